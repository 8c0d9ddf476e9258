/**
 * The reasons of matches and exceptions read against small files: every number, file and row that a checker would look up must be the right one.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../../../src-main/shells/cli/main.ts';
import type { Terminal } from '../../../src-main/shells/cli/terminal.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-why-'));
const HEADER = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const order = (number: string, yuan: string, day: string, channel = 'wechat') =>
  `${number},payment,,${channel},${day} 09:00:00,${day} 09:01:00,${yuan},CNY,paid,茶`;
const trade = (number: string, yuan: string, at: string) => ({
  交易时间: at,
  商户订单号: number,
  微信订单号: `4200000000000000${number.replace(/\D/g, '')}`,
  订单金额: yuan,
  应结订单金额: yuan,
});

let out: string[] = [];
let faults: string[] = [];
const terminalIn = (locale: Terminal['locale']): Terminal => ({
  locale,
  isInteractive: false,
  out: (text) => {
    out.push(text);
  },
  fault: (text) => {
    faults.push(text);
  },
  progress: () => undefined,
  askSecret: async () => '',
});
const cli = (...args: string[]) => run(args, terminalIn('en'));
const inChinese = (...args: string[]) => run(args, terminalIn('zh-CN'));
const place = (...parts: string[]) => join(home, ...parts);

/** The text of one number: groups and exceptions of a leg are both counted from one. */
const told = (number: string, what: string) =>
  readFileSync(place('shop-out', 'why.txt'), 'utf8')
    .split('\n\n')
    .find((text) => text.startsWith(`■ ${number}`) && text.split('\n')[0]?.includes(what)) ?? '';
const numberOf = (file: string, column: number, holds: string): string => {
  const row = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .find((cells) => cells.includes(holds));
  return row?.[column] ?? '';
};
const exceptionOf = (reference: string) => numberOf(place('shop-out', 'exceptions.csv'), 0, reference);

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', home);
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'a password for the why tests');
  mkdirSync(place('shop'));
  mkdirSync(place('bank'));
  writeFileSync(
    place('shop', 'orders.csv'),
    [
      HEADER,
      order('SO-100001', '100.00', '2026-03-03'),
      order('SO-100002', '50.00', '2026-03-03'),
      order('SO-100003', '70.00', '2026-03-03'),
      '',
    ].join('\n'),
  );
  const trades = [
    trade('SO-100001', '100.00', '2026-03-03 10:00:00'),
    trade('SO-100003', '69.00', '2026-03-03 10:05:00'),
    trade('XX-900001', '51.00', '2026-03-03 10:06:00'),
  ];
  writeFileSync(
    place('shop', 'bill.csv'),
    tradeBill(trades, ['3', '220.00', '0.00', '0.00', '1.80000', '220.00', '0.00']),
  );
  // Paid straight into the bank, days before the National Day holidays, numbers nowhere.
  writeFileSync(
    place('bank', 'orders.csv'),
    [
      HEADER,
      order('SO-200001', '88.00', '2026-09-28', 'bank'),
      order('SO-200002', '95.50', '2026-09-30', 'bank'),
      '',
    ].join('\n'),
  );
  writeFileSync(
    place('bank', 'bank.csv'),
    [
      '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要',
      '2026-09-29,CNY,"88.00","88.00",货款,某公司,',
      '',
    ].join('\r\n'),
  );
  expect(
    await cli(
      'reconcile',
      place('shop'),
      '--workspace',
      place('shop-ws'),
      '--out',
      place('shop-out'),
      '--explain',
    ),
  ).toBe(0);
  expect(
    await cli(
      'reconcile',
      place('bank'),
      '--workspace',
      place('bank-ws'),
      '--out',
      place('bank-out'),
      '--as-of',
      '2026-10-01',
      '--explain',
    ),
  ).toBe(0);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});
beforeEach(() => {
  out = [];
  faults = [];
});

describe('an exception', () => {
  test('says which number was looked for and that no file of the day has it', () => {
    const text = told(exceptionOf('SO-100002'), 'In orders');
    expect(text).toContain(
      'merchant order number SO-100002: not found as a merchant order number in Trade bill',
    );
    expect(text).toContain('orders.csv row 3');
    expect(text).toContain(
      'All days looked for (2026-03-03) are covered by files of WeChat Pay Trade bill (1).',
    );
    expect(text).toContain('bill.csv: 2026-03-03 to 2026-03-03, 3 lines · covers the days looked for');
    expect(text).toContain('does not have it, so it is not in transit');
  });

  test('names what came nearest with its file and row, and what differs', () => {
    const text = told(exceptionOf('SO-100002'), 'In orders');
    expect(text).toContain('bill.csv row 4');
    expect(text).toContain(
      'amounts differ: 50.00 CNY (lines: 1) − 51.00 CNY (lines: 1) = -1.00 CNY, -100 minor units',
    );
    expect(text).toContain('merchant order number differs: SO-100002 and XX-900001');
  });

  test('of one number with two amounts names both rows and the difference', () => {
    const text = told(exceptionOf('SO-100003'), 'Amounts differ');
    expect(text).toContain('Orders 70.00 CNY, Trade bill 69.00 CNY, 1.00 CNY apart (100 minor units)');
    expect(text).toMatch(
      /merchant order number SO-100003: bill\.csv row 3 \(2026-03-03, payment, 69\.00 CNY/i,
    );
    expect(text).not.toContain('What came nearest');
  });

  test('in transit says by when and which days are no business days', async () => {
    const number = numberOf(place('bank-out', 'exceptions.csv'), 0, 'SO-200002');
    await cli('explain', number, '--workspace', place('bank-ws'));
    const text = out.join('\n');
    expect(text).toContain('In transit');
    expect(text).toMatch(/expected by 2026-10-\d\d; as of 2026-10-01 it is still in time/);
    expect(text).toContain('No business days in between: 2026-10-01 2026-10-02');
    expect(text).toMatch(/no 95\.50 CNY in Bank on 2026-09-30 – 2026-10-\d\d/);
  });
});

describe('a group', () => {
  test('by its number says the rule with its version, and that nothing differs', async () => {
    const number = numberOf(place('shop-out', 'matches.csv'), 0, 'SO-100001');
    expect(await cli('explain', number, '--workspace', place('shop-ws'))).toBe(0);
    const text = out.join('\n').split('\n\n')[0] ?? '';
    expect(text).toContain('order_trade_by_order_no version 1');
    expect(text).toContain('✓ merchant order number SO-100001 = merchant order number SO-100001');
    expect(text).toContain('✓ amounts equal: 100.00 CNY (lines: 1) = 100.00 CNY (lines: 1)');
    expect(text).toContain('Nothing differs');
    expect(text).toContain('orders.csv row 2');
    expect(text).toContain('bill.csv row 2');
    expect(text).toContain('No other line of this amount within 31 days could stand in its place.');
  });

  test('by its amount alone says that no number agrees and what the days are against the window', () => {
    const text = readFileSync(place('bank-out', 'why.txt'), 'utf8');
    expect(text).toMatch(/■ order_bank-000001 · .*Proposed/);
    expect(text).toContain('✗ no number stands on both sides');
    expect(text).toMatch(
      /✓ 2026-09-28 and 2026-09-29: apart by 1 calendar and 1 business days, within the rule’s 0 to 3 business days/,
    );
  });
});

describe('the command', () => {
  test('tells the worklist in Chinese, with the same rows', async () => {
    expect(await inChinese('explain', '--all', '--limit', '2', '--workspace', place('shop-ws'))).toBe(0);
    const text = out.join('\n');
    expect(text.match(/^■ /gm)).toHaveLength(2);
    expect(text).toContain('找过什么');
    expect(text).toMatch(/orders\.csv 第 \d+ 行/);
  });

  test('gives the facts as JSON, lines with file and row', async () => {
    await cli('explain', exceptionOf('SO-100002'), '--workspace', place('shop-ws'), '--json');
    const all: { what: string; left: { file: string; row: number }[] }[] = JSON.parse(out.join('\n'));
    const exception = all.find(({ what }) => what === 'exception');
    expect(exception?.left[0]).toMatchObject({ file: 'orders.csv', row: 3 });
  });

  test('an unknown number is refused by name, and a number or --all must be given', async () => {
    expect(await cli('explain', 'order_trade-999999', '--workspace', place('shop-ws'))).toBe(3);
    expect(faults.join()).toContain('order_trade-999999');
    expect(await cli('explain', '--workspace', place('shop-ws'))).toBe(2);
  });
});

describe('report.xlsx', () => {
  test('has a reason beside each exception, and a sheet of the rules as sentences', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(place('shop-out', 'report.xlsx'));
    const exceptions = workbook.getWorksheet('Exceptions');
    const why = Number(exceptions?.getRow(1).values?.toString().split(',').indexOf('Why'));
    expect(String(exceptions?.getRow(2).getCell(why).value)).toContain('SO-10000');
    const rules = workbook.getWorksheet('Rules');
    expect(String(rules?.getRow(2).getCell(3).value)).toContain('Matches where numbers agree in full');
    expect(rules?.getRow(2).getCell(4).value).toBe('order_trade_by_refund_no');
  });
});
