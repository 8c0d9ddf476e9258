/**
 * What the rows of a file prove about signs: how a running balance moves with the amounts, which sign each column prints, what a word beside
 * the amount has to do with it. Only counting here; what follows from it is decided in forms.ts.
 */
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import { AmountReader, type DecimalSign } from './amounts.ts';
import { type AmountForm, type CellRow, type Columns, cellAt } from './layout.ts';
import { directionOf } from './row-words.ts';

/** One row as far as signs need it. Two fraction digits everywhere: only sums within one currency are compared. */
export interface SignRow {
  readonly amount: number;
  readonly isSigned: boolean;
  readonly balance: number | null;
  /** Balances chain within one of these. */
  readonly chain: string;
}

/** More than any currency has; only sums within one currency are compared. */
const DIGITS = 3;

export interface Votes {
  readonly same: number;
  readonly opposed: number;
  /** Steps from one balance to the next that are not nothing. */
  readonly steps: number;
}

/** How often the balance moves by the amount, and how often against it; the better of both orders of the file. */
export function balanceVotes(rows: readonly SignRow[]): Votes {
  const chains = new Map<string, SignRow[]>();
  for (const row of rows) {
    if (row.balance === null) continue;
    const held = chains.get(row.chain);
    if (held) held.push(row);
    else chains.set(row.chain, [row]);
  }
  const forward = { same: 0, opposed: 0 };
  const backward = { same: 0, opposed: 0 };
  let steps = 0;
  for (const chain of chains.values()) {
    for (let at = 1; at < chain.length; at += 1) {
      const row = chain[at];
      const before = chain[at - 1];
      if (!row || !before) continue;
      const step = (row.balance ?? 0) - (before.balance ?? 0);
      if (step === 0) continue;
      steps += 1;
      if (step === row.amount) forward.same += 1;
      if (step === -row.amount) forward.opposed += 1;
      // Newest first: the row above is the later one, and its amount made the step.
      if (-step === before.amount) backward.same += 1;
      if (-step === -before.amount) backward.opposed += 1;
    }
  }
  // One order for the whole file, so that a chance hit in the other order does not count.
  const isBackward = Math.max(backward.same, backward.opposed) > Math.max(forward.same, forward.opposed);
  return { ...(isBackward ? backward : forward), steps };
}

/** Rows of one amount column with the balances beside it. */
export function signRows(
  rows: readonly CellRow[],
  amountColumn: number,
  balanceColumn: number | undefined,
  chainOf: (cells: CellRow) => string,
  decimal: DecimalSign,
): SignRow[] {
  const reader = new AmountReader(decimal);
  return rows.flatMap((cells) => {
    if (reader.read(cells[amountColumn], DIGITS) !== 'ok') return [];
    const { value: amount, isSigned } = reader;
    const isRead = balanceColumn !== undefined && reader.read(cells[balanceColumn], DIGITS) === 'ok';
    return [{ amount, isSigned, balance: isRead ? reader.value : null, chain: chainOf(cells) }];
  });
}

/** The same where the amount is put together from several cells. */
export function movedRows(
  rows: readonly CellRow[],
  columns: Columns,
  decimal: DecimalSign,
  chainOf: (cells: CellRow) => string,
  amountOf: (read: (column: number | undefined) => number, cells: CellRow) => number,
): SignRow[] {
  const reader = new AmountReader(decimal);
  return rows.map((cells) => {
    const read = (column: number | undefined) =>
      reader.read(cellAt(cells, column), DIGITS) === 'ok' ? reader.value : 0;
    const amount = amountOf(read, cells);
    const isRead = reader.read(cellAt(cells, columns.balance), DIGITS) === 'ok';
    return { amount, isSigned: true, balance: isRead ? reader.value : null, chain: chainOf(cells) };
  });
}

/** A word beside the amount: is the sign absent, the same, or the opposite of the word? */
export function findManner(rows: readonly CellRow[], columns: Columns, decimal: DecimalSign): AmountForm {
  const reader = new AmountReader(decimal);
  let unsigned = 0;
  let agrees = 0;
  let opposed = 0;
  for (const cells of rows) {
    const word = directionOf(cellAt(cells, columns.direction));
    if (word === null || reader.read(cellAt(cells, columns.amount), DIGITS) !== 'ok' || reader.value === 0)
      continue;
    const isNegative = reader.value < 0;
    if (!isNegative) unsigned += 1;
    if (isNegative === (word === 'out')) agrees += 1;
    else opposed += 1;
  }
  const most = Math.max(unsigned, agrees, opposed);
  return { kind: 'word', manner: unsigned === most ? 'unsigned' : agrees === most ? 'agrees' : 'opposed' };
}

/** Two columns: which sign each usually prints. */
export function findColumnSigns(
  rows: readonly CellRow[],
  columns: Columns,
  decimal: DecimalSign,
): AmountForm {
  const isNegative = (column: number | undefined): boolean => {
    const reader = new AmountReader(decimal);
    let below = 0;
    let above = 0;
    for (const cells of rows) {
      if (reader.read(cellAt(cells, column), DIGITS) !== 'ok') continue;
      if (reader.value < 0) below += 1;
      if (reader.value > 0) above += 1;
    }
    return below > above;
  };
  return { kind: 'in_out', isInNegative: isNegative(columns.in), isOutNegative: isNegative(columns.out) };
}

/** All cells of the column are words for a direction. */
export function isDirectionColumn(rows: readonly CellRow[], column: number): boolean {
  const seen = new Set<Direction>();
  for (const cells of rows) {
    const cell = cellAt(cells, column).trim();
    if (cell === '') continue;
    const word = directionOf(cell);
    if (word === null) return false;
    seen.add(word);
  }
  return seen.size > 0;
}

/** In each row one of the two columns is filled: then they say more than the single amount beside them. */
export function coversAll(data: readonly CellRow[], columns: Columns, decimal: DecimalSign): boolean {
  const reader = new AmountReader(decimal);
  const isFilled = (cells: CellRow, column: number | undefined) =>
    reader.read(cellAt(cells, column), DIGITS) === 'ok';
  return data.every((cells) => isFilled(cells, columns.in) || isFilled(cells, columns.out));
}
