/**
 * A statement to a merchant as a workbook: its summary, batches, payments, what is held, and every line. Sums are formulas over their rows with the
 * value they come to beside, so that whoever gets it can follow them; numbers of orders are texts.
 */
import type { Worksheet } from 'exceljs';
import { chinaClockOn } from '../../../../shared/domain/china-time.ts';
import type { SettlementDeps } from '../../settlement/deps.ts';
import { amount } from '../report-cells.ts';
import type { Reader } from '../tables/reader.ts';
import { addTotals, fillSheet, MONEY, newWorkbook, refuseAboveSheet } from '../tables/sheet.ts';
import type { Statement } from './statement-data.ts';
import { lineColumns, lineRows, linesOf } from './statement-lines.ts';
import type { StatementAbout } from './statement-paper.ts';
import { batchesTable, heldTable, paymentsTable, type StatementTable } from './statement-tables.ts';

export async function statementWorkbook(
  deps: Pick<SettlementDeps, 'lines'>,
  statement: Statement,
  about: StatementAbout,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  refuseAboveSheet(linesOf(statement));
  const workbook = await newWorkbook(about.madeAt);
  const sheet = (name: string) => workbook.addWorksheet(name);
  summarySheet(sheet(reader.words('merchant_statement.summary')), statement, about, reader);
  for (const table of [
    batchesTable(statement, reader),
    paymentsTable(statement, reader),
    heldTable(statement, reader),
  ])
    await tableSheet(sheet(table.title), table, step);
  const detail = sheet(reader.words('merchant_statement.lines'));
  await fillSheet(detail, lineColumns(reader), lineRows(deps, statement, reader), step);
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
  ];
  for (const note of notes) sheet.addRow([note]);
  row('report.made_at', chinaClockOn(madeAt));
}

/** Nothing is summed where there is no row. */
async function tableSheet(
  sheet: Worksheet,
  { columns, rows, totals }: StatementTable,
  step: () => Promise<void>,
): Promise<void> {
  await fillSheet(sheet, columns, rows, step);
  const sum = (letter: string) => `SUM(${letter}2:${letter}${rows.length + 1})`;
  addTotals(sheet, columns, totals, rows.length === 0 ? undefined : sum);
}
