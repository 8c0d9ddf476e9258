/**
 * Files without a header, where the shape is plain: a day in one column, one to three columns of money, text beside them. A few lines above
 * and below may say whose account it is; a line right above the rows that looks like a header nobody understands is no such file.
 */
import type { RawRow } from '../../adapter.ts';
import { AmountReader, findDecimalSign } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { splitDate } from './date-parts.ts';
import type { CellRow } from './layout.ts';
import { arrangeMoney } from './money-columns.ts';
import { isDirectionColumn } from './signs.ts';
import type { Table } from './table.ts';
import { cleanCell, textOf } from './text.ts';

/** Money prints its decimals or its sign of currency; a whole number alone is a cheque number. */
const MONEY = /[.,]\d{1,3}\D*$|[$€£¥￥]/;
const SIGNED = /^\W*[-+(−]/;

const ABOVE_MAX = 15;
const BELOW_MAX = 5;
const WIDTH_MAX = 20;

export function findHeaderlessTable(all: readonly RawRow[]): Table | null {
  const from = all.findIndex((raw) => isData(raw.cells));
  const last = all.findLastIndex((raw) => isData(raw.cells));
  const below = all.slice(last + 1).filter((raw) => raw.cells.some((cell) => textOf(cell) !== ''));
  if (from < 0 || from > ABOVE_MAX || below.length > BELOW_MAX) return null;
  if (all.slice(0, from).some((raw) => looksLikeHeader(raw.cells, all[from]?.cells ?? []))) return null;
  const rows = all
    .slice(from, last + 1)
    .map((raw) => raw.cells)
    .filter((cells) => cells.some((cell) => textOf(cell) !== ''));
  const columns = columnsOf(rows);
  if (!columns) return null;
  // A row with the money of the others is one of them, also where its day cannot be read: that will be named.
  const width = Math.max(...rows.map((cells) => cells.length));
  const first = all.findIndex((raw) => raw.cells.length === width && isLikeOthers(raw.cells, columns));
  return {
    headerRow: 0,
    from: first < 0 ? from : Math.min(first, from),
    names: [],
    columns,
    currency: '',
    understood: Object.keys(columns),
    notUnderstood: [],
  };
}

const isDay = (cell: string) => splitDate(cleanCell(cell)) !== null;
const isData = (cells: CellRow): boolean =>
  cells.length >= 3 &&
  cells.some((cell) => isDay(cell)) &&
  cells.some((cell) => MONEY.test(cell) && !isDay(cell) && isReadable(cell));

/** A whole amount of a workbook has no decimals, and one amount may be spoilt; then its day shows what it is. */
const isLikeOthers = (cells: CellRow, { date, amount, in: into, out }: Table['columns']): boolean =>
  [amount, into, out].some((column) => {
    const cell = cells[column ?? -1] ?? '';
    return isDay(cells[date ?? -1] ?? '') ? textOf(cell) !== '' : MONEY.test(cell) && isReadable(cell);
  });

const isReadable = (cell: string): boolean =>
  (['.', ','] as const).some((sign) => new AmountReader(sign).read(cell, 3) === 'ok');

/** As many plain words as the rows below have cells: the head of a table in words we do not know. */
function looksLikeHeader(cells: CellRow, data: CellRow): boolean {
  const filled = cells.map(cleanCell).filter((cell) => cell !== '');
  return (
    filled.length >= 3 &&
    2 * filled.length > data.length &&
    filled.every((cell) => !/[:：]/.test(cell) && /\p{L}/u.test(cell) && !/\d/.test(cell))
  );
}

function columnsOf(rows: readonly CellRow[]): Table['columns'] | null {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  if (width < 3 || width > WIDTH_MAX) return null;
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
      // One that is too fine or too large is an amount all the same; its row will be a problem.
      cells.every((cell) => !['blank', 'not_an_amount'].includes(reader.read(cell, 3)))
    );
  };
  const money = places.filter((column) => !dates.includes(column) && isAmount(column));
  const [anyMoney] = money;
  if (anyMoney === undefined || money.length > 3) return null;
  // A single row shows no pattern: only a printed sign makes it a movement.
  if (rows.length < 2 && !money.some((column) => filled(column).some((cell) => SIGNED.test(cell))))
    return null;
  // Rows may end early, but never before what is needed of them.
  if (rows.some((cells) => cells.length <= Math.max(date, anyMoney))) return null;
  const { sign: decimal } = findDecimalSign(money.flatMap(filled));
  const rest = places.filter((column) => !dates.includes(column) && !money.includes(column));
  const currency = rest.find((column) => isAll(filled(column), (cell) => currencyOf(cell) !== ''));
  const direction = rest.find((column) => column !== currency && isDirectionColumn(rows, column));
  const empty = places.filter((column) => filled(column).length === 0);
  const moneyColumns = arrangeMoney(rows, money, empty, direction, decimal);
  const texts = textsOf(
    rest.filter((column) => column !== currency && column !== direction),
    rows,
  );
  if (!moneyColumns || !texts) return null;
  return {
    date,
    ...(valueDate === undefined ? {} : { valueDate }),
    ...moneyColumns,
    ...(direction === undefined ? {} : { direction }),
    ...(currency === undefined ? {} : { currency }),
    ...texts,
  };
}

/** The longest texts describe; one and the same number all through is the account; what is a number in each row is the reference. */
function textsOf(
  places: readonly number[],
  rows: readonly CellRow[],
): Pick<Table['columns'], 'account' | 'reference' | 'descriptions'> | null {
  const filled = (column: number) => rows.map((cells) => textOf(cells[column])).filter((text) => text !== '');
  const texts = places
    .filter((column) => filled(column).length > 0)
    .sort((a, b) => lengthOf(filled(b)) - lengthOf(filled(a)));
  const description = texts.find((column) => filled(column).some((text) => /\p{L}{2}/u.test(text)));
  if (description === undefined) return null;
  const account = texts.find((column) => column !== description && isAccount(filled(column), rows.length));
  const reference = texts
    .filter((column) => column !== description && column !== account)
    .sort((a, b) => new Set(filled(b)).size - new Set(filled(a)).size)
    .find((column) => isAll(filled(column), (text) => /^[\w\-/]+$/.test(text) && /\d/.test(text)));
  return {
    ...(account === undefined ? {} : { account }),
    ...(reference === undefined ? {} : { reference }),
    descriptions: texts
      .filter((column) => column !== account && column !== reference && !isAll(filled(column), isNumber))
      .sort((a, b) => a - b),
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
