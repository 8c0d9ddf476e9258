/** Batches of merchants, as every other part of settlement reads them. */
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';

export const merchantBatches = ({ merchant }: Pick<SettlementDeps, 'merchant'>): readonly ComputedBatch[] =>
  merchant.facts().batches;
