/**
 * Files without a header, where the shape is plain: a day in one column, one to three columns of money, text beside them.
 *
 * One money column carries signs; two are amount and balance, or out and in; three are out, in and balance. Which of them is which is
 * taken from the balances and the printed signs before convention.
 */
import { AmountReader, type DecimalSign, findDecimalSign } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { splitDate } from './dates.ts';
import type { CellRow, Columns } from './layout.ts';
import { balanceVotes, isDirectionColumn, signRows } from './signs.ts';
import { cleanCell, textOf } from './text.ts';

export interface HeaderlessTable {
  readonly columns: Columns;
  readonly decimal: DecimalSign;
  readonly width: number;
}

const ROWS_MIN = 2;

/** Money prints its decimals or its sign of currency; a whole number alone is a cheque number. */
const MONEY = /[.,]\d{1,3}\D*$|[$€£¥￥]/;

export function findHeaderlessTable(all: readonly CellRow[]): HeaderlessTable | null {
  const rows = all.filter((cells) => cells.some((cell) => textOf(cell) !== ''));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const first = rows[0];
  if (rows.length < ROWS_MIN || width < 3 || width > 20 || !first) return null;
  if (rows.some((cells) => Math.abs(cells.length - first.length) > 1)) return null;
  const filled = (column: number) => rows.map((cells) => textOf(cells[column])).filter((text) => text !== '');
  const places = [...Array(width).keys()];

  const dates = places.filter((column) => isDates(filled(column), rows.length));
  const [date, valueDate] = dates;
  if (date === undefined) return null;
  const isAmount = (column: number) => {
    const cells = filled(column);
    const { sign } = findDecimalSign(cells);
    const reader = new AmountReader(sign);
    return (
      cells.length > 0 &&
      cells.some((cell) => MONEY.test(cell)) &&
      cells.every((cell) => reader.read(cell, 3) === 'ok')
    );
  };
  const money = places.filter((column) => !dates.includes(column) && isAmount(column));
  if (money.length === 0 || money.length > 3) return null;
  const { sign: decimal } = findDecimalSign(money.flatMap(filled));
  const rest = places.filter((column) => !dates.includes(column) && !money.includes(column));
  const currency = rest.find((column) => isAll(filled(column), (cell) => currencyOf(cell) !== ''));
  const direction = rest.find((column) => column !== currency && isDirectionColumn(rows, column));
  const texts = rest
    .filter((column) => column !== currency && column !== direction && filled(column).length > 0)
    .sort((a, b) => lengthOf(filled(b)) - lengthOf(filled(a)));
  const description = texts[0];
  if (description === undefined || !filled(description).some((text) => /\p{L}{2}/u.test(text))) return null;
  const account = texts.find((column) => column !== description && isAccount(filled(column), rows.length));
  const reference = texts
    .filter((column) => column !== description && column !== account)
    .sort((a, b) => new Set(filled(b)).size - new Set(filled(a)).size)
    .find((column) => isAll(filled(column), (text) => /^[\w\-/]*\d[\w\-/]*$/.test(text)));
  const descriptions = texts
    .filter((column) => column !== account && column !== reference && !isAll(filled(column), isNumber))
    .sort((a, b) => a - b);
  const empty = places.filter((column) => filled(column).length === 0);
  const moneyColumns = arrange(rows, money, empty, direction, decimal);
  if (!moneyColumns) return null;
  return {
    columns: {
      date,
      ...(valueDate === undefined ? {} : { valueDate }),
      ...moneyColumns,
      ...(direction === undefined ? {} : { direction }),
      ...(currency === undefined ? {} : { currency }),
      ...(account === undefined ? {} : { account }),
      ...(reference === undefined ? {} : { reference }),
      descriptions,
    },
    decimal,
    width,
  };
}

const isAll = (texts: readonly string[], is: (text: string) => boolean) =>
  texts.length > 0 && texts.every(is);
const isNumber = (text: string) => /^\d+$/.test(text);
const lengthOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length, 0);
const isDates = (texts: readonly string[], rowCount: number) =>
  texts.length >= 0.9 * rowCount &&
  texts.filter((text) => splitDate(text) !== null).length >= 0.9 * texts.length;
const isAccount = (texts: readonly string[], rowCount: number) =>
  texts.length === rowCount &&
  new Set(texts).size === 1 &&
  /^[A-Z]{0,2}\d{6,}$/.test(cleanCell(texts[0] ?? ''));

type MoneyColumns = Pick<Columns, 'amount' | 'in' | 'out' | 'balance'>;

function arrange(
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
  if (c !== undefined) return null;
  const votes = (amount: number, balance: number) => {
    const { same, opposed } = balanceVotes(signRows(rows, amount, balance, () => '', decimal));
    return Math.max(same, opposed);
  };
  const forward = votes(a, b);
  const backward = votes(b, a);
  if (forward !== backward) return forward > backward ? { amount: a, balance: b } : { amount: b, balance: a };
  const hasSigns = (column: number) =>
    signRows(rows, column, undefined, () => '', decimal).some((row) => row.amount < 0);
  if (hasSigns(a)) return { amount: a, balance: b };
  // Out and in beside the balance, and nothing moved one of the two ways in this file.
  if (empty.includes(a + 1) && b === a + 2 && !hasSigns(b)) return { out: a, in: a + 1, balance: b };
  if (empty.includes(a - 1) && b === a + 1 && !hasSigns(b)) return { out: a - 1, in: a, balance: b };
  return hasSigns(b) ? { amount: b, balance: a } : direction === undefined ? null : { amount: a, balance: b };
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
