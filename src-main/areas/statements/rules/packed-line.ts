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

const amount = (value: Minor | null): string => (value === null ? '' : String(value));

/** The part of a line that does not say where it stood. */
export function packContent(line: ParsedLine): string {
  const texts =
    line.account +
    SEPARATOR +
    line.occurredAt +
    SEPARATOR +
    line.bookingDate +
    SEPARATOR +
    line.valueDate +
    SEPARATOR +
    line.currency +
    SEPARATOR +
    line.merchantOrderNo +
    SEPARATOR +
    line.refundNo +
    SEPARATOR +
    line.channelTransactionId +
    SEPARATOR +
    line.relatedTransactionId +
    SEPARATOR +
    line.batchNo +
    SEPARATOR +
    line.bankReference +
    SEPARATOR +
    line.counterparty +
    SEPARATOR +
    line.description;
  return (
    line.kind +
    SEPARATOR +
    line.channel +
    SEPARATOR +
    (line.direction ?? '') +
    SEPARATOR +
    line.status +
    SEPARATOR +
    amount(line.gross) +
    SEPARATOR +
    amount(line.fee) +
    SEPARATOR +
    String(line.net) +
    SEPARATOR +
    amount(line.orderAmount) +
    SEPARATOR +
    amount(line.balance) +
    SEPARATOR +
    texts
  );
}

export const packLine = (line: ParsedLine): string => `${line.row}${SEPARATOR}${packContent(line)}`;

/** Texts without control characters, as they are packed; the adapter's own object is left alone. Free of work for clean lines. */
export function cleaned(line: ParsedLine): ParsedLine {
  let isClean = true;
  for (const field of TEXT_FIELDS) {
    UNWANTED.lastIndex = 0;
    if (UNWANTED.test(line[field])) isClean = false;
  }
  if (isClean) return line;
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

/** Fields before the first text a person searches for: row, kind … currency. */
const FIELDS_BEFORE_TEXTS = 15;

/** The numbers and texts of a packed line, from the order number on, still separated. */
export function searchableTexts(packed: string): string {
  let at = -1;
  for (let field = 0; field < FIELDS_BEFORE_TEXTS; field += 1) at = packed.indexOf(SEPARATOR, at + 1);
  return packed.slice(at + 1);
}

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
