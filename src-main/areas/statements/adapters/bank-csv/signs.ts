/**
 * What the signs of a file mean, proved from its rows: by the running balance, by words beside the amount, or not at all.
 */
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import { AmountReader, type DecimalSign } from './amounts.ts';
import { type AmountForm, type CellRow, type Columns, cellAt } from './layout.ts';
import { cardSenseOf, directionOf } from './row-words.ts';

/** One row as far as signs need it. Two fraction digits everywhere: only sums within one currency are compared. */
export interface SignRow {
  readonly amount: number;
  readonly isSigned: boolean;
  readonly balance: number | null;
  /** Balances chain within one of these. */
  readonly chain: string;
}

/** How often the balance moves by the amount, and how often against it; the better of both orders of the file. */
export function balanceVotes(rows: readonly SignRow[]): { readonly same: number; readonly opposed: number } {
  const chains = new Map<string, SignRow[]>();
  for (const row of rows) {
    if (row.balance === null) continue;
    const held = chains.get(row.chain);
    if (held) held.push(row);
    else chains.set(row.chain, [row]);
  }
  const votes = [0, 0, 0, 0];
  const vote = (which: number) => {
    votes[which] = (votes[which] ?? 0) + 1;
  };
  for (const chain of chains.values()) {
    for (let at = 1; at < chain.length; at += 1) {
      const row = chain[at];
      const before = chain[at - 1];
      if (!row || !before) continue;
      const step = (row.balance ?? 0) - (before.balance ?? 0);
      if (step === 0) continue;
      if (step === row.amount) vote(0);
      if (step === -row.amount) vote(1);
      // Newest first: the row above is the later one, and its amount made the step.
      if (-step === before.amount) vote(2);
      if (-step === -before.amount) vote(3);
    }
  }
  const [forward = 0, forwardOpposed = 0, backward = 0, backwardOpposed = 0] = votes;
  // One order for the whole file, so that a chance hit in the other order does not count.
  const isBackward = Math.max(backward, backwardOpposed) > Math.max(forward, forwardOpposed);
  return isBackward
    ? { same: backward, opposed: backwardOpposed }
    : { same: forward, opposed: forwardOpposed };
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
    if (reader.read(cells[amountColumn], 3) !== 'ok') return [];
    const { value: amount, isSigned } = reader;
    const isRead = balanceColumn !== undefined && reader.read(cells[balanceColumn], 3) === 'ok';
    return [{ amount, isSigned, balance: isRead ? reader.value : null, chain: chainOf(cells) }];
  });
}

export interface SignFinding {
  readonly form: AmountForm;
  readonly balanceSign: 1 | -1;
}

/** One signed column. Null where nothing proves what the sign means. */
export function findSign(
  rows: readonly SignRow[],
  texts: readonly (readonly string[])[],
  isCard: boolean,
  hasHeader: boolean,
): SignFinding | null {
  const votes = balanceVotes(rows);
  const relation = votes.opposed > votes.same ? -1 : 1;
  const isVoted = votes.same + votes.opposed > 0;
  const signed = (sign: 1 | -1, balanceSign: 1 | -1): SignFinding => ({
    form: { kind: 'signed', sign },
    balanceSign,
  });
  if (!isCard) {
    if (isVoted) return signed(relation, 1);
    // A printed minus or plus says it; amounts without any are receipts only where a header calls the column an amount.
    return hasHeader || rows.some((row) => row.isSigned) ? signed(1, 1) : null;
  }
  let asPrinted = 0;
  let turned = 0;
  rows.forEach((row, at) => {
    const sense = cardSenseOf(texts[at] ?? []);
    if (sense === null || row.amount === 0) return;
    if (row.amount > 0 === (sense === 'in')) asPrinted += 1;
    else turned += 1;
  });
  if (asPrinted > 0 !== turned > 0) {
    const sign = asPrinted > 0 ? 1 : -1;
    return signed(sign, isVoted ? (sign === relation ? 1 : -1) : 1);
  }
  // A balance that is printed as owed (below zero) is the holder's own view, so it says what the amounts are.
  const below = rows.filter((row) => (row.balance ?? 0) < 0).length;
  if (isVoted && 2 * below > rows.length) return signed(relation, 1);
  return null;
}

/** A word beside the amount: is the sign absent, the same, or the opposite of the word? */
export function findManner(rows: readonly CellRow[], columns: Columns, decimal: DecimalSign): AmountForm {
  const reader = new AmountReader(decimal);
  let unsigned = 0;
  let agrees = 0;
  let opposed = 0;
  for (const cells of rows) {
    const word = directionOf(cellAt(cells, columns.direction));
    if (word === null || reader.read(cellAt(cells, columns.amount), 3) !== 'ok' || reader.value === 0)
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
      if (reader.read(cellAt(cells, column), 3) !== 'ok') continue;
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
