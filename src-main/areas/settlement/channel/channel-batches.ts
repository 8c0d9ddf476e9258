/** Batches of channels. */
import type { ComputedBatch } from '../computed.ts';
import type { SettlementDeps } from '../deps.ts';

export function channelBatches(
  _deps: Omit<SettlementDeps, 'book' | 'record' | 'secondPerson'>,
): readonly ComputedBatch[] {
  return [];
}
