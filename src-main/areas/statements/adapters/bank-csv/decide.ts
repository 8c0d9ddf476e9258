/**
 * From a table and its rows to a layout: what the headers leave open is found from the rows, or named as a question.
 *
 * The rows are those of the sample, with the telling ones of the whole file where a look at it was asked for (telling-rows.ts).
 */
import type { RawRow, Recognition, Refusal } from '../../adapter.ts';
import { findDecimalSign } from './amounts.ts';
import { columnsThatRead, dayTextOf, moneyApart, unreadAmount } from './columns-read.ts';
import { currencyOf, currencyOfHome, currencyOfTexts, isMonthFirstHome, NO_CURRENCY } from './currencies.ts';
import { type DateOrder, splitDate } from './date-parts.ts';
import { findDateOrder } from './dates.ts';
import { findForm } from './forms.ts';
import { issuerOf } from './issuers.ts';
import { type BankLayout, type CellRow, type Columns, cellAt, dayColumns } from './layout.ts';
import type { PreambleFacts } from './preamble.ts';
import { statusOf } from './row-words.ts';
import { moneyCells, type Table } from './table.ts';
import { cleanCell, isBlank, isChinese, isMainland, textOf } from './text.ts';
import { findYearless } from './yearless.ts';

export type BankQuestion = 'date_order' | 'decimal_sign' | 'amount_sign';

export type Decision =
  | { readonly is: 'mine'; readonly recognition: Omit<Recognition, 'splitter'> }
  | { readonly is: 'undecided'; readonly question: BankQuestion }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'not_mine' };

export interface TableRows {
  readonly fileName: string;
  readonly isGrid: boolean;
  readonly table: Table;
  /** Above the table, as printed. */
  readonly above: readonly RawRow[];
  /** Below the header. */
  readonly rows: readonly RawRow[];
  readonly facts: PreambleFacts;
}

const WHOLE_CURRENCIES = ['JPY', 'KRW', 'VND', 'CLP', 'ISK'];

export function decide({ fileName, isGrid, table, above, rows, facts }: TableRows): Decision {
  const filled = rows.map((raw) => raw.cells).filter((cells) => !cells.every(isBlank));
  const first = columnsThatRead(table, filled, facts.account);
  const { dropped, hasOtherStates } = first;
  let { columns } = first;
  // A column that somebody added says nothing of the bank.
  const ownNames = table.names.filter((each) => !table.notUnderstood.includes(each));
  const heads = [...ownNames, ...above.flatMap((raw) => raw.cells)];
  const isHan = isChinese(heads.join(' '));
  const yearless = findYearless(filled, columns, facts, isHan);
  const data = filled.filter((cells) => dayTextOf(cells, columns, yearless !== null) !== '');
  const amounts = [columns.amount, columns.in, columns.out].filter((column) => column !== undefined);
  const [day] = dayColumns(columns);
  if (day === undefined || amounts.length === 0) return { is: 'not_mine' };
  const name = (column: number) => table.names[column] ?? '';
  const isNumbered = filled.some((cells) => amounts.some((column) => /\d/.test(cells[column] ?? '')));
  if (data.length === 0 && isNumbered) return unknownLayout(table, name(day), 'date');

  const named = facts.currency || table.currency;
  const decimal = decimalOf(data, columns, facts, named, isHan);
  if (decimal === null) return { is: 'undecided', question: 'decimal_sign' };
  const unread = unreadAmount(data, amounts, decimal);
  if (unread !== null) return unknownLayout(table, name(unread), 'amount');

  const apart = moneyApart(data, columns, table, decimal);
  if (apart !== undefined) return unknownLayout(table, name(apart), 'amount');

  if (areCut(data, columns, table)) return unknownLayout(table, name(amounts[0] ?? 0), 'amount');

  const order = orderOf(data, columns, facts, decimal, isAmerican(table, data));
  if (order === null) return { is: 'undecided', question: 'date_order' };
  const form = findForm({ columns, names: table.names, heads, fileName, data, decimal });
  if (!form) return { is: 'undecided', question: 'amount_sign' };
  columns = form.columns;

  const told = named || toldCurrency(heads, data, columns, isHan, order.isMonthFirst, table, facts.account);
  const hasMarks = data.length > 0 && moneyCells(data, columns).every((cell) => /[A-Z$€£¥￥]/.test(cell));
  const hasCurrency =
    columns.currency !== undefined || columns.balanceCurrency !== undefined || told !== '' || hasMarks;
  const layout: BankLayout = {
    headerRow: table.headerRow,
    dataRow: rows[0]?.row ?? table.headerRow + 1,
    names: table.names,
    width: widthOf(table, data),
    ...form,
    dateOrder: order.order,
    yearless,
    decimal,
    isGrid,
    // A workbook does not keep the zeros of whole amounts, and no comma has cut its cells.
    hasDecimals: !isGrid && printsDecimals(moneyCells(data, columns)),
    currency: told === '' ? NO_CURRENCY : told,
    isHan,
    hasTime: isHan && hasClock(data, columns),
    hasOtherStates,
    facts,
  };
  const drift = [...table.notUnderstood, ...dropped.map(name)].map(
    (column) => ({ kind: 'unknown_column', column }) as const,
  );
  const moved = data.filter((cells) => statusOf(textOf(cellAt(cells, columns.status))) !== 'pending');
  const balances = moved.filter((cells) => textOf(cellAt(cells, columns.balance)) !== '').length;
  return {
    is: 'mine',
    recognition: {
      sureness: 'likely',
      layout,
      drift: hasCurrency ? drift : [...drift, { kind: 'absent_column', column: 'currency' }],
      // Where only some rows print a balance (the last of each day), it does not chain from one such row to the next.
      ...(columns.balance !== undefined && balances < moved.length ? { balanceChain: 'none' as const } : {}),
    },
  };
}

const unknownLayout = (table: Table, column: string, missing: string): Decision => ({
  is: 'refused',
  refusal: {
    kind: 'unknown_layout',
    understood: table.understood,
    notUnderstood: [column],
    question: missing,
  },
});

/** Null: 1,234 could be two amounts, and nothing else of the file says which. */
function decimalOf(
  data: readonly CellRow[],
  columns: Columns,
  facts: PreambleFacts,
  named: string,
  isHan: boolean,
) {
  const found = findDecimalSign([...moneyCells(data, columns), ...facts.stated.map((each) => each.text)]);
  if (found.isProved || found.ambiguous === '' || isHan) return found.sign;
  const printed = data.map((cells) =>
    currencyOf(textOf(cellAt(cells, columns.currency ?? columns.balanceCurrency))),
  );
  const codes = [...new Set([...printed, named])].filter((code) => code !== '');
  // Without decimals it can only be the sign of thousands.
  if (codes.length > 0 && codes.every((code) => WHOLE_CURRENCIES.includes(code)))
    return found.ambiguous.includes(',') ? '.' : ',';
  return null;
}

function orderOf(
  data: readonly CellRow[],
  columns: Columns,
  facts: PreambleFacts,
  decimal: '.' | ',',
  isMonthFirstHome: boolean,
): { readonly order: DateOrder; readonly isMonthFirst: boolean } | null {
  const texts = data.map((cells) => dayTextOf(cells, columns, false));
  const pairs = [columns.bookingDate, columns.valueDate].flatMap((column) =>
    data.map((cells, at) => [texts[at] ?? '', cleanCell(cellAt(cells, column))] as const),
  );
  const others = [...facts.dates, ...pairs.map(([, other]) => other)];
  const found = findDateOrder(texts, { others, decimal, pairs, isMonthFirstHome });
  return found.is === 'found' ? found : null;
}

const textsOf = (data: readonly CellRow[], columns: Columns): string[] =>
  data.map((cells) => columns.descriptions.map((column) => textOf(cells[column])).join(' '));

const isAmerican = ({ names, columns }: Table, data: readonly CellRow[]): boolean =>
  ['USD', 'CAD'].includes(issuerOf(names)?.currency ?? '') || isMonthFirstHome(textsOf(data, columns));

function toldCurrency(
  heads: readonly string[],
  data: readonly CellRow[],
  columns: Columns,
  isHan: boolean,
  isMonthFirst: boolean,
  table: Table,
  ownAccount: string,
): string {
  if (isHan) return isMainland(heads.join(' ')) ? 'CNY' : '';
  const issuer = issuerOf(table.names)?.currency ?? '';
  if (issuer !== '') return issuer;
  const texts = textsOf(data, columns);
  const cells = (column: number | undefined) =>
    data.map((row) => textOf(cellAt(row, column))).filter((text) => text !== '');
  return (
    currencyOfTexts(heads.join(' '), texts) ||
    (isMonthFirst ? 'USD' : '') ||
    currencyOfHome(
      [...cells(columns.account), ...(ownAccount === '' ? [] : [ownAccount])],
      cells(columns.direction),
    )
  );
}

/** 345 | 67 in every row, and more cells than the header has: a decimal comma without quotes has cut the amounts. */
function areCut(data: readonly CellRow[], { amount }: Columns, { names, headerRow }: Table): boolean {
  if (amount === undefined || headerRow === 0 || data.length === 0) return false;
  const isHalf = (cell: string) => /\d\s*$/.test(cell) && !/[.,]/.test(cell);
  return data.every(
    (cells) =>
      cells.length > names.length &&
      isHalf(cells[amount] ?? '') &&
      cells.some((cell, at) => isHalf(cell) && /^\d{2}$/.test(cells[at + 1]?.trim() ?? '')),
  );
}

/** Without a header nothing says how many cells a row has; what is needed of each row was read already. */
function widthOf(table: Table, data: readonly CellRow[]): number {
  if (table.headerRow === 0) return Math.max(0, ...data.map((cells) => cells.length));
  return Math.max(lastFilled(table.names), usualWidth(data));
}

/** A sheet prints midnight behind every day that has no time. */
const hasClock = (data: readonly CellRow[], columns: Columns): boolean =>
  columns.time !== undefined ||
  data.some((cells) => {
    const text = dayTextOf(cells, columns, false);
    const time = text.slice(splitDate(text)?.rest ?? text.length);
    return /[1-9]/.test(time);
  });

/** Nine in ten: the others may be the very ones that were cut in two. */
const printsDecimals = (cells: readonly string[]): boolean =>
  cells.filter((cell) => /[.,]\d{1,3}\D*$/.test(cell)).length >= 0.9 * cells.length;

const lastFilled = (names: readonly string[]): number => names.findLastIndex((name) => name !== '') + 1;

/** Cells of most rows: a row with more was cut by thousands commas or an unquoted text. */
function usualWidth(rows: readonly CellRow[]): number {
  const counts = new Map<number, number>();
  for (const cells of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let usual = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count < most || (count === most && width > usual)) continue;
    usual = width;
    most = count;
  }
  return usual;
}
