/** Fees line by line against the schedule. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';

export function feeCalls(_deps: SettlementDeps): HandlersOf<'settlement.variances'> {
  return {
    'settlement.variances': () => ({ total: 0, rows: [], sums: [] }),
  };
}
