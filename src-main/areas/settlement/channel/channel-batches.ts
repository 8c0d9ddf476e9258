/** Batches of channels, as every other part of settlement reads them. */
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';

export const channelBatches = ({ channel }: Pick<SettlementDeps, 'channel'>): readonly ComputedBatch[] =>
  channel.facts().batches;
