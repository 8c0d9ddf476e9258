/**
 * The tables of an HTML page as one sheet, one below the other, as Excel shows a page that a bank calls .xls; lines of text around them are
 * rows of one cell, since accounts and periods stand there.
 *
 * Every cell is the text it shows: '0012' stays '0012', no number or date is guessed. A page that stops within a table was cut off.
 */
import { decodeText } from '../decode.ts';
import { RefusedStatement } from '../refused-statement.ts';
import { htmlParts, shownText } from './html-tags.ts';
import { COLUMNS_MAX, openSheet, rowsInMemory, type Sheet, type SheetRow } from './sheet.ts';

export const HTML_BYTES_MAX = 64 * 1024 ** 2;
/** Of all tables together, those that a wide cell covers included. */
export const HTML_CELLS_MAX = 10_000_000;
/** Columns and rows one cell may cover; more is no table of figures. */
const SPAN_MAX = 256;
const TABLE_DEPTH_MAX = 32;

export async function readHtmlTables(bytes: Buffer): Promise<Sheet[]> {
  if (bytes.length > HTML_BYTES_MAX)
    throw new RefusedStatement('too_large', { limit: HTML_BYTES_MAX, bytes: bytes.length });
  const reader = new TableReader();
  for (const part of htmlParts([...decodeText(bytes).pieces()].join(''))) {
    if (part.kind === 'text') reader.text(part.text);
    else reader.tag(part.name, part.attributes);
  }
  const rows = reader.end();
  // A page without two cells side by side is for reading.
  if (!rows.some((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1))
    throw new RefusedStatement('not_a_statement', { what: 'html' });
  const sheet = await openSheet(rowsInMemory('Sheet1', rows));
  if (!sheet) throw new RefusedStatement('empty_file');
  return [sheet];
}

const spanOf = (attributes: string, name: string): number => {
  const stated = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d{1,6})`, 'i').exec(attributes)?.[1];
  return Math.min(SPAN_MAX, Math.max(1, Number(stated ?? 1)));
};

const IS_LINE = /^\/?(?:p|div|br|h[1-6]|li|hr|caption|center|body|html|head)$/;

class TableReader {
  readonly #rows: SheetRow[] = [];
  #row = 0;
  #count = 0;
  #depth = 0;
  #cells: string[] | null = null;
  /** Text of the open cell; null outside of cells. */
  #cell: string | null = null;
  #cellSpan = 1;
  #loose = '';
  /** Columns that a cell above still covers, and for how many more rows. */
  #covered = new Map<number, number>();

  text(text: string): void {
    if (this.#cell === null) this.#loose += text;
    else this.#cell += text;
  }

  tag(name: string, attributes: string): void {
    if (name === 'table') {
      this.#closeRow();
      this.#closeLoose();
      this.#covered = new Map();
      this.#depth += 1;
      if (this.#depth > TABLE_DEPTH_MAX) throw new RefusedStatement('not_a_statement', { what: 'html' });
    } else if (name === '/table') {
      this.#closeRow();
      this.#closeLoose();
      this.#depth = Math.max(0, this.#depth - 1);
      this.#covered = new Map();
    } else if (name === 'tr') {
      this.#closeRow();
      this.#closeLoose();
      this.#cells = [];
    } else if (name === '/tr') this.#closeRow();
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (name === '/td' || name === '/th') this.#closeCell();
    else if (IS_LINE.test(name)) this.#lineEnds(name);
    // Some writers leave the table open, but end the page.
    if (name === '/body' || name === '/html') this.#depth = 0;
  }

  end(): readonly SheetRow[] {
    if (this.#depth > 0) throw new RefusedStatement('truncated', { what: 'html' });
    this.#closeRow();
    this.#closeLoose();
    return this.#rows;
  }

  #lineEnds(name: string): void {
    if (this.#cell === null) this.#closeLoose();
    else if (name === 'br') this.#cell += ' ';
  }

  #openCell(attributes: string): void {
    this.#closeCell();
    this.#cells ??= [];
    this.#skipCovered(this.#cells);
    this.#cell = '';
    this.#cellSpan = spanOf(attributes, 'colspan');
    const below = spanOf(attributes, 'rowspan') - 1;
    for (let column = 0; below > 0 && column < this.#cellSpan; column += 1)
      this.#covered.set(this.#cells.length + column, below + 1);
    if (attributes.endsWith('/')) this.#closeCell();
  }

  #skipCovered(cells: string[]): void {
    while (this.#covered.has(cells.length)) cells.push('');
  }

  #closeCell(): void {
    if (this.#cell === null || !this.#cells) return;
    this.#cells.push(shownText(this.#cell).trim());
    for (let more = 1; more < this.#cellSpan; more += 1) this.#cells.push('');
    this.#cell = null;
    if (this.#cells.length > COLUMNS_MAX) throw new RefusedStatement('not_a_statement', { what: 'html' });
  }

  #closeRow(): void {
    this.#closeCell();
    if (!this.#cells) return;
    this.#add(this.#cells);
    this.#cells = null;
    for (const [column, rows] of this.#covered) {
      if (rows > 1) this.#covered.set(column, rows - 1);
      else this.#covered.delete(column);
    }
  }

  #closeLoose(): void {
    const text = shownText(this.#loose).trim();
    this.#loose = '';
    if (text !== '') this.#add([text]);
  }

  #add(cells: string[]): void {
    this.#row += 1;
    this.#count += cells.length;
    if (this.#count > HTML_CELLS_MAX) throw new RefusedStatement('too_large', { limit: HTML_CELLS_MAX });
    this.#rows.push({ row: this.#row, cells });
  }
}
