/** A report of risk control as a file: a workbook with its statement, XML by docs/schemas/large-value.xsd, or the transactions alone for scripts. */
import { formatMinor } from '../../../../shared/domain/money.ts';
import { tableCsv } from '../tables/files.ts';
import type { Reader } from '../tables/reader.ts';
import { fillSheet, newWorkbook, refuseAboveSheet } from '../tables/sheet.ts';
import { cellText, type TableCell } from '../tables/table.ts';
import { fieldHead, type RiskReport, TRANSACTION_CODES, transactionTable } from './report.ts';
import { element, group, xmlDocument } from './xml.ts';

type Step = () => Promise<void>;

const SCHEMA = 'urn:countinghouse:risk-report:1';

export async function reportWorkbook(
  report: RiskReport,
  madeAt: string,
  { words }: Reader,
  step: Step,
): Promise<Buffer> {
  refuseAboveSheet(report.rows.length);
  const workbook = await newWorkbook(madeAt);
  const pairs = [
    { code: 'item', head: words('risk_report.item'), share: 5 },
    { code: 'value', head: words('risk_report.value'), share: 20 },
  ];
  if (report.head.length > 0)
    await fillSheet(
      workbook.addWorksheet(words('risk_report.report')),
      pairs,
      report.head.map(({ code, value }) => [fieldHead(code), value]),
      step,
    );
  const rows = transactionTable(words('risk_report.rows'), report.rows);
  await fillSheet(workbook.addWorksheet(rows.title), rows.columns, rows.rows, step);
  if (report.sums)
    await fillSheet(workbook.addWorksheet(report.sums.title), report.sums.columns, report.sums.rows, step);
  const statement = report.statement.map(({ label, value }) => [label, value]);
  await fillSheet(workbook.addWorksheet(words('risk_report.statement')), pairs, statement, step);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const reportCsv = (report: RiskReport, step: Step): Promise<Buffer> =>
  tableCsv(transactionTable(report.title, report.rows), step);

export function reportXml({ root, head, rows, statement }: RiskReport): Buffer {
  const fields = (row: RiskReport['rows'][number]) =>
    TRANSACTION_CODES.map((code) => element(code, plain(row[code])));
  return xmlDocument(
    group(
      root,
      [
        group(
          'Statement',
          statement.map(({ code, label, value }) => element('Item', value, { code, label })),
        ),
        ...(head.length === 0
          ? []
          : [
              group(
                'Report',
                head.map(({ code, value }) => element(code, value)),
              ),
            ]),
        group(
          'Transactions',
          rows.map((row) => group('Transaction', fields(row))),
          { count: String(rows.length) },
        ),
      ],
      { xmlns: SCHEMA },
    ),
  );
}

const plain = (cell: TableCell): string =>
  cellText(cell, { amount: ({ amount, currency }) => formatMinor(amount, currency), word: 'code' });
