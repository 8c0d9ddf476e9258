/** Which rows are chosen. Rows are kept with their keys, so that sums of a choice need no second look-up. */
import { useRef } from 'react';
import type { RowKey } from './data-grid.tsx';
import type { PageCache } from './page-cache.ts';

/** As many as one call of the contract takes. */
export const SELECTED_MAX = 500;

export function useSelection<Row>(
  cache: PageCache<Row>,
  rowKey: (row: Row) => RowKey,
  selected: ReadonlyMap<RowKey, Row> | undefined,
  onChange: ((selected: ReadonlyMap<RowKey, Row>) => void) | undefined,
) {
  // A stretch grows and shrinks from where it began; what was chosen before it stays.
  const stretch = useRef<{ anchor: number; base: ReadonlyMap<RowKey, Row>; end: number } | null>(null);
  const held: ReadonlyMap<RowKey, Row> = selected ?? new Map();

  const extend = async (from: number, to: number) => {
    if (!onChange) return;
    if (stretch.current?.end !== from) stretch.current = { anchor: from, base: held, end: from };
    const { anchor, base } = stretch.current;
    stretch.current.end = to;
    const start = Math.min(anchor, to);
    const rows = await cache.rows(start, Math.min(Math.max(anchor, to) + 1, start + SELECTED_MAX));
    const next = new Map(base);
    for (const { row } of rows) if (next.size < SELECTED_MAX) next.set(rowKey(row), row);
    onChange(next);
  };

  return {
    isOn: onChange !== undefined,
    count: held.size,
    has: (row: Row) => held.has(rowKey(row)),
    extend: (from: number, to: number) => void extend(from, to),
    clear: () => {
      stretch.current = null;
      onChange?.(new Map());
    },
    toggle: (index: number) => {
      const row = cache.row(index);
      if (row === undefined || !onChange) return;
      stretch.current = null;
      const next = new Map(held);
      if (!next.delete(rowKey(row)) && next.size < SELECTED_MAX) next.set(rowKey(row), row);
      onChange(next);
    },
  };
}
