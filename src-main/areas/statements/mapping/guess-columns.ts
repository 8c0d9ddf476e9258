/**
 * Which column is what: by its heading where its cells agree, by its cells alone where no heading says it.
 */
import type { RawRow } from '../adapter.ts';
import type { DecimalSign } from '../adapters/bank-csv/amounts.ts';
import { type ColumnCells, cellsOf } from './guess-cells.ts';
import { type Guessed, guessRole, type Role } from './guess-fields.ts';
import { arrange, balanceBeside } from './guess-money.ts';

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

/** A heading that was understood by a part of it only. */
const VAGUE_RANK = 900;

export function guessColumns(
  all: readonly RawRow[],
  header: readonly string[],
  width: number,
  decimal: DecimalSign,
): GuessedColumns {
  // Totals and notes below a table are narrower than it.
  const wide = all.filter((raw) => 2 * raw.cells.length > width);
  const rows = wide.length > 0 ? wide : all;
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
  // 交易金额 says what was traded only where nothing says it better.
  if (best.has('gross') && (best.get('amount')?.guessed.rank ?? 0) >= VAGUE_RANK) best.delete('amount');
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
  const time = places.get('time');
  if (!places.has('date') && time !== undefined && cells[time]?.isDates) {
    places.delete('time');
    places.set('date', time);
  }
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
