/**
 * Do the cells say what their headers promise? Columns that do not are left out and told, or given the meaning their cells have.
 */
import { AmountReader, type DecimalSign, findDecimalSign } from './amounts.ts';
import { currencyOf } from './currencies.ts';
import { splitDate, splitYearless } from './date-parts.ts';
import { type CellRow, type Columns, cellAt, dayColumns } from './layout.ts';
import { statusOf } from './row-words.ts';
import { balanceVotes, isDirectionColumn, movedRows } from './signs.ts';
import type { Table } from './table.ts';
import { cleanCell, isBlank, textOf, wordOf } from './text.ts';

/** The first cell of a row that is a day, of the columns that may hold it. */
export function dayTextOf(cells: CellRow, columns: Columns, isYearless: boolean): string {
  for (const column of dayColumns(columns)) {
    const text = cleanCell(cellAt(cells, column));
    if (text !== '' && (splitDate(text) !== null || (isYearless && splitYearless(text) !== null)))
      return text;
  }
  return '';
}

/** Amounts of one column or of both read in no row: the column is not what its header says. Null where at least one is fine. */
export function unreadAmount(
  data: readonly CellRow[],
  amounts: readonly number[],
  decimal: DecimalSign,
): number | null {
  const reader = new AmountReader(decimal);
  const unread = amounts.filter((column) => {
    const texts = data.map((cells) => cellAt(cells, column)).filter((cell) => textOf(cell) !== '');
    return texts.length > 0 && texts.every((text) => reader.read(text, 3) !== 'ok');
  });
  return unread.length === amounts.length ? (unread[0] ?? null) : null;
}

/**
 * A column in words nobody knows that holds money exactly where the amount is nothing: the amounts of the other direction. To leave it out
 * would lose them; what it means a person has to say.
 */
export function moneyApart(
  data: readonly CellRow[],
  { amount }: Columns,
  table: Table,
  decimal: DecimalSign,
): number | undefined {
  if (amount === undefined || table.notUnderstood.length === 0) return undefined;
  const reader = new AmountReader(decimal);
  const isMoney = (cell: string) =>
    /[.,]\d/.test(cell) && reader.read(cell, 3) === 'ok' && reader.value !== 0;
  const isNothing = (cell: string) =>
    textOf(cell) === '' || (reader.read(cell, 3) === 'ok' && reader.value === 0);
  return table.names
    .map((_, column) => column)
    .filter((column) => table.notUnderstood.includes(table.names[column] ?? ''))
    .find(
      (column) =>
        data.some((cells) => isMoney(cellAt(cells, column))) &&
        data.every((cells) => isNothing(cellAt(cells, column)) !== isNothing(cellAt(cells, amount))),
    );
}

export interface ReadColumns {
  readonly columns: Columns;
  /** Left out, or not understood in full: they are told. */
  readonly dropped: readonly number[];
  /** The column of states has words nobody knows. */
  readonly hasOtherStates: boolean;
}

export function columnsThatRead(table: Table, rows: readonly CellRow[], ownAccount: string): ReadColumns {
  let hasOtherStates = false;
  const dropped: number[] = [];
  const { balance, status, fee, valueDate, account, ...others } = table.columns;
  const texts = (column: number) =>
    rows.map((cells) => textOf(cellAt(cells, column))).filter((text) => text !== '');
  const kept: { -readonly [Name in keyof Columns]: Columns[Name] } = { ...others };
  // German cooperative banks print S and H, others DB and CR, in a column they give no name. One that is blank on some rows leaves open what a blank means.
  if (kept.direction === undefined && kept.amount !== undefined && table.headerRow > 0) {
    const moved = rows.filter((cells) => dayTextOf(cells, table.columns, true) !== '');
    const unnamed = [...Array(Math.max(0, ...moved.map((cells) => cells.length))).keys()].find(
      (column) =>
        (table.names[column] ?? '') === '' &&
        moved.every((cells) => !isBlank(cellAt(cells, column))) &&
        isDirectionColumn(moved, column),
    );
    if (unnamed !== undefined) kept.direction = unnamed;
  }
  // Its name says nothing to us, its cells say nothing but currencies.
  const unnamedCurrency =
    kept.currency === undefined && table.headerRow > 0
      ? columnOfCurrencies(rows, table, kept.balanceCurrency)
      : undefined;
  if (unnamedCurrency !== undefined) kept.currency = unnamedCurrency;
  if (balance !== undefined) {
    const cells = texts(balance);
    const readers = [new AmountReader('.'), new AmountReader(',')];
    // Masked by its owner: xx,yyyy.zz in every row.
    const isRead =
      cells.length === 0 || cells.some((text) => readers.some((each) => each.read(text, 3) === 'ok'));
    const amounts = [kept.amount, kept.in, kept.out].flatMap((column) =>
      column === undefined ? [] : texts(column),
    );
    const [ours, theirs] = [findDecimalSign(amounts), findDecimalSign(cells)];
    // Boursorama prints -29,99 beside 1500.00: that column is no running balance but what the account holds today.
    const isOther = ours.isProved && theirs.isProved && ours.sign !== theirs.sign;
    if (isRead && !isOther) kept.balance = balance;
    else dropped.push(balance);
  }
  if (account !== undefined) {
    const cells = texts(account);
    const different = new Set(cells).size;
    // Another number in most rows is the other side's; so is one that is not what the preamble calls ours.
    const isTheirs = ownAccount === '' ? cells.length > 2 && 2 * different > cells.length : different > 1;
    if (!isTheirs) kept.account = account;
  }
  if (valueDate !== undefined) {
    const cells = texts(valueDate);
    const first = cells[0];
    // 'Valuta' is the value date in German and Italian, the currency in Dutch and the languages of the north.
    if (first !== undefined && cells.every((text) => currencyOf(text) !== '')) kept.currency ??= valueDate;
    else kept.valueDate = valueDate;
  }
  if (status !== undefined) {
    const states = new Set(texts(status).map(statusOf));
    hasOtherStates = states.has(null);
    // A word that says a row has not moved is heeded whatever stands in the others.
    if (!hasOtherStates || states.has('pending') || states.has('failed') || states.has('closed'))
      kept.status = status;
    if (hasOtherStates) dropped.push(status);
  }
  if (fee !== undefined) {
    const isRevolut = ['starteddate', 'completeddate', 'state'].every((word) =>
      table.names.some((name) => wordOf(name) === word),
    );
    if (isFeeApart(rows, { ...kept, fee }, isRevolut)) kept.fee = fee;
    else if (texts(fee).some((text) => /[1-9]/.test(text))) dropped.push(fee);
  }
  return { columns: kept, dropped, hasOtherStates };
}

/** The one column of a name nobody knows in which every movement has a currency, by its code or its Chinese name. */
function columnOfCurrencies(
  rows: readonly CellRow[],
  table: Table,
  ofBalance: number | undefined,
): number | undefined {
  const moved = rows.filter((cells) => dayTextOf(cells, table.columns, true) !== '');
  const found = table.names.flatMap((name, column) => {
    const isOpen = name === '' || table.notUnderstood.includes(name);
    const isAll = moved.every((cells) => isCurrencyName(textOf(cellAt(cells, column))));
    return isOpen && isAll && column !== ofBalance ? [column] : [];
  });
  return moved.length > 0 && found.length === 1 ? found[0] : undefined;
}
const isCurrencyName = (text: string): boolean =>
  /^(?:[A-Z]{3}|\p{Script=Han}{2,})$/u.test(text) && currencyOf(text) !== '';

/** The balance moves by the amount less the fee. Nothing else would tell whether the fee is in the amount or beside it. */
function isFeeApart(rows: readonly CellRow[], columns: Columns, isUsual: boolean): boolean {
  if (columns.amount === undefined || columns.balance === undefined) return false;
  const chain = (cells: CellRow) => cellAt(cells, columns.currency);
  const votes = (isApart: boolean) =>
    balanceVotes(
      movedRows(
        rows.filter((cells) => dayTextOf(cells, columns, false) !== ''),
        columns,
        '.',
        chain,
        (read) => read(columns.amount) - (isApart ? Math.abs(read(columns.fee)) : 0),
      ),
    ).same;
  const [apart, within] = [votes(true), votes(false)];
  return apart === within ? isUsual : apart > within;
}
