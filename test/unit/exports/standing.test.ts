/** Proof beside the figures: a file that fails, or was left out, is named wherever figures rest on it, on screens and in reports. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LegSummary } from '../../../shared/contract/shapes.ts';
import { leftOutOf } from '../../../src-main/areas/exports/left-out.ts';
import { legEntry } from '../../../src-main/areas/exports/summary.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let clerk: Seat;
let legs: LegSummary[] = [];
let workbook: ExcelJS.Workbook;

const FAILS = '少一笔.csv';
/** It states two payments and has one. */
const bill = tradeBill(
  [{ 商户订单号: 'SO-00001', 微信订单号: '4201' }],
  ['2', '100.00', '0.00', '0.00', '0.6', '100.00', '0.00'],
);

beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  await house.person('reviewer');
  const files = await Promise.all([clerk.upload('orders.csv', ordersCsv(2)), clerk.upload(FAILS, bill)]);
  const { plans } = await clerk.get('statements.plan', { files, taskId: taskId() });
  for (const { planId, hash, state } of plans) {
    if (state === 'ready')
      await clerk.get('statements.commit', { plans: [{ planId, hash }], taskId: taskId() });
    else {
      const { requestId } = await clerk.get('statements.requestHeld', {
        planId,
        hash,
        reason: '渠道少给一行',
      });
      await house.agree(requestId ?? 0);
    }
  }
  legs = (await clerk.get('matching.run', { asOf: null, pair: null, taskId: taskId() })).legs;
  const { token } = await clerk.get('exports.report', { taskId: taskId() });
  const bytes = Buffer.from((await house.engine.takeFile(clerk.session, token))?.bytes ?? []);
  workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
});
afterAll(() => house.close());

/** A sheet as texts, its head first. */
const sheet = (name: string): string[][] => {
  const rows: string[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    rows.push((Array.isArray(row.values) ? row.values : []).slice(1).map((cell) => String(cell ?? '')));
  });
  return rows;
};

describe('a file whose proof failed and that was taken in all the same', () => {
  test('is named beside the figures of its leg, and its lines say so', async () => {
    expect(legs.map(({ leg, standing, failedFiles }) => [leg, standing, failedFiles])).toEqual([
      ['order_trade', 'failed', [FAILS]],
    ]);
    const lines = await clerk.get('statements.lines', {
      importId: null,
      query: '',
      sort: 'file',
      descending: false,
      offset: 0,
      limit: 10,
    });
    expect(lines.rows.map(({ file, proof }) => [file, proof])).toEqual([
      ['orders.csv', 'not_stated'],
      ['orders.csv', 'not_stated'],
      [FAILS, 'failed'],
    ]);
  });

  test('stands in the workbook beside the leg, and check by check with part, result, weight and row', () => {
    const [head, leg] = sheet('汇总');
    const at = (column: string) => leg?.[head?.indexOf(column) ?? -1];
    expect([at('状况'), at('未证的文件')]).toEqual(['不符', `不符：${FAILS}`]);
    const [columns, ...checks] = sheet('文件与校验');
    const ofFile = checks.filter(([file]) => file === FAILS);
    const told = ofFile.map((row) =>
      ['校验范围', '校验项', '结果', '效力', '所在行', '文件所载', '逐行计算'].map(
        (column) => row[columns?.indexOf(column) ?? -1],
      ),
    );
    expect(told).toContainEqual(['整份文件', '总笔数', '不符', '须一致', '4', '2', '1']);
    expect(told).toContainEqual(['整份文件', '手续费合计', '相符', '须一致', '4', '0.6', '0.6']);
  });
});

describe('a file that was read and not taken in', () => {
  const left = { file: 'x.csv', sourceKind: 'trade_bill', currencies: ['CNY'] } as const;

  test('makes the legs incomplete that would have rested on it, and no others', () => {
    const [leg] = legs;
    if (!leg) throw new Error('no leg');
    const proved: LegSummary = { ...leg, standing: 'proved', failedFiles: [] };
    const files = [{ ...left, currencies: [...left.currencies] }];
    expect(legEntry(proved, leftOutOf(proved, files))).toMatchObject({
      standing: 'incomplete',
      left_out_files: ['x.csv'],
    });
    expect(leftOutOf({ ...proved, leg: 'fund_bank' }, files)).toEqual([]);
    expect(leftOutOf({ ...proved, currency: 'USD' }, files)).toEqual([]);
    expect(legEntry(leg, leftOutOf(leg, files)).standing).toBe('failed');
    expect(legEntry(proved).standing).toBe('proved');
  });
});
