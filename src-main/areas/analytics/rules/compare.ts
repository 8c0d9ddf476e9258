/**
 * Two periods side by side: each row beside the one of the same name. Days, weeks and months have the names of their place in the period shown (Asked.period),
 * so they meet their counterparts; a row that only the other period has is shown with nought.
 */
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import { type Finished, finish } from './finish.ts';
import type { FoundTable } from './found.ts';

type Values = readonly (number | null)[];
export interface Beside {
  readonly currency: string;
  readonly rows: readonly {
    readonly of: readonly string[];
    readonly values: Values;
    readonly before: Values | null;
  }[];
  readonly totals: Values;
  readonly totalsBefore: Values | null;
}

export const nameOf = (of: readonly string[]): string => JSON.stringify(of);

/** `before` null: nothing is compared. */
export function sideBySide(
  tables: readonly FoundTable[],
  before: readonly FoundTable[] | null,
  metrics: readonly Metric[],
): Beside[] {
  const earlier = new Map((before ?? []).map((table) => [table.currency, table]));
  const missing = [...earlier.keys()].filter(
    (currency) => !tables.some((each) => each.currency === currency),
  );
  const all = [...tables, ...missing.map((currency): FoundTable => ({ currency, rows: [] }))];
  return all.map((table) => {
    const known = earlier.get(table.currency);
    const then: Finished | null = known ? finish(known, metrics) : null;
    const valuesThen = new Map(then?.rows.map(({ of, values }) => [nameOf(of), values]));
    const here = new Set(table.rows.map(({ of }) => nameOf(of)));
    const gone = (known?.rows ?? []).filter(({ of }) => !here.has(nameOf(of)));
    const now = finish(
      { ...table, rows: [...table.rows, ...gone.map(({ of }) => ({ of, values: {} }))] },
      metrics,
    );
    return {
      currency: now.currency,
      rows: now.rows.map(({ of, values }) => ({ of, values, before: valuesThen.get(nameOf(of)) ?? null })),
      totals: now.totals,
      totalsBefore: then?.totals ?? null,
    };
  });
}
