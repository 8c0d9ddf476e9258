/**
 * Columns of money whose headings say nothing: which is the amount, which the balance, which goes in and which out. Decided by how they move with
 * one another, by printed signs, and only then by custom.
 */
import type { RawRow } from '../adapter.ts';
import { AmountReader, type DecimalSign } from '../adapters/bank-csv/amounts.ts';
import { balanceVotes, signRows } from '../adapters/bank-csv/signs.ts';
import type { ColumnCells } from './guess-cells.ts';
import type { Role } from './guess-fields.ts';

/** One column is the amount; two that are never filled together are out and in; the one that moves by the other is the balance. */
export function arrange(
  money: readonly ColumnCells[],
  rows: readonly RawRow[],
  decimal: DecimalSign,
): (readonly [Role, number])[] {
  const [first, second] = money;
  if (!first) return [];
  if (!second) return [['amount', first.at]];
  for (const a of money)
    for (const b of money) {
      if (a.at >= b.at || !areExclusive(rows, a.at, b.at, decimal)) continue;
      const third = money.find(
        (column) => column !== a && column !== b && movesByPair(rows, a.at, b.at, column.at, decimal),
      )?.at;
      const isSwapped = isInFirst(rows, a.at, b.at, third, decimal);
      const pair = isSwapped
        ? ([
            ['in', a.at],
            ['out', b.at],
          ] as const)
        : ([
            ['out', a.at],
            ['in', b.at],
          ] as const);
      return third === undefined ? [...pair] : [...pair, ['balance', third] as const];
    }
  let best: (readonly [Role, number])[] = [['amount', first.at]];
  let most = 0;
  for (const amount of money)
    for (const balance of money) {
      const votes = amount === balance ? 0 : votesOf(rows, amount.at, balance.at, decimal);
      if (votes <= most) continue;
      most = votes;
      best = [
        ['amount', amount.at],
        ['balance', balance.at],
      ];
    }
  return best;
}

const votesOf = (rows: readonly RawRow[], amount: number, balance: number, decimal: DecimalSign): number => {
  const cells = rows.map((raw) => raw.cells);
  const { same, opposed } = balanceVotes(signRows(cells, amount, balance, () => '', decimal));
  return Math.max(same, opposed);
};

/** In fewer rows a column of small change follows another by chance. */
const BALANCE_ROWS_MIN = 3;

/** A column that moves by the amount from nearly every row to the next, where its heading does not say that it is a balance. */
export function balanceBeside(
  places: ReadonlyMap<Role, number>,
  money: readonly ColumnCells[],
  rows: readonly RawRow[],
  decimal: DecimalSign,
): number | undefined {
  const amount = places.get('amount');
  if (amount === undefined) return undefined;
  return rows.length < BALANCE_ROWS_MIN
    ? undefined
    : money.find((column) => votesOf(rows, amount, column.at, decimal) >= 0.9 * (rows.length - 1))?.at;
}

/** Never filled together, one of them nearly always, and each of them now and then. */
function areExclusive(rows: readonly RawRow[], a: number, b: number, decimal: DecimalSign): boolean {
  const reader = new AmountReader(decimal);
  const isFilled = (cell: string | undefined) => reader.read(cell, 3) === 'ok' && reader.value !== 0;
  const filled = rows.map(({ cells }) => [isFilled(cells[a]), isFilled(cells[b])] as const);
  const count = (is: (each: readonly [boolean, boolean]) => boolean) => filled.filter(is).length;
  return (
    count(([one, other]) => one && other) === 0 &&
    count(([one, other]) => one || other) >= 0.8 * rows.length &&
    count(([one]) => one) > 0 &&
    count(([, other]) => other) > 0
  );
}

/** How often the third of three columns moves by the other two, out before in, and how often the reverse. */
function pairVotes(rows: readonly RawRow[], a: number, b: number, balance: number, decimal: DecimalSign) {
  const reader = new AmountReader(decimal);
  const value = (cell: string | undefined) => (reader.read(cell, 3) === 'ok' ? reader.value : 0);
  return balanceVotes(
    rows.map(({ cells }) => ({
      amount: Math.abs(value(cells[b])) - Math.abs(value(cells[a])),
      isSigned: true,
      balance: value(cells[balance]),
      chain: '',
    })),
  );
}

const movesByPair = (
  rows: readonly RawRow[],
  a: number,
  b: number,
  balance: number,
  decimal: DecimalSign,
): boolean => {
  const { same, opposed } = pairVotes(rows, a, b, balance, decimal);
  return same + opposed > 0;
};

/** Out stands before in by custom; printed signs and the balance say otherwise where they do. */
function isInFirst(
  rows: readonly RawRow[],
  a: number,
  b: number,
  balance: number | undefined,
  decimal: DecimalSign,
): boolean {
  const reader = new AmountReader(decimal);
  const isBelow = (at: number) =>
    rows.some(({ cells }) => reader.read(cells[at], 3) === 'ok' && reader.value < 0);
  if (isBelow(a) !== isBelow(b)) return isBelow(b);
  if (balance === undefined) return false;
  const { same, opposed } = pairVotes(rows, a, b, balance, decimal);
  return opposed > same;
}
