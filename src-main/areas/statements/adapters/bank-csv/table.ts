/**
 * Finds the table in a file: the header by its words at any row, or no header and a plain shape; each field's column.
 */
import type { RawRow } from '../../adapter.ts';
import { findDecimalSign } from './amounts.ts';
import { type Field, foreignWeight, meaningOf } from './header-words.ts';
import type { CellRow, Columns } from './layout.ts';
import { cleanCell, wordOf } from './text.ts';

/** Rows in which a header is looked for: the longest preambles we know have about 25. */
const HEADER_WITHIN = 60;

export interface HeaderTable {
  readonly headerRow: number;
  /** Position of the header among the sample's rows. */
  readonly at: number;
  readonly names: readonly string[];
  readonly columns: Columns;
  /** Currency named in the header of the amounts. */
  readonly currency: string;
  readonly understood: readonly string[];
  readonly notUnderstood: readonly string[];
}

export type TableFinding =
  | { readonly is: 'table'; readonly table: HeaderTable }
  | { readonly is: 'foreign' }
  /** A header without a column of money or without a day. */
  | {
      readonly is: 'partial';
      readonly understood: readonly string[];
      readonly notUnderstood: readonly string[];
    }
  | { readonly is: 'none' };

export function findHeaderTable(rows: readonly RawRow[]): TableFinding {
  let partial: TableFinding = { is: 'none' };
  for (const [at, raw] of rows.slice(0, HEADER_WITHIN).entries()) {
    if (raw.cells.length < 2) continue;
    const table = readHeaderRow(raw, at);
    const foreign = raw.cells.reduce((weight, cell) => weight + foreignWeight(cell), 0);
    if (foreign > 2 || (foreign === 2 && table.understood.length > 1)) return { is: 'foreign' };
    const { columns, understood, notUnderstood } = table;
    const hasDay =
      columns.date !== undefined || columns.bookingDate !== undefined || columns.valueDate !== undefined;
    const hasMoney = columns.amount !== undefined || columns.in !== undefined || columns.out !== undefined;
    if (hasDay && hasMoney && 3 * understood.length >= notUnderstood.length) return { is: 'table', table };
    if ((hasDay || hasMoney) && understood.length >= 3 && partial.is === 'none')
      partial = { is: 'partial', understood, notUnderstood };
  }
  return partial;
}

function readHeaderRow(raw: RawRow, at: number): HeaderTable {
  const best = new Map<Field, { column: number; rank: number; currency: string }>();
  const descriptions: number[] = [];
  const understood: string[] = [];
  const notUnderstood: string[] = [];
  const names = raw.cells.map(cleanCell);
  names.forEach((name, column) => {
    if (name === '') return;
    const meaning = name.length > 60 ? null : meaningOf(name);
    if (!meaning) {
      notUnderstood.push(name);
      return;
    }
    understood.push(name);
    if (meaning.field === 'known') return;
    if (meaning.field === 'description') {
      descriptions.push(column);
      return;
    }
    const held = best.get(meaning.field);
    const { rank, currency } = meaning;
    if (held && held.rank <= rank) {
      if (isClock(name) && !best.has('time')) best.set('time', { column, rank, currency });
      if (meaning.field === 'type') descriptions.push(column);
      return;
    }
    // 交易日期 beside 交易时间: one is the day, the other the clock.
    if (held && isClock(names[held.column] ?? '') && !best.has('time')) best.set('time', held);
    best.set(meaning.field, { column, rank, currency });
  });
  const columns: Record<string, number> = {};
  for (const [field, held] of best) columns[field] = held.column;
  const money = best.get('amount') ?? best.get('in') ?? best.get('out');
  return {
    headerRow: raw.row,
    at,
    names,
    columns: { ...columns, descriptions },
    currency: money?.currency ?? '',
    understood,
    notUnderstood,
  };
}

const isClock = (name: string): boolean => /(?:时间|时刻|time)$/.test(wordOf(name));

/** The cells of the columns that hold money. */
export const moneyCells = (rows: readonly CellRow[], columns: Columns): string[] =>
  [columns.amount, columns.in, columns.out, columns.balance].flatMap((column) =>
    column === undefined
      ? []
      : rows.map((cells) => cleanCell(cells[column] ?? '')).filter((cell) => /\d/.test(cell)),
  );

export const decimalOf = (rows: readonly CellRow[], columns: Columns, more: readonly string[]) =>
  findDecimalSign([...moneyCells(rows, columns), ...more]);
