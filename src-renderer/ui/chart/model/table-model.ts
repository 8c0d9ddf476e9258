/** The table of a panel: the same figures as its drawing and all the others, sorted as the reader asks, with what they were before and the difference. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { figureText } from '../../../../shared/domain/figure-format.ts';
import type { Locale } from '../../../../shared/wording/catalogue.ts';
import { rowLabel } from '../../../../shared/wording/row-label.ts';
import type { Table } from './plot.ts';
import { codesInOrder } from './row-order.ts';

/** A dimension's column by its place, or a metric's. */
export interface Sort {
  readonly by: 'dimension' | 'metric';
  readonly at: number;
  readonly isDown: boolean;
}
export interface TableRow {
  readonly key: string;
  readonly of: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly before: readonly (number | null)[] | null;
  readonly missing: number;
}

export function tableRows(
  answer: PanelAnswer,
  table: Table,
  { locale, sort }: { readonly locale: Locale; readonly sort: Sort | null },
): readonly TableRow[] {
  const rows = table.rows.map(
    (row): TableRow => ({
      ...row,
      key: row.of.join('|'),
      labels: answer.dimensions.map((name, at) => rowLabel(locale, name, row.of[at] ?? '', answer.names)),
    }),
  );
  if (!sort) return rows;
  const sign = sort.isDown ? -1 : 1;
  if (sort.by === 'metric')
    return rows.toSorted((a, b) => byFigure(a.values[sort.at], b.values[sort.at], sign));
  const name = answer.dimensions[sort.at];
  const place = new Map(name ? codesInOrder(name, rows, sort.at).map((code, at) => [code, at]) : []);
  const hasOrder = name !== 'channel' && name !== 'merchant' && name !== 'account' && name !== 'person';
  return rows.toSorted((a, b) => {
    const [left, right] = [a.of[sort.at] ?? '', b.of[sort.at] ?? ''];
    if (hasOrder) return sign * ((place.get(left) ?? 0) - (place.get(right) ?? 0));
    return sign * (a.labels[sort.at] ?? '').localeCompare(b.labels[sort.at] ?? '', locale);
  });
}

/** What cannot be said stands last, whichever way it is sorted. */
function byFigure(a: number | null | undefined, b: number | null | undefined, sign: number): number {
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  return b === null || b === undefined ? -1 : sign * (a - b);
}

/** First from the largest figure, or from the first name; again the other way; a third time as it came. */
export function nextSort(sort: Sort | null, by: Sort['by'], at: number): Sort | null {
  if (sort?.by !== by || sort.at !== at) return { by, at, isDown: by === 'metric' };
  return sort.isDown === (by === 'metric') ? { ...sort, isDown: !sort.isDown } : null;
}

/** As the cell of a metric's column: every digit, the minus a minus. */
export const cellText = (value: number | null, metric: Metric, currency: string): string =>
  value === null ? '–' : figureText(value, metricOf(metric).unit, currency).replace('-', '−');

/** Of two percentages in points; a figure that was not there before has no difference. */
export function differenceText(
  value: number | null,
  before: number | null,
  metric: Metric,
  currency: string,
): string {
  if (value === null || before === null) return '–';
  const { unit } = metricOf(metric);
  const text = figureText(value - before, unit, currency).replace('-', '−');
  const points = unit === 'ppm' ? text.replace('%', '') : text;
  return value > before ? `+${points}` : points;
}
