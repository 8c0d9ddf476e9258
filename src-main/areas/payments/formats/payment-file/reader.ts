/**
 * A file of payments to make (批量付款文件): a table with a payee, an account and an amount in each row. Every row that is wrong is listed with every
 * reason; what the file's own total says must be what its rows add up to.
 */
import { BATCH_ITEMS_MAX } from '../../../../../shared/contract/payment-views.ts';
import type { RowProblem } from '../../../../../shared/contract/row-problem.ts';
import { formatMinor, type Minor, minor } from '../../../../../shared/domain/money.ts';
import { plainNumber } from '../../../../../shared/domain/plain-account.ts';
import type { RawRow } from '../../../statements/adapter.ts';
import { baseName } from '../../../statements/containers.ts';
import { findTable, type HeadedTable, splitRows, TableRow } from '../../../statements/tables/headed.ts';
import { openFile, orRefused } from '../../../statements/tables/open-file.ts';
import type { PaymentFileReader, PaymentRow, ReadPayments } from '../format.ts';
import { printedCurrency } from '../tables/printed-currency.ts';
import { PAYMENT_NEEDED, PAYMENT_WORDS, type PaymentField } from './columns.ts';

export const paymentFile: PaymentFileReader = {
  async read(name, bytes, currency) {
    const opened = await openFile(name, bytes);
    if ('refusal' in opened) return opened;
    const table = findTable(opened.grids, PAYMENT_WORDS, PAYMENT_NEEDED);
    if (!table) return { refusal: 'not_payments', facts: { file: baseName(name) } };
    return await orRefused(() => readRows(table, currency));
  },
};

async function readRows(table: HeadedTable<PaymentField>, currency: string): Promise<ReadPayments> {
  const { items, totals } = await splitRows(table);
  if (items.length === 0) return { refusal: 'no_rows', facts: {} };
  if (items.length > BATCH_ITEMS_MAX)
    return { refusal: 'too_many_rows', facts: { limit: BATCH_ITEMS_MAX, count: items.length } };
  const problems: RowProblem[] = [];
  const rows = items.map((raw) => rowOf(new TableRow(raw, table.header, problems), currency));
  repeats(rows, table, problems);
  total(rows, totals, table, currency, problems);
  return { rows, problems };
}

/** Numbers of banks, log-ins of wallets: no blanks left once groups are put together, nothing that no receiver takes. */
const ACCOUNT = /^[\p{L}\p{N}@._+-]{4,64}$/u;
function rowOf(row: TableRow<PaymentField>, batchCurrency: string): PaymentRow {
  const printed = row.text('currency').toUpperCase();
  const currency = printedCurrency(printed);
  if (currency !== '' && currency !== batchCurrency)
    row.refuse('currency', 'currency_differs', printed, batchCurrency);
  return {
    row: row.raw.row,
    payee: row.required('payee', '张三', 120),
    number: numberOf(row),
    bankName: row.text('bankName', 120),
    bankCode: row.text('bankCode', 20),
    amount: amountOf(row, batchCurrency),
    currency,
    remark: row.text('remark', 140),
    merchantOrderNo: row.text('merchantOrderNo', 64),
  };
}

function numberOf(row: TableRow<PaymentField>): string {
  const text = row.required('number', '6222…', 64);
  // An openid and a mailbox keep their small letters; blanks between groups of digits are people's.
  const number = /^[\d\s-]+$/.test(text.normalize('NFKC')) ? plainNumber(text) : text;
  if (text !== '' && !ACCOUNT.test(number))
    row.refuse('number', 'not_an_account', text, '0-9 A-Z a-z @ . _ + -');
  return number;
}

function amountOf(row: TableRow<PaymentField>, currency: string): Minor {
  const text = row.required('amount', '1,234.56');
  const amount = row.amount('amount', currency);
  if (amount !== null && amount <= 0) row.refuse('amount', 'not_above_zero', text, formatMinor(1, currency));
  return amount ?? minor(0);
}

/** Two rows that say the same in every word are one row twice; an order paid in parts differs somewhere. */
function repeats(
  rows: readonly PaymentRow[],
  { header }: HeadedTable<PaymentField>,
  problems: RowProblem[],
): void {
  // Of a row that could not be read nobody knows what it says.
  const unread = new Set(problems.map(({ row }) => row));
  const seen = new Map<string, number>();
  const column = header.columns.get('number')?.name ?? '';
  for (const { row, ...said } of rows) {
    if (unread.has(row)) continue;
    const key = JSON.stringify(said);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    else problems.push({ row, column, problem: 'repeats_row', text: '', expected: String(before) });
  }
}

function total(
  rows: readonly PaymentRow[],
  totals: readonly RawRow[],
  { header }: HeadedTable<PaymentField>,
  currency: string,
  problems: RowProblem[],
): void {
  const [raw] = totals;
  // Of amounts that could not be read nobody knows what they add up to: they are told already.
  if (!raw || rows.some(({ amount }) => amount === 0)) return;
  const row = new TableRow(raw, header, problems);
  const stated = row.amount('amount', currency);
  const added = rows.reduce((sum, each) => sum + each.amount, 0);
  if (stated !== null && stated !== added)
    row.refuse('amount', 'total_differs', formatMinor(stated, currency), formatMinor(added, currency));
}
