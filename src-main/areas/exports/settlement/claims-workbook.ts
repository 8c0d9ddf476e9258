/**
 * A claim list as a workbook: a cover and every line. Sums are formulas over the lines with the value they come to beside, so that the channel can follow
 * them; numbers of orders are texts.
 */
import type { Worksheet } from 'exceljs';
import { Refused } from '../../../../shared/contract/errors.ts';
import { amount } from '../report-cells.ts';
import type { Reader } from '../tables/reader.ts';
import { cellText, type ReportTable, type TableCell } from '../tables/table.ts';
import type { ClaimSum } from './claims-data.ts';

/** What a sheet has room for, its head and totals apart. */
const SHEET_ROWS_MAX = 1_048_000;
const ROWS_PER_STEP = 2000;
const MONEY = '#,##0.00;[Red]-#,##0.00';
/** Letters of columns that formulas name: currency, and the difference. */
const [CURRENCY, DIFFERENCE] = ['E', 'I'];

export interface CoverLine {
  readonly label: string;
  readonly value: string;
}
interface ClaimCover {
  readonly cover: readonly CoverLine[];
  readonly sums: readonly ClaimSum[];
  readonly madeAt: string;
  readonly by: string;
  readonly head: string;
}

export async function claimsWorkbook(
  table: ReportTable,
  about: ClaimCover,
  { words }: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  if (table.count > SHEET_ROWS_MAX)
    throw new Refused('too_large', { what: 'xlsx', limit: SHEET_ROWS_MAX, found: table.count });
  const { default: ExcelJS } = await import('exceljs'); // Twenty megabytes that nothing but a workbook needs.
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Countinghouse';
  workbook.created = new Date(about.madeAt);
  const cover = workbook.addWorksheet(words('fee_claim.cover'));
  const lines = workbook.addWorksheet(words('fee_claim.lines'), { views: [{ state: 'frozen', ySplit: 1 }] });
  await fillLines(lines, table, step);
  fillCover(cover, { ...about, sheet: lines.name, last: table.count + 1 }, words);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function fillLines(
  sheet: Worksheet,
  { columns, rows, totals, count }: ReportTable,
  step: () => Promise<void>,
) {
  sheet.columns = columns.map(({ head, share, isAmount = false }) => ({
    header: head,
    width: Math.max(9, 5 * share),
    style: isAmount ? { numFmt: MONEY, alignment: { horizontal: 'right' as const } } : { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  let written = 0;
  for (const row of rows) {
    sheet.addRow(row.map(cellValue));
    written += 1;
    if (written % ROWS_PER_STEP === 0) await step();
  }
  for (const total of totals) {
    const added = sheet.addRow(total.map(cellValue));
    added.font = { bold: true };
    columns.forEach(({ isAmount = false }, at) => {
      const cell = added.getCell(at + 1);
      const letter = cell.address.replace(/\d+/, '');
      if (isAmount && typeof cell.value === 'number')
        cell.value = {
          formula: sumIf(letter, '', count + 1, `${CURRENCY}${added.number}`),
          result: cell.value,
        };
    });
  }
}

interface CoverOf extends ClaimCover {
  readonly sheet: string;
  /** Last row of a line. */
  readonly last: number;
}

function fillCover(
  sheet: Worksheet,
  { cover, sums, sheet: name, last, by, madeAt, head }: CoverOf,
  words: Reader['words'],
): void {
  sheet.columns = [
    { width: 34, style: { numFmt: '@' } },
    { width: 70, style: { alignment: { wrapText: true } } },
  ];
  sheet.addRow([words('fee_claim.title')]).font = { bold: true, size: 14 };
  sheet.addRow([words('fee_claim.text')]);
  for (const { label, value } of cover) sheet.addRow([label, value]).getCell(2).numFmt = '@';
  const of = `'${name}'!`;
  for (const { currency, over, under } of sums) {
    const money = (label: 'over' | 'under' | 'net', minor: number, formula: (row: number) => string) => {
      const added = sheet.addRow([words(`fee_claim.${label}`, { currency })]);
      const result = amount(minor, currency);
      const cell = added.getCell(2);
      cell.value = typeof result === 'number' ? { formula: formula(added.number), result } : result;
      cell.numFmt = MONEY;
      cell.alignment = { horizontal: 'left' };
      if (label === 'net') added.font = { bold: true };
    };
    const by = `"${currency}"`;
    const bySign = (sign: string) =>
      `SUMIFS(${range(of, DIFFERENCE, last)},${range(of, CURRENCY, last)},${by},${range(of, DIFFERENCE, last)},"${sign}0")`;
    money('over', over, () => bySign('>'));
    money('under', under, () => `-${bySign('<')}`);
    money('net', over - under, (row) => `B${row - 2}-B${row - 1}`);
  }
  if (sums.length === 0) sheet.addRow([words('fee_claim.nothing')]);
  sheet.addRow([words('fee_claim.madeBy'), by]);
  sheet.addRow([words('report.made_at'), madeAt]);
  for (const note of [words('fee_claim.reading'), head]) sheet.addRow([note]);
}

const range = (of: string, letter: string, last: number): string => `${of}$${letter}$2:$${letter}$${last}`;
const sumIf = (letter: string, of: string, last: number, currency: string): string =>
  `SUMIF(${range(of, CURRENCY, last)},${currency},${range(of, letter, last)})`;

const cellValue = (cell: TableCell) =>
  cell !== null && typeof cell !== 'string' && 'amount' in cell
    ? amount(cell.amount, cell.currency)
    : cellText(cell, { amount: () => '', word: 'text' });
