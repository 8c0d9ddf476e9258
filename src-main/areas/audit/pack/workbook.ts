/**
 * A table as a workbook, written row by row: a library that holds a workbook in memory needs gigabytes for a million lines, and stamps the time into it.
 * Every text is a text, so that nothing a cell says is run; amounts are numbers. The same rows give the same bytes.
 */
import { formatMinor, fractionDigits } from '../../../../shared/domain/money.ts';
import { type PackedFile, packed, packing } from './packer.ts';
import type { Amount, Cells, PackTable } from './table.ts';
import { inZipOrder, zipPieces } from './zip.ts';

/** What a sheet has room for, its head apart. */
const SHEET_ROWS_MAX = 1_048_575;
const CELL_LENGTH_MAX = 32_767;
const PIECE_CHARS = 256 * 1024;
const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export class WorkbookWriter {
  readonly #table: PackTable;
  readonly #rowsMax: number;
  readonly #sheets: PackedFile[] = [];
  #sheet: ReturnType<typeof packing> | null = null;
  #rows = 0;
  #text = '';

  constructor(table: PackTable, rowsMax = SHEET_ROWS_MAX) {
    this.#table = table;
    this.#rowsMax = rowsMax;
  }

  async add(rows: readonly Cells[]): Promise<void> {
    for (const cells of rows) {
      if (this.#sheet === null || this.#rows === this.#rowsMax) await this.#begin();
      this.#rows += 1;
      this.#text += row(cells, 1 + this.#rows);
      if (this.#text.length > PIECE_CHARS) await this.#flush();
    }
    await this.#flush();
  }

  async end(): Promise<PackedFile> {
    if (this.#sheet === null) await this.#begin();
    await this.#close();
    const book = packing(`tables/${this.#table.name}.xlsx`);
    for (const piece of zipPieces(inZipOrder([...this.#sheets, ...(await this.#parts())]))) {
      book.add(piece);
      await book.drained();
    }
    return await book.end();
  }

  drop(): void {
    this.#sheet?.drop();
  }

  async #begin(): Promise<void> {
    await this.#close();
    this.#sheet = packing(`xl/worksheets/sheet${this.#sheets.length + 1}.xml`);
    this.#rows = 0;
    const widths = this.#table.columns.map(
      (_, at) => `<col min="${at + 1}" max="${at + 1}" width="18" customWidth="1"/>`,
    );
    this.#text =
      `${XML}<worksheet xmlns="${NS}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` +
      `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${row(
        this.#table.columns.map(({ code }) => code),
        1,
      )}`;
  }

  async #close(): Promise<void> {
    if (!this.#sheet) return;
    this.#text += '</sheetData></worksheet>';
    await this.#flush();
    this.#sheets.push(await this.#sheet.end());
    this.#sheet = null;
  }

  async #flush(): Promise<void> {
    this.#sheet?.add(this.#text);
    this.#text = '';
    await this.#sheet?.drained();
  }

  async #parts(): Promise<PackedFile[]> {
    const numbers = this.#sheets.map((_, at) => at + 1);
    const { name } = this.#table;
    const title = (number: number) => (number === 1 ? name.slice(0, 31) : `${name.slice(0, 26)} ${number}`);
    const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    return await Promise.all([
      packed(
        '[Content_Types].xml',
        `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `<Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>` +
          `${numbers.map((each) => `<Override PartName="/xl/worksheets/sheet${each}.xml" ContentType="${office}.worksheet+xml"/>`).join('')}</Types>`,
      ),
      packed('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
      packed(
        'xl/workbook.xml',
        `${XML}<workbook xmlns="${NS}" xmlns:r="${REL}"><sheets>${numbers.map((each) => `<sheet name="${title(each)}" sheetId="${each}" r:id="rId${each}"/>`).join('')}</sheets></workbook>`,
      ),
      packed(
        'xl/_rels/workbook.xml.rels',
        relations([
          ...numbers.map((each) => [`rId${each}`, 'worksheet', `worksheets/sheet${each}.xml`] as const),
          [`rId${numbers.length + 1}`, 'styles', 'styles.xml'],
        ]),
      ),
      packed('xl/styles.xml', STYLES),
    ]);
  }
}

const relations = (of: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${of
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** 0 plain, 1 text, 2 money of two decimals. */
const STYLES =
  `${XML}<styleSheet xmlns="${NS}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/** Rows and cells say where they are: not every reader counts. */
function row(cells: Cells, number: number): string {
  let text = `<row r="${number}">`;
  for (const [at, cell] of cells.entries())
    if (cell !== null && cell !== '') text += cellXml(cell, `${letters(at)}${number}`);
  return `${text}</row>`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** 0 → A, 26 → AA; no table has more than two letters of columns. */
const letters = (at: number): string =>
  at < 26 ? LETTERS.charAt(at) : LETTERS.charAt(Math.floor(at / 26) - 1) + LETTERS.charAt(at % 26);

/** A spreadsheet keeps fifteen digits of a number; what has more stays a text, whole. */
const NUMBER_MAX = 999_999_999_999_999;

function cellXml(cell: string | number | Amount, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return textXml(cell, place);
  const { amount, currency } = cell;
  const text = formatMinor(amount, currency);
  if (Math.abs(amount) > NUMBER_MAX) return textXml(text, place);
  return `<c r="${place}"${fractionDigits(currency) === 2 ? ' s="2"' : ''}><v>${text}</v></c>`;
}

const NEEDS_ESCAPE = /[&<>"_\u0000-\u001f\u007f\ud800-\udfff\ufffe\uffff]/;
/** Not in XML, whatever one writes for it. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
/** A spreadsheet reads _x0041_ as the letter it numbers. */
const NUMBERED = /_(?=x[0-9A-Fa-f]{4}_)/g;

function textXml(text: string, place: string): string {
  const short = text.length > CELL_LENGTH_MAX ? `${text.slice(0, CELL_LENGTH_MAX - 1)}…` : text;
  const safe = NEEDS_ESCAPE.test(short) ? escaped(short) : short;
  return `<c r="${place}" s="1" t="inlineStr"><is><t xml:space="preserve">${safe}</t></is></c>`;
}

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNWRITABLE, '\ufffd')
    .replace(NUMBERED, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
