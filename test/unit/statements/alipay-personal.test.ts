import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alipayPersonal } from '../../../src-main/areas/statements/adapters/alipay-personal/index.ts';
import { alipayWeb } from '../../../src-main/areas/statements/adapters/alipay-web/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';
import { reordered, walletBill } from '../../support/wallet-bills.ts';

const HEADER = [
  '交易时间            ',
  '交易分类                ',
  '交易对方                ',
  '对方账号                ',
  '商品说明                ',
  '收/支                 ',
  '金额                  ',
  '收/付款方式              ',
  '交易状态                ',
  '交易订单号     ',
  '商家订单号           ',
  '备注                  ',
];
/** What the bill of 2021 and 2022 put first; it had no 备注. */
const ORDER_2021 = [5, 2, 3, 4, 7, 6, 8, 1, 9, 10, 0];

const row = (over: Readonly<Record<number, string>>): string[] =>
  [
    '2026-03-05 10:00:00 ',
    '日用百货                ',
    '山茶茶庄               ',
    'tea***@example.com    ',
    '明前龙井               ',
    '支出                  ',
    '49.74               ',
    '余额宝                 ',
    '交易成功                ',
    '2026030522001\t',
    'T200P1\t',
    '                    ',
  ].map((cell, at) => over[at] ?? cell);
const PAID = row({});
const BACK = row({
  1: '退款',
  4: '退款-明前龙井',
  5: '不计收支',
  6: '9.74',
  8: '退款成功',
  9: '2026030522001_88\t',
});
const EARNED = row({
  1: '投资理财',
  4: '余额宝-收益发放',
  5: '不计收支',
  6: '0.03',
  9: '2026030622002\t',
  10: '\t',
});
const GOT = row({
  1: '转账红包',
  4: '转账',
  5: '收入',
  6: '1222.50',
  9: '2026030722003\t',
});
const CLOSED = row({ 5: '不计收支', 7: '', 8: '交易关闭', 6: '82.00', 9: '2026030822004\t' });

const BILL = {
  before: [
    '------------------------------------------------------------------------------------',
    '导出信息：',
    '姓名：某某',
    '支付宝账户：camellia@example.com',
    '起始时间：[2026-03-01 00:00:00]    终止时间：[2026-03-31 23:59:59]',
    '导出交易类型：[全部]',
    '导出时间：[2026-04-01 09:12:52]',
    '共5笔记录',
    '收入：1笔 1222.50元',
    '支出：1笔 40.00元',
    '不计收支：3笔 91.77元',
    '',
    '特别提示：',
    '6.因统计逻辑不同，明细金额直接累加后，可能会和下方统计金额不一致，请以实际交易金额为准；',
    '',
    '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
  ],
  header: HEADER,
  rows: [PAID, BACK, EARNED, GOT, CLOSED],
};
/** Alipay ends every row with a comma. */
const closed = (bill: typeof BILL) => ({
  ...bill,
  header: [...bill.header, ''],
  rows: bill.rows.map((cells) => [...cells, '']),
});

describe('a month of a wallet', () => {
  const run = runAdapter(alipayPersonal, walletBill(closed(BILL)));
  test('only 收/支 says which way money went; what Alipay does not count has no direction', () => {
    expect(run.lines.map((line) => [line.kind, line.direction, line.net, line.status])).toEqual([
      ['payment', 'out', 4974, 'success'],
      ['refund', null, 974, 'success'],
      ['interest', null, 3, 'success'],
      ['transfer', 'in', 122_250, 'success'],
      ['payment', null, 8200, 'closed'],
    ]);
  });
  test('a refund leads to the payment its number begins with', () => {
    expect(run.lines[1]).toMatchObject({
      channelTransactionId: '2026030522001_88',
      relatedTransactionId: '2026030522001',
      merchantOrderNo: 'T200P1',
    });
  });
  test('padding and TABs are no part of the texts', () => {
    expect(run.lines[0]).toMatchObject({
      account: 'camellia@example.com',
      counterparty: '山茶茶庄',
      description: '日用百货 · 明前龙井 · tea***@example.com · 余额宝',
      channelTransactionId: '2026030522001',
    });
  });
  test('the bill says itself that its totals may differ: they are shown and hold nothing back', () => {
    expect(run.stated.every((each) => each.weight === 'advisory')).toBe(true);
    expect(run.stated.map((each) => each.value)).toEqual([5, 1, 122_250, 1, 4000, 3, 9177]);
    expect(run.proof).toBe('not_stated');
  });
  test('every row has one end', () => {
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });
});

describe('trades that were closed', () => {
  const one = (over: Readonly<Record<number, string>>) =>
    runAdapter(alipayPersonal, walletBill(closed({ ...BILL, rows: [row(over), GOT] }))).lines[0];
  test('one that Alipay counts as 支出 was paid, and counts', () => {
    expect(one({ 8: '交易关闭' })).toMatchObject({ direction: 'out', net: 4974, status: 'closed' });
  });
  test('goods on their way: paid, not done', () => {
    expect(one({ 8: '等待确认收货' })).toMatchObject({ direction: 'out', status: 'pending' });
  });
  test('nothing is paid while payment is awaited', () => {
    expect(one({ 8: '等待付款' })).toMatchObject({ direction: null, status: 'pending' });
    expect(one({ 8: '还款失败' })).toMatchObject({ direction: null, status: 'failed' });
  });
});

describe('the layouts of the years', () => {
  const told = (text: string) =>
    runAdapter(alipayPersonal, text).lines.map((line) => [
      line.kind,
      line.direction,
      line.net,
      line.occurredAt,
    ]);
  const expected = told(walletBill(closed(BILL)));
  test('the order of 2021, whose notes stand below the table', () => {
    const bill = reordered(BILL, ORDER_2021);
    const text = walletBill({
      ...bill,
      before: [
        '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
      ],
      after: ['------------------------------------------------', ...BILL.before.slice(1, 11)],
    });
    expect(told(text)).toEqual(expected);
  });
  test('any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...HEADER.keys()], { minLength: 12 }), (order) => {
        expect(told(walletBill(reordered(BILL, order)))).toEqual(expected);
      }),
    );
  });
  test('其他, as 不计收支 was called; seconds left out; brackets on the amount', () => {
    const rows = BILL.rows.map((cells) =>
      cells.map((cell) => (cell === '不计收支' ? '其他' : cell.replace(':00 ', ' '))),
    );
    expect(told(walletBill({ ...BILL, header: HEADER.with(6, '金额（元）'), rows }))).toEqual(expected);
  });
  test('the web title above the columns of the app is still the app’s bill', () => {
    const text = walletBill({ ...BILL, before: ['支付宝交易记录明细查询'] });
    expect(told(text)).toEqual(expected);
    expect(alipayWeb.recognise(sampleOf(text)).is).not.toBe('mine');
  });
});

test('a row of the old order that was cut behind its first cells is not passed over as a note', () => {
  const bill = reordered(BILL, ORDER_2021);
  const run = runAdapter(
    alipayPersonal,
    walletBill({ ...bill, rows: [...bill.rows, (bill.rows[0] ?? []).slice(0, 3)] }),
  );
  expect(run.problems.map((problem) => problem.kind)).toEqual(['too_few_cells']);
});

test('a comma in a name that was not quoted moves the cells behind it: told, though a blank cell at the end hides it', () => {
  const moved = PAID.with(4, '龙井,明前');
  const run = runAdapter(alipayPersonal, walletBill(closed({ ...BILL, rows: [GOT, moved, BACK] })));
  expect(run.problems.map((problem) => [problem.row, problem.kind])).toEqual([[19, 'too_many_cells']]);
  expect(run.lines.map((line) => line.net)).toEqual([122_250, 974]);
});
