/** Fees line by line against the schedule: of one batch, or of a channel over days. */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { FeeVarianceView } from '../../../../shared/contract/settlement-views.ts';
import { scheduleCode } from '../../../../shared/domain/schedule-code.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { SettlementDeps } from '../deps.ts';
import { type Variance, varianceList } from './variance-list.ts';

type VarianceDeps = Pick<SettlementDeps, 'book' | 'fees' | 'lines'>;

export function feeCalls(deps: VarianceDeps): HandlersOf<'settlement.variances'> {
  return {
    'settlement.variances': ({ key, show, offset, limit, ...asked }) => {
      const batch = key === null ? null : deps.book.find(key);
      if (key !== null && !batch) throw new Refused('not_found', { what: 'settlement', id: key });
      const { count, at, sums } = varianceList(deps.fees, { ...asked, batch }, show);
      const places = Array.from(
        { length: Math.max(0, Math.min(limit, count - offset)) },
        (_, each) => offset + each,
      );
      return {
        total: count,
        rows: places.map((place) => viewOf(deps, at(place))),
        sums: [...sums],
      };
    },
  };
}

function viewOf({ fees, lines }: VarianceDeps, { row, gross, charged, expected }: Variance): FeeVarianceView {
  const { rows } = fees.judged();
  const isUnknown = Number.isNaN(expected);
  const terms = rows.termsOf(row);
  return {
    line: lines.view(rows.lineIdOf(row)),
    gross,
    charged,
    expected: isUnknown ? null : expected,
    difference: isUnknown ? null : charged - expected,
    schedule: terms ? scheduleCode(terms) : '',
    why: rows.whyOf(row),
  };
}
