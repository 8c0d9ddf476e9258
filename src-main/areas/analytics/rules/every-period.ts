/** A row for every period of the range, also for those in which nothing was: a day without a file must be seen, and a line must not jump over it. */
import type { PanelOf } from '../../../../shared/domain/analytics/panel.ts';
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import type { Asked, FoundTable } from './found.ts';
import { periodNames } from './period.ts';

type Panel = Pick<PanelOf<Metric>, 'dimensions' | 'isNow'>;

/** From the first day that its files speak of to the last, as far as the range goes; null where rows are not of days alone. */
export function periodsToShow(
  { dimensions, isNow }: Panel,
  asked: Pick<Asked, 'from' | 'to' | 'by'>,
  spoken: { readonly first: number; readonly last: number } | null,
): readonly string[] | null {
  if (isNow || dimensions.length !== 1 || dimensions[0] !== 'day' || spoken === null) return null;
  return periodNames(Math.max(asked.from, spoken.first), Math.min(asked.to, spoken.last), asked.by);
}

export function withEveryPeriod(table: FoundTable, periods: readonly string[] | null): FoundTable {
  if (!periods) return table;
  const rows = new Map(table.rows.map((row) => [row.of[0] ?? '', row]));
  for (const name of periods) if (!rows.has(name)) rows.set(name, { of: [name], values: {} });
  return {
    ...table,
    rows: [...rows.values()].toSorted((a, b) => ((a.of[0] ?? '') < (b.of[0] ?? '') ? -1 : 1)),
  };
}
