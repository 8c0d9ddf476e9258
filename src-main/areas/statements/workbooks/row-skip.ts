/**
 * The XML of a sheet from some row on: to show one row of a million, the rows before it are passed over as bytes and not read.
 *
 * Rows are counted as the reader of rows counts them. What does not look as it is looked for here is handed on whole, never guessed at.
 */

/** The data of a sheet begin within its first megabytes: columns and formats stand before them. */
const HEAD_BYTES_MAX = 4 * 1024 ** 2;
/** A row's own tag is some fifty bytes. */
const TAG_BYTES_MAX = 64 * 1024;

const DATA = /<((?:[\w.-]{1,40}:)?)sheetData\s{0,20}>/;
const STATED_ROW = /\sr\s{0,4}=\s{0,4}["']\s{0,4}(\d{1,9})/;
const BLANK_OR_END = /[\s/>]/;

export async function* sheetXmlFrom(pieces: AsyncIterable<Buffer>, from: number): AsyncGenerator<Buffer> {
  let skip: RowSkip | null = null;
  let head: Buffer = Buffer.alloc(0);
  let isPassing = false;
  for await (const piece of pieces) {
    if (isPassing) {
      yield piece;
      continue;
    }
    let bytes: Buffer = piece;
    if (skip === null) {
      head = head.length === 0 ? piece : Buffer.concat([head, piece]);
      const data = DATA.exec(head.toString('latin1'));
      if (data === null) {
        isPassing = head.length > HEAD_BYTES_MAX;
        if (isPassing) yield head;
        continue;
      }
      skip = new RowSkip(data[1] ?? '', from);
      bytes = head.subarray(data.index + data[0].length);
    }
    const rest = skip.push(bytes);
    if (rest === null) continue;
    isPassing = true;
    yield skip.opening();
    yield rest;
  }
  if (isPassing) return;
  if (skip === null) yield head;
  else
    yield Buffer.from(
      `${skip.opening().toString('latin1')}</${skip.prefix}sheetData></${skip.prefix}worksheet>`,
    );
}

class RowSkip {
  readonly prefix: string;
  readonly #from: number;
  readonly #tag: Buffer;
  #carry: Buffer = Buffer.alloc(0);
  #row = 0;

  constructor(prefix: string, from: number) {
    this.prefix = prefix;
    this.#from = from;
    this.#tag = Buffer.from(`<${prefix}row`);
  }

  /** What opens the XML again; an empty row says how far the count has come, for rows that do not state their number. */
  opening(): Buffer {
    const before = this.#row > 0 ? `<${this.prefix}row r="${this.#row}"/>` : '';
    return Buffer.from(`<${this.prefix}worksheet><${this.prefix}sheetData>${before}`);
  }

  /** The bytes from the wanted row on; null while it has not come. */
  push(piece: Buffer): Buffer | null {
    const bytes = this.#carry.length === 0 ? piece : Buffer.concat([this.#carry, piece]);
    let at = 0;
    for (;;) {
      const found = bytes.indexOf(this.#tag, at);
      if (found < 0) return this.#carried(bytes, Math.max(at, bytes.length - this.#tag.length + 1));
      const behind = found + this.#tag.length;
      const end = bytes.indexOf('>', behind);
      if (end < 0)
        return bytes.length - found > TAG_BYTES_MAX ? bytes.subarray(found) : this.#carried(bytes, found);
      at = end;
      if (!BLANK_OR_END.test(String.fromCharCode(bytes[behind] ?? 0))) continue;
      const stated = Number(STATED_ROW.exec(bytes.toString('latin1', behind, end))?.[1]);
      const row = stated > this.#row ? stated : this.#row + 1;
      if (row >= this.#from) return bytes.subarray(found);
      this.#row = row;
    }
  }

  #carried(bytes: Buffer, from: number): null {
    this.#carry = bytes.subarray(from);
    return null;
  }
}
