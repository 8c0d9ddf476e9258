/** Batches of merchants. */
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';

export function merchantBatches(
  _deps: Omit<SettlementDeps, 'book' | 'record' | 'secondPerson'>,
): readonly ComputedBatch[] {
  return [];
}
