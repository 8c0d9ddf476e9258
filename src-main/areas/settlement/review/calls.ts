/** Batches as a reviewer reads and signs them. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';
import { adjustSettlement } from './adjust.ts';
import { decideSettlements } from './decide.ts';
import { getSettlement, settlementLines } from './detail.ts';
import { listSettlements, settlementsWaiting } from './list.ts';
import { settlementsOfLines } from './of-lines.ts';

export function reviewCalls(
  deps: SettlementDeps,
): HandlersOf<
  | 'settlement.list'
  | 'settlement.waiting'
  | 'settlement.get'
  | 'settlement.lines'
  | 'settlement.ofLines'
  | 'settlement.decide'
  | 'settlement.adjust'
> {
  return {
    'settlement.list': (input) => listSettlements(deps, input),
    'settlement.waiting': () => settlementsWaiting(deps),
    'settlement.get': (input) => getSettlement(deps, input),
    'settlement.lines': (input) => settlementLines(deps, input),
    'settlement.ofLines': (input) => settlementsOfLines(deps, input),
    'settlement.decide': (input, info) => decideSettlements(deps, input, info),
    'settlement.adjust': (input, info) => adjustSettlement(deps, input, info),
  };
}
