/** From mark to mark by key: along the categories and across the series, never outside, the same on every chart. And what is said of a mark. */
import type { Facts } from '../../../../shared/contract/errors.ts';
import { NET } from '../../../../shared/domain/analytics/drawn-rows.ts';
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import { figureText } from '../../../../shared/domain/figure-format.ts';
import type { WordKey } from '../../../../shared/wording/catalogue.ts';
import type { ChartCell } from '../chart-props.ts';
import type { Plot } from './plot.ts';

export interface Mark {
  readonly category: number;
  readonly series: number;
}
export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';
type Say = (key: WordKey, facts?: Facts) => string;

const WEEK = 7;

/** Null before the first key: then the first mark comes into hand, of days the newest. */
export function moved(plot: Plot, mark: Mark | null, move: Move): Mark {
  const [categories, series] = [plot.categories.length, plot.series.length];
  if (mark === null) return { category: plot.form === 'columns' ? categories - 1 : 0, series: 0 };
  if (move === 'first') return { ...mark, category: 0 };
  if (move === 'last') return { ...mark, category: categories - 1 };
  const { along, across } = stepOf(plot, move);
  return {
    category: within(mark.category + along, categories),
    series: within(mark.series + across, series),
  };
}

/** Which way an arrow goes: it follows the eye, so of bars that lie it is up and down that goes from one to the next. */
function stepOf(
  { form, isStacked }: Plot,
  move: Exclude<Move, 'first' | 'last'>,
): { along: number; across: number } {
  const sign = move === 'right' || move === 'down' ? 1 : -1;
  const isLevel = move === 'left' || move === 'right';
  if (form === 'calendar') return { along: isLevel ? sign * WEEK : sign, across: 0 };
  if (form === 'flow') return { along: sign, across: 0 };
  if (form === 'bars' || form === 'waterfall')
    return isLevel ? { along: 0, across: sign } : { along: sign, across: 0 };
  if (isLevel) return { along: sign, across: 0 };
  // Up a stack is on to the next part of it.
  return { along: 0, across: isStacked ? -sign : sign };
}
const within = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at));

/** What opens behind a mark; null where no one row is meant or there is no figure. The net of a waterfall is the total of its steps. */
export function cellOf(plot: Plot, { category, series }: Mark): ChartCell | null {
  const found = plot.series[series];
  const of = found?.of[category] ?? null;
  if (of === null || !found || found.values[category] === null) return null;
  const isNet = plot.form === 'waterfall' && of[0] === NET;
  return { currency: plot.currency, of: isNet ? null : of, metric: found.metric };
}

/** A figure with every digit and its unit: 1,234.50 CNY, 12 天, 99.12%. */
export function figureSaid(say: Say, value: number | null, unit: Unit, currency: string): string {
  if (value === null) return '–';
  const text = figureText(value, unit, currency).replace('-', '−');
  if (unit === 'money') return `${text} ${currency}`;
  if (unit === 'days' || unit === 'hours') return say(`chart.unit.${unit}`, { figure: text, count: value });
  return text;
}

/** As a screen reader hears it: which one, which figure, and whether files are missing. */
export function markSaid(say: Say, plot: Plot, { category, series }: Mark): string {
  const [where, what] = [plot.categories[category], plot.series[series]];
  if (!where || !what) return '';
  const figure = figureSaid(say, what.values[category] ?? null, what.unit, plot.currency);
  const said = say('chart.mark', { where: where.label, what: what.label, figure });
  const missing = what.missing[category] ?? 0;
  return missing === 0 ? said : `${said} ${say('chart.missingFiles', { count: missing })}`;
}
