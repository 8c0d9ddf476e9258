/**
 * The rows of a table as they are drawn: its own, and behind a waterfall's steps the net they add up to, which is the table's total. What stands behind it
 * is asked for as the row 'net'.
 */
import type { Chart } from './panel.ts';

type Values = (number | null)[];
/** As answers have it. */
interface Row {
  of: string[];
  values: Values;
  before: Values | null;
  missing: number;
}
interface Table {
  readonly rows: readonly Row[];
  readonly totals: Values;
  readonly totalsBefore: Values | null;
}

export const NET = 'net';

export function drawnRows(chart: Chart, { rows, totals, totalsBefore }: Table): readonly Row[] {
  if (chart !== 'waterfall' || rows.length === 0) return rows;
  return [...rows, { of: [NET], values: totals, before: totalsBefore, missing: 0 }];
}
