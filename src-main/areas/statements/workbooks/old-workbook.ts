/**
 * The old .xls (BIFF) and the binary .xlsb, read by SheetJS as a whole: they hold 65,536 rows at most, or are refused by their size.
 *
 * Only values and the formats of numbers are asked for; no formula is computed, no macro looked at. Texts stay the texts they are.
 */
import type { CellObject, WorkBook } from '@e965/xlsx';
import { RefusedStatement } from '../refused-statement.ts';
import { isCut, kindOfFormat, numberText } from './cell-text.ts';
import { openSheet, type Sheet, type SheetRow } from './sheet.ts';

/** SheetJS holds every cell as an object: about ten times the file. */
export const OLD_WORKBOOK_BYTES_MAX = 64 * 1024 ** 2;

/** Loaded when the first old workbook comes. BIFF before Excel 97 keeps its texts in the code page of the machine that wrote it. */
export async function sheetJs(): Promise<typeof import('@e965/xlsx')> {
  const xlsx = await import('@e965/xlsx');
  xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  return xlsx;
}

export async function readOldWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const book = await parsed(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: Sheet[] = [];
  for (const name of book.SheetNames) {
    const rows = book.Sheets[name]?.['!data'] ?? [];
    const size = rows.length;
    const sheet = await openSheet({ name, size, pieces: () => rowPieces(rows, is1904) });
    if (sheet) sheets.push(sheet);
  }
  if (sheets.length === 0) throw new RefusedStatement('empty_file');
  return sheets;
}

async function parsed(bytes: Buffer): Promise<WorkBook> {
  if (bytes.length > OLD_WORKBOOK_BYTES_MAX)
    throw new RefusedStatement('too_large', { limit: OLD_WORKBOOK_BYTES_MAX, bytes: bytes.length });
  const xlsx = await sheetJs();
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: false,
      bookVBA: false,
    });
  } catch {
    throw new RefusedStatement('damaged', { what: 'workbook' });
  }
}

const ROWS_PER_PIECE = 5000;

async function* rowPieces(data: readonly (readonly CellObject[] | undefined)[], is1904: boolean) {
  for (let from = 0; from < data.length; from += ROWS_PER_PIECE) {
    const to = Math.min(from + ROWS_PER_PIECE, data.length);
    const rows: SheetRow[] = [];
    for (let at = from; at < to; at += 1) rows.push(rowOf(at + 1, data[at] ?? [], is1904));
    yield { rows, done: to };
  }
}

function rowOf(row: number, stored: readonly (CellObject | undefined)[], is1904: boolean): SheetRow {
  const cells: string[] = [];
  const cut = new Set<number>();
  stored.forEach((cell, column) => {
    const text = cell ? textOf(cell, is1904) : '';
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (cell?.t === 'n' && typeof cell.v === 'number' && isCut(cell.v)) cut.add(column);
  });
  return { row, cells, ...(cut.size > 0 ? { cutCells: cut } : {}) };
}

const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function textOf(cell: CellObject, is1904: boolean): string {
  const { t, v } = cell;
  if (t === 'e') return ERRORS.get(v) ?? '#ERROR';
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  if (typeof v === 'string') return v;
  if (typeof v !== 'number' || !Number.isFinite(v)) return '';
  return numberText(v, kindOfFormat(String(cell.z ?? '')), is1904);
}
