/** Widths of a grid's columns: as given, until somebody drags or presses one; remembered per grid while the window is open. */
import { useState } from 'react';

export const COLUMN_WIDTH_MIN = 48;
const COLUMN_WIDTH_MAX = 800;

const remembered = new Map<string, Readonly<Record<string, number>>>();

export interface SizedColumn {
  readonly id: string;
  readonly width: number;
  readonly grow?: number | undefined;
}

export function useColumnWidths(gridId: string, columns: readonly SizedColumn[], lead: number) {
  const [own, setOwn] = useState<Readonly<Record<string, number>>>(() => remembered.get(gridId) ?? {});
  const widthOf = (column: SizedColumn) => own[column.id] ?? column.width;
  const keep = (next: Readonly<Record<string, number>>) => {
    remembered.set(gridId, next);
    setOwn(next);
  };
  return {
    widthOf,
    minWidth: columns.reduce((sum, column) => sum + widthOf(column), lead),
    template: [
      ...(lead > 0 ? [`${lead}px`] : []),
      ...columns.map((column) =>
        column.grow && own[column.id] === undefined
          ? `minmax(${column.width}px, ${column.grow}fr)`
          : `${widthOf(column)}px`,
      ),
    ].join(' '),
    resize: (id: string, width: number) =>
      keep({ ...own, [id]: Math.min(COLUMN_WIDTH_MAX, Math.max(COLUMN_WIDTH_MIN, Math.round(width))) }),
    reset: (id: string) => keep(Object.fromEntries(Object.entries(own).filter(([key]) => key !== id))),
  };
}
