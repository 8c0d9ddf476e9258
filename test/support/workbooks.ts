/** Writes workbooks for tests part by part, also such as Excel would not write but bank programs do; and the old forms by SheetJS. */
import * as xlsx from '@e965/xlsx';
import { type Part, partsOf } from '../../src-main/areas/statements/containers.ts';
import type { SheetPiece } from '../../src-main/areas/statements/workbooks/sheet.ts';
import { zip } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawXlsx {
  /** What stands within <sheetData>, sheet by sheet. */
  readonly sheets: readonly string[];
  /** The <si> elements. */
  readonly strings?: string;
  /** numFmtId of each cell style, and formats of one's own by their id. */
  readonly styles?: readonly number[];
  readonly formats?: Readonly<Record<number, string>>;
  readonly workbookPr?: string;
  /** Behind the sheet data. */
  readonly after?: string;
}

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${DOCUMENT}/${type}" Target="${target}"/>`;

export function rawXlsxMembers(book: RawXlsx): { name: string; content: string }[] {
  const names = book.sheets.map(
    (_, at) => `<sheet name="表${at + 1}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const links = book.sheets.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  const formats = Object.entries(book.formats ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = (book.styles ?? [0]).map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`);
  return [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${RELATIONS}">${relation(1, 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}">${book.workbookPr ?? ''}<sheets>${names.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships xmlns="${RELATIONS}">${links.join('')}${relation(98, 'styles', 'styles.xml')}${relation(99, 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${HEAD}<sst xmlns="${MAIN}">${book.strings ?? ''}</sst>` },
    ...book.sheets.map((data, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:A1"/><sheetData>${data}</sheetData>${book.after ?? ''}</worksheet>`,
    })),
  ];
}

export const rawXlsx = (book: RawXlsx): Buffer => zip(rawXlsxMembers(book));

/** A workbook of one sheet in one of the forms SheetJS writes. */
export function oldWorkbook(
  rows: readonly (readonly (string | number | boolean | xlsx.CellObject | null)[])[],
  bookType: 'biff8' | 'biff5' | 'xlsb' | 'xlml',
): Buffer {
  const book = xlsx.utils.book_new();
  const grid = rows.map((row) => [...row]);
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(grid), '流水');
  const written: unknown = xlsx.write(book, { bookType, type: 'buffer' });
  if (Buffer.isBuffer(written)) return written;
  throw new Error('no bytes');
}

/** What a reader makes of the bytes: texts, rows of sheets (the row's number first), or the refusal. */
export async function seenIn(bytes: Buffer, name = 'bill.csv', passwords: readonly string[] = []) {
  const parts: Awaited<ReturnType<typeof seen>>[] = [];
  for await (const part of partsOf(bytes, name, { passwords })) parts.push(await seen(part));
  return parts;
}

async function seen(part: Part) {
  const { file, content } = part;
  const head = { file, ...(part.openedBy ? { passwordIndex: part.openedBy.at(-1) } : {}) };
  if (content.kind === 'text') return { ...head, text: content.bytes.toString() };
  if (content.kind === 'refused')
    return { ...head, refusal: content.refused.refusal, facts: content.refused.facts };
  try {
    const sheets = await Promise.all(content.sheets.map((sheet) => gridOf(sheet.pieces())));
    return { ...head, sheets };
  } catch (error) {
    if (error instanceof Error && 'refusal' in error) return { ...head, refusal: error.refusal };
    throw error;
  }
}

async function gridOf(pieces: AsyncIterable<SheetPiece>): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for await (const piece of pieces) rows.push(...piece.rows.map((each) => [each.row, ...each.cells]));
  return rows;
}
