/**
 * CSV out: UTF-8, LF, amounts as decimals with a dot, and no cell that a spreadsheet would run.
 */
import { BITES } from '../../../shared/domain/spreadsheet.ts';

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\n\r]/;
/** Most cells need neither, and one look says so. */
const NEEDS_CARE = /^[=+\-@\t]|[",\n\r]/;

/** One cell: neutralised with an apostrophe where it would bite, quoted where it must be. Plain numbers stay numbers. */
export function cell(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  const safe = BITES.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const record = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

const CHUNK_BYTES = 1024 * 1024;
const COMMA = 0x2c;
const DOT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const QUOTE = 0x22;
const LAST_BITING = 0x40;

/** Texts and cells put into chunks that are worth a write. */
export class ChunkWriter {
  readonly #write: (chunk: Buffer) => void;
  #chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #length = 0;

  constructor(write: (chunk: Buffer) => void) {
    this.#write = write;
  }

  add(text: string): void {
    this.#room(3 * text.length);
    this.#length += this.#chunk.write(text, this.#length, 'utf8');
  }

  /** The UTF-8 text in `bytes` as one cell with a comma behind it. */
  addCell(bytes: Buffer, from: number, to: number): void {
    this.#room(to - from + 1);
    const chunk = this.#chunk;
    let length = this.#length;
    const first = bytes[from] ?? 0;
    // Whatever may bite is below a letter; digits begin most numbers and never do.
    let isPlain = from === to || first > LAST_BITING || (first >= ZERO && first < ZERO + 10);
    for (let at = from; at < to && isPlain; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === COMMA || byte === QUOTE || byte < 0x20) isPlain = false;
      chunk[length] = byte;
      length += 1;
    }
    if (!isPlain) {
      this.add(`${cell(bytes.toString('utf8', from, to))},`);
      return;
    }
    chunk[length] = COMMA;
    this.#length = length + 1;
  }

  /** Whole minor units in `bytes` ('-2816', or nothing) as a decimal with a comma behind it. */
  addAmount(bytes: Buffer, from: number, to: number, fractionDigits: number): void {
    this.#room(to - from + fractionDigits + 4);
    const chunk = this.#chunk;
    let length = this.#length;
    let at = from;
    if (bytes[at] === MINUS) {
      chunk[length] = MINUS;
      length += 1;
      at += 1;
    }
    if (at < to) {
      // At least one digit before the dot, with noughts in front where there are too few.
      for (let place = Math.max(to - at, fractionDigits + 1); place > 0; place -= 1) {
        if (place === fractionDigits) {
          chunk[length] = DOT;
          length += 1;
        }
        chunk[length] = place > to - at ? ZERO : (bytes[at] ?? 0);
        if (place <= to - at) at += 1;
        length += 1;
      }
    }
    chunk[length] = COMMA;
    this.#length = length + 1;
  }

  /** Ends the record: the comma behind its last cell becomes the end of the line. */
  endRecord(): void {
    this.#chunk[this.#length - 1] = 0x0a;
  }

  flush(): void {
    if (this.#length === 0) return;
    this.#write(this.#chunk.subarray(0, this.#length));
    this.#chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES); // Who took the chunk may keep it.
    this.#length = 0;
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#chunk.length) return;
    this.flush();
    if (bytes > this.#chunk.length) this.#chunk = Buffer.allocUnsafeSlow(bytes);
  }
}
