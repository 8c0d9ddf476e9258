/**
 * The fields of BAI2's records as figures and days: a field that is not what it should be is a fault with its name, never a zero.
 */
import { dayNumber, formatDay } from '../../../../../shared/domain/dates.ts';
import type { RowProblem } from '../../adapter.ts';
import type { OpenRecord } from './open-record.ts';
import { FieldReader, readFundsType } from './records.ts';
import type { SummaryItem } from './tallies.ts';
import type { Trailer } from './totals.ts';

export type Fault = Omit<RowProblem, 'row'>;

export const fault = (kind: Fault['kind'], column: string, text: string, expected: string): Fault => ({
  kind,
  column,
  text,
  expected,
});

/** Amounts are whole minor units of the currency, with a sign where they may have one; null where they are anything else. */
export function wholeNumber(text: string): number | null {
  if (!/^[+-]?\d{1,20}$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : null;
}

/** YYMMDD, in later versions YYYYMMDD; null where it is no day. */
export function readDay(text: string): string | null {
  if (!/^(?:\d{6}|\d{8})$/.test(text)) return null;
  const short = Number(text.slice(0, 2));
  const year = text.length === 8 ? Number(text.slice(0, 4)) : (short < 80 ? 2000 : 1900) + short;
  const day = dayNumber(year, Number(text.slice(-4, -2)), Number(text.slice(-2)));
  return day === null ? null : formatDay(day);
}

export interface GroupFields {
  readonly originator: string;
  readonly status: string;
  readonly date: string;
  readonly currency: string;
}

/** 02: receiver, originator, status, day, time, currency. */
export function readGroup(record: OpenRecord): GroupFields {
  const fields = new FieldReader(record.pieces);
  fields.next();
  const originator = fields.next() ?? '';
  const status = fields.next() ?? '';
  const date = fields.next() ?? '';
  fields.next();
  return { originator, status, date, currency: (fields.next() ?? '').toUpperCase() };
}

/** 49, 98, 99: the sum, the number of parts where there is one, the number of records. */
export function readTrailer(record: OpenRecord): Trailer | Fault {
  const fields = new FieldReader(record.pieces);
  const printedSum = fields.next() ?? '';
  const printedParts = record.code === '49' ? null : (fields.next() ?? '');
  const printedRecords = fields.next() ?? '';
  const sum = printedSum === '' ? null : wholeNumber(printedSum);
  const parts = printedParts === null ? null : wholeNumber(printedParts);
  const records = wholeNumber(printedRecords);
  if (sum === null && printedSum !== '') return fault('not_an_amount', record.code, printedSum, '123456');
  if ((printedParts !== null && parts === null) || records === null)
    return fault('missing_value', record.code, record.pieces.join(','), `${record.code},123456,3`);
  return { row: record.row, sum, parts, records };
}

export interface AccountFields {
  readonly account: string;
  readonly currency: string;
  readonly items: readonly (SummaryItem & { readonly code: string })[];
  readonly fault: Fault | null;
}

/** 03: account, currency, then type code, amount, number of items and funds type again and again. */
export function readAccount(record: OpenRecord): AccountFields {
  const fields = new FieldReader(record.pieces);
  const account = fields.next() ?? '';
  const currency = (fields.next() ?? '').toUpperCase();
  const items: (SummaryItem & { code: string })[] = [];
  const ended = (found: Fault | null): AccountFields => ({ account, currency, items, fault: found });
  if (account === '') return ended(fault('missing_value', '03', '', '03,account,'));
  for (;;) {
    const code = fields.next();
    if (code === null) return ended(null);
    // One bank ends some of its records with a comma too many: no item begins there.
    if (code === '' && fields.isAtRecordEnd) continue;
    const printed = fields.next() ?? '';
    const count = fields.next() ?? '';
    const funds = readFundsType(fields);
    if (!funds.isKnown) return ended(fault('unknown_word', '03', funds.type, '0, 1, 2, V, S, D, Z'));
    if (printed === '') continue;
    const amount = wholeNumber(printed);
    if (amount === null || code === '') return ended(fault('not_an_amount', '03', printed, '123456'));
    items.push({ code, amount, count: count === '' ? null : wholeNumber(count) });
  }
}

export interface DetailFields {
  readonly code: string;
  readonly amount: string;
  readonly valueDate: string;
  readonly hasFunds: boolean;
  readonly funds: string;
  readonly bankReference: string;
  readonly customerReference: string;
  readonly text: string;
}

/** 16: type code, amount, funds type, the bank's reference, the customer's, a text. */
export function readDetail(record: OpenRecord): DetailFields {
  const fields = new FieldReader(record.pieces);
  const code = fields.next() ?? '';
  const amount = fields.next() ?? '';
  const funds = readFundsType(fields);
  return {
    code,
    amount,
    valueDate: funds.valueDate,
    hasFunds: funds.isKnown,
    funds: funds.type,
    bankReference: fields.next() ?? '',
    customerReference: fields.next() ?? '',
    text: fields.rest().replace(/\s+/g, ' '),
  };
}
