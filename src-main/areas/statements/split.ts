/**
 * Cuts decoded text into records, piece by piece: a large file never becomes one string, and every record knows its line.
 *
 * Lines end at LF, CR LF or a lone CR. In CSV a quoted cell may run over several lines; in WeChat's own form nothing is quoted and a row of
 * values is told by its leading backtick.
 */
import Papa from 'papaparse';
import type { RawRow, Splitter } from './adapter.ts';
import { RefusedStatement } from './refused-statement.ts';

/** Characters of one record; far beyond any statement, and what keeps a stray quote from swallowing the file into memory. */
export const RECORD_CHARS_MAX = 4 * 1024 * 1024;

const QUOTE = '"';
const CR = 13;

const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

export class RowSplitter {
  readonly #splitter: Splitter;
  /** Records that start before this line are counted but not cut. */
  readonly #fromRow: number;
  readonly #parser: Papa.Parser | null;
  #carry = '';
  /** Line on which the carried text starts. */
  #line = 1;

  constructor(splitter: Splitter, fromRow = 1) {
    this.#splitter = splitter;
    this.#fromRow = fromRow;
    this.#parser =
      splitter.kind === 'csv'
        ? new Papa.Parser({ delimiter: splitter.delimiter, newline: '\n', quoteChar: QUOTE })
        : null;
  }

  /** The records that are complete with this piece. */
  push(piece: string): RawRow[] {
    let text = this.#carry === '' ? piece : this.#carry + piece;
    this.#carry = '';
    const isQuoted = this.#splitter.kind === 'csv' && text.includes(QUOTE);
    if ((isQuoted || !text.includes('\n')) && text.includes('\r')) {
      // A CR at the very end may be half of a CR LF.
      const isOpen = text.endsWith('\r');
      text = withLineFeeds(isOpen ? text.slice(0, -1) : text);
      if (isOpen) this.#carry = '\r';
    }
    const rows: RawRow[] = [];
    const used =
      isQuoted && this.#splitter.kind === 'csv'
        ? this.#cutQuoted(text, this.#splitter.delimiter, rows)
        : this.#cutLines(text, rows);
    this.#carry = text.slice(used) + this.#carry;
    if (this.#carry.length > RECORD_CHARS_MAX)
      throw new RefusedStatement('record_too_long', { row: this.#line, limit: RECORD_CHARS_MAX });
    return rows;
  }

  /** The last record, where the text does not end with a line end. */
  end(): RawRow[] {
    const rest = withLineFeeds(this.#carry);
    this.#carry = '';
    if (rest === '') return [];
    const rows: RawRow[] = [];
    const closed = rest.endsWith('\n') ? rest : `${rest}\n`;
    if (this.#splitter.kind === 'csv' && closed.includes(QUOTE)) {
      const used = this.#cutQuoted(closed, this.#splitter.delimiter, rows);
      if (used < closed.length) throw new RefusedStatement('unclosed_quote', { row: this.#line });
    } else this.#cutLines(closed, rows);
    return rows;
  }

  /** Whole lines of text without quotes; answers how much of it was used. */
  #cutLines(text: string, rows: RawRow[]): number {
    let start = 0;
    for (;;) {
      const end = text.indexOf('\n', start);
      if (end < 0) return start;
      const isWindows = end > start && text.charCodeAt(end - 1) === CR;
      const line = text.slice(start, isWindows ? end - 1 : end);
      start = end + 1;
      if (line.includes('\r')) for (const part of line.split('\r')) this.#record(part, rows);
      else this.#record(line, rows);
    }
  }

  #record(line: string, rows: RawRow[]): void {
    if (this.#line >= this.#fromRow) rows.push({ row: this.#line, cells: this.#cells(line) });
    this.#line += 1;
  }

  #cells(line: string): string[] {
    if (this.#splitter.kind === 'csv') return line.split(this.#splitter.delimiter);
    return line.startsWith('`') ? line.slice(1).split(',`') : line.split(',');
  }

  /** Finds the records by walking the quotes, then has papaparse cut all of them at once. */
  #cutQuoted(text: string, delimiter: string, rows: RawRow[]): number {
    const starts: number[] = [];
    let first = 0; // Where the first record that is wanted begins.
    let used = 0;
    let line = this.#line;
    while (used < text.length) {
      const end = recordEnd(text, used, delimiter, line);
      if (end < 0) break;
      if (line >= this.#fromRow) {
        if (starts.length === 0) first = used;
        starts.push(line);
      }
      line += linesIn(text, used, end);
      used = end;
    }
    if (starts.length > 0) {
      const cut = this.#parse(text.slice(first, used - 1));
      // The two readings of a malformed quote part ways: nobody can say which cells the row has.
      if (cut.length !== starts.length) throw new RefusedStatement('unclosed_quote', { row: starts[0] ?? 0 });
      for (const [at, cells] of cut.entries()) rows.push({ row: starts[at] ?? 0, cells });
    }
    this.#line = line;
    return used;
  }

  #parse(text: string): string[][] {
    if (text === '') return [['']];
    const answer: { data: string[][] } = this.#parser?.parse(text, 0, false) ?? { data: [] };
    return answer.data;
  }
}

/** Index behind the line end that closes the record beginning at `from`; -1 where the record is not complete. */
function recordEnd(text: string, from: number, delimiter: string, row: number): number {
  let at = from;
  for (;;) {
    if (text[at] === QUOTE) {
      const closed = closingQuote(text, at + 1, delimiter, row);
      if (closed < 0) return -1;
      at = closed + 1;
    }
    // Up to the next cell or the end of the line; a quote in the midst of a plain cell is a plain character.
    const newline = text.indexOf('\n', at);
    if (newline < 0) return -1;
    const next = text.indexOf(delimiter, at);
    if (next < 0 || next > newline) return newline + 1;
    at = next + 1;
  }
}

const PADDING = /[^\S\n]/;

/** A quote closes a cell only before a delimiter or the end of the line (blanks between are let pass); two quotes are one. */
function closingQuote(text: string, from: number, delimiter: string, row: number): number {
  let at = from;
  let isMalformed = false;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0) return -1;
    if (text[quote + 1] === QUOTE) {
      at = quote + 2;
      continue;
    }
    let behind = quote + 1;
    while (behind < text.length && text[behind] !== delimiter && PADDING.test(text[behind] ?? ''))
      behind += 1;
    if (behind >= text.length) return -1;
    if (text[behind] === '\n' || text[behind] === delimiter) {
      // A stray quote that carries a cell over the end of its line would swallow the rows after it.
      if (isMalformed && text.slice(from, quote).includes('\n'))
        throw new RefusedStatement('unclosed_quote', { row });
      return quote;
    }
    isMalformed = true;
    at = quote + 1;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** All records of a text that is in memory anyway: a sample. An open record at its end is left out. */
export function splitSample(text: string, splitter: Splitter, isWhole: boolean): RawRow[] {
  const cutter = new RowSplitter(splitter);
  const rows = cutter.push(text);
  if (!isWhole) return rows;
  try {
    return [...rows, ...cutter.end()];
  } catch (error) {
    if (error instanceof RefusedStatement) return rows; // The wrong delimiter makes stray quotes; recognition goes on without the rest.
    throw error;
  }
}
