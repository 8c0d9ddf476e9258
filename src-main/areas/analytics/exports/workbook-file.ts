/**
 * Panels as a workbook with live figures: a cover that says what was looked at and what is missing, a sheet a panel, and what every figure means. Texts are
 * texts, whatever they begin with.
 */
import type { Workbook, Worksheet } from 'exceljs';
import { metricOf } from '../../../../shared/domain/analytics/panels.ts';
import type { Reader } from '../../exports/tables/reader.ts';
import { newWorkbook, refuseAboveSheet } from '../../exports/tables/sheet.ts';
import {
  dimensionName,
  metricMeans,
  metricName,
  metricsOf,
  type PanelPage,
  panelMeans,
  panelName,
  rowNames,
} from './page.ts';
import { noteLines, standingLines, warningsOf } from './said.ts';
import { columnsOf, formatOf, rowCells } from './sheet-columns.ts';

const RED = { argb: 'FFA4161A' };
const SHEET_NAME_MAX = 31;
const ROWS_PER_STEP = 2000;

export interface BookAbout {
  readonly title: string;
  readonly madeAt: string;
  /** On the cover: what was looked at, who made it, what it rests on. */
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
}

export async function workbookFile(
  pages: readonly PanelPage[],
  about: BookAbout,
  reader: Reader,
  step: () => Promise<void>,
): Promise<Buffer> {
  refuseAboveSheet(
    Math.max(0, ...pages.map(({ answer }) => answer.tables.reduce((sum, { rows }) => sum + rows.length, 0))),
  );
  const workbook = await newWorkbook(about.madeAt);
  coverSheet(workbook, pages, about, reader);
  for (const [at, page] of pages.entries())
    await panelSheet(workbook.addWorksheet(sheetName(at, page, reader)), page, reader, step);
  meaningSheet(workbook, pages, reader);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Numbered, so that two long names cut alike stay two. */
const sheetName = (at: number, { panel }: PanelPage, { locale }: Reader): string =>
  `${at + 1} ${panelName(locale, panel).replace(/[[\]:*?/\\']/g, ' ')}`.slice(0, SHEET_NAME_MAX).trim();

function coverSheet(
  workbook: Workbook,
  pages: readonly PanelPage[],
  { title, lines, warnings }: BookAbout,
  reader: Reader,
): void {
  const { words, locale } = reader;
  const sheet = workbook.addWorksheet(words('figures.cover'));
  sheet.columns = [
    { width: 36, style: { numFmt: '@' } },
    { width: 90, style: { numFmt: '@' } },
  ];
  sheet.addRow([title]).font = { bold: true, size: 14 };
  for (const line of [...lines, words('figures.formulas')]) sheet.addRow([line]);
  for (const line of warnings) sheet.addRow([line]).font = { bold: true, color: RED };
  sheet.addRow([]);
  sheet.addRow([words('figures.panel'), words('figures.standing')]).font = { bold: true };
  for (const page of pages) {
    const said = warningsOf(reader, page);
    const row = sheet.addRow([
      panelName(locale, page.panel),
      said.join(' ') || words('figures.standing.whole'),
    ]);
    row.getCell(2).alignment = { wrapText: true };
    if (said.length > 0) row.getCell(2).font = { color: RED };
  }
}

async function panelSheet(
  sheet: Worksheet,
  page: PanelPage,
  reader: Reader,
  step: () => Promise<void>,
): Promise<void> {
  const { words, locale } = reader;
  const { panel, answer } = page;
  sheet.addRow([panelName(locale, panel)]).font = { bold: true, size: 13 };
  for (const line of [
    panelMeans(locale, panel),
    ...standingLines(reader, page),
    ...noteLines(reader, answer),
  ])
    sheet.addRow([line]);
  for (const line of warningsOf(reader, page)) sheet.addRow([line]).font = { bold: true, color: RED };
  for (const table of answer.tables) {
    sheet.addRow([]);
    await tableRows(sheet, page, table, reader, step);
  }
  if (answer.tables.length === 0) sheet.addRow([words('figures.nothing')]);
  const { dimensions } = answer;
  for (let at = 1; at <= sheet.columnCount; at += 1)
    sheet.getColumn(at).width = at <= dimensions.length ? 24 : 16;
}

async function tableRows(
  sheet: Worksheet,
  { answer }: PanelPage,
  table: PanelPage['answer']['tables'][number],
  { words, locale }: Reader,
  step: () => Promise<void>,
): Promise<void> {
  const columns = columnsOf(answer);
  const hasMissing = table.rows.some(({ missing }) => missing > 0);
  if (table.currency !== '') sheet.addRow([table.currency]).font = { bold: true };
  const head = sheet.addRow([
    ...answer.dimensions.map((each) => dimensionName(locale, each)),
    ...columns.flatMap(({ metric, before }) => {
      const name = metricName(locale, metric);
      return before === null
        ? [name]
        : [name, words('figures.before', { name }), words('figures.change', { name })];
    }),
    ...(hasMissing ? [words('figures.missing')] : []),
  ]);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'top' };
  const first = head.number + 1;
  const ground = { first, last: head.number + table.rows.length, total: first + table.rows.length };
  const put = (names: readonly string[], cells: ReturnType<typeof rowCells>, missing: number) => {
    const added = sheet.addRow([...names, ...cells, ...(missing > 0 ? [missing] : [])]);
    for (const [at] of names.entries()) added.getCell(at + 1).numFmt = '@';
    for (const { unit, value, before, change } of columns)
      for (const at of [value, before, change]) {
        if (at === null) continue;
        added.getCell(at + 1).numFmt = formatOf(unit, table.currency);
        added.getCell(at + 1).alignment = { horizontal: 'right' };
      }
    return added;
  };
  for (const [at, { of, values, before, missing }] of table.rows.entries()) {
    const place = { ...ground, row: first + at };
    put(rowNames(locale, answer, of), rowCells(columns, table, values, before, place), missing);
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) await step();
  }
  const names = answer.dimensions.map((_, at) => (at === 0 ? words('figures.total') : ''));
  const place = { ...ground, row: ground.total };
  const cells = rowCells(columns, table, table.totals, table.totalsBefore, place);
  put(names, cells, 0).font = { bold: true };
}

function meaningSheet(workbook: Workbook, pages: readonly PanelPage[], { words, locale }: Reader): void {
  const sheet = workbook.addWorksheet(words('figures.definitions'));
  sheet.columns = [28, 12, 110].map((width) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow([words('figures.metric'), words('figures.unit'), words('figures.means')]).font = {
    bold: true,
  };
  for (const { panel } of pages) sheet.addRow([panelName(locale, panel), '', panelMeans(locale, panel)]);
  for (const metric of metricsOf(pages)) {
    const { unit } = metricOf(metric);
    sheet.addRow([metricName(locale, metric), words(`figures.unit.${unit}`), metricMeans(locale, metric)]);
  }
  sheet.getColumn(3).alignment = { wrapText: true, vertical: 'top' };
}
