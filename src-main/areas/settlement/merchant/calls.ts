/** What merchants are owed, having them paid, and who owes more than she is owed. */
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';
import { agedPage } from './aged.ts';
import { payOut } from './pay-out.ts';
import { payablePage } from './payable.ts';

export function merchantCalls(
  deps: SettlementDeps,
): HandlersOf<'settlement.payable' | 'settlement.payOut' | 'settlement.aged'> {
  return {
    'settlement.payable': (input) => payablePage(deps, input),
    'settlement.payOut': (input, info) => payOut(deps, input, info),
    'settlement.aged': (input) => agedPage(deps, input),
  };
}
