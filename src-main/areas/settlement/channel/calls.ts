/** Which settlement days of a channel are complete, and what is under way. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';

export function channelCalls(_deps: SettlementDeps): HandlersOf<'settlement.days' | 'settlement.transit'> {
  return {
    'settlement.days': () => ({ rows: [], counts: { missing: 0, late: 0, partial: 0, merged: 0, split: 0 } }),
    'settlement.transit': () => ({ asOf: '', rows: [], byDay: [], error: null }),
  };
}
