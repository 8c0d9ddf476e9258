/** From bytes to what waits for a person, and the way back from a line to the printed row. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { Refused } from '../../../shared/contract/errors.ts';
import type { RawRow } from '../../../src-main/areas/statements/adapter.ts';
import { wechatTradeBill } from '../../../src-main/areas/statements/adapters/wechat-trade-bill/index.ts';
import { readStatement } from '../../../src-main/areas/statements/read.ts';
import { findSourceRows } from '../../../src-main/areas/statements/source/find.ts';
import { linesOf, planOf, readFiles, readOne } from '../../support/read-files.ts';
import { ALL_COLUMNS, fundBill, REFUND, tradeBill } from '../../support/wechat-bill.ts';
import { zip } from '../../support/zip.ts';

const TRADE = tradeBill([{}, REFUND], ['2', '100.00', '40.00', '0.00', '0.36000', '100.00', '40.00']);
const FUND = fundBill([{}], ['1', '1', '100.00', '0', '0.00']);
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

test('two members of one zip are two files, each with its own name and hash', async () => {
  const bytes = zip([
    { name: '2026-03/fund.csv', content: FUND },
    { name: '2026-03/trade.csv', content: TRADE },
  ]);
  const { files, refused } = await readFiles({ name: 'march.zip', bytes });
  expect(refused).toEqual([]);
  expect(files.map(({ identity, original }) => ({ ...identity, member: original.member }))).toMatchObject([
    {
      file: 'fund.csv',
      sha256: sha(FUND),
      adapter: 'wechat_fund_bill',
      member: '2026-03/fund.csv',
      channel: 'wechat',
    },
    { file: 'trade.csv', sha256: sha(TRADE), adapter: 'wechat_trade_bill', member: '2026-03/trade.csv' },
  ]);
  expect(files[0]?.original.bytes.equals(bytes)).toBe(true);
});

test('a file that cannot be read does not keep the others out', async () => {
  const { files, refused } = await readFiles(
    { name: 'scan.pdf', bytes: '%PDF-1.4' },
    { name: 'trade.csv', bytes: TRADE },
    { name: 'old.xls', bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) },
  );
  expect(files.map((file) => file.identity.file)).toEqual(['trade.csv']);
  expect(refused).toEqual([
    { file: 'scan.pdf', refusal: 'pdf', facts: {} },
    { file: 'old.xls', refusal: 'damaged', facts: { what: 'workbook' } },
  ]);
});

test('the folder of a file is not part of its name', async () => {
  const { files } = await readFiles({ name: 'C:\\bills\\trade.csv', bytes: TRADE });
  expect(files[0]?.identity.file).toBe('trade.csv');
});

test('gzip gives the same lines; the hash is that of the file as it came', async () => {
  const packed = gzipSync(TRADE);
  const { file, lines } = await readOne(packed, 'trade.csv.gz');
  expect(lines).toEqual((await readOne(TRADE)).lines);
  expect(file.identity.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
});

test('a bug in one adapter refuses that one file', async () => {
  const broken = {
    ...wechatTradeBill,
    parse: () => ({
      row: () => {
        throw new TypeError('oops');
      },
      end: () => {},
    }),
  };
  const options = { breathe: async () => {}, progress: () => {}, adapters: [broken] };
  expect(await readStatement(Buffer.from(TRADE), 'a.csv', options)).toEqual({
    read: [],
    refused: [{ file: 'a.csv', refusal: 'internal', facts: { detail: 'oops' }, member: '' }],
  });
});

test('a cancelled task stops everything', async () => {
  const options = {
    breathe: async () => {
      throw new Refused('cancelled');
    },
    progress: () => {},
  };
  await expect(readStatement(Buffer.from(TRADE), 'a.csv', options)).rejects.toThrow('cancelled');
});

test('a replacement character is a problem of its row, wherever it stands', async () => {
  const { problems, lines } = await readOne(tradeBill([{}, { 商品名称: '茶\ufffd' }], null));
  expect(lines.length).toBe(1);
  expect(problems).toMatchObject([{ row: 3, kind: 'replacement_character', text: '茶\ufffd' }]);
});

test('every record has exactly one end: line, skip or problem', async () => {
  const text = `\n${tradeBill([{}, { 应结订单金额: 'x' }, REFUND], ['3', '1', '1', '1', '1', '1', '1'])}\n`;
  const { file, lines, skips, problems, plan } = await readOne(text);
  const ends = [...lines, ...skips, ...problems].map((each) => each.row).sort((a, b) => a - b);
  expect(ends).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(plan.counts).toMatchObject({ rows: 3, added: 2, errors: 1, structure: 5 });
  expect(planOf(file).hash).toBe(plan.hash);
});

describe('workbooks', () => {
  const book = async (sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>) => {
    const workbook = new ExcelJS.Workbook();
    for (const [name, rows] of Object.entries(sheets))
      workbook.addWorksheet(name).addRows(rows.map((row) => [...row]));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  };
  const grid = TRADE.trimEnd()
    .split('\r\n')
    .map((line) =>
      line.startsWith('`') ? line.slice(1).split(',`') : line.replace('\ufeff', '').split(','),
    );

  test('the same bill in a workbook gives the same lines; a sheet of notes beside it is named', async () => {
    const { files, refused } = await readFiles({
      name: 'trade.csv',
      bytes: await book({ 说明: [['仅供内部使用']], 账单: grid }),
    });
    expect(files.map((file) => file.identity)).toMatchObject([{ file: 'trade.csv', encoding: 'xlsx' }]);
    expect(files.flatMap(linesOf)).toEqual((await readOne(TRADE)).lines);
    expect(refused).toEqual([{ file: 'trade.csv', refusal: 'sheet_left_out', facts: { sheet: '说明' } }]);
  });

  test('an order number that Excel kept as a number has lost its tail: a problem, not a number', async () => {
    const at = ALL_COLUMNS.indexOf('微信订单号');
    const row = (grid[1] ?? []).map((cell, index) => (index === at ? 4.2000000002026e27 : cell));
    const { problems, lines } = await readOne(await book({ 账单: [grid[0] ?? [], row] }));
    expect(lines).toEqual([]);
    expect(problems).toMatchObject([{ row: 2, expected: 'every digit, kept as text' }]);
  });

  test('two bills in one workbook are two files, told apart by their sheets', async () => {
    const bytes = await book({ 一: grid, 二: grid });
    const { files } = await readFiles({ name: 'b.xlsx', bytes });
    expect(files.map((file) => [file.identity.file, file.original.member])).toEqual([
      ['b.xlsx#一', '#一'],
      ['b.xlsx#二', '#二'],
    ]);
    const source = await findSourceRows(bytes, { fileName: 'b.xlsx', member: '#二', row: 3, around: 1 });
    expect(source.rows.map((each) => each.row)).toEqual([2, 3, 4]);
  });
});

describe('the way back', () => {
  test('the printed row, its neighbours and the header of the table', async () => {
    const source = await findSourceRows(Buffer.from(TRADE), {
      fileName: 'a.csv',
      member: '',
      row: 3,
      around: 1,
    });
    expect(source.header.cells).toEqual(ALL_COLUMNS);
    expect(source.rows.map((each) => [each.row, each.cells[0]])).toEqual([
      [2, '2026-03-01 10:00:00'],
      [3, '2026-03-02 09:00:00'],
      [4, '总交易单数'],
    ]);
  });

  test('in a zip, far down in a long file', async () => {
    const long = tradeBill(
      Array.from({ length: 9000 }, (_, at) => ({ 商户订单号: `A${at}` })),
      null,
    );
    const bytes = zip([
      { name: 'x/fund.csv', content: FUND },
      { name: 'x/trade.csv', content: long },
    ]);
    const source = await findSourceRows(bytes, {
      fileName: 'm.zip',
      member: 'x/trade.csv',
      row: 8000,
      around: 2,
    });
    expect(source.rows.map((each) => [each.row, each.cells[6]])).toEqual(
      [7998, 7999, 8000, 8001, 8002].map((row) => [row, `A${row - 2}`]),
    );
    expect(source.header.cells[0]).toBe('交易时间');
  });

  test('a member that is not there is not found', async () => {
    const query = { fileName: 'a.csv', member: 'b.csv', row: 1, around: 1 };
    await expect(findSourceRows(Buffer.from(TRADE), query)).rejects.toThrow('not_found');
  });
});

describe('numbers that a workbook keeps', () => {
  const bank = async (rows: readonly (readonly (string | number)[])[]) => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('流水').addRows(rows.map((row) => [...row]));
    return await readOne(Buffer.from(await workbook.xlsx.writeBuffer()), 'a.xlsx');
  };
  const HEADER = ['交易日期', '收入', '支出', '余额', '摘要'];

  test('a whole amount beside one of three digits is no number that a comma has cut', async () => {
    const { lines, problems } = await bank([
      HEADER,
      ...Array.from({ length: 20 }, (_, at) => ['2026-03-01', '', 0.5, 518.41 - at / 2, '货款']),
      ['2026-03-02', '', 96, 412.91, '货款'],
    ]);
    expect(problems).toEqual([]);
    expect(lines.at(-1)).toMatchObject({ net: 9600, direction: 'out', balance: 41291 });
  });

  test('a row whose id was cut is read where its format can do without, the id left out', async () => {
    const rows = tradeBill([{}], null)
      .trimEnd()
      .split('\r\n')
      .map((line) =>
        line.startsWith('`') ? line.slice(1).split(',`') : line.replace('\ufeff', '').split(','),
      );
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('账单').addRows(rows);
    const at = ALL_COLUMNS.indexOf('商户订单号');
    const cell = workbook.worksheets[0]?.getRow(2).getCell(at + 1);
    if (cell) cell.value = 4814769000000000;
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const seen: (readonly [string | undefined, boolean])[] = [];
    const tolerant = {
      ...wechatTradeBill,
      toleratesCutNumbers: true as const,
      parse: () => ({
        row: (raw: RawRow) => {
          if (raw.row === 2) seen.push([raw.cells[at], raw.cutCells?.has(at) ?? false]);
        },
        end: () => {},
      }),
    };
    const options = { breathe: async () => {}, progress: () => {} };
    await readStatement(bytes, 'a.xlsx', { ...options, adapters: [tolerant] });
    expect(seen).toEqual([['', true]]);
    const { read } = await readStatement(bytes, 'a.xlsx', options);
    expect(read[0]?.staging.problems).toMatchObject([{ row: 2, text: '4814769000000000' }]);
  });
});
