/** Large values (大额) by day: how many sums reach their threshold, how much they come to, which are still to be reported and which are late. */
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { labelOf, type StandingRow, standingRows } from '../../risk/large-value/standing.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { PanelSource } from '../panel-source.ts';
import { thingsBehind } from '../rules/behind.ts';
import type { Asked, BehindThing } from '../rules/found.ts';
import { anyLine, isHers } from './touched.ts';

/** Sums in the range that reach their threshold now; one that was filed and is there no more has nothing to count. */
export function largeValuesSeen(deps: AnalyticsDeps, asked: Asked): StandingRow[] {
  return standingRows(deps).filter(
    ({ row }) =>
      row.sum > 0 &&
      row.day >= asked.from &&
      row.day <= asked.to &&
      (asked.currency === '' || row.currency === asked.currency) &&
      (isHers(asked, row.customer.partyId) || anyLine(deps, asked, row.lines)),
  );
}

export const largeValues: PanelSource = {
  read: (deps, asked) => ({
    tables: [...Map.groupBy(largeValuesSeen(deps, asked), ({ row }) => row.currency)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, seen]) => ({
        currency,
        rows: [...Map.groupBy(seen, ({ row }) => asked.period(row.day))]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, of]) => ({
            of: [name],
            values: {
              large_count: of.length,
              large_value: minor(of.reduce((sum, { row }) => sum + row.sum, 0)),
              large_due: of.filter((each) => counts(each, 'large_due')).length,
              large_late: of.filter((each) => counts(each, 'large_late')).length,
            },
          })),
      })),
  }),
  behind: (deps, asked, { currency, of, metric }) =>
    thingsBehind(
      largeValuesSeen(deps, { ...asked, currency }).filter(
        (each) => counts(each, metric) && (of === null || asked.period(each.row.day) === of[0]),
      ),
      thingOfLargeValue,
      ({ row }) => row.sum,
    ),
};

const counts = ({ state, isLate }: StandingRow, metric: Metric): boolean =>
  metric === 'large_due' ? state === 'due' : metric === 'large_late' ? isLate : true;

export const thingOfLargeValue = ({ row }: StandingRow): BehindThing => ({
  ...{ what: 'large_value', key: row.key, day: formatDay(row.day), count: 1, amount: row.sum },
  title: labelOf(row),
});
