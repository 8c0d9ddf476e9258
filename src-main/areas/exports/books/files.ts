/** A table of the books as a file: CSV for scripts, a workbook for people, a paper that can be signed. */
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinor, formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { makePdf } from '../../../platform/pdf/make-pdf.ts';
import { ChunkWriter, record } from '../csv.ts';
import { amount } from '../report-cells.ts';
import { type BookCell, type BookTable, cellText } from './book-table.ts';
import type { Reader } from './tables.ts';

/** A paper of more pages is no paper any more: CSV and the workbook hold all. */
const PDF_ROWS_MAX = 20_000;
/** Who signs it. */
const SIGNS = ['books.sign.made', 'books.sign.checked', 'book_report.sign_date'] as const;
/** What a sheet of a workbook has room for, its head apart. */
const SHEET_ROWS_MAX = 1_048_575;

export function bookCsv({ columns, rows, totals, hasTotalsInCsv }: BookTable): Buffer {
  const chunks: Buffer[] = [];
  const out = new ChunkWriter((chunk) => chunks.push(chunk));
  const text = (cell: BookCell) =>
    cellText(cell, { amount: ({ amount, currency }) => formatMinor(amount, currency), word: 'code' });
  out.add(record(columns.map((column) => column.code)));
  for (const row of rows) out.add(record(row.map(text)));
  if (hasTotalsInCsv) for (const row of totals) out.add(record(row.map(text)));
  out.flush();
  return Buffer.concat(chunks);
}

export async function bookWorkbook(table: BookTable, madeAt: string): Promise<Buffer> {
  refuseAbove(table, SHEET_ROWS_MAX, 'xlsx');
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that nothing but a workbook needs.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.created = new Date(madeAt);
  const sheet = workbook.addWorksheet(table.title, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map(({ head, share, isAmount = false }) => ({
    header: head,
    width: Math.max(9, 5 * share),
    style: isAmount
      ? { numFmt: '#,##0.00;[Red]-#,##0.00', alignment: { horizontal: 'right' as const } }
      : { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  const cells = (row: readonly BookCell[]) =>
    row.map((cell) =>
      cell !== null && typeof cell !== 'string' && 'amount' in cell
        ? amount(cell.amount, cell.currency)
        : cellText(cell, { amount: () => '', word: 'text' }),
    );
  for (const row of table.rows) sheet.addRow(cells(row));
  for (const row of table.totals) sheet.addRow(cells(row)).font = { bold: true };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export function bookPdf(
  table: BookTable,
  about: {
    readonly house: string;
    readonly madeAt: string;
    /** Said in red above the table. */
    readonly warnings: readonly string[];
    /** Said below it. */
    readonly notes: readonly string[];
  },
  { words }: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  refuseAbove(table, PDF_ROWS_MAX, 'pdf');
  const texts = (row: readonly BookCell[]) =>
    row.map((cell) =>
      cellText(cell, {
        amount: ({ amount, currency }) => formatMinorGrouped(amount, currency),
        word: 'text',
      }),
    );
  const { title, lines, columns, rows, totals } = table;
  return makePdf(
    {
      title,
      lines,
      house: about.house,
      madeAt: about.madeAt,
      isLandscape: columns.length > 6,
      blocks: [
        ...about.warnings.map((text) => ({ kind: 'warning' as const, text })),
        rows.length + totals.length === 0
          ? { kind: 'text', text: words('book_report.nothing') }
          : { kind: 'table', columns, rows: rows.map(texts), totals: totals.map(texts) },
        ...about.notes.map((text) => ({ kind: 'text' as const, text })),
        { kind: 'signs', names: SIGNS.map((sign) => words(sign)) },
      ],
      words: {
        page: (page, of) => words('receipt.page', { page, of }),
        substituted: (signs) => words('receipt.substituted', { signs }),
      },
    },
    step,
  );
}

function refuseAbove({ rows }: BookTable, limit: number, what: string): void {
  if (rows.length > limit) throw new Refused('too_large', { what, limit, found: rows.length });
}
