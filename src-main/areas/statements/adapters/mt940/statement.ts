/**
 * One statement of the file while its fields arrive: whose it is, where it opened and closed, what its lines add up to, what the bank states
 * about them. Each field is taken or answered with the fault it has.
 */
import type { Minor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import { NO_CURRENCY } from '../bank-csv/currencies.ts';
import {
  type Balance,
  type Fault,
  readAmount,
  readBalance,
  readCountAndSum,
  type StatementNumber,
} from './fields.ts';

export interface PrintedBalance extends Balance {
  readonly row: number;
}

/** A count and a sum the bank states for one side. */
export interface StatedSide {
  readonly row: number;
  readonly count: number;
  readonly sum: Minor;
}

export const missing = (expected: string, text = ''): Fault => ({ kind: 'missing_value', text, expected });

export class OpenStatement {
  account = '';
  hasAccount = false;
  currency = '';
  number: StatementNumber = { number: 0, page: 0, printed: '' };
  opening: PrintedBalance | null = null;
  closing: PrintedBalance | null = null;
  available: PrintedBalance | null = null;
  /** Its closing balance was printed, readable or not. */
  isClosed = false;
  /** MT942: movements of the day so far, no balances. */
  isInterim = false;
  /** Movements below a limit are left out of the list; then the stated sums may be more than the lines. */
  hasFloor = false;
  hasReversals = false;
  readonly in = { count: 0, sum: 0 };
  readonly out = { count: 0, sum: 0 };
  statedIn: StatedSide | null = null;
  statedOut: StatedSide | null = null;
  firstDay: number | null = null;

  moved(direction: Direction, amount: Minor, day: number): void {
    this[direction].count += 1;
    this[direction].sum += amount;
    if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
  }

  get net(): number {
    return this.in.sum - this.out.sum;
  }

  /** :25: */
  takeAccount(text: string): Fault | null {
    if (text.includes('\ufffd')) return { kind: 'replacement_character', text, expected: 'account' };
    this.account = text;
    this.hasAccount = text !== '';
    return null;
  }

  /** :34F: */
  takeFloor(text: string): void {
    const [, currency = '', digits = ''] = /^([A-Z]{3})\s?[CD]?\s?([\d.,]{0,24})$/.exec(text) ?? [];
    this.isInterim = true;
    if (this.currency === '') this.currency = currency;
    // Where the limit cannot be read, nobody can say that everything is listed.
    const limit = readAmount(digits, currency);
    if (!limit.ok || limit.value !== 0) this.hasFloor = true;
  }

  /** :60F: or :60M: */
  takeOpening(row: number, text: string): Fault | null {
    const read = readBalance(text, NO_CURRENCY);
    if (!read.ok) return read.error;
    if (read.value.currency === '') return missing('C260131EUR1234,56', text);
    this.currency = read.value.currency;
    this.opening = { ...read.value, row };
    return null;
  }

  /** :62F: or :62M:. One bank leaves the currency out. */
  takeClosing(row: number, text: string): Fault | null {
    this.isClosed = true;
    if (this.closing || !this.opening) return missing(':60F:', text);
    const read = readBalance(text, this.currency);
    if (!read.ok) return read.error;
    const { currency } = read.value;
    if (currency !== '' && currency !== this.currency)
      return { kind: 'unknown_word', text, expected: this.currency };
    this.closing = { ...read.value, row };
    return null;
  }

  /** :64: and :65:; what will be available on later days is read and not kept. */
  takeAvailable(row: number, text: string, isToday: boolean): Fault | null {
    const read = readBalance(text, this.currency);
    if (!read.ok) return read.error;
    if (isToday) this.available = { ...read.value, row };
    return null;
  }

  /** :90D: and :90C: */
  takeSide(row: number, text: string, direction: Direction): Fault | null {
    const read = readCountAndSum(text);
    if (!read.ok) return read.error;
    const { count, sum, currency } = read.value;
    if (this.currency === '') this.currency = currency;
    if (currency !== this.currency) return { kind: 'unknown_word', text, expected: this.currency };
    this.#side(direction, { row, count, sum });
    return null;
  }

  /** ING states what the statement holds behind its closing balance, in either of two manners, debits first. Anything else there is text. */
  takeSummary(row: number, text: string): Fault | null {
    const found = SUMMARY.exec(text.trim()) ?? OLD_SUMMARY.exec(text.trim());
    if (!found) return null;
    const [, debits = '', credits = '', debitSum = '', creditSum = ''] = found;
    const out = readAmount(debitSum, this.currency);
    const incoming = readAmount(creditSum, this.currency);
    if (!out.ok) return out.error;
    if (!incoming.ok) return incoming.error;
    this.#side('out', { row, count: Number(debits), sum: out.value });
    this.#side('in', { row, count: Number(credits), sum: incoming.value });
    return null;
  }

  #side(direction: Direction, stated: StatedSide): void {
    if (direction === 'in') this.statedIn = stated;
    else this.statedOut = stated;
  }
}

const SUMMARY = /^\/SUM\/(\d{1,9})\/(\d{1,9})\/([\d.,]{1,24})\/([\d.,]{1,24})\/?$/;
const OLD_SUMMARY = /^D(\d{6})C(\d{6})D([\d.,]{1,24})C([\d.,]{1,24})$/;

/**
 * First day the statement speaks of. The opening balance usually carries the day of the closing balance before it; some banks print the first
 * day itself, and then a line of that day or a closing on the same day shows it.
 */
export function firstDayOf(opening: Balance, closing: Balance, firstLineDay: number | null): number {
  if (closing.day <= opening.day) return closing.day;
  return firstLineDay !== null && firstLineDay <= opening.day ? opening.day : opening.day + 1;
}
