/**
 * A claim list as a workbook: a cover and every line. Sums are formulas over the lines with the value they come to beside, so that the channel can follow
 * them; numbers of orders are texts.
 */
import type { Worksheet } from 'exceljs';
import { chinaClockOn } from '../../../../shared/domain/china-time.ts';
import { amount } from '../report-cells.ts';
import type { Reader } from '../tables/reader.ts';
import { addTotals, fillSheet, MONEY, newWorkbook, refuseAboveSheet } from '../tables/sheet.ts';
import type { ReportTable } from '../tables/table.ts';
import type { ClaimSum } from './claims-data.ts';

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
  refuseAboveSheet(table.count + table.totals.length);
  const workbook = await newWorkbook(about.madeAt);
  const cover = workbook.addWorksheet(words('fee_claim.cover'));
  const lines = workbook.addWorksheet(words('fee_claim.lines'));
  const last = table.count + 1;
  await fillSheet(lines, table.columns, table.rows, step);
  for (const total of table.totals)
    addTotals(lines, table.columns, total, (letter, row) => sumIf(letter, '', last, `${CURRENCY}${row}`));
  fillCover(cover, { ...about, sheet: lines.name, last }, words);
  return Buffer.from(await workbook.xlsx.writeBuffer());
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
  sheet.addRow([words('report.made_at'), chinaClockOn(madeAt)]);
  for (const note of [words('fee_claim.reading'), head]) sheet.addRow([note]);
}

const range = (of: string, letter: string, last: number): string => `${of}$${letter}$2:$${letter}$${last}`;
const sumIf = (letter: string, of: string, last: number, currency: string): string =>
  `SUMIF(${range(of, CURRENCY, last)},${currency},${range(of, letter, last)})`;
