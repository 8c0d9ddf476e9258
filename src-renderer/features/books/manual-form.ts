/**
 * A manual entry as it is typed: rows of text read into postings, debits and credits summed by currency, and what is wrong said row by row. Pure;
 * amounts are read digit by digit.
 */
import { z } from 'zod';
import type { ChartView, Posting } from '../../../shared/contract/journal-views.ts';
import { formatMinor, fractionDigits, parseMinor } from '../../../shared/domain/money.ts';

export interface ManualRow {
  readonly account: string;
  readonly sub: string;
  readonly debit: string;
  readonly credit: string;
  readonly currency: string;
}
export interface ManualForm {
  readonly day: string;
  readonly memo: string;
  readonly rows: readonly ManualRow[];
}

export const emptyRow = (currency = 'CNY'): ManualRow => ({
  account: '',
  sub: '',
  debit: '',
  credit: '',
  currency,
});
export const emptyForm = (day: string): ManualForm => ({ day, memo: '', rows: [emptyRow(), emptyRow()] });

export type RowProblem = 'account' | 'sub' | 'amount' | 'both' | 'currency';
export interface CurrencySum {
  readonly currency: string;
  readonly debit: number;
  readonly credit: number;
  /** Debits less credits. */
  readonly difference: number;
}
export interface ReadForm {
  /** Null until it could be submitted. */
  readonly postings: readonly Posting[] | null;
  /** By place of the row; rows nobody has begun say nothing. */
  readonly problems: ReadonlyMap<number, RowProblem>;
  readonly sums: readonly CurrencySum[];
  readonly isBalanced: boolean;
}

type Account = Pick<ChartView, 'code' | 'subLedger' | 'state'>;

const isBegun = ({ account, debit, credit }: ManualRow): boolean =>
  account !== '' || debit.trim() !== '' || credit.trim() !== '';

export function readForm(form: ManualForm, chart: readonly Account[]): ReadForm {
  const accounts = new Map(chart.filter(({ state }) => state === 'open').map((each) => [each.code, each]));
  const problems = new Map<number, RowProblem>();
  const postings: Posting[] = [];
  const sums = new Map<string, { debit: number; credit: number }>();
  form.rows.forEach((row, at) => {
    if (!isBegun(row)) return;
    const read = readRow(row, accounts);
    if (typeof read === 'string') problems.set(at, read);
    const money = amountOf(row);
    if (money) {
      const held = sums.get(money.currency) ?? { debit: 0, credit: 0 };
      held[money.side] += money.amount;
      sums.set(money.currency, held);
    }
    if (typeof read !== 'string') postings.push(read);
  });
  const totals = [...sums].map(([currency, { debit, credit }]) => ({
    currency,
    debit,
    credit,
    difference: debit - credit,
  }));
  const isBalanced = totals.length > 0 && totals.every(({ difference }) => difference === 0);
  const isWhole = isBalanced && problems.size === 0 && postings.length >= 2 && form.day !== '';
  return { postings: isWhole ? postings : null, problems, sums: totals, isBalanced };
}

function readRow(row: ManualRow, accounts: ReadonlyMap<string, Account>): Posting | RowProblem {
  const account = accounts.get(row.account);
  if (!account) return 'account';
  if (account.subLedger !== 'none' && row.sub === '') return 'sub';
  if (!/^[A-Z]{3}$/.test(row.currency.trim().toUpperCase())) return 'currency';
  if (row.debit.trim() !== '' && row.credit.trim() !== '') return 'both';
  const money = amountOf(row);
  if (!money) return 'amount';
  return { account: row.account, sub: account.subLedger === 'none' ? '' : row.sub, ...money };
}

/** Null where it is none, or both. */
function amountOf({
  debit,
  credit,
  currency: typed,
}: ManualRow): Pick<Posting, 'side' | 'amount' | 'currency'> | null {
  const currency = typed.trim().toUpperCase();
  const [side, text] = debit.trim() === '' ? (['credit', credit] as const) : (['debit', debit] as const);
  if (text.trim() === '' || (side === 'debit' && credit.trim() !== '')) return null;
  const read = parseMinor(text, fractionDigits(currency));
  return read.ok && read.value >= 1 ? { side, amount: read.value, currency } : null;
}

/** The row given what is lacking on the side that lacks it; the same row where its currency is even without it. */
export function madeEven(form: ManualForm, at: number): ManualForm {
  const row = form.rows[at];
  if (!row) return form;
  const others = { ...form, rows: form.rows.filter((_, place) => place !== at) };
  const currency = row.currency.trim().toUpperCase();
  const lacking = readForm(others, []).sums.find((sum) => sum.currency === currency)?.difference ?? 0;
  if (lacking === 0) return form;
  const text = formatMinor(Math.abs(lacking), currency);
  const even = { ...row, debit: lacking < 0 ? text : '', credit: lacking > 0 ? text : '' };
  return { ...form, rows: form.rows.map((each, place) => (place === at ? even : each)) };
}

export const withRow = (form: ManualForm, at: number, typed: Partial<ManualRow>): ManualForm => ({
  ...form,
  rows: form.rows.map((row, place) => (place === at ? { ...row, ...typed } : row)),
});

/** A draft as it was kept; null for what no form of today has written. */
export function formOf(body: string, day: string): ManualForm | null {
  const read = draftSchema.safeParse(JSON.parse(body));
  return read.success ? { ...emptyForm(day), ...read.data } : null;
}
const draftSchema = z.object({
  day: z.string(),
  memo: z.string(),
  rows: z.array(
    z.object({
      account: z.string(),
      sub: z.string(),
      debit: z.string(),
      credit: z.string(),
      currency: z.string(),
    }),
  ),
});
