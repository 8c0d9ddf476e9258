/**
 * The fields of an MT940 or MT942 statement as figures: balances, the :61: line, counts with sums, statement numbers.
 *
 * A field that does not read as the rules say is a fault with its kind, never a figure made up.
 */
import { dayNumber } from '../../../../../shared/domain/dates.ts';
import { fractionDigits, type Minor, parseMinor } from '../../../../../shared/domain/money.ts';
import type { Direction } from '../../../../../shared/domain/statement-line.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import type { RowProblem } from '../../adapter.ts';

/** Why a field cannot be read, as the row's problem will say it. */
export type Fault = Pick<RowProblem, 'kind' | 'text' | 'expected'>;

/** '84349,74', '0,', '500', '000000001000,00': whole units, a comma, fractions; a point where the bank prints one. No thousands are ever separated. */
export function readAmount(text: string, currency: string): Result<Minor, Fault> {
  const expected = '1234,56';
  const found = /^(\d{0,18})(?:([.,])(\d{0,9}))?$/.exec(text);
  const whole = found?.[1] ?? '';
  const fraction = found?.[3] ?? '';
  const digits = fractionDigits(currency);
  // '1.234' would be read as one and a bit by one bank and as a thousand by another.
  const isUnclear = found?.[2] === '.' && fraction.length > 2 && fraction.length > digits;
  if (!found || isUnclear || whole + fraction === '') return err({ kind: 'not_an_amount', text, expected });
  const read = parseMinor(`${whole}.${fraction}`, digits);
  return read.ok ? read : err({ kind: read.error.kind, text, expected });
}

const CENTURY_TURNS = 80; // '80' to '99' are of the last century: MT940 began in the nineties.
const fullYear = (short: number): number => (short < CENTURY_TURNS ? 2000 : 1900) + short;

/** YYMMDD of a balance. */
export function readDay(text: string): number | null {
  if (!/^\d{6}$/.test(text)) return null;
  return dayOfMonth(fullYear(Number(text.slice(0, 2))), Number(text.slice(2, 4)), Number(text.slice(4, 6)));
}

/**
 * Interest is counted in months of thirty days, so a value date may be 30 February; and some banks close every month with its 31st. Both
 * stand for the month's last day: no figure depends on it.
 */
function dayOfMonth(year: number, month: number, day: number): number | null {
  const found = dayNumber(year, month, day);
  if (found !== null || day < 29 || day > 31) return found;
  return dayNumber(year, month, 30) ?? dayNumber(year, month, 29) ?? dayNumber(year, month, 28);
}

export interface Balance {
  /** Signed: a debit balance is below zero. */
  readonly value: number;
  readonly day: number;
  /** '' where the field prints none (one bank leaves it out of :62M:). */
  readonly currency: string;
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})?\s*([\d.,]{1,24})$/;

export function readBalance(text: string, fallbackCurrency: string): Result<Balance, Fault> {
  const found = BALANCE.exec(text);
  if (!found) return err({ kind: 'not_an_amount', text, expected: 'C260131EUR1234,56' });
  const [, mark = '', date = '', currency = '', digits = ''] = found;
  const day = readDay(date);
  if (day === null) return err({ kind: 'not_a_date', text, expected: 'YYMMDD' });
  const amount = readAmount(digits, currency || fallbackCurrency);
  if (!amount.ok) return amount;
  return ok({ value: mark === 'D' && amount.value !== 0 ? -amount.value : amount.value, day, currency });
}

export interface StatementLineField {
  readonly valueDay: number;
  /** Null where the field prints no entry date. */
  readonly entryDay: number | null;
  /** Effect on the account; null for movements that are only expected (EC, ED). */
  readonly direction: Direction | null;
  readonly isReversal: boolean;
  readonly amount: Minor;
  /** 'NTRF', 'N051', 'FMSC'; ''. */
  readonly type: string;
  /** What stands before and behind '//'. */
  readonly customerReference: string;
  readonly bankReference: string;
  /** Text behind the sixteen characters of the customer's reference: the name, with one bank. */
  readonly rest: string;
}

// The letter behind the mark is the third of the currency (the funds code), so CR is a credit in EUR and RCR a reversed one.
// Behind the amount stands a letter or nothing: 'C1;00' and 'C1 00' are not one euro.
const LINE =
  /^(\d{6})(\d{4}| {4})?\s{0,4}(RC|RD|EC|ED|C|D)([A-Z])?\s{0,2}([\d.,]{1,24})\s{0,2}(?=[A-Za-z/]|$)(.*)$/;
// One bank leaves the type out: its 'NONREF' is the reference.
const TYPE = /^(?!NONREF)([NFS](?:[A-Z0-9]{3}|[A-Z0-9]?\s{2,3}))(.*)$/;
const REFERENCE_CHARS = 16;

export function readLineField(text: string, currency: string): Result<StatementLineField, Fault> {
  const found = LINE.exec(text);
  if (!found) return err({ kind: 'not_an_amount', text, expected: '2601310131C1234,56NTRF…' });
  const [, value = '', entry = '', mark = '', , digits = '', tail = ''] = found;
  const year = fullYear(Number(value.slice(0, 2)));
  const valueDay = dayOfMonth(year, Number(value.slice(2, 4)), Number(value.slice(4, 6)));
  if (valueDay === null) return err({ kind: 'not_a_date', text: value, expected: 'YYMMDD' });
  let entryDay: number | null = null;
  if (entry.trim() !== '') {
    entryDay = nearestDay(valueDay, year, Number(entry.slice(0, 2)), Number(entry.slice(2, 4)));
    if (entryDay === null) return err({ kind: 'not_a_date', text: entry, expected: 'MMDD' });
  }
  const amount = readAmount(digits, currency);
  if (!amount.ok) return amount;
  const [, type = '', references = tail] = TYPE.exec(tail) ?? [];
  return ok({
    valueDay,
    entryDay,
    direction: mark.startsWith('E') ? null : mark === 'C' || mark === 'RD' ? 'in' : 'out',
    isReversal: mark.startsWith('R'),
    amount: amount.value,
    type,
    ...splitReferences(references),
  });
}

/** The entry date prints no year: of three it is the one nearest to the value date. */
function nearestDay(valueDay: number, year: number, month: number, day: number): number | null {
  let nearest: number | null = null;
  for (const each of [year, year - 1, year + 1]) {
    const found = dayOfMonth(each, month, day);
    if (found === null) continue;
    if (nearest === null || Math.abs(found - valueDay) < Math.abs(nearest - valueDay)) nearest = found;
  }
  return nearest;
}

type References = Pick<StatementLineField, 'customerReference' | 'bankReference' | 'rest'>;

function splitReferences(text: string): References {
  const slashes = text.indexOf('//');
  const customer = slashes < 0 ? text : text.slice(0, slashes);
  const bankReference = slashes < 0 ? '' : text.slice(slashes + 2).trim();
  const rest = customer.slice(REFERENCE_CHARS);
  // A long account number may run over the sixteen characters; a name stands behind blanks.
  const hasName = customer.length > REFERENCE_CHARS && /\s$/.test(customer.slice(0, REFERENCE_CHARS));
  return {
    customerReference: (hasName ? customer.slice(0, REFERENCE_CHARS) : customer).trim(),
    bankReference,
    rest: hasName ? rest.trim() : '',
  };
}

/** '5/1', '00084/001', '1810118101', '0': which statement, and which page of it. */
export interface StatementNumber {
  readonly number: number;
  readonly page: number;
  readonly printed: string;
}

export function readStatementNumber(text: string): StatementNumber {
  const printed = text.replace(/\s+/g, '');
  const [, number = '', page = ''] = /^(\d{1,12})(?:\/(\d{1,6}))?$/.exec(printed) ?? [];
  return { number: Number(number), page: Number(page), printed };
}

/** :90D: and :90C:: '3PLN0,03'; where nothing moved, one bank prints no count: 'EUR,00'. */
export interface CountAndSum {
  readonly count: number;
  readonly sum: Minor;
  readonly currency: string;
}

export function readCountAndSum(text: string): Result<CountAndSum, Fault> {
  const unreadable = err<Fault>({ kind: 'not_an_amount', text, expected: '3EUR1234,56' });
  const found = /^(\d{0,9})([A-Z]{3})\s*([\d.,]{1,24})$/.exec(text);
  if (!found) return unreadable;
  const [, count = '', currency = '', digits = ''] = found;
  const sum = readAmount(digits, currency);
  if (!sum.ok) return sum;
  if (count === '' && sum.value !== 0) return unreadable;
  return ok({ count: Number(count), sum: sum.value, currency });
}
