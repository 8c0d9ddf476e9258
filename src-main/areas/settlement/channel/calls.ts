/** Which settlement days of a channel are complete, and what is under way. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';
import { settlementDays } from './days.ts';
import { settlementTransit } from './transit.ts';

export function channelCalls(deps: SettlementDeps): HandlersOf<'settlement.days' | 'settlement.transit'> {
  return {
    'settlement.days': (input) => settlementDays(deps, input),
    'settlement.transit': (input) => settlementTransit(deps, input),
  };
}
