/**
 * Which column is what: by its heading where its cells agree, by its cells alone where no heading says it.
 */

import type { RawRow } from '../adapter.ts';
import { AmountReader, type DecimalSign } from '../adapters/bank-csv/amounts.ts';
import { balanceVotes, signRows } from '../adapters/bank-csv/signs.ts';
import { type ColumnCells, cellsOf } from './guess-cells.ts';
import { type Guessed, guessRole, type Role } from './guess-fields.ts';

export interface GuessedColumns {
  readonly places: ReadonlyMap<Role, number>;
  readonly descriptions: readonly number[];
  readonly cells: readonly ColumnCells[];
  /** Named in a heading of an amount; ''. */
  readonly currency: string;
}

const MONEY_ROLES: ReadonlySet<Role> = new Set([
  'amount',
  'in',
  'out',
  'gross',
  'fee',
  'net',
  'orderAmount',
  'balance',
]);
const DAY_ROLES: ReadonlySet<Role> = new Set(['date', 'bookingDate', 'valueDate']);

export function guessColumns(
  rows: readonly RawRow[],
  header: readonly string[],
  width: number,
  decimal: DecimalSign,
): GuessedColumns {
  const cells = Array.from({ length: width }, (_, at) => cellsOf(rows, at));
  const best = new Map<Role, { readonly at: number; readonly guessed: Guessed }>();
  const descriptions: number[] = [];
  for (const column of cells) {
    const guessed = guessRole(header[column.at] ?? '');
    if (guessed === null || !agrees(guessed.role, column)) continue;
    if (guessed.role === 'description') descriptions.push(column.at);
    else if (!best.has(guessed.role) || guessed.rank < (best.get(guessed.role)?.guessed.rank ?? 0))
      best.set(guessed.role, { at: column.at, guessed });
  }
  const places = new Map([...best].map(([role, { at }]) => [role, at] as const));
  const money = (['amount', 'in', 'out', 'gross', 'net'] as const).map(
    (role) => best.get(role)?.guessed.currency,
  );
  fillByCells(places, descriptions, cells, rows, decimal);
  return {
    places,
    descriptions: descriptions.toSorted((a, b) => a - b),
    cells,
    currency: money.find((currency) => currency) ?? '',
  };
}

/** An empty column says nothing against its heading. */
function agrees(role: Role, column: ColumnCells): boolean {
  if (column.texts.length === 0) return true;
  if (DAY_ROLES.has(role)) return column.isDates;
  if (MONEY_ROLES.has(role)) return column.isAmounts;
  if (role === 'currency') return column.isCurrencies;
  if (role === 'direction') return column.isDirections;
  if (role === 'kind' || role === 'status' || role === 'channel') return !column.isDates && !column.isMoney;
  return true;
}

function fillByCells(
  places: Map<Role, number>,
  descriptions: number[],
  cells: readonly ColumnCells[],
  rows: readonly RawRow[],
  decimal: DecimalSign,
): void {
  const taken = new Set([...places.values(), ...descriptions]);
  const free = () => cells.filter((column) => !taken.has(column.at) && column.texts.length > 0);
  const take = (role: Role, at: number | undefined) => {
    if (at === undefined || places.has(role)) return;
    places.set(role, at);
    taken.add(at);
  };
  if (!places.has('date')) {
    // A file that prints the day of booking only means that day.
    const booked = (['bookingDate', 'valueDate'] as const).find((role) => places.has(role));
    const at = booked ? places.get(booked) : free().find((column) => column.isDates)?.at;
    if (booked) places.delete(booked);
    take('date', at);
  }
  const hasAmount = (['amount', 'in', 'out', 'gross', 'net'] as const).some((role) => places.has(role));
  if (!hasAmount) {
    const money = free().filter((column) => column.isMoney);
    const found = arrange(money.length > 0 ? money : free().filter(isWholeMoney), rows, decimal);
    for (const [role, at] of found) take(role, at);
  } else if (!places.has('balance'))
    take(
      'balance',
      balanceBeside(
        places,
        free().filter((column) => column.isMoney),
        rows,
        decimal,
      ),
    );
  // A day with an hour in a column of its own is a day that was found; a second day is when it was booked.
  if (!places.has('bookingDate')) take('bookingDate', free().find((column) => column.isDates)?.at);
  if (!places.has('currency'))
    take('currency', free().find((column) => column.isCurrencies && column.isWords)?.at);
  if (places.has('amount') && !places.has('direction'))
    take(
      'direction',
      free().find((column) => column.isDirections && !column.isDates && !column.isAmounts)?.at,
    );
  const hasId = (['merchantOrderNo', 'channelTransactionId', 'bankReference'] as const).some((role) =>
    places.has(role),
  );
  if (!hasId)
    take('bankReference', free().find((column) => column.isIds && !column.isMoney && !column.isDates)?.at);
  if (descriptions.length === 0) {
    const isText = ({ isMoney, isDates, isIds, texts }: ColumnCells) =>
      !isMoney && !isDates && !isIds && texts.some((text) => /\p{L}{2}/u.test(text));
    const [longest] = free()
      .filter(isText)
      .toSorted((a, b) => lengthOf(b) - lengthOf(a));
    if (longest) descriptions.push(longest.at);
  }
}

/** Yen and the like have no decimals; a number of a cheque has no sign and no thousands either, so the widest spread is taken for money last. */
const isWholeMoney = (column: ColumnCells): boolean => column.isAmounts && !column.isDates && !column.isIds;
const lengthOf = ({ texts }: ColumnCells): number => texts.reduce((sum, text) => sum + text.length, 0);

/** One column is the amount; two that are never filled together are out and in; the one that moves by the other is the balance. */
function arrange(
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
      const third = money.find((column) => column !== a && column !== b)?.at;
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

/** A column that the amount moves by, where its heading does not say that it is a balance: in at least half of the rows. */
function balanceBeside(
  places: ReadonlyMap<Role, number>,
  money: readonly ColumnCells[],
  rows: readonly RawRow[],
  decimal: DecimalSign,
): number | undefined {
  const amount = places.get('amount');
  if (amount === undefined) return undefined;
  return money.find((column) => 2 * votesOf(rows, amount, column.at, decimal) >= rows.length)?.at;
}

function areExclusive(rows: readonly RawRow[], a: number, b: number, decimal: DecimalSign): boolean {
  const reader = new AmountReader(decimal);
  const isFilled = (cell: string | undefined) => reader.read(cell, 3) === 'ok' && reader.value !== 0;
  return (
    rows.every(({ cells }) => !(isFilled(cells[a]) && isFilled(cells[b]))) &&
    rows.filter(({ cells }) => isFilled(cells[a]) || isFilled(cells[b])).length >= 0.8 * rows.length
  );
}

/** Out stands before in by custom; printed signs and the balance say otherwise where they do. */
function isInFirst(
  rows: readonly RawRow[],
  a: number,
  b: number,
  balance: number | undefined,
  decimal: DecimalSign,
): boolean {
  const reader = new AmountReader(decimal);
  const value = (cell: string | undefined) => (reader.read(cell, 3) === 'ok' ? reader.value : 0);
  const isBelow = (at: number) => rows.some(({ cells }) => value(cells[at]) < 0);
  if (isBelow(a) !== isBelow(b)) return isBelow(b);
  if (balance === undefined) return false;
  const { same, opposed } = balanceVotes(
    rows.map(({ cells }) => ({
      amount: Math.abs(value(cells[b])) - Math.abs(value(cells[a])),
      isSigned: true,
      balance: value(cells[balance]),
      chain: '',
    })),
  );
  return opposed > same;
}
