/**
 * The texts of a workbook that its cells refer to by number. A million rows may have millions of them, so they are kept as bytes and become
 * strings one by one.
 */
import { RefusedStatement } from '../refused-statement.ts';
import { walkXml, type XmlWalker } from './xml-walk.ts';

export const SHARED_TEXT_BYTES_MAX = 512 * 1024 ** 2;

const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
const RECENT = 8192;

interface Page {
  readonly bytes: Buffer;
  /** Where each text ends. */
  readonly ends: Uint32Array;
}

export class SharedStrings {
  readonly #pages: Page[] = [];
  #open: string[] = [];
  #bytes = 0;
  /** Names, currencies and words come row after row: those used last stay strings, each at its number's place. */
  readonly #recent: string[] = Array(RECENT).fill('');
  readonly #recentIndex = new Int32Array(RECENT).fill(-1);

  add(text: string): void {
    this.#open.push(text);
    if (this.#open.length === PAGE) this.#closePage();
  }

  /** The text with this number; a number beyond the last is a damaged workbook. */
  at(index: number): string {
    const place = index & (RECENT - 1);
    if (index >= 0 && this.#recentIndex[place] === index) return this.#recent[place] ?? '';
    const text = this.#textAt(index);
    this.#recentIndex[place] = index;
    this.#recent[place] = text;
    return text;
  }

  #textAt(index: number): string {
    const page = this.#pages[index >>> PAGE_BITS];
    const inPage = index & (PAGE - 1);
    const isKnown = Number.isInteger(index) && index >= 0;
    if (isKnown && page)
      return page.bytes.toString('utf8', inPage === 0 ? 0 : page.ends[inPage - 1], page.ends[inPage]);
    const open = isKnown ? this.#open[index - this.#pages.length * PAGE] : undefined;
    if (open === undefined) throw new RefusedStatement('damaged', { what: 'workbook' });
    return open;
  }

  #closePage(): void {
    const ends = new Uint32Array(PAGE);
    let end = 0;
    for (const [index, text] of this.#open.entries()) {
      end += Buffer.byteLength(text);
      ends[index] = end;
    }
    this.#bytes += end;
    if (this.#bytes > SHARED_TEXT_BYTES_MAX)
      throw new RefusedStatement('too_large', { limit: SHARED_TEXT_BYTES_MAX });
    this.#pages.push({ bytes: Buffer.from(this.#open.join('')), ends });
    this.#open = [];
  }
}

/** Excel writes characters XML has no place for as _x000D_. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const walker = new SharedWalker(strings);
  for await (const _done of walkXml(pieces, walker));
  return strings;
}

/** One text per si: its own t, or those of its runs; what is only said how to pronounce (rPh) is left out. */
class SharedWalker implements XmlWalker {
  readonly #strings: SharedStrings;
  #text = '';
  #isText = false;
  #isPhonetic = false;

  constructor(strings: SharedStrings) {
    this.#strings = strings;
  }

  open(name: string): void {
    if (name === 'si') this.#text = '';
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 't') this.#isText = !this.#isPhonetic;
  }

  text(text: string): void {
    if (this.#isText) this.#text += text;
  }

  close(name: string): void {
    if (name === 'si') this.#strings.add(unescaped(this.#text));
    else if (name === 'rPh') this.#isPhonetic = false;
    else if (name === 't') this.#isText = false;
  }
}
