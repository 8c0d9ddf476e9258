/**
 * Writes a line as it lies in the ledger's blocks (see packed-line.ts) straight into bytes: UTF-8, hashed in place. As texts a million
 * lines would be put together, flattened, hashed and encoded one by one, which took longer than reading them.
 */
import type { Minor } from '../../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../../shared/domain/statement-line.ts';
import { hashWords } from './line-columns.ts';
import { FIELD_LENGTH_MAX } from './packed-line.ts';

/** Longest row number and its separator; the content behind it starts at a whole word, for the hash. */
const CONTENT_AT = 16;
/** Every text at its longest in three bytes a character, and room for the numbers. */
const SCRATCH_BYTES = 64 * 1024;
const US = 0x1f;

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
