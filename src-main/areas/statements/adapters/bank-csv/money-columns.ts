/**
 * Which of the columns of money in a file without a header is what: taken from the balances and the printed signs before convention.
 *
 * One column carries signs; two are amount and balance, or out and in; three are out, in and balance, or the balance before, the balance
 * after and the amount between them.
 */
import { AmountReader, type DecimalSign } from './amounts.ts';
import type { CellRow, Columns } from './layout.ts';
import { balanceVotes, signRows } from './signs.ts';

type MoneyColumns = Pick<Columns, 'amount' | 'in' | 'out' | 'balance'>;

export function arrangeMoney(
  rows: readonly CellRow[],
  money: readonly number[],
  empty: readonly number[],
  direction: number | undefined,
  decimal: DecimalSign,
): MoneyColumns | null {
  const [a, b, c] = money;
  if (a === undefined) return null;
  if (b === undefined) return { amount: a };
  if (areExclusive(rows, a, b, decimal)) {
    if (direction !== undefined) return null;
    return { ...outAndIn(rows, a, b, c, decimal), ...(c === undefined ? {} : { balance: c }) };
  }
  if (c !== undefined) return betweenBalances(rows, [a, b, c], decimal);
  const votes = (amount: number, balance: number) => {
    const { same, opposed } = balanceVotes(signRows(rows, amount, balance, () => '', decimal));
    return Math.max(same, opposed);
  };
  const forward = votes(a, b);
  const backward = votes(b, a);
  if (forward !== backward) return forward > backward ? { amount: a, balance: b } : { amount: b, balance: a };
  const hasSigns = (column: number) =>
    signRows(rows, column, undefined, () => '', decimal).some((row) => row.amount < 0);
  const isFull = (column: number) =>
    signRows(rows, column, undefined, () => '', decimal).length === rows.length;
  // What stands beside some amounts only and never moves with them is a price, not a balance.
  if (hasSigns(b) && !hasSigns(a) && isFull(b) && !isFull(a)) return { amount: b };
  if (hasSigns(a)) return isFull(b) || !isFull(a) ? { amount: a, balance: b } : { amount: a };
  // Out and in beside the balance, and nothing moved one of the two ways in this file.
  if (empty.includes(a + 1) && b === a + 2 && !hasSigns(b)) return { out: a, in: a + 1, balance: b };
  if (empty.includes(a - 1) && b === a + 1 && !hasSigns(b)) return { out: a - 1, in: a, balance: b };
  // The balance before the amount is rare: a single row does not show it.
  if (hasSigns(b)) return rows.length > 1 ? { amount: b, balance: a } : null;
  return direction === undefined ? null : { amount: a, balance: b };
}

/** Balance before + amount = balance after, in every row. */
function betweenBalances(
  rows: readonly CellRow[],
  [a, b, c]: readonly [number, number, number],
  decimal: DecimalSign,
): MoneyColumns | null {
  const reader = new AmountReader(decimal);
  const value = (cell: string | undefined) => (reader.read(cell, 3) === 'ok' ? reader.value : Number.NaN);
  const holds = ([before, after, amount]: readonly [number, number, number]) =>
    rows.every((cells) => value(cells[before]) + value(cells[amount]) === value(cells[after]));
  const orders = [
    [a, b, c],
    [a, c, b],
    [b, c, a],
  ] as const;
  const found = orders.filter(holds);
  const [only] = found;
  return only && found.length === 1 ? { amount: only[2], balance: only[1] } : null;
}

/** Never both filled in one row, never both empty. */
function areExclusive(rows: readonly CellRow[], a: number, b: number, decimal: DecimalSign): boolean {
  const reader = new AmountReader(decimal);
  const isFilled = (cell: string | undefined) => reader.read(cell, 3) === 'ok' && reader.value !== 0;
  return rows.every((cells) => isFilled(cells[a]) !== isFilled(cells[b]));
}

/** Out before in by convention; printed signs and balances say otherwise where they do. */
function outAndIn(
  rows: readonly CellRow[],
  a: number,
  b: number,
  balance: number | undefined,
  decimal: DecimalSign,
): MoneyColumns {
  const movements = (column: number) => signRows(rows, column, balance, () => '', decimal);
  const isBelow = (column: number) => movements(column).some((row) => row.amount < 0);
  if (isBelow(b) && !isBelow(a)) return { in: a, out: b };
  if (balance !== undefined && !isBelow(a)) {
    const reader = new AmountReader(decimal);
    const value = (cell: string | undefined) => (reader.read(cell, 3) === 'ok' ? reader.value : 0);
    const signed = rows.map((cells) => ({
      amount: value(cells[b]) - value(cells[a]),
      isSigned: true,
      balance: value(cells[balance]),
      chain: '',
    }));
    const { same, opposed } = balanceVotes(signed);
    if (opposed > same) return { in: a, out: b };
  }
  return { out: a, in: b };
}
