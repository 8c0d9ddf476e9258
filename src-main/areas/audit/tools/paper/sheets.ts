/**
 * The parts every working paper (工作底稿) has: its first sheet with who, what from, how and what came of it, and cells that no spreadsheet takes for a
 * formula. Formulas are ours alone, each with the value it comes to beside.
 */
import type { Cell, Row, Workbook, Worksheet } from 'exceljs';
import type { PopulationScope } from '../../../../../shared/contract/audit-tools.ts';
import { chinaClockOn } from '../../../../../shared/domain/china-time.ts';
import { say, sayOr } from '../../../../../shared/wording/catalogue.ts';
import { amount } from '../../../exports/report-cells.ts';
import type { Reader } from '../../../exports/tables/reader.ts';
import { MONEY, newWorkbook } from '../../../exports/tables/sheet.ts';
import type { EvidenceDeps } from '../../deps.ts';
import { steadyBytes } from './steady-bytes.ts';

export interface Figure {
  readonly minor: number;
  readonly currency: string;
}
/** A text, an amount, a plain number, or nothing. */
export type Value = string | number | Figure | null;

export async function paperBook(
  madeAt: string,
  build: (workbook: Workbook) => void | Promise<void>,
): Promise<Buffer> {
  const workbook = await newWorkbook(madeAt);
  workbook.modified = new Date(madeAt);
  await build(workbook);
  return steadyBytes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

export function put(cell: Cell, value: Value): void {
  if (value === null) return;
  if (typeof value === 'object') {
    cell.value = amount(value.minor, value.currency);
    cell.numFmt = MONEY;
    cell.alignment = { horizontal: 'right' };
    return;
  }
  cell.value = value;
  if (typeof value === 'string') cell.numFmt = '@';
}

/** A formula with what it comes to; the reader sees the same before and after her spreadsheet works it out again. */
export function putFormula(cell: Cell, formula: string, result: number | string, format = MONEY): void {
  cell.value = { formula, result };
  cell.numFmt = format;
  if (typeof result === 'number') cell.alignment = { horizontal: 'right' };
}

/** What a spreadsheet works out with: major units, as its cells have them; '' where the amount has more digits than it keeps. */
export const major = (minor: number, currency: string): number => Number(amount(minor, currency));

export function labelled(sheet: Worksheet, label: string, value: Value): Row {
  const row = sheet.addRow([label]);
  row.getCell(1).font = { bold: true };
  row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  put(row.getCell(2), value);
  return row;
}

export function firstSheet(workbook: Workbook, reader: Reader, title: string): Worksheet {
  const sheet = workbook.addWorksheet(reader.words('paper.sheet'));
  sheet.columns = [{ width: 30 }, { width: 90 }];
  sheet.addRow([title]).font = { bold: true, size: 14 };
  return sheet;
}

interface Source {
  readonly scope: PopulationScope;
  readonly size: number;
  readonly root: string;
}

/** What it was drawn from: whose, by which software, which part, and the log up to where. */
export function putSource(
  sheet: Worksheet,
  deps: EvidenceDeps,
  { words, locale }: Reader,
  { scope, size, root }: Source,
): void {
  labelled(sheet, words('paper.house'), deps.house());
  labelled(sheet, words('paper.software'), `Countinghouse ${deps.version}`);
  labelled(
    sheet,
    words('paper.source'),
    words('paper.scope_text', {
      population: words(`population.${scope.population}`),
      from: scope.from || words('paper.scope_first'),
      to: scope.to || words('paper.scope_last'),
      channel:
        scope.channel === '' ? words('paper.scope_all_channels') : say(locale, `channel.${scope.channel}`),
      account: scope.account || words('paper.scope_all_accounts'),
      currency: scope.currency,
    }),
  );
  labelled(sheet, words('paper.log'), words('paper.log_text', { size, root }));
}

export const signed = (
  { words }: Reader,
  by: { readonly name: string; readonly at: string } | null,
): string =>
  by ? words('paper.signed', { name: by.name, at: chinaClockOn(by.at) }) : words('paper.not_yet');

export const caveatText = ({ locale }: Reader, name: string): string =>
  sayOr(locale, `audit_caveat.${name}`, name);

/** A frozen head over columns. */
export function headed(
  workbook: Workbook,
  name: string,
  columns: readonly { readonly head: string; readonly width: number }[],
): Worksheet {
  const sheet = workbook.addWorksheet(name);
  sheet.columns = columns.map(({ width }) => ({ width }));
  const head = sheet.addRow(columns.map((column) => column.head));
  head.font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  return sheet;
}
