/**
 * One line of a statement as one text: how lines lie in the ledger's blocks. Everything the line says is in it; the columns beside it
 * are derived from it.
 *
 * Fields are separated by U+001F and never hold a control character themselves: what an adapter reads is cleaned here, once.
 */
import { type Minor, minor } from '../../../../shared/domain/money.ts';
import {
  CHANNELS,
  DIRECTIONS,
  LINE_KINDS,
  LINE_STATUSES,
  type ParsedLine,
} from '../../../../shared/domain/statement-line.ts';
import { assert } from '../../../../shared/result.ts';

const SEPARATOR = '\u001f';
const FIELD_COUNT = 23;
// U+2028/9 count as line ends in some readers; control characters never carry meaning in a statement.
const UNWANTED = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

/** Longest text field kept; longer is a problem of the row, said by name and never cut silently. */
export const FIELD_LENGTH_MAX = 2000;

/** Texts without control characters; the adapter's own object is left alone. */
export function cleaned(line: ParsedLine): ParsedLine {
  const copy = { ...line };
  for (const field of TEXT_FIELDS) copy[field] = line[field].replace(UNWANTED, ' ').trim();
  return copy;
}

export const TEXT_FIELDS = [
  'account',
  'merchantOrderNo',
  'refundNo',
  'channelTransactionId',
  'relatedTransactionId',
  'batchNo',
  'bankReference',
  'counterparty',
  'description',
] as const;

const known = <T extends string>(words: readonly T[], text: string): T => {
  const found = words.find((word) => word === text);
  assert(found !== undefined, `not a word of the ledger: ${text}`);
  return found;
};
const amountOf = (text: string): Minor | null => (text === '' ? null : minor(Number(text)));

/** Places of fields in a packed line, from 0: for readers that take a few of them from a million lines. */
export const PACKED = {
  row: 0,
  kind: 1,
  direction: 3,
  status: 4,
  gross: 5,
  fee: 6,
  net: 7,
  balance: 9,
  account: 10,
  occurredAt: 11,
  bookingDate: 12,
  valueDate: 13,
  currency: 14,
  merchantOrderNo: 15,
  refundNo: 16,
  channelTransactionId: 17,
  batchNo: 19,
  bankReference: 20,
  counterparty: 21,
  description: 22,
} as const;

/** Where each field of the line in `bytes` begins; the entry behind the last is one past the end of the line, as if a field followed. */
export function findFields(bytes: Uint8Array, from: number, to: number, starts: Uint32Array): void {
  let field = 0;
  starts[0] = from;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] !== 0x1f) continue;
    field += 1;
    starts[field] = at + 1;
  }
  assert(field === FIELD_COUNT - 1, `a packed line has ${FIELD_COUNT} fields, not ${field + 1}`);
  starts[FIELD_COUNT] = to + 1;
}
export const makeFieldStarts = (): Uint32Array => new Uint32Array(FIELD_COUNT + 1);

/** Fields before the first text a person searches for: row, kind … currency. */
const FIELDS_BEFORE_TEXTS = 15;

/** The numbers and texts of a packed line, from the order number on, still separated. */
export function searchableTexts(packed: string): string {
  let at = -1;
  for (let field = 0; field < FIELDS_BEFORE_TEXTS; field += 1) at = packed.indexOf(SEPARATOR, at + 1);
  return packed.slice(at + 1);
}

/** Bytes of packed lines, as the store reads them; named by what is asked of them, because rules know no Node. */
interface PackedBytes {
  lastIndexOf(text: string, before: number): number;
  toString(encoding: 'utf8', from: number, to: number): string;
}

/** What a packed line says of itself, its last field, without reading the others. */
export const descriptionIn = (bytes: PackedBytes, from: number, to: number): string =>
  bytes.toString('utf8', Math.max(from, bytes.lastIndexOf(SEPARATOR, to - 1) + 1), to);

export function unpackLine(text: string): ParsedLine {
  const field = text.split(SEPARATOR);
  assert(field.length === FIELD_COUNT, `a packed line has ${FIELD_COUNT} fields, not ${field.length}`);
  const [
    row = '',
    kind = '',
    channel = '',
    direction = '',
    status = '',
    gross = '',
    fee = '',
    net = '',
    orderAmount = '',
    balance = '',
  ] = field;
  const [
    account = '',
    occurredAt = '',
    bookingDate = '',
    valueDate = '',
    currency = '',
    merchantOrderNo = '',
    refundNo = '',
  ] = field.slice(10);
  const [
    channelTransactionId = '',
    relatedTransactionId = '',
    batchNo = '',
    bankReference = '',
    counterparty = '',
    description = '',
  ] = field.slice(17);
  return {
    row: Number(row),
    account,
    channel: known(CHANNELS, channel),
    kind: known(LINE_KINDS, kind),
    direction: direction === '' ? null : known(DIRECTIONS, direction),
    occurredAt,
    bookingDate,
    valueDate,
    gross: amountOf(gross),
    fee: amountOf(fee),
    net: minor(Number(net)),
    orderAmount: amountOf(orderAmount),
    currency,
    balance: amountOf(balance),
    status: known(LINE_STATUSES, status),
    merchantOrderNo,
    refundNo,
    channelTransactionId,
    relatedTransactionId,
    batchNo,
    bankReference,
    counterparty,
    description,
  };
}
