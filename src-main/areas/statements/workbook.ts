/**
 * A workbook (.xlsx by content) as grids of texts: numbers in plain decimals, dates as 'YYYY-MM-DD HH:MM:SS', formulas by their result.
 *
 * Excel keeps numbers as binary fractions of 15 good digits, so that is what is written out; a longer number (an order number typed as a
 * number) has lost its tail in Excel already and is marked, never passed on as if it were whole.
 */
import type ExcelJS from 'exceljs';
import type { RawRow } from './adapter.ts';
import { RefusedStatement } from './refused-statement.ts';
import { openZip, type ZipMember } from './zip.ts';

/** XML of all sheets together; exceljs holds the whole workbook as objects. */
export const WORKBOOK_BYTES_MAX = 256 * 1024 ** 2;

/** One stray cell far to the right must not make every row as wide. */
const PADDED_WIDTH_MAX = 256;

export interface Sheet {
  readonly name: string;
  readonly rows: readonly RawRow[];
  /** Cells whose number has more digits than Excel keeps. */
  readonly cutNumbers: readonly { readonly row: number; readonly text: string }[];
}

export const isWorkbook = (members: readonly ZipMember[]): boolean =>
  members.some((member) => member.name === '[Content_Types].xml') &&
  members.some((member) => member.name.startsWith('xl/'));

export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const members = openZip(bytes);
  const size = members.reduce((sum, member) => sum + member.size, 0);
  if (size > WORKBOOK_BYTES_MAX)
    throw new RefusedStatement('too_large', { limit: WORKBOOK_BYTES_MAX, bytes: size });
  // Reads every member once under our limits: what the directory says of itself is then true.
  for (const member of members) await member.read();
  // Loaded when the first workbook comes: it takes longer to load than everything else together.
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  try {
    // exceljs types its own Buffer; a Node buffer is what it takes.
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    throw new RefusedStatement('damaged', { what: 'workbook' });
  }
  const sheets = book.worksheets.map(gridOf).filter((sheet) => sheet.rows.length > 0);
  if (sheets.length === 0) throw new RefusedStatement('empty_file');
  return sheets;
}

function gridOf(sheet: ExcelJS.Worksheet): Sheet {
  const rows: { row: number; cells: string[] }[] = [];
  const cutNumbers: { row: number; text: string }[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, at) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // The other cells of a merged block repeat the first one's value.
      const value = cell.isMerged && cell.master !== cell ? null : cell.value;
      const text = textOf(value);
      if (typeof value === 'number' && Math.abs(value) >= 1e15) cutNumbers.push({ row: at, text });
      while (cells.length < column - 1) cells.push('');
      cells.push(text);
    });
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: at, cells });
  });
  // Blank cells at the end of a row are not in the workbook; in a CSV file they would stand between their commas.
  const width = Math.min(
    PADDED_WIDTH_MAX,
    rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0),
  );
  for (const { cells } of rows) while (cells.length < width) cells.push('');
  return { name: sheet.name, rows, cutNumbers };
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : textOf(value.text);
  if ('formula' in value || 'sharedFormula' in value) return textOf(value.result);
  return '';
}

/** The number as Excel shows it: at most 15 digits, no exponent. */
export function plainNumber(value: number): string {
  const shown = Number(value.toPrecision(15));
  const text = String(shown);
  if (!text.includes('e')) return text;
  if (Math.abs(shown) >= 1) return BigInt(shown).toString();
  return shown.toFixed(20).replace(/0+$/, '');
}

/** Excel dates have no zone; exceljs hands them over as if they were UTC. Fractions of a second are errors of the binary fraction. */
function dateText(value: Date): string {
  const time = Math.round(value.getTime() / 1000) * 1000;
  if (!Number.isFinite(time)) return '';
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
