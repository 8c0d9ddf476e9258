/**
 * Finds the table in a file: the header by its words at any row, and each field's column. Where several columns mean the same, the better
 * word wins, and an amount takes the currency that stands beside it under the same name.
 */
import type { RawRow } from '../../adapter.ts';
import { type Field, foreignWeight, type Meaning, meaningOf, stemOf } from './header-words.ts';
import type { CellRow, Columns } from './layout.ts';
import { cleanCell, wordOf } from './text.ts';

/** Rows in which a header is looked for: the longest preambles we know have about 25. */
const HEADER_WITHIN = 60;
/** A cell longer than this is a sentence, not a header. */
const HEADER_CHARS_MAX = 90;

export interface Table {
  readonly headerRow: number;
  /** Position of the first row of data among the sample's rows. */
  readonly from: number;
  readonly names: readonly string[];
  readonly columns: Columns;
  /** Currency named in the header of the amounts. */
  readonly currency: string;
  readonly understood: readonly string[];
  readonly notUnderstood: readonly string[];
}

export type TableFinding =
  | { readonly is: 'table'; readonly table: Table }
  | { readonly is: 'foreign' }
  /** A header without a column of money or without a day. */
  | {
      readonly is: 'partial';
      readonly understood: readonly string[];
      readonly notUnderstood: readonly string[];
      readonly missing: 'date' | 'amount';
    }
  | { readonly is: 'none' };

export function findHeaderTable(rows: readonly RawRow[]): TableFinding {
  let partial: TableFinding = { is: 'none' };
  for (const [at, raw] of rows.slice(0, HEADER_WITHIN).entries()) {
    if (raw.cells.length < 2) continue;
    const table = readHeaderRow(raw, at);
    const foreign = raw.cells.reduce((weight, cell) => weight + foreignWeight(cell), 0);
    if (foreign > 2 || (foreign === 2 && table.understood.length > 1)) return { is: 'foreign' };
    const { columns, understood, notUnderstood } = table;
    const hasDay =
      columns.date !== undefined || columns.bookingDate !== undefined || columns.valueDate !== undefined;
    const hasMoney = columns.amount !== undefined || columns.in !== undefined || columns.out !== undefined;
    if (hasDay && hasMoney && 3 * understood.length >= notUnderstood.length) return { is: 'table', table };
    if ((hasDay || hasMoney) && understood.length >= 3 && partial.is === 'none')
      partial = { is: 'partial', understood, notUnderstood, missing: hasDay ? 'amount' : 'date' };
  }
  return partial;
}

interface Held extends Meaning {
  readonly column: number;
}

function readHeaderRow(raw: RawRow, at: number): Table {
  const names = raw.cells.map(cleanCell);
  const understood: string[] = [];
  const notUnderstood: string[] = [];
  const held: Held[] = [];
  for (const [column, name] of names.entries()) {
    if (name === '') continue;
    const meaning = name.length > HEADER_CHARS_MAX ? null : meaningOf(name);
    if (!meaning) {
      notUnderstood.push(name);
      continue;
    }
    understood.push(name);
    held.push({ ...meaning, column });
  }
  const best = chosen(held, names);
  const columns: Partial<Record<Field, number>> = {};
  for (const [field, { column }] of best) columns[field] = column;
  const money = best.get('amount') ?? best.get('in') ?? best.get('out');
  return {
    headerRow: raw.row,
    from: at + 1,
    names,
    columns: { ...withOwnAccount(columns, names), descriptions: textColumns(held, best) },
    currency: money?.currency ?? '',
    understood,
    notUnderstood,
  };
}

/** One column for each field. */
function chosen(held: readonly Held[], names: readonly string[]): Map<Field, Held> {
  const best = new Map<Field, Held>();
  for (const each of held) {
    if (each.field === 'known' || each.field === 'description') continue;
    const before = best.get(each.field);
    if (!before) {
      best.set(each.field, each);
      continue;
    }
    const [winner, loser] = before.rank <= each.rank ? [before, each] : [each, before];
    best.set(each.field, winner);
    // 交易日期 beside 交易时间: one is the day, the other the clock.
    if (isClock(names[loser.column] ?? '') && !best.has('time')) best.set('time', loser);
  }
  const money = best.get('amount') ?? best.get('in') ?? best.get('out');
  const stem = money ? stemOf(names[money.column] ?? '') : '';
  const beside = held.find((each) => each.field === 'currency' && stemOf(names[each.column] ?? '') === stem);
  const hasLost = held.some(
    ({ field, column }) => field === 'currency' && lacksMoney(names[column] ?? '', held, names),
  );
  // 结算币种 without 结算金额: what moved the account is in a column of another name, and 交易金额 is not it.
  if (hasLost && beside) for (const field of MONEY_FIELDS) best.delete(field);
  if (stem !== '' && beside) best.set('currency', beside);
  else if (isOfAnother(best.get('currency'), held, stem, names)) best.delete('currency');
  return best;
}

/** 交易货币 beside 交易金额 says nothing of 入账金额, whose own column of currencies is gone. */
function isOfAnother(
  currency: Held | undefined,
  held: readonly Held[],
  stem: string,
  names: readonly string[],
): boolean {
  const theirs = currency ? stemOf(names[currency.column] ?? '') : '';
  if (theirs === '' || stem === '' || theirs === stem) return false;
  return held.some(({ field, column }) => MONEY_FIELDS.has(field) && stemOf(names[column] ?? '') === theirs);
}
/** A currency of what was booked, whose amount is nowhere. */
const lacksMoney = (name: string, held: readonly Held[], names: readonly string[]): boolean =>
  /^(?:结算|记账|记帐|入账|billing|settlement|posting)$/.test(stemOf(name)) &&
  !held.some(({ field, column }) => MONEY_FIELDS.has(field) && stemOf(names[column] ?? '') === stemOf(name));

const MONEY_FIELDS: ReadonlySet<Field> = new Set(['amount', 'in', 'out']);

/** Texts of a row: every description, and further columns of a type; the types alone where nothing describes. */
function textColumns(held: readonly Held[], best: ReadonlyMap<Field, Held>): number[] {
  const hasDescription = held.some(({ field }) => field === 'description');
  return held
    .filter(
      ({ field, column }) =>
        field === 'description' ||
        (field === 'type' && (!hasDescription || best.get('type')?.column !== column)),
    )
    .map(({ column }) => column);
}

/** 'Kontonummer' beside 'BLZ' or 'BIC' is the other side's; one's own is called 'Auftragskonto'. */
function withOwnAccount(
  columns: Partial<Record<Field, number>>,
  names: readonly string[],
): Partial<Record<Field, number>> {
  const { account, ...others } = columns;
  if (account === undefined) return columns;
  const isOthers =
    /^(kontonummer|konto|iban|accountnumber|account)/.test(wordOf(names[account] ?? '')) &&
    names.some((name) => /^(blz|bic|bicswiftcode|swift|bankcode|bankleitzahl)$/.test(wordOf(name)));
  return isOthers ? others : columns;
}

const isClock = (name: string): boolean => /(?:时间|时刻|time)$/.test(wordOf(name));

/** The cells of the columns that hold money. */
export const moneyCells = (rows: readonly CellRow[], columns: Columns): string[] =>
  [columns.amount, columns.in, columns.out, columns.balance].flatMap((column) =>
    column === undefined
      ? []
      : rows.map((cells) => cleanCell(cells[column] ?? '')).filter((cell) => /\d/.test(cell)),
  );
