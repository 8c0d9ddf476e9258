/** A table as a file: CSV for scripts, a workbook for people, a paper that can be printed and signed. */
import { Refused } from '../../../../shared/contract/errors.ts';
import { formatMinor, formatMinorGrouped } from '../../../../shared/domain/money.ts';
import { makePdf } from '../../../platform/pdf/make-pdf.ts';
import type { Block } from '../../../platform/pdf/paper.ts';
import { ChunkWriter, record } from '../csv.ts';
import type { Reader } from './reader.ts';
import { addTotals, fillSheet, newWorkbook, refuseAboveSheet } from './sheet.ts';
import { cellText, type ReportTable, type TableCell } from './table.ts';

/** A paper of more pages is no paper any more: CSV and the workbook hold all. */
const PDF_ROWS_MAX = 20_000;
/** Columns that stand upright. */
const UPRIGHT_MAX = 6;
/** Rows between two chances for others to have their turn. */
const ROWS_PER_STEP = 2000;

type Step = () => Promise<void>;

export async function tableCsv(
  { columns, rows, totals, hasTotalsInCsv }: ReportTable,
  step: Step,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const out = new ChunkWriter((chunk) => chunks.push(chunk));
  const text = (cell: TableCell) =>
    cellText(cell, { amount: ({ amount, currency }) => formatMinor(amount, currency), word: 'code' });
  out.add(record(columns.map((column) => column.code)));
  let written = 0;
  for (const row of rows) {
    out.add(record(row.map(text)));
    written += 1;
    if (written % ROWS_PER_STEP === 0) await step();
  }
  if (hasTotalsInCsv) for (const row of totals) out.add(record(row.map(text)));
  out.flush();
  return Buffer.concat(chunks);
}

export async function tableWorkbook(table: ReportTable, madeAt: string, step: Step): Promise<Buffer> {
  refuseAboveSheet(table.count);
  const workbook = await newWorkbook(madeAt);
  const sheet = workbook.addWorksheet(table.title);
  await fillSheet(sheet, table.columns, table.rows, step);
  for (const row of table.totals) addTotals(sheet, table.columns, row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export interface PaperAbout {
  readonly house: string;
  readonly madeAt: string;
  /** Said in red above the table. */
  readonly warnings: readonly string[];
  /** Said below it. */
  readonly notes: readonly string[];
  /** Who signs it. */
  readonly signs: readonly string[];
  /** Said where there is no row. */
  readonly nothing: string;
}

export function tablePdf(table: ReportTable, about: PaperAbout, reader: Reader, step: Step): Promise<Buffer> {
  const { title, lines, count, totals } = table;
  if (count > PDF_ROWS_MAX)
    throw new Refused('too_large', { what: 'pdf', limit: PDF_ROWS_MAX, found: count });
  const columns = table.columns.filter((column) => !column.isOffPaper);
  return blocksPdf(
    {
      title,
      lines,
      isLandscape: columns.length > UPRIGHT_MAX,
      blocks: [count + totals.length === 0 ? { kind: 'text', text: about.nothing } : tableBlock(table)],
    },
    about,
    reader,
    step,
  );
}

/** As a part of a paper: the columns it has room for. */
export function tableBlock(table: Pick<ReportTable, 'columns' | 'rows' | 'totals'>): Block {
  const shown = table.columns.map((column) => !column.isOffPaper);
  const texts = (row: readonly TableCell[]) =>
    row
      .filter((_, at) => shown[at])
      .map((cell) =>
        cellText(cell, {
          amount: ({ amount, currency }) => formatMinorGrouped(amount, currency),
          word: 'text',
        }),
      );
  return {
    kind: 'table',
    columns: table.columns.filter((_, at) => shown[at]),
    rows: textRows(table.rows, texts),
    totals: table.totals.map(texts),
  };
}

/** Each is made when it is drawn. */
function* textRows(rows: ReportTable['rows'], texts: (row: readonly TableCell[]) => string[]) {
  for (const row of rows) yield texts(row);
}

/** A paper of several parts, with what every paper of ours says around them. */
export function blocksPdf(
  paper: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly isLandscape: boolean;
    readonly blocks: readonly Block[];
  },
  about: Omit<PaperAbout, 'nothing'>,
  { words }: Reader,
  step: Step,
): Promise<Buffer> {
  const signs: Block[] = about.signs.length === 0 ? [] : [{ kind: 'signs', names: about.signs }];
  return makePdf(
    {
      ...paper,
      house: about.house,
      madeAt: about.madeAt,
      blocks: [
        ...about.warnings.map((text) => ({ kind: 'warning' as const, text })),
        ...paper.blocks,
        ...about.notes.map((text) => ({ kind: 'text' as const, text })),
        ...signs,
      ],
      words: {
        page: (page, of) => words('receipt.page', { page, of }),
        substituted: (each) => words('receipt.substituted', { signs: each }),
      },
    },
    step,
  );
}
