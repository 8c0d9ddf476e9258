/**
 * The alarm of the board: the automatic rate of the newest month fell by more than five points against the month before. Whole calendar months, under
 * the filter that is looked through; a month without lines is no month to fall from.
 */

import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { nextPeriod, periodStart } from '../rules/period.ts';
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
  const rates = new Map<number, { lines: number; automatic: number }>();
  const sums = sumsOf(deps, months, (_, { day }) => [String(periodStart(day, 'month'))]);
  for (const rows of sums.values())
    for (const { of, sums: figures } of rows.values()) {
      const month = Number(of[0]);
      const known = rates.get(month) ?? { lines: 0, automatic: 0 };
      rates.set(month, {
        lines: known.lines + (figures[LINES] ?? 0),
        automatic: known.automatic + (figures[AUTOMATIC] ?? 0),
      });
    }
  const newest = [...rates.keys()]
    .filter((month) => month >= firstMonth)
    .reduce((a, b) => Math.max(a, b), -Infinity);
  const now = rates.get(newest);
  const before = rates.get(periodStart(newest - 1, 'month'));
  if (!now || !before) return [];
  const [rate, rateBefore] = [hundredths(now), hundredths(before)];
  if (rateBefore - rate <= FALL_MAX) return [];
  return [
    {
      kind: 'auto_rate_fell',
      facts: {
        month: monthText(newest),
        monthBefore: monthText(periodStart(newest - 1, 'month')),
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
const monthText = (day: number): string => formatDay(day).slice(0, 7);
