/** Tables as workbooks: opened by a library that did not write them, they say what the rows said, and nothing in them is run. */
import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { type Cells, columns, type PackTable } from '../../../../src-main/areas/audit/pack/table.ts';
import { WorkbookWriter } from '../../../../src-main/areas/audit/pack/workbook.ts';
import { opened } from './pack-desk.ts';

const TABLE: PackTable = {
  name: 'a_table',
  columns: columns('line:number', 'text:text', 'currency:code', 'amount:amount'),
  rows: () => [],
  count: () => 0,
  totals: [],
};
const HOSTILE = [
  '=1+1',
  '@SUM(A1)',
  '<b>&"',
  '_x0041_',
  'a\u0001b',
  '\ud800',
  '行一\n行二',
  '-3',
  'x'.repeat(40_000),
];

/** What stands in the pack is deflated once more. */
async function workbookOf(rows: readonly Cells[], rowsMax?: number): Promise<Buffer> {
  const writer = new WorkbookWriter(TABLE, rowsMax);
  await writer.add(rows);
  return inflateRawSync(Buffer.concat((await writer.end()).chunks));
}

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

test('texts stay texts, amounts are numbers with every digit, and a number too long for one stays a text', async () => {
  const rows: Cells[] = [
    ...HOSTILE.map((text, at): Cells => [at, text, 'CNY', { amount: -12_345, currency: 'CNY' }]),
    [99, '', 'JPY', { amount: 7, currency: 'JPY' }],
    [100, null, 'CNY', { amount: 9_007_199_254_740_991, currency: 'CNY' }],
  ];
  const bytes = await workbookOf(rows);
  const sheet = (await read(bytes)).getWorksheet('a_table');
  const cell = (row: number, column: number) => sheet?.getRow(row).getCell(column).value;
  expect(sheet?.getRow(1).values).toEqual([undefined, 'line', 'text', 'currency', 'amount']);
  expect([2, 3, 4, 8, 9].map((row) => cell(row, 2))).toEqual([
    '=1+1',
    '@SUM(A1)',
    '<b>&"',
    '行一\n行二',
    '-3',
  ]);
  expect([cell(2, 4), cell(11, 4), cell(12, 4)]).toEqual([-123.45, 7, '90071992547409.91']);
  expect(String(cell(10, 2))).toHaveLength(32_767);
  const xml = [...opened(bytes).values()].map((each) => each.toString('utf8')).join('');
  expect(xml).not.toContain('<f>');
  expect(xml).toContain('_x005F_x0041_');
});

test('what has no room on a sheet goes on on the next one, each with its head', async () => {
  const rows = [1, 2, 3, 4, 5].map((line): Cells => [line, 't', 'CNY', null]);
  const book = await read(await workbookOf(rows, 2));
  expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ['a_table', 3],
    ['a_table 2', 3],
    ['a_table 3', 2],
  ]);
  expect(book.worksheets[2]?.getRow(2).getCell(1).value).toBe(5);
});

test('the same rows are the same bytes', async () => {
  const rows = [[1, 't', 'CNY', null]] as const;
  expect(await workbookOf(rows)).toEqual(await workbookOf(rows));
});
