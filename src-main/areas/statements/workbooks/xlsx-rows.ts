/**
 * The rows of one sheet of an .xlsx, as they pass: texts from the shared list or the cell itself, numbers and dates by the cell's style,
 * formulas by the result that was saved with them.
 *
 * Rows and cells may come without their address (then each follows the one before), and the stated dimension is not looked at: bank
 * programs write a wrong one.
 */
import { RefusedStatement } from '../refused-statement.ts';
import { isCut, isoText, type NumberKind, numberText, plainNumber } from './cell-text.ts';
import { type SharedStrings, unescaped } from './shared-strings.ts';
import { COLUMNS_MAX, type SheetRow } from './sheet.ts';
import type { XmlWalker } from './xml-walk.ts';

export interface BookFacts {
  readonly strings: SharedStrings;
  readonly kinds: readonly NumberKind[];
  readonly is1904: boolean;
}

export class RowWalker implements XmlWalker {
  readonly #book: BookFacts;
  #ready: SheetRow[] = [];
  #isData = false;
  #row = 0;
  #cells: string[] = [];
  #cutCells: Set<number> | null = null;
  /** Of the open cell, from 0. */
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #isValue = false;
  #isPhonetic = false;

  constructor(book: BookFacts) {
    this.#book = book;
  }

  /** The rows that are complete since the last call. */
  take(): SheetRow[] {
    const rows = this.#ready;
    this.#ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.#isData = true;
    if (!this.#isData) return;
    if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1;
      if (this.#column >= COLUMNS_MAX) throw new RefusedStatement('damaged', { what: 'workbook' });
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#isValue = !this.#isPhonetic;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') {
      const stated = Number(attributes['r']);
      this.#row = Number.isSafeInteger(stated) && stated > this.#row ? stated : this.#row + 1;
      this.#cells = [];
      this.#cutCells = null;
      this.#column = -1;
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  close(name: string): void {
    if (!this.#isData) return;
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') {
      const cut = this.#cutCells;
      this.#ready.push({ row: this.#row, cells: this.#cells, ...(cut ? { cutCells: cut } : {}) });
    } else if (name === 'sheetData') this.#isData = false;
  }

  #closeCell(): void {
    const text = this.#text();
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #text(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return value === '' ? '' : this.#book.strings.at(Number(value));
      case 'str':
      case 'inlineStr':
        return unescaped(value);
      case 'b':
        return value.trim() === '' ? '' : /^(?:0|false)$/i.test(value.trim()) ? 'FALSE' : 'TRUE';
      case 'e':
        return value;
      case 'd':
        return isoText(value);
      default:
        return this.#number(value.trim());
    }
  }

  #number(text: string): string {
    const kind = this.#book.kinds[this.#style] ?? 'number';
    if (kind === 'number' && isPlain(text)) return text;
    const value = Number(text);
    // What is no number is passed on as it stands; whoever needs a number will say so.
    if (text === '' || !Number.isFinite(value)) return text;
    if (kind !== 'number') return numberText(value, kind, this.#book.is1904);
    if (isCut(value)) {
      this.#cutCells ??= new Set();
      this.#cutCells.add(this.#column);
    }
    return plainNumber(value);
  }
}

/** '1234.56': few digits, no exponent, no zeros that say nothing. Most numbers are so, and stand as they are. */
function isPlain(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 14) return false;
  let at = text.charCodeAt(0) === 0x2d ? 1 : 0;
  const first = text.charCodeAt(at);
  if (first === 0x30 && at + 1 < length && text.charCodeAt(at + 1) !== 0x2e) return false;
  let dot = -1;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && dot < 0 && at > 0) dot = at;
    else if (code < 0x30 || code > 0x39) return false;
  }
  if (dot < 0) return text !== '-0' && first >= 0x30;
  return text.charCodeAt(dot - 1) >= 0x30 && dot < length - 1 && text.charCodeAt(length - 1) !== 0x30;
}

/** 'AB12' is column 27, from 0; null where the cell does not say. */
function columnOf(address: string | undefined): number | null {
  if (address === undefined) return null;
  let column = 0;
  for (let at = 0; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > COLUMNS_MAX) return COLUMNS_MAX;
  }
  return column === 0 ? null : column - 1;
}
