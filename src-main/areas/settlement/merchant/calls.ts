/** What merchants are owed, and having them paid. */

import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';

export function merchantCalls(
  _deps: SettlementDeps,
): HandlersOf<'settlement.payable' | 'settlement.payOut' | 'settlement.aged'> {
  return {
    'settlement.payable': () => ({ total: 0, rows: [] }),
    'settlement.payOut': () => {
      throw new Refused('not_found', {});
    },
    'settlement.aged': () => ({ total: 0, rows: [] }),
  };
}
