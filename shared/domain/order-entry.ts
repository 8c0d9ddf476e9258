/**
 * A row of orders typed at this desk, and what is wrong with it: the form asks as the person types, the engine asks again before it writes.
 * Pure; never answers with a corrected value, only with the field and the name of the problem.
 */
import { parseInstant } from './dates.ts';
import { CHANNELS, type Channel } from './statement-line.ts';

export const ORDER_NO_LENGTH_MAX = 128;
/** More rows than this come in as a file. */
export const ENTRY_ROWS_MAX = 200;
export const ENTRY_STATUSES = ['pending', 'success'] as const;

export interface OrderEntry {
  readonly merchantOrderNo: string;
  readonly channel: Channel;
  /** 'YYYY-MM-DDTHH:mm' or with seconds: when it was ordered or, once paid, paid. Chinese time. */
  readonly occurredAt: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly status: (typeof ENTRY_STATUSES)[number];
  readonly customer: string;
  readonly product: string;
}

export const ENTRY_FIELDS = [
  'merchantOrderNo',
  'channel',
  'occurredAt',
  'amount',
  'currency',
  'customer',
  'product',
] as const;
export const ENTRY_PROBLEMS = [
  'missing',
  'unfit',
  'too_long',
  'repeated',
  'known_number',
  'in_channel',
  'above_limit',
] as const;
export interface EntryProblem {
  /** 0-based place among the rows. */
  readonly row: number;
  readonly field: (typeof ENTRY_FIELDS)[number];
  readonly problem: (typeof ENTRY_PROBLEMS)[number];
}

/** A quadrillion fen is no order. */
const AMOUNT_MAX = 100_000_000_000_000;
const TEXT_MAX = 200;
/** Printable, without blanks: what channels allow in an order number of the merchant's, and some more. */
const ORDER_NO = /^[\p{L}\p{N}][\p{L}\p{N}_\-|*@#.:/]*$/u;
/** A spreadsheet made it of a long number: its last digits are lost. */
const LOST_DIGITS = /^\d(?:\.\d+)?E\+\d+$/i;
/** What a spreadsheet would take for a formula, and control characters: neither is a name. */
const UNFIT_TEXT = /^\s*[=+\-@'`]|\p{Cc}/u;

export function entryProblems(rows: readonly OrderEntry[]): EntryProblem[] {
  const found: EntryProblem[] = [];
  const seen = new Set<string>();
  for (const [row, entry] of rows.entries()) {
    const say = (field: EntryProblem['field'], problem: EntryProblem['problem']) =>
      found.push({ row, field, problem });
    const number = numberProblem(entry.merchantOrderNo);
    if (number !== '') say('merchantOrderNo', number);
    else if (seen.has(entry.merchantOrderNo)) say('merchantOrderNo', 'repeated');
    seen.add(entry.merchantOrderNo);
    if (!CHANNELS.includes(entry.channel)) say('channel', 'unfit');
    if (entry.occurredAt === '') say('occurredAt', 'missing');
    else if (parseInstant(entry.occurredAt) === null) say('occurredAt', 'unfit');
    if (!Number.isSafeInteger(entry.amount) || entry.amount <= 0) say('amount', 'missing');
    else if (entry.amount > AMOUNT_MAX) say('amount', 'above_limit');
    if (!/^[A-Z]{3}$/.test(entry.currency)) say('currency', entry.currency === '' ? 'missing' : 'unfit');
    for (const field of ['customer', 'product'] as const)
      if (entry[field].length > TEXT_MAX) say(field, 'too_long');
      else if (UNFIT_TEXT.test(entry[field])) say(field, 'unfit');
  }
  return found;
}

/** Of an order's number, '' where there is none. */
export function numberProblem(number: string): '' | 'missing' | 'too_long' | 'unfit' {
  if (number === '') return 'missing';
  if (number.length > ORDER_NO_LENGTH_MAX) return 'too_long';
  return ORDER_NO.test(number) && !LOST_DIGITS.test(number) ? '' : 'unfit';
}
