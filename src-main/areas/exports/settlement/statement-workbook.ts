/**
 * A statement to a merchant as a workbook: its summary, batches, payments, what is held, and every line. Sums are formulas over their rows with the
 * value they come to beside, so that whoever gets it can follow them; numbers of orders are texts.
 */
import type { Worksheet } from 'exceljs';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { amount } from '../report-cells.ts';
import type { Reader } from '../tables/reader.ts';
import { cellText, type TableCell, type TableColumn } from '../tables/table.ts';
import type { Statement } from './statement-data.ts';
import { lineColumns, lineRows, linesOf } from './statement-lines.ts';
import type { StatementAbout } from './statement-paper.ts';
import { batchesTable, heldTable, paymentsTable, type StatementTable } from './statement-tables.ts';

/** What a sheet has room for, its head apart. */
const SHEET_ROWS_MAX = 1_048_575;
const ROWS_PER_STEP = 2000;
const MONEY = '#,##0.00;[Red]-#,##0.00';

export async function statementWorkbook(
  deps: Pick<SettlementDeps, 'lines'>,
  statement: Statement,
  about: StatementAbout,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  const lines = linesOf(statement);
  if (lines > SHEET_ROWS_MAX)
    throw new Refused('too_large', { what: 'xlsx', limit: SHEET_ROWS_MAX, found: lines });
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that nothing but a workbook needs.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.created = new Date(about.madeAt);
  const sheet = (name: string) => workbook.addWorksheet(name);
  summarySheet(sheet(reader.words('merchant_statement.summary')), statement, about, reader);
  for (const table of [
    batchesTable(statement, reader),
    paymentsTable(statement, reader),
    heldTable(statement, reader),
  ])
    tableSheet(sheet(table.title), table);
  const detail = sheet(reader.words('merchant_statement.lines'));
  headOf(detail, lineColumns(reader));
  let written = 0;
  for (const row of lineRows(deps, statement, reader)) {
    detail.addRow(row.map(cellValue));
    written += 1;
    if (written % ROWS_PER_STEP === 0) await step();
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function summarySheet(
  sheet: Worksheet,
  statement: Statement,
  { house, merchant, madeAt, isRevealed, head }: StatementAbout,
  { words }: Reader,
): void {
  const { currency, from, to, partyId, opening, moved, paid, closing, underWay, unsigned } = statement;
  sheet.columns = [{ width: 26, style: { numFmt: '@' } }, { width: 34 }];
  const row = (label: Parameters<typeof words>[0], value: string) => sheet.addRow([words(label), value]);
  sheet.addRow([words('merchant_statement.title')]).font = { bold: true, size: 14 };
  row('merchant_statement.house', house);
  row('merchant_statement.merchant', merchant);
  row('merchant_statement.merchantNo', partyId);
  row('merchant_statement.currency', currency);
  sheet.addRow([words('merchant_statement.periodShort'), `${from} – ${to}`]);
  const money = (label: Parameters<typeof words>[0], value: number) => {
    const added = sheet.addRow([words(label), amount(value, currency)]);
    added.getCell(2).numFmt = MONEY;
    added.getCell(2).alignment = { horizontal: 'right' };
    return added.number;
  };
  const [a, b, c] = [
    money('merchant_statement.opening', opening),
    money('merchant_statement.moved', moved),
    money('merchant_statement.paid', paid),
  ];
  const last = sheet.getRow(money('merchant_statement.closing', closing));
  last.font = { bold: true };
  const result = amount(closing, currency);
  if (typeof result === 'number') last.getCell(2).value = { formula: `B${a}+B${b}-B${c}`, result };
  if (underWay !== 0) money('merchant_statement.underWay', underWay);
  const notes = [
    words('merchant_statement.reading'),
    words(isRevealed ? 'merchant_statement.revealed' : 'order_export.masked'),
    ...(unsigned > 0 ? [words('merchant_statement.unsigned', { count: unsigned })] : []),
    words('book_report.head', head),
    madeAt,
  ];
  for (const note of notes) sheet.addRow([note]);
}

function headOf(sheet: Worksheet, columns: readonly TableColumn[]): void {
  sheet.columns = columns.map(({ head, share, isAmount = false }) => ({
    header: head,
    width: Math.max(11, 5 * share),
    style: isAmount ? { numFmt: MONEY, alignment: { horizontal: 'right' as const } } : { numFmt: '@' },
  }));
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.getRow(1).font = { bold: true };
}

function tableSheet(sheet: Worksheet, { columns, rows, totals }: StatementTable): void {
  headOf(sheet, columns);
  for (const row of rows) sheet.addRow(row.map(cellValue));
  const last = sheet.addRow(totals.map(cellValue));
  last.font = { bold: true };
  if (rows.length === 0) return;
  for (const [at, { isAmount = false }] of columns.entries()) {
    const result = last.getCell(at + 1).value;
    const letter = last.getCell(at + 1).address.replace(/\d+/, '');
    if (isAmount && typeof result === 'number')
      last.getCell(at + 1).value = { formula: `SUM(${letter}2:${letter}${rows.length + 1})`, result };
  }
}

const cellValue = (cell: TableCell) =>
  cell !== null && typeof cell !== 'string' && 'amount' in cell
    ? amount(cell.amount, cell.currency)
    : cellText(cell, { amount: () => '', word: 'text' });
