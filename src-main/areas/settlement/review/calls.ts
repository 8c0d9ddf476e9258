/** Batches as a reviewer reads and signs them. */

import { Refused } from '../../../../shared/contract/errors.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';

export function reviewCalls(
  _deps: SettlementDeps,
): HandlersOf<
  | 'settlement.list'
  | 'settlement.waiting'
  | 'settlement.get'
  | 'settlement.lines'
  | 'settlement.decide'
  | 'settlement.adjust'
> {
  return {
    'settlement.list': () => ({ total: 0, rows: [], sums: [] }),
    'settlement.waiting': () => ({ toSign: 0, late: 0, missing: 0, toPay: 0, overtaken: 0 }),
    'settlement.get': () => {
      throw new Refused('not_found', {});
    },
    'settlement.lines': () => {
      throw new Refused('not_found', {});
    },
    'settlement.decide': () => {
      throw new Refused('not_found', {});
    },
    'settlement.adjust': () => {
      throw new Refused('not_found', {});
    },
  };
}
