/**
 * The alarm of the board: the automatic rate of the newest month fell by more than five points against the month before. Whole calendar months, under
 * the filter that is looked through; a month without lines is no month to fall from.
 */

import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { nextPeriod, periodNamer, periodStart } from '../rules/period.ts';
import { FIGURE_NAMES } from './leg-cube.ts';
import { sumsOf } from './leg-sums.ts';

/** In hundredths of a point. */
const FALL_MAX = 500;

export function fallOfAutomaticRate(deps: AnalyticsDeps, asked: Asked): PanelAnswer['notes'] {
  const firstMonth = periodStart(asked.from, 'month');
  const months = {
    ...asked,
    from: periodStart(firstMonth - 1, 'month'),
    to: nextPeriod(periodStart(asked.to, 'month'), 'month') - 1,
  };
  const monthOf = periodNamer('month', (day) => day);
  const rates = new Map<string, { lines: number; automatic: number }>();
  for (const rows of sumsOf(deps, months, (_, { day }) => [monthOf(day)]).values())
    for (const { of, sums } of rows.values()) {
      const [month = ''] = of;
      const known = rates.get(month) ?? { lines: 0, automatic: 0 };
      rates.set(month, {
        lines: known.lines + (sums[LINES] ?? 0),
        automatic: known.automatic + (sums[AUTOMATIC] ?? 0),
      });
    }
  const newest = [...rates.keys()]
    .filter((month) => month >= formatDay(firstMonth))
    .toSorted()
    .at(-1);
  if (newest === undefined) return [];
  const last = monthOf((parseDay(newest) ?? 0) - 1);
  const now = rates.get(newest);
  const before = rates.get(last);
  if (!now || !before) return [];
  const [rate, rateBefore] = [hundredths(now), hundredths(before)];
  if (rateBefore - rate <= FALL_MAX) return [];
  return [
    {
      kind: 'auto_rate_fell',
      facts: {
        month: newest.slice(0, 7),
        monthBefore: last.slice(0, 7),
        rate: `${text(rate)}%`,
        rateBefore: `${text(rateBefore)}%`,
        points: text(rateBefore - rate),
      },
    },
  ];
}

const LINES = FIGURE_NAMES.indexOf('lines');
const AUTOMATIC = FIGURE_NAMES.indexOf('automatic_lines');
/** Cut, as the summaries of the review cut it. */
const hundredths = ({ lines, automatic }: { readonly lines: number; readonly automatic: number }): number =>
  lines === 0 ? 0 : Math.floor((automatic * 10_000) / lines);
const text = (of: number): string => (of / 100).toFixed(2);
