/**
 * Excel 2003's workbook in XML (SpreadsheetML), which bank and accounting programs save under the name .xls.
 *
 * It keeps numbers as the decimals they were written with, so no digit is lost here that was not lost before.
 */
import { decodeText } from '../decode.ts';
import { RefusedStatement } from '../refused-statement.ts';
import { isCut, isoText, plainNumber } from './cell-text.ts';
import { COLUMNS_MAX, openSheet, type Sheet, type SheetRow } from './sheet.ts';
import { walkXml, type XmlWalker } from './xml-walk.ts';

/** Each sheet is looked for from the beginning. */
const SHEETS_MAX = 50;

export async function readSpreadsheetXml(bytes: Buffer): Promise<Sheet[]> {
  const decoded = decodeText(bytes);
  const names = await sheetNames(decoded.pieces());
  if (names.length > SHEETS_MAX)
    throw new RefusedStatement('too_large', { limit: SHEETS_MAX, count: names.length });
  const sheets: Sheet[] = [];
  for (const [index, name] of names.entries()) {
    const sheet = await openSheet({
      name,
      size: bytes.length,
      pieces: () => rowPieces(decoded.pieces(), index),
    });
    if (sheet) sheets.push(sheet);
  }
  if (sheets.length === 0) throw new RefusedStatement('empty_file');
  return sheets;
}

async function sheetNames(pieces: Iterable<string>): Promise<string[]> {
  const names: string[] = [];
  const walker: XmlWalker = {
    open: (name, attributes) => {
      if (name === 'Worksheet') names.push(attributeOf(attributes, 'Name') ?? `Sheet${names.length + 1}`);
    },
    text: () => {},
    close: () => {},
  };
  for await (const _done of walkXml(pieces, walker));
  return names;
}

async function* rowPieces(pieces: Iterable<string>, sheet: number) {
  const walker = new SheetWalker(sheet);
  let done = 0;
  for await (const length of walkXml(pieces, walker)) {
    done += length;
    yield { rows: walker.take(), done };
    if (walker.isPast) return;
  }
  yield { rows: walker.take(), done };
}

/** Attributes carry the prefix ss as a rule. */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[`ss:${name}`] ?? attributes[name];
}

class SheetWalker implements XmlWalker {
  readonly #wanted: number;
  #ready: SheetRow[] = [];
  #sheet = -1;
  #row = 0;
  #cells: string[] = [];
  #cutCells = new Set<number>();
  #column = -1;
  /** Columns the open cell covers besides its own. */
  #across = 0;
  #type = '';
  #value = '';
  #isData = false;
  #isComment = false;
  isPast = false;

  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  take(): SheetRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'Worksheet') this.#sheet += 1;
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Row') {
      this.#row = placeOf(attributes, this.#row + 1);
      this.#cells = [];
      this.#cutCells = new Set();
      this.#column = -1;
      this.#across = 0;
    } else if (name === 'Cell') {
      this.#column = placeOf(attributes, this.#column + 2 + this.#across) - 1;
      this.#across = Math.max(0, Math.trunc(Number(attributeOf(attributes, 'MergeAcross') ?? 0)) || 0);
      if (this.#column >= COLUMNS_MAX) throw new RefusedStatement('damaged', { what: 'workbook' });
    } else if (name === 'Comment') this.#isComment = true;
    else if (name === 'Data' && !this.#isComment) {
      this.#isData = true;
      this.#value = '';
      this.#type = attributeOf(attributes, 'Type') ?? 'String';
    }
  }

  text(text: string): void {
    if (this.#isData) this.#value += text;
  }

  close(name: string): void {
    if (this.#sheet !== this.#wanted) return;
    if (name === 'Data' && this.#isData) {
      this.#isData = false;
      this.#closeData();
    } else if (name === 'Comment') this.#isComment = false;
    else if (name === 'Row') {
      const { size } = this.#cutCells;
      this.#ready.push({
        row: this.#row,
        cells: this.#cells,
        ...(size > 0 ? { cutCells: this.#cutCells } : {}),
      });
    } else if (name === 'Worksheet') this.isPast = true;
  }

  #closeData(): void {
    const text = this.#text();
    if (text === '' || this.#column < 0) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #text(): string {
    if (this.#type === 'DateTime') return isoText(this.#value);
    if (this.#type === 'Boolean')
      return this.#value.trim() === '' ? '' : this.#value.trim() === '0' ? 'FALSE' : 'TRUE';
    if (this.#type !== 'Number') return this.#value;
    const number = Number(this.#value.trim());
    if (this.#value.trim() === '' || !Number.isFinite(number)) return this.#value;
    if (isCut(number)) this.#cutCells.add(this.#column);
    return plainNumber(number);
  }
}

/** The stated place (ss:Index, from 1), which may only go forward; without one the next. */
function placeOf(attributes: Readonly<Record<string, string>>, next: number): number {
  const stated = Number(attributeOf(attributes, 'Index'));
  return Number.isSafeInteger(stated) && stated >= next ? stated : next;
}
