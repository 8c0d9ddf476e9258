/**
 * How a panel's table lies on a sheet: its dimensions, then of every metric its value, the one before and the change. What is worked out of other columns
 * is a formula over their cells; a sum is a formula over its rows only where it is one to the last unit.
 */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { fractionDigits } from '../../../../shared/domain/money.ts';
import { amount } from '../../exports/report-cells.ts';

type Table = PanelAnswer['tables'][number];
export type SheetCell = string | number | { readonly formula: string; readonly result: string | number };

/** 0 → A, 25 → Z, 26 → AA. */
export const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

export const formatOf = (unit: Unit, currency: string): string => {
  if (unit === 'ppm') return '0.00%';
  if (unit !== 'money' || fractionDigits(currency) === 0) return '#,##0;[Red]-#,##0';
  return '#,##0.00;[Red]-#,##0.00';
};

/** As a spreadsheet counts: a percentage is a part of one; an amount that it would round is a text. */
export function sheetFigure(value: number | null, unit: Unit, currency: string): string | number {
  if (value === null) return '';
  if (unit === 'ppm') return value / 1_000_000;
  return unit === 'money' ? amount(value, currency) : value;
}

/** Columns of one metric among those of the sheet. */
export interface MetricColumns {
  readonly metric: Metric;
  readonly unit: Unit;
  readonly value: number;
  readonly before: number | null;
  readonly change: number | null;
}
export function columnsOf(answer: PanelAnswer): MetricColumns[] {
  const step = answer.compared === null ? 1 : 3;
  return answer.metrics.map((metric, at) => {
    const value = answer.dimensions.length + at * step;
    const isCompared = step === 3;
    const { unit } = metricOf(metric);
    return {
      metric,
      unit,
      value,
      before: isCompared ? value + 1 : null,
      change: isCompared ? value + 2 : null,
    };
  });
}

export interface Place {
  /** Number of the row on the sheet. */
  readonly row: number;
  readonly first: number;
  readonly last: number;
  /** Of the totals. */
  readonly total: number;
}

/** Everything of a row but its names. */
export function rowCells(
  columns: readonly MetricColumns[],
  table: Table,
  values: readonly (number | null)[],
  before: readonly (number | null)[] | null,
  place: Place,
): SheetCell[] {
  return columns.flatMap((each, at): SheetCell[] => {
    const value = cellOf(columns, table, values, table.totals, { each, at, which: 'value', place });
    if (each.before === null) return [value];
    const earlier = before ?? [];
    const old =
      before === null
        ? ''
        : cellOf(columns, table, earlier, table.totalsBefore ?? [], { each, at, which: 'before', place });
    return [
      value,
      old,
      changeCell(each, values[at] ?? null, before?.[at] ?? null, table.currency, place.row),
    ];
  });
}

interface CellAt {
  readonly each: MetricColumns;
  readonly at: number;
  readonly which: 'value' | 'before';
  readonly place: Place;
}

function cellOf(
  columns: readonly MetricColumns[],
  { currency, rows }: Table,
  values: readonly (number | null)[],
  totals: readonly (number | null)[],
  { each, at, which, place }: CellAt,
): SheetCell {
  const result = sheetFigure(values[at] ?? null, each.unit, currency);
  const how = metricOf(each.metric);
  const own = letterOf(each[which] ?? 0);
  if (how.how === 'sum' && place.row === place.total && place.last >= place.first) {
    const listed = (row: Table['rows'][number]) => (which === 'value' ? row.values : row.before)?.[at] ?? 0;
    const isSum = rows.reduce((sum, row) => sum + listed(row), 0) === (values[at] ?? null);
    return isSum && typeof result === 'number'
      ? { formula: `SUM(${own}${place.first}:${own}${place.last})`, result }
      : result;
  }
  if (how.how !== 'ratio' && how.how !== 'share') return result;
  const of = columns.findIndex(({ metric }) => metric === how.of);
  const by = how.how === 'ratio' ? columns.findIndex(({ metric }) => metric === how.by) : of;
  const [ofColumn, byColumn] = [columns[of]?.[which], columns[by]?.[which]];
  if (ofColumn === undefined || byColumn === undefined || ofColumn === null || byColumn === null)
    return result;
  const parts = [values[of] ?? null, (how.how === 'ratio' ? values : totals)[by] ?? null];
  const units = [columns[of]?.unit ?? 'count', columns[by]?.unit ?? 'count'];
  // What a spreadsheet holds as a text cannot be divided.
  if (parts.some((part, side) => typeof sheetFigure(part, units[side] ?? 'count', currency) !== 'number'))
    return result;
  const byRow = how.how === 'ratio' ? place.row : place.total;
  const [a, b] = [`${letterOf(ofColumn)}${place.row}`, `${letterOf(byColumn)}${byRow}`];
  const digits = each.unit === 'ppm' ? 6 : each.unit === 'money' ? fractionDigits(currency) : 0;
  return { formula: `IF(${b}=0,"",ROUND(${a}/${b},${digits}))`, result };
}

function changeCell(
  { value, before, unit }: MetricColumns,
  now: number | null,
  then: number | null,
  currency: string,
  row: number,
): SheetCell {
  if (now === null || then === null) return '';
  const result = sheetFigure(now - then, unit, currency);
  const isCounted = [now, then].every((each) => typeof sheetFigure(each, unit, currency) === 'number');
  if (!isCounted || typeof result !== 'number') return result;
  return { formula: `${letterOf(value)}${row}-${letterOf(before ?? value)}${row}`, result };
}
