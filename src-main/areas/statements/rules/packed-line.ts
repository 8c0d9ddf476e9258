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
import { hashWords } from './line-columns.ts';

const SEPARATOR = '\u001f';
const FIELD_COUNT = 23;
// U+2028/9 count as line ends in some readers; control characters never carry meaning in a statement.
const UNWANTED = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

/** Longest text field kept; longer is a problem of the row, said by name and never cut silently. */
export const FIELD_LENGTH_MAX = 2000;

/** Longest row number and its separator; the content behind it starts at a whole word, for the hash. */
const CONTENT_AT = 16;
/** Every text at its longest in three bytes a character, and room for the numbers. */
const SCRATCH_BYTES = 64 * 1024;
const US = 0x1f;

/**
 * Packs one line after the other into bytes of its own: UTF-8, hashed in place. As texts a million lines would be put together,
 * flattened, hashed and encoded one by one, which took longer than reading them.
 */
export class LinePacker {
  readonly #bytes = new Uint8Array(SCRATCH_BYTES);
  readonly #words = new Uint32Array(this.#bytes.buffer);
  #start = CONTENT_AT;
  #end = CONTENT_AT;
  #isClean = true;

  /** False where a text holds a control character or is too long: then what was packed is not to be used. */
  pack(line: ParsedLine): boolean {
    this.#isClean = true;
    this.#row(line.row);
    this.#end = CONTENT_AT;
    this.#text(line.kind);
    this.#next(line.channel);
    this.#next(line.direction ?? '');
    this.#next(line.status);
    this.#amount(line.gross);
    this.#amount(line.fee);
    this.#amount(line.net);
    this.#amount(line.orderAmount);
    this.#amount(line.balance);
    this.#next(line.account);
    this.#next(line.occurredAt);
    this.#next(line.bookingDate);
    this.#next(line.valueDate);
    this.#next(line.currency);
    this.#next(line.merchantOrderNo);
    this.#next(line.refundNo);
    this.#next(line.channelTransactionId);
    this.#next(line.relatedTransactionId);
    this.#next(line.batchNo);
    this.#next(line.bankReference);
    this.#next(line.counterparty);
    this.#next(line.description);
    return this.#isClean;
  }

  /** The line as it lies in a block; valid until the next one is packed. */
  packed(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  /** Hash of the part of the line that does not say where it stood. */
  hashContent(seed: number, out: Uint32Array, at: number): void {
    const length = this.#end - CONTENT_AT;
    const words = (length + 3) >> 2;
    this.#bytes.fill(0, this.#end, CONTENT_AT + 4 * words);
    hashWords(this.#words, CONTENT_AT / 4, words, seed ^ length, out, at);
  }

  #row(row: number): void {
    const bytes = this.#bytes;
    let at = CONTENT_AT - 1;
    bytes[at] = US;
    let rest = row;
    do {
      at -= 1;
      bytes[at] = 0x30 + (rest % 10);
      rest = Math.floor(rest / 10);
    } while (rest > 0);
    this.#start = at;
  }

  #next(text: string): void {
    this.#bytes[this.#end] = US;
    this.#end += 1;
    this.#text(text);
  }

  #amount(value: Minor | null): void {
    this.#next(value === null ? '' : String(value));
  }

  #text(text: string): void {
    const { length } = text;
    if (length > FIELD_LENGTH_MAX) {
      this.#isClean = false;
      return;
    }
    const bytes = this.#bytes;
    const start = this.#end;
    // Most texts are printable ASCII: nothing is asked of each character, only of all of them together.
    let seen = 0;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      seen |= (unit - 0x20) | (unit + 1);
      bytes[start + index] = unit;
    }
    if (seen >>> 7 === 0) this.#end = start + length;
    else this.#anyText(text);
  }

  #anyText(text: string): void {
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x20 || point === 0x7f || point === 0x2028 || point === 0x2029) this.#isClean = false;
      // Half a surrogate pair is no character: it becomes U+FFFD, as every encoder does.
      const whole = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
      if (whole < 0x80) this.#byte(whole);
      else {
        if (whole < 0x800) this.#byte(0xc0 | (whole >> 6));
        else {
          if (whole < 0x10000) this.#byte(0xe0 | (whole >> 12));
          else {
            this.#byte(0xf0 | (whole >> 18));
            this.#byte(0x80 | ((whole >> 12) & 0x3f));
          }
          this.#byte(0x80 | ((whole >> 6) & 0x3f));
        }
        this.#byte(0x80 | (whole & 0x3f));
      }
    }
  }

  #byte(value: number): void {
    this.#bytes[this.#end] = value;
    this.#end += 1;
  }
}

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
