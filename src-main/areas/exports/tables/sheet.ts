/**
 * A table as a sheet of a workbook: amounts are numbers where a spreadsheet keeps every digit of them, everything else is text, so that nothing a cell
 * says is taken for a formula. Totals that are sums say so: formulas over their rows, with the value they come to beside.
 */
import type { Workbook, Worksheet } from 'exceljs';
import { Refused } from '../../../../shared/contract/errors.ts';
import { amount } from '../report-cells.ts';
import { cellText, type TableCell, type TableColumn } from './table.ts';

export const MONEY = '#,##0.00;[Red]-#,##0.00';
/** What a sheet has room for, its head apart. */
const SHEET_ROWS_MAX = 1_048_575;
/** Rows between two chances for others to have their turn. */
const ROWS_PER_STEP = 2000;

type Row = readonly TableCell[];

export async function newWorkbook(madeAt: string): Promise<Workbook> {
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that nothing but a workbook needs.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.created = new Date(madeAt);
  return workbook;
}

/** Before the first row is made: a sheet that cannot hold them is not begun. */
export function refuseAboveSheet(rows: number): void {
  if (rows > SHEET_ROWS_MAX)
    throw new Refused('too_large', { what: 'xlsx', limit: SHEET_ROWS_MAX, found: rows });
}

export async function fillSheet(
  sheet: Worksheet,
  columns: readonly TableColumn[],
  rows: Iterable<Row>,
  step: () => Promise<void>,
): Promise<void> {
  sheet.columns = columns.map(({ head, share, isAmount = false }) => ({
    header: head,
    width: Math.max(9, 5 * share),
    style: isAmount ? { numFmt: MONEY, alignment: { horizontal: 'right' as const } } : { numFmt: '@' },
  }));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.getRow(1).font = { bold: true };
  let written = 0;
  for (const row of rows) {
    sheet.addRow(row.map(cellValue));
    written += 1;
    if (written % ROWS_PER_STEP === 0) await step();
  }
}

/** Strong, under the rows. `formulaOf`: of a column by its letter, in the row of these totals; without it they stand as they are. */
export function addTotals(
  sheet: Worksheet,
  columns: readonly TableColumn[],
  totals: Row,
  formulaOf?: (letter: string, row: number) => string,
): void {
  const added = sheet.addRow(totals.map(cellValue));
  added.font = { bold: true };
  if (!formulaOf) return;
  for (const [at, { isAmount = false }] of columns.entries()) {
    const cell = added.getCell(at + 1);
    const result = cell.value;
    if (isAmount && typeof result === 'number')
      cell.value = { formula: formulaOf(cell.address.replace(/\d+/, ''), added.number), result };
  }
}

const cellValue = (cell: TableCell) =>
  cell !== null && typeof cell !== 'string' && 'amount' in cell
    ? amount(cell.amount, cell.currency)
    : cellText(cell, { amount: () => '', word: 'text' });
