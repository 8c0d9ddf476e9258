/**
 * Is it a bank's statement, and how is it to be read? Everything the rows leave open is found from the sample here, or asked by refusing.
 *
 * Always `likely`: a bank's file has no signature of its own, and what carries another format's is not claimed.
 */
import type { RawRow, RecogniseAnswer, Sample, Splitter } from '../../adapter.ts';
import { AmountReader, type DecimalSign } from './amounts.ts';
import { currencyOf, currencyOfTexts, NO_CURRENCY } from './currencies.ts';
import { findDateOrder, splitDate } from './dates.ts';
import { findHeaderlessTable } from './headerless.ts';
import { type AmountForm, type BankLayout, type CellRow, type Columns, cellAt } from './layout.ts';
import { noFacts, type PreambleFacts, readPreambleRow } from './preamble.ts';
import { directionOf } from './row-words.ts';
import { balanceVotes, findColumnSigns, findManner, findSign, isDirectionColumn, signRows } from './signs.ts';
import { decimalOf, findHeaderTable, type HeaderTable, moneyCells } from './table.ts';
import { cleanCell, isBlank, isChinese, textOf } from './text.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

export function recogniseBank(sample: Sample): RecogniseAnswer {
  const start = sample.text.trimStart().slice(0, 1);
  if (start === '<' || start === '{') return { is: 'not_mine' };
  let best: { readonly table: HeaderTable; readonly splitter: Splitter } | null = null;
  let partial: RecogniseAnswer | null = null;
  for (const delimiter of DELIMITERS) {
    const splitter: Splitter = { kind: 'csv', delimiter };
    const found = findHeaderTable(sample.rows(splitter));
    if (found.is === 'foreign') return { is: 'not_mine' };
    if (found.is === 'table' && found.table.understood.length > (best?.table.understood.length ?? 0))
      best = { table: found.table, splitter };
    if (found.is === 'partial') partial ??= refused('unknown_layout', found, 'amount');
  }
  if (best) return withHeader(sample, best.table, best.splitter);
  for (const delimiter of DELIMITERS) {
    const splitter: Splitter = { kind: 'csv', delimiter };
    const rows = sample.rows(splitter);
    const found = findHeaderlessTable(rows.map((raw) => raw.cells));
    if (!found) continue;
    const table: HeaderTable = {
      headerRow: 0,
      at: -1,
      names: [],
      columns: found.columns,
      currency: '',
      understood: Object.keys(found.columns),
      notUnderstood: [],
    };
    return decide(sample, table, splitter, rows, noFacts());
  }
  return partial ?? { is: 'not_mine' };
}

function withHeader(sample: Sample, table: HeaderTable, splitter: Splitter): RecogniseAnswer {
  const rows = sample.rows(splitter);
  const facts = noFacts();
  for (const raw of rows.slice(0, table.at)) readPreambleRow(raw.cells, raw.row, facts);
  return decide(sample, table, splitter, rows.slice(table.at + 1), facts);
}

interface Words {
  readonly understood: readonly string[];
  readonly notUnderstood: readonly string[];
}
const refused = (kind: 'unknown_layout' | 'undecided', words: Words, question: string): RecogniseAnswer => ({
  is: 'refused',
  refusal: { kind, understood: words.understood, notUnderstood: words.notUnderstood, question },
});

function decide(
  sample: Sample,
  table: HeaderTable,
  splitter: Splitter,
  rows: readonly RawRow[],
  facts: PreambleFacts,
): RecogniseAnswer {
  const hasHeader = table.headerRow > 0;
  const filled = rows.map((raw) => raw.cells).filter((cells) => !cells.every(isBlank));
  const { columns, dropped } = withoutUnreadable(table.columns, filled);
  const day = columns.date ?? columns.bookingDate ?? columns.valueDate;
  const isDay = (cells: CellRow) => dayTextOf(cells, columns) !== '';
  const data = filled.filter(isDay);
  const names = (column: number | undefined) => (column === undefined ? '' : (table.names[column] ?? ''));
  const others = [columns.amount, columns.in, columns.out].filter((column) => column !== undefined);
  if (day === undefined || others.length === 0) return { is: 'not_mine' };
  if (data.length === 0 && filled.some((cells) => others.some((column) => /\d/.test(cells[column] ?? ''))))
    return refused('unknown_layout', { understood: table.understood, notUnderstood: [names(day)] }, 'date');

  const heads = [
    ...table.names,
    ...sample
      .rows(splitter)
      .slice(0, Math.max(table.at, 0))
      .flatMap((raw) => raw.cells),
  ];
  const isHan = isChinese(heads.join(' '));
  const money = decimalOf(
    data,
    columns,
    facts.stated.map((each) => each.text),
  );
  const currencies = new Set(
    data.map((cells) => currencyOf(textOf(cellAt(cells, columns.currency ?? columns.balanceCurrency)))),
  );
  let decimal: DecimalSign = money.sign;
  if (!money.isProved && money.ambiguous !== '') {
    const isWhole = [...currencies, facts.currency || table.currency].every(
      (code) => code === '' || ['JPY', 'KRW', 'VND', 'CLP', 'ISK'].includes(code),
    );
    const isNamed =
      currencies.size > 0 && [...currencies, facts.currency, table.currency].some((code) => code !== '');
    if (isWhole && isNamed) decimal = money.ambiguous.includes(',') ? '.' : ',';
    else if (!isHan) return refused('undecided', table, 'decimal_sign');
  }
  const isAmount = new AmountReader(decimal);
  const unread = others.filter((column) => {
    const texts = data.map((cells) => cellAt(cells, column)).filter((cell) => textOf(cell) !== '');
    return texts.length > 0 && texts.every((text) => isAmount.read(text, 3) !== 'ok');
  });
  const [unreadColumn] = unread;
  if (unreadColumn !== undefined && unread.length === others.length)
    return refused(
      'unknown_layout',
      { understood: table.understood, notUnderstood: [names(unreadColumn)] },
      'amount',
    );

  const dayTexts = data.map((cells) => dayTextOf(cells, columns));
  const pairs = [columns.bookingDate, columns.valueDate].flatMap((column) =>
    data.map((cells, at) => [dayTexts[at] ?? '', cleanCell(cellAt(cells, column))] as const),
  );
  const order = findDateOrder(dayTexts, {
    others: [...facts.dates, ...pairs.map(([, other]) => other)],
    decimal,
    pairs,
  });
  if (order.is === 'undecided') return refused('undecided', table, 'date_order');

  const signs = signsOf(sample, { ...table, columns }, data, decimal, heads);
  if (!signs) return refused('undecided', table, 'amount_sign');

  const hasMarks = data.length > 0 && moneyCells(data, columns).every((cell) => /[A-Z$€£¥￥]/.test(cell));
  const named = facts.currency || table.currency;
  const told =
    named ||
    (isHan
      ? 'CNY'
      : currencyOfTexts(
          heads.join(' '),
          data.map((cells) => descriptionOf(cells, columns)),
        )) ||
    (order.isMonthFirst ? 'USD' : '');
  const hasCurrency =
    columns.currency !== undefined || columns.balanceCurrency !== undefined || told !== '' || hasMarks;
  const layout: BankLayout = {
    headerRow: table.headerRow,
    names: table.names,
    width: Math.max(hasHeader ? lastFilled(table.names) : 0, usualWidth(data)),
    ...signs,
    dateOrder: order.order,
    decimal,
    currency: told === '' ? NO_CURRENCY : told,
    hasChinaTime: isHan,
    facts,
  };
  const drift = [...table.notUnderstood, ...dropped.map(names)].map(
    (column) => ({ kind: 'unknown_column', column }) as const,
  );
  const balances = data.filter((cells) => textOf(cellAt(cells, columns.balance)) !== '').length;
  return {
    is: 'mine',
    recognition: {
      sureness: 'likely',
      splitter,
      layout,
      drift: hasCurrency ? drift : [...drift, { kind: 'absent_column', column: 'currency' }],
      // Where only some rows print a balance (the last of each day), it does not chain from one such row to the next.
      ...(columns.balance !== undefined && balances < data.length ? { balanceChain: 'none' as const } : {}),
    },
  };
}

/** Without columns whose cells are all something else than their header says: a masked balance (xx,yyyy.zz), a clock that is none. */
function withoutUnreadable(all: Columns, rows: readonly CellRow[]): { columns: Columns; dropped: number[] } {
  const { balance } = all;
  if (balance === undefined) return { columns: all, dropped: [] };
  const texts = rows.map((cells) => textOf(cellAt(cells, balance))).filter((text) => text !== '');
  const readers = [new AmountReader('.'), new AmountReader(',')];
  if (texts.length === 0 || texts.some((text) => readers.some((reader) => reader.read(text, 3) === 'ok')))
    return { columns: all, dropped: [] };
  const { balance: _, ...columns } = all;
  return { columns, dropped: [balance] };
}

const dayTextOf = (cells: CellRow, columns: Columns): string => {
  for (const column of [columns.date, columns.bookingDate, columns.valueDate]) {
    const text = cleanCell(cellAt(cells, column));
    if (text !== '' && splitDate(text) !== null) return text;
  }
  return '';
};

const descriptionOf = (cells: CellRow, columns: Columns): string =>
  columns.descriptions.map((column) => textOf(cells[column])).join(' ');

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

const CARD =
  /信用卡|贷记卡|卡号末四位|卡号后四位|入账金额|credit.?card|card ?member|card (?:no|number)|kreditkarte|carte de cr[eé]dit|tarjeta de cr[eé]dito|cart[aã]o de cr[eé]dito/i;

/** Cards print the day of the purchase and the day it was posted. */
const POST_DATE = /^post(?:ed)? date$/i;

function signsOf(
  sample: Sample,
  table: HeaderTable,
  data: readonly CellRow[],
  decimal: DecimalSign,
  heads: readonly string[],
): { readonly columns: Columns; readonly form: AmountForm; readonly balanceSign: 1 | -1 } | null {
  const hasHeader = table.headerRow > 0;
  const { columns } = table;
  const hasPair = columns.in !== undefined || columns.out !== undefined;
  const isPair = hasPair && (columns.amount === undefined || coversAll(data, columns, decimal));
  const chain = (cells: CellRow) =>
    `${cellAt(cells, columns.currency ?? columns.balanceCurrency)}|${cellAt(cells, columns.account)}`;
  const isCard =
    CARD.test(heads.join(' ')) ||
    CARD.test(sample.fileName.replaceAll(/[_-]/g, ' ')) ||
    (columns.balance === undefined && table.names.some((name) => POST_DATE.test(name)));
  if (isPair) {
    const { amount: _, direction: __, ...pair } = columns;
    const form = findColumnSigns(data, pair, decimal);
    return { columns: pair, form, balanceSign: isCard ? owedSign(data, pair, form, chain, decimal) : 1 };
  }
  const { in: _, out: __, ...single } = columns;
  if (single.amount === undefined) return null;
  const word =
    single.direction ??
    (single.type !== undefined && isDirectionColumn(data, single.type) ? single.type : undefined);
  if (word !== undefined) {
    const worded = { ...single, direction: word };
    const form = findManner(data, worded, decimal);
    return { columns: worded, form, balanceSign: isCard ? owedSign(data, worded, form, chain, decimal) : 1 };
  }
  const rows = data.filter(
    (cells) => signRows([cells], single.amount ?? 0, undefined, chain, decimal).length > 0,
  );
  if (rows.length === 0) return { columns: single, form: { kind: 'signed', sign: 1 }, balanceSign: 1 };
  const texts = rows.map((cells) =>
    [cellAt(cells, single.type), ...single.descriptions.map((at) => cellAt(cells, at))].map(textOf),
  );
  const found = findSign(
    signRows(rows, single.amount, single.balance, chain, decimal),
    texts,
    isCard,
    hasHeader,
  );
  return found && { columns: single, ...found };
}

/** A card's balance may be what is owed: it then moves against the amounts. */
function owedSign(
  data: readonly CellRow[],
  columns: Columns,
  form: AmountForm,
  chain: (cells: CellRow) => string,
  decimal: DecimalSign,
): 1 | -1 {
  if (columns.balance === undefined) return 1;
  const reader = new AmountReader(decimal);
  const value = (column: number | undefined, cells: CellRow): number =>
    reader.read(cellAt(cells, column), 3) === 'ok' ? Math.abs(reader.value) : 0;
  const signed = data.map((cells) => ({
    amount:
      form.kind === 'in_out'
        ? value(columns.in, cells) - value(columns.out, cells)
        : value(columns.amount, cells) * (isOut(cells, columns) ? -1 : 1),
    isSigned: true,
    balance: reader.read(cellAt(cells, columns.balance), 3) === 'ok' ? reader.value : null,
    chain: chain(cells),
  }));
  const votes = balanceVotes(signed);
  return votes.opposed > votes.same ? -1 : 1;
}

const isOut = (cells: CellRow, columns: Columns): boolean =>
  directionOf(cellAt(cells, columns.direction)) === 'out';

/** In each row one of the two columns is filled: then they say more than the single amount beside them. */
function coversAll(data: readonly CellRow[], columns: Columns, decimal: DecimalSign): boolean {
  const reader = new AmountReader(decimal);
  const isFilled = (cells: CellRow, column: number | undefined) =>
    reader.read(cellAt(cells, column), 3) === 'ok';
  return data.every((cells) => isFilled(cells, columns.in) || isFilled(cells, columns.out));
}
