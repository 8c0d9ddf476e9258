/**
 * Pages of one document, A4: text in two weights, a place that moves downwards, and a new page where what comes does not fit.
 *
 * A sign the font does not have stands as □ and is named at the end, never left out; whatever moves the pen of a printer is a blank.
 */
import PDFDocument from 'pdfkit';
import { fontFiles } from './fonts.ts';
import type { Paper } from './paper.ts';

export const MARGIN = 42;
const HEAD_HEIGHT = 20;
const FOOT_HEIGHT = 24;
const SMALL = 7.5;
export const INK = '#16181d';
export const FAINT = '#5c6370';
export const RULE = '#b9bec8';
export const STOP = '#a4161a';

const SUBSTITUTE = '□';
// Signs that have no picture of their own and are left to the text around them.
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/** The font draws '--' as one dash, and perhaps others: a file's name or a command is shown sign by sign. The library's types know no feature off. */
const SIGN_BY_SIGN = { features: { liga: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
const SIGNS_IN_A_ROW = /[!-/:-@[-`{-~]{2}/;
/** Without features the library remembers words it has measured; most texts ask for none. */
const asWritten = (text: string): PDFKit.Mixins.TextOptions =>
  SIGNS_IN_A_ROW.test(text) ? SIGN_BY_SIGN : {};

export interface TextStyle {
  readonly size: number;
  readonly isStrong?: boolean;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #bytes: Promise<Buffer>;
  readonly #missing = new Set<string>();
  readonly #paper: Paper;
  /** Where the next thing goes. */
  y = 0;

  constructor(paper: Paper) {
    const at = new Date(paper.madeAt);
    this.#paper = paper;
    this.#pdf = new PDFDocument({
      size: 'A4',
      layout: paper.isLandscape ? 'landscape' : 'portrait',
      // The library breaks pages by its own margins; ours are kept here, so that nothing is broken behind our back.
      margin: 0,
      bufferPages: true,
      autoFirstPage: false,
      // No font of the library's own is asked for.
      font: '',
      info: {
        Title: paper.title,
        Author: paper.house,
        Creator: 'Countinghouse',
        Producer: 'Countinghouse',
        CreationDate: at,
        ModDate: at,
      },
    });
    const chunks: Buffer[] = [];
    this.#bytes = new Promise((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.#pdf.on('error', reject);
    });
    const { regular, bold } = fontFiles();
    this.#pdf.registerFont('regular', regular);
    this.#pdf.registerFont('bold', bold);
    this.#pdf.font('regular'); // Both have the same signs: either can be asked for one.
    this.newPage();
  }

  get width(): number {
    return this.#pdf.page.width - 2 * MARGIN;
  }

  /** Lowest place of a page that is written on. */
  get bottom(): number {
    return this.#pdf.page.height - MARGIN - FOOT_HEIGHT;
  }

  newPage(): void {
    this.#pdf.addPage();
    this.y = MARGIN + HEAD_HEIGHT;
  }

  /** Goes to a new page where this much does not fit on this one any more; says whether it did. */
  room(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.newPage();
    return true;
  }

  /** Text as the font can set it. */
  settable(text: string): string {
    const plain = text.replace(UNSEEN, '').replace(CONTROL, ' ');
    if (PLAIN.test(plain)) return plain; // What nearly every cell is.
    return Array.from(plain, (sign) => {
      if (this.#hasSign(sign)) return sign;
      this.#missing.add(sign);
      return SUBSTITUTE;
    }).join('');
  }

  #hasSign(sign: string): boolean {
    // The library's types leave out the font it has open; this is the font itself, as fontkit gives it.
    const { _font } = this.#pdf as unknown as {
      readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
    };
    return _font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  }

  /** How high a text of this width is. Already settable. */
  height(text: string, style: TextStyle, width: number): number {
    this.#style(style);
    const line = this.#pdf.currentLineHeight(true);
    return this.#widthOf(text) <= width
      ? line
      : this.#pdf.heightOfString(text, { ...asWritten(text), width });
  }

  widthOf(text: string, style: TextStyle): number {
    this.#style(style);
    return this.#widthOf(text);
  }

  /** Sets a settable text at a place; figures (`isOneLine`) are never broken. */
  put(
    text: string,
    at: { readonly x: number; readonly y: number; readonly width: number; readonly isOneLine?: boolean },
    style: TextStyle,
  ): void {
    this.#style(style);
    const { x, y, width, isOneLine = false } = at;
    const gap = width - this.#widthOf(text);
    if (gap >= 0 || isOneLine) {
      const moved = style.align === 'right' ? gap : style.align === 'center' ? gap / 2 : 0;
      this.#pdf.text(text, x + moved, y, { ...asWritten(text), lineBreak: false });
    } else this.#pdf.text(text, x, y, { ...asWritten(text), width, align: style.align ?? 'left' });
  }

  /** A text over the whole width at the present place, which moves below it. */
  line(text: string, style: TextStyle, after = 4): void {
    const settable = this.settable(text);
    const height = this.height(settable, style, this.width);
    this.room(height);
    this.put(settable, { x: MARGIN, y: this.y, width: this.width }, style);
    this.y += height + after;
  }

  rule(y: number, from = MARGIN, to = MARGIN + this.width, thickness = 0.6): void {
    this.#pdf.lineWidth(thickness).strokeColor(RULE).moveTo(from, y).lineTo(to, y).stroke();
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.#pdf.lineWidth(0.6).strokeColor(RULE).rect(x, y, width, height).stroke();
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#pdf.rect(x, y, width, height).fill(colour);
  }

  /** What other marks need of the printer, which is afterwards as it was before. */
  paint(work: (pdf: PDFKit.PDFDocument) => void): void {
    this.#pdf.save();
    work(this.#pdf);
    this.#pdf.restore();
  }

  /** Ends the document: signs that stood as □, then head and foot of every page. */
  async end(): Promise<Buffer> {
    const { house, words } = this.#paper;
    const missing = [...this.#missing].map(
      (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
    );
    if (missing.length > 0) this.line(words.substituted(missing.join(' ')), { size: SMALL, colour: FAINT });
    const { start, count } = this.#pdf.bufferedPageRange();
    const small: TextStyle = { size: SMALL, colour: FAINT };
    for (let page = 0; page < count; page += 1) {
      this.#pdf.switchToPage(start + page);
      this.put(this.settable(house), { x: MARGIN, y: MARGIN - 8, width: this.width, isOneLine: true }, small);
      const at = { x: MARGIN, y: this.#pdf.page.height - MARGIN, width: this.width, isOneLine: true };
      this.put(words.page(page + 1, count), at, { ...small, align: 'right' });
    }
    this.#pdf.end();
    return this.#bytes;
  }

  #widthOf(text: string): number {
    return this.#pdf.widthOfString(text, asWritten(text));
  }

  #style({ size, isStrong = false, colour = INK }: TextStyle): void {
    this.#pdf
      .font(isStrong ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }
}
