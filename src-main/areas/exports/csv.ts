/**
 * CSV out: UTF-8, LF, amounts as decimals with a dot, and no cell that a spreadsheet would run.
 */

/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection). */
const BITES = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\n\r]/;

/** One cell: neutralised with an apostrophe where it would bite, quoted where it must be. Plain numbers stay numbers. */
export function cell(text: string): string {
  const safe = BITES.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const record = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

/** Pieces of text joined to chunks that are worth a write. */
export class ChunkWriter {
  readonly #write: (chunk: Buffer) => void;
  #open: string[] = [];
  #length = 0;

  constructor(write: (chunk: Buffer) => void) {
    this.#write = write;
  }

  add(text: string): void {
    this.#open.push(text);
    this.#length += text.length;
    if (this.#length > 1_000_000) this.flush();
  }

  flush(): void {
    if (this.#length > 0) this.#write(Buffer.from(this.#open.join(''), 'utf8'));
    this.#open = [];
    this.#length = 0;
  }
}
