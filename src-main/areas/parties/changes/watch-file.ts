/**
 * A file of a watch list: a table whose headings say what stands below them, a name, an account, an identity number, a phone, or all of one person in
 * a row; or what it is in one column and the thing itself in another. Every row that cannot be read is listed.
 */
import { WATCHED, type WatchBody } from '../../../../shared/contract/parties.ts';
import type { RowProblem } from '../../../../shared/contract/row-problem.ts';
import { LOCALES, say } from '../../../../shared/wording/catalogue.ts';
import type { HeaderWords } from '../../statements/adapters/cells.ts';
import { findTable, type HeadedTable, splitRows, TableRow } from '../../statements/tables/headed.ts';
import { openFile, orRefused, type Unreadable } from '../../statements/tables/open-file.ts';
import { isWatchable } from '../rules/watch-hits.ts';

/** Public lists have some ten thousand entries. */
export const WATCH_ROWS_MAX = 50_000;

type What = WatchBody['what'];
type Field = What | 'what' | 'value';

const WORDS = {
  name: [
    '姓名',
    '名称',
    '姓名或名称',
    '户名',
    '单位名称',
    '企业名称',
    '公司名称',
    '名字',
    'name',
    'full_name',
    'entity_name',
  ],
  account: [
    '账号',
    '帐号',
    '账户',
    '银行账号',
    '银行卡号',
    '卡号',
    'account',
    'account_number',
    'account_no',
    'iban',
  ],
  identity: [
    '证件号',
    '证件号码',
    '身份证号',
    '身份证号码',
    '统一社会信用代码',
    '信用代码',
    'identity',
    'identity_number',
    'id_number',
    'id_no',
    'passport',
  ],
  phone: [
    '手机号',
    '手机号码',
    '手机',
    '电话',
    '联系电话',
    '电话号码',
    'phone',
    'mobile',
    'phone_number',
    'telephone',
  ],
  what: ['种类', '类型', '类别', 'what', 'type', 'kind'],
  value: ['内容', '值', '名单内容', 'value'],
} as const satisfies HeaderWords<Field>;
/** Any one of these makes a table one of a list. */
const ENOUGH: readonly (readonly Field[])[] = [['what', 'value'], ...WATCHED.map((what) => [what])];

export interface WatchRow extends Pick<WatchBody, 'what' | 'value'> {
  readonly row: number;
}
export interface ReadWatchFile {
  /** Rows of the table. */
  readonly count: number;
  readonly rows: readonly WatchRow[];
  readonly problems: readonly RowProblem[];
}

export async function readWatchFile(name: string, bytes: Buffer): Promise<ReadWatchFile | Unreadable> {
  const opened = await openFile(name, bytes);
  if ('refusal' in opened) return opened;
  for (const needed of ENOUGH) {
    const table = findTable<Field>(opened.grids, WORDS, needed);
    if (table) return await orRefused(() => readRows(table));
  }
  return { refusal: 'not_watch_list', facts: { file: name } };
}

async function readRows(table: HeadedTable<Field>): Promise<ReadWatchFile | Unreadable> {
  // Nobody adds a list up: a row that looks like a total is somebody of that name.
  const { items, totals } = await splitRows(table);
  const all = [...items, ...totals].toSorted((a, b) => a.row - b.row);
  if (all.length === 0) return { refusal: 'no_rows', facts: {} };
  if (all.length > WATCH_ROWS_MAX)
    return { refusal: 'too_many_rows', facts: { limit: WATCH_ROWS_MAX, count: all.length } };
  const problems: RowProblem[] = [];
  const rows = all.flatMap((raw) => entriesOf(new TableRow(raw, table.header, problems), table));
  return { count: all.length, rows, problems };
}

function entriesOf(row: TableRow<Field>, { header }: HeadedTable<Field>): WatchRow[] {
  const found = header.columns.has('value') ? byKind(row) : byColumn(row);
  const entries = found.flatMap(({ field, what, value }): WatchRow[] => {
    const entry = { row: row.raw.row, what, value };
    if ([...value].length < 2 || !isWatchable(entry)) {
      row.refuse(field, what === 'phone' ? 'not_a_phone' : 'nothing_to_watch', value, '张三 / 6222… / 138…');
      return [];
    }
    return [entry];
  });
  return entries;
}

interface Cell {
  readonly field: Field;
  readonly what: What;
  readonly value: string;
}

function byColumn(row: TableRow<Field>): Cell[] {
  const cells = WATCHED.map((what) => ({ field: what, what, value: row.text(what, 120) }));
  const filled = cells.filter(({ value }) => value !== '');
  if (filled.length === 0) row.refuse(WATCHED[0], 'missing_value', '', '张三');
  return filled;
}

const KIND_WORDS: ReadonlyMap<string, What> = new Map(
  WATCHED.flatMap((what) =>
    [what, ...WORDS[what], ...LOCALES.map((locale) => say(locale, `watchWhat.${what}`))].map(
      (word) => [word.toLowerCase(), what] as const,
    ),
  ),
);

function byKind(row: TableRow<Field>): Cell[] {
  const value = row.required('value', '张三', 120);
  const said = row.required('what', WATCHED.join(' '));
  const what = KIND_WORDS.get(said.toLowerCase());
  if (said !== '' && what === undefined) row.refuse('what', 'unknown_kind', said, WATCHED.join(' '));
  return what === undefined || value === '' ? [] : [{ field: 'value', what, value }];
}
