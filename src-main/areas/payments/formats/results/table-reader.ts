/**
 * Results as a table (结果文件), a bank's or a channel's: columns by meaning, every row an item with a state, whatever cannot be read named. One bad
 * row and the file says nothing.
 */
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import type { HeaderWords } from '../../../statements/adapters/cells.ts';
import { baseName } from '../../../statements/containers.ts';
import { findTable, type HeadedTable, splitRows, TableRow } from '../../../statements/tables/headed.ts';
import { openFile, orRefused } from '../../../statements/tables/open-file.ts';
import { itemNoOfAlipay } from '../alipay-batch/numbers.ts';
import type { ReadResult, ResultFile, ResultFormat, ResultItem, ResultReader } from '../format.ts';
import { printedCurrency } from '../tables/printed-currency.ts';
import { batchFacts, ourBatchNo } from './batch-facts.ts';
import { RESULT_NEEDED, RESULT_WORDS, type ResultField, type ResultSource, sourceOf } from './columns.ts';
import { amountIn, fileTotal } from './file-total.ts';
import { stateOfWord } from './status-words.ts';

/** What these tables are of where no column says it: none of the layouts carries another currency. */
const CURRENCY = 'CNY';
/** Headings by their meaning, and the currency where no column says it. */
export interface ReadBy {
  readonly words: HeaderWords<ResultField>;
  readonly currency: string;
}
const SHIPPED: ReadBy = { words: RESULT_WORDS, currency: CURRENCY };

export function tableReader(format: ResultFormat, source: ResultSource, by: ReadBy = SHIPPED): ResultReader {
  const findOurs = async (name: string, bytes: Buffer) => {
    const opened = await openFile(name, bytes);
    if ('refusal' in opened) return opened;
    const table = findTable(opened.grids, by.words, RESULT_NEEDED);
    if (!table || sourceOf(table.headerRow.cells, table.header) !== source) return null;
    return table;
  };
  return {
    format,
    async recognise(name, bytes) {
      const found = await findOurs(name, bytes);
      return found !== null && !('refusal' in found);
    },
    async read(name, bytes) {
      const found = await findOurs(name, bytes);
      if (found === null) return { refusal: 'not_a_result', facts: { file: baseName(name) } };
      if ('refusal' in found) return found;
      return await orRefused(() => readTable(name, found, by.currency));
    },
  };
}

async function readTable(name: string, table: HeadedTable<ResultField>, usual: string): Promise<ReadResult> {
  const { above, items: rows, totals } = await splitRows(table);
  const problems: RowProblem[] = [];
  const facts = batchFacts(above, usual, problems);
  const read = rows.map((raw) => itemOf(new TableRow(raw, table.header, problems), usual));
  const items = withoutRepeats(read, problems, table.header.columns.get('itemNo')?.name ?? '');
  const total = fileTotal({ table, totals, usual: oneCurrency(items) || usual }, { read, items }, problems);
  if (problems.length > 0) return { problems };
  if (items.length === 0) return { refusal: 'no_rows', facts: {} };
  const batchNo = facts.batchNo || oneBatchNo(read.map((each) => each.batchNo)) || batchNoInName(name);
  if (batchNo === '') return { refusal: 'no_batch_number', facts: { file: baseName(name) } };
  const isOfBatch = facts.count !== null || facts.sum !== null;
  const ok: ResultFile = {
    messageId: '',
    batchNo,
    statedCount: isOfBatch ? facts.count : total.count,
    statedSum: isOfBatch ? facts.sum : total.sum,
    statedOf: isOfBatch ? 'batch' : 'file',
    currency: oneCurrency(items),
    whole: null,
    items,
  };
  return { ok };
}

type ReadItem = ResultItem & { readonly batchNo: string };

function itemOf(row: TableRow<ResultField>, usual: string): ReadItem {
  const currency = currencyOf(row, usual);
  const word = row.required('status', '成功, 失败, 处理中');
  const state = stateOfWord(word) ?? 'unknown';
  const code = row.text('reasonCode');
  return {
    row: row.raw.row,
    itemNo: itemNoOfAlipay(row.required('itemNo', '业务参考号', 64)),
    amount: amountIn(row, currency),
    currency,
    state,
    // A word nobody knows is all there is to go by.
    reasonCode: code === '' && stateOfWord(word) === undefined ? word.slice(0, 40) : code,
    reasonText: row.text('reasonText'),
    happenedAt: row.moment('happenedAt'),
    batchNo: ourBatchNo(row.text('batchNo')),
  };
}

function currencyOf(row: TableRow<ResultField>, usual: string): string {
  const text = row.text('currency').toUpperCase();
  const currency = text === '' ? usual : printedCurrency(text);
  if (!/^[A-Z]{3}$/.test(currency)) row.refuse('currency', 'unknown_word', text, 'CNY');
  return currency;
}

/** The same item twice with the same word is said once; with another word the file contradicts itself. */
function withoutRepeats(read: readonly ReadItem[], problems: RowProblem[], column: string): ResultItem[] {
  const seen = new Map<string, ReadItem>();
  for (const item of read) {
    const before = seen.get(item.itemNo);
    if (!before) seen.set(item.itemNo, item);
    else if (before.state !== item.state || before.amount !== item.amount)
      problems.push({
        row: item.row,
        column,
        problem: 'contradicts_row',
        text: item.itemNo,
        expected: String(before.row),
      });
  }
  return [...seen.values()].map(({ batchNo: _, ...item }) => item);
}

const oneBatchNo = (numbers: readonly string[]): string => {
  const [first = '', ...others] = new Set(numbers.filter((each) => each !== ''));
  return others.length === 0 ? first : '';
};
const oneCurrency = (items: readonly ResultItem[]): string => {
  const [first = '', ...others] = new Set(items.map((each) => each.currency));
  return others.length === 0 ? first : '';
};
/** Banks give the result the name of the file they were given. */
const batchNoInName = (name: string): string =>
  ourBatchNo(/PB\d{8}-?\d{3,5}/.exec(baseName(name))?.[0] ?? '');

export const alipayResult = tableReader('alipay_result', 'alipay');
export const wechatResult = tableReader('wechat_result', 'wechat');
export const bankResult = tableReader('bank_result', 'bank');
