/**
 * Cuts decoded text into records, piece by piece: a large file never becomes one string, and every record knows its line.
 *
 * Lines end at LF, CR LF or a lone CR. In CSV a quoted cell may run over several lines; in WeChat's own form nothing is quoted and a row of
 * values is told by its leading backtick.
 */
import Papa from 'papaparse';
import type { RawRow, Splitter } from './adapter.ts';
import { RefusedStatement } from './refused-statement.ts';
import { TagSplitter } from './split-tags.ts';

/** Characters of one record; far beyond any statement, and what keeps a stray quote from swallowing the file into memory. */
export const RECORD_CHARS_MAX = 4 * 1024 * 1024;

const QUOTE = '"';
const CR = 13;

const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** Cells of so many bytes with a blank between them; the rest of the line is the last cell. Bytes are those of GBK: two for a character outside ASCII. */
function fixedCells(line: string, widths: readonly number[]): string[] {
  const cells: string[] = [];
  let at = 0;
  for (const width of widths) {
    const start = at;
    let bytes = 0;
    while (at < line.length && bytes < width) {
      bytes += line.charCodeAt(at) < 0x80 ? 1 : 2;
      at += 1;
    }
    cells.push(line.slice(start, at));
    at += 1; // The blank between.
  }
  if (at < line.length) cells.push(line.slice(at));
  return cells;
}

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

  /** The records that are complete with this piece, one by one; to be taken to the last. */
  *push(piece: string): Generator<RawRow> {
    let text = this.#carry === '' ? piece : this.#carry + piece;
    this.#carry = '';
    const isQuoted = this.#splitter.kind === 'csv' && text.includes(QUOTE);
    if ((isQuoted || !text.includes('\n')) && text.includes('\r')) {
      // A CR at the very end may be half of a CR LF.
      const isOpen = text.endsWith('\r');
      text = withLineFeeds(isOpen ? text.slice(0, -1) : text);
      if (isOpen) this.#carry = '\r';
    }
    const used =
      isQuoted && this.#splitter.kind === 'csv'
        ? yield* this.#cutQuoted(text, this.#splitter.delimiter)
        : yield* this.#cutLines(text);
    this.#carry = text.slice(used) + this.#carry;
    if (this.#carry.length > RECORD_CHARS_MAX)
      throw new RefusedStatement('record_too_long', { row: this.#line, limit: RECORD_CHARS_MAX });
  }

  /** The last record, where the text does not end with a line end. */
  *end(): Generator<RawRow> {
    const rest = withLineFeeds(this.#carry);
    this.#carry = '';
    if (rest === '') return;
    const closed = rest.endsWith('\n') ? rest : `${rest}\n`;
    if (this.#splitter.kind === 'csv' && closed.includes(QUOTE)) {
      const used = yield* this.#cutQuoted(closed, this.#splitter.delimiter);
      if (used < closed.length) throw new RefusedStatement('unclosed_quote', { row: this.#line });
    } else yield* this.#cutLines(closed);
  }

  /** Whole lines of text without quotes; answers how much of it was used. */
  *#cutLines(text: string): Generator<RawRow, number> {
    let start = 0;
    for (;;) {
      const end = text.indexOf('\n', start);
      if (end < 0) return start;
      const isWindows = end > start && text.charCodeAt(end - 1) === CR;
      const line = text.slice(start, isWindows ? end - 1 : end);
      start = end + 1;
      for (const part of line.includes('\r') ? line.split('\r') : [line]) {
        if (this.#line >= this.#fromRow) yield { row: this.#line, cells: this.#cells(part) };
        this.#line += 1;
      }
    }
  }

  #cells(line: string): string[] {
    if (this.#splitter.kind === 'csv') return line.split(this.#splitter.delimiter);
    if (this.#splitter.kind === 'lines') return [line];
    if (this.#splitter.kind === 'fixed') return fixedCells(line, this.#splitter.widths);
    return line.startsWith('`') ? line.slice(1).split(',`') : line.split(',');
  }

  /** Cuts the records by walking the quotes. From the first strange quote on, papaparse cuts the rest and must find as many records. */
  *#cutQuoted(text: string, delimiter: string): Generator<RawRow, number> {
    const starts: number[] = [];
    let first = 0; // Where the first record begins that papaparse is to cut.
    let used = 0;
    while (used < text.length) {
      const record = recordAt(text, used, delimiter, this.#line);
      if (!record) break;
      if (this.#line >= this.#fromRow) {
        if (record.isPlain && starts.length === 0) yield { row: this.#line, cells: record.cells };
        else {
          if (starts.length === 0) first = used;
          starts.push(this.#line);
        }
      }
      this.#line += record.lines;
      used = record.end;
    }
    if (starts.length > 0) {
      const cut = this.#parse(text.slice(first, used - 1));
      // The two readings of a malformed quote part ways: nobody can say which cells the row has.
      if (cut.length !== starts.length) throw new RefusedStatement('unclosed_quote', { row: starts[0] ?? 0 });
      for (const [at, cells] of cut.entries()) yield { row: starts[at] ?? 0, cells };
    }
    return used;
  }

  #parse(text: string): string[][] {
    if (text === '') return [['']];
    const answer: { data: string[][] } = this.#parser?.parse(text, 0, false) ?? { data: [] };
    return answer.data;
  }
}

interface CutRecord {
  /** Index behind the line end that closes it. */
  readonly end: number;
  readonly lines: number;
  readonly cells: string[];
  /** False where a quote is followed by what it should not be. */
  readonly isPlain: boolean;
}

/** The record beginning at `from`; null where it is not complete. */
function recordAt(text: string, from: number, delimiter: string, row: number): CutRecord | null {
  const cells: string[] = [];
  let isPlain = true;
  let at = from;
  let newline = -1;
  for (;;) {
    let closed = -1;
    if (text[at] === QUOTE) {
      const closing = closingQuote(text, at + 1, delimiter, row);
      if (!closing) return null;
      isPlain &&= closing.isPlain;
      closed = closing.at;
    }
    // Up to the next cell or the end of the line; a quote in the midst of a plain cell is a plain character.
    const search = Math.max(at, closed + 1);
    if (newline < search) newline = text.indexOf('\n', search);
    if (newline < 0) return null;
    const next = text.indexOf(delimiter, search);
    const isLast = next < 0 || next > newline;
    cells.push(closed < 0 ? text.slice(at, isLast ? newline : next) : unquoted(text.slice(at + 1, closed)));
    if (isLast) return { end: newline + 1, lines: linesIn(text, from, newline + 1), cells, isPlain };
    at = next + 1;
  }
}

const unquoted = (text: string): string => (text.includes(QUOTE) ? text.replaceAll('""', QUOTE) : text);

const PADDING = /[^\S\n]/;

/** A quote closes a cell only before a delimiter or the end of the line (blanks between are let pass); two quotes are one. */
function closingQuote(
  text: string,
  from: number,
  delimiter: string,
  row: number,
): { readonly at: number; readonly isPlain: boolean } | null {
  let at = from;
  let isMalformed = false;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote < 0) return null;
    if (text[quote + 1] === QUOTE) {
      at = quote + 2;
      continue;
    }
    let behind = quote + 1;
    while (behind < text.length && text[behind] !== delimiter && PADDING.test(text[behind] ?? ''))
      behind += 1;
    if (behind >= text.length) return null;
    if (text[behind] === '\n' || text[behind] === delimiter) {
      // A stray quote that carries a cell over the end of its line would swallow the rows after it.
      if (isMalformed && text.slice(from, quote).includes('\n'))
        throw new RefusedStatement('unclosed_quote', { row });
      return { at: quote, isPlain: !isMalformed && behind === quote + 1 };
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

/** What cuts a text of this form: rows by their line, tags by their order. */
export const splitterFor = (splitter: Splitter, fromRow?: number): RowSplitter | TagSplitter =>
  splitter.kind === 'tags' ? new TagSplitter(splitter, fromRow) : new RowSplitter(splitter, fromRow);

/** All records of a text that is in memory anyway: a sample. An open record at its end is left out. */
export function splitSample(text: string, splitter: Splitter, isWhole: boolean): RawRow[] {
  const cutter = splitterFor(splitter);
  const rows = [...cutter.push(text)];
  if (!isWhole) return rows;
  try {
    return [...rows, ...cutter.end()];
  } catch (error) {
    if (error instanceof RefusedStatement) return rows; // The wrong delimiter makes stray quotes; recognition goes on without the rest.
    throw error;
  }
}
