/** Sums of large values per direction and currency: in and out are never taken together. Pure. */
import type { LargeValueView } from '../../../../shared/contract/risk-views.ts';

type Row = Pick<LargeValueView, 'direction' | 'currency' | 'sum'>;

export interface LargeSum extends Row {
  readonly count: number;
}

export function sumsOf(rows: readonly Row[]): readonly LargeSum[] {
  const held = new Map<string, LargeSum>();
  for (const { direction, currency, sum } of rows) {
    const key = `${direction} ${currency}`;
    const before = held.get(key);
    held.set(key, {
      direction,
      currency,
      sum: (before?.sum ?? 0) + sum,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...held.values()].toSorted(
    (a, b) =>
      (a.direction < b.direction ? -1 : a.direction > b.direction ? 1 : 0) ||
      (a.currency < b.currency ? -1 : 1),
  );
}
