import { describe, expect, test } from 'vitest';
import { jdWallet } from '../../../src-main/areas/statements/adapters/jd-wallet/index.ts';
import { endsPerRow, runAdapter } from '../../support/run-adapter.ts';
import { reordered, walletBill } from '../../support/wallet-bills.ts';

const HEADER = [
  '交易时间',
  '商户名称',
  '交易说明',
  '金额',
  '收/付款方式',
  '交易状态',
  '收/支',
  '交易分类',
  '交易订单号',
  '商家订单号',
  '备注',
];
const row = (over: Readonly<Record<number, string>> = {}): string[] =>
  [
    '2026-03-05 10:00:00\t',
    '京东平台商户',
    '明前龙井 250g',
    '131.77(已退款89.84)',
    '某银行信用卡(1875)',
    '交易成功',
    '支出',
    '食品酒饮',
    '100000011234\t',
    '1000345234234223\t',
    ' ',
  ].map((cell, at) => over[at] ?? cell);
const BACK = row({
  0: '2026-03-06 10:00:00\t',
  2: '退款-明前龙井 250g',
  3: '89.84',
  5: '退款成功',
  6: '不计收支',
  9: '2000345234234223\t',
});
const WHOLE = row({ 3: '468.32(已全额退款)', 6: '不计收支', 8: '100000011235\t' });
const BOUGHT = row({ 3: '10.20', 8: '100000011236\t' });
const BILL = {
  before: [
    '导出信息：',
    '京东账号名：jd_camellia',
    '申请时间：2026-04-01 11:32:42',
    '日期区间：2026-03-01 至 2026-03-31',
    '导出交易类型：全部',
    '共：4笔记录',
    '收入：0笔，0.00元',
    '支出：2笔(含1笔部分退款)，52.13元',
    '不计收支：2笔，89.84元',
    '',
    '2.个人资金互转、全额退款等记为【不计收支】类，部分退款的支出金额为剔除退款后的支付金额；',
    '',
  ],
  header: HEADER,
  rows: [row(), BACK, WHOLE, BOUGHT],
};
/** JD ends its rows with a blank cell more. */
const asJd = (bill: typeof BILL) => walletBill({ ...bill, rows: bill.rows.map((cells) => [...cells, '']) });

describe('a month of purchases', () => {
  const run = runAdapter(jdWallet, asJd(BILL));
  test('a payment moves what is left of it, and its refund is not counted a second time', () => {
    expect(run.lines.map((line) => [line.kind, line.direction, line.gross, line.net, line.status])).toEqual([
      ['payment', 'out', 13_177, 4193, 'success'],
      ['refund', null, null, 8984, 'success'],
      ['payment', null, 46_832, 0, 'refunded'],
      ['payment', 'out', null, 1020, 'success'],
    ]);
  });
  test('so the bill’s own totals come out', () => {
    const stated = new Map(run.stated.map((each) => [`${each.name}${each.scope ?? ''}`, each.value]));
    const out = run.lines.filter((line) => line.direction === 'out');
    expect(stated.get('out_sum')).toBe(out.reduce((sum, line) => sum + line.net, 0));
    expect(stated.get('out_count')).toBe(out.length);
    expect(stated.get('gross_sum不计收支')).toBe(8984);
  });
  test('account, days, numbers; every row has one end', () => {
    expect(run.facts).toMatchObject({ periodFrom: '2026-03-01', periodTo: '2026-03-31' });
    expect(run.lines[0]).toMatchObject({
      account: 'jd_camellia',
      channel: 'jd',
      channelTransactionId: '100000011234',
      merchantOrderNo: '1000345234234223',
      counterparty: '京东平台商户',
    });
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });
});

describe('the amount', () => {
  const problemOf = (amount: string) =>
    runAdapter(jdWallet, asJd({ ...BILL, rows: [row({ 3: amount }), BOUGHT] })).problems.map(
      (problem) => problem.kind,
    );
  test('brackets of either width', () => {
    const run = runAdapter(jdWallet, asJd({ ...BILL, rows: [row({ 3: '200.00（已退款50.00）' }), BOUGHT] }));
    expect(run.lines[0]).toMatchObject({ gross: 20_000, net: 15_000 });
  });
  test.each([
    ['131.77(已退款)', 'not_an_amount'],
    ['131.77(已全额)', 'not_an_amount'],
    ['131.77(已退款89.84)22', 'not_an_amount'],
    ['131.77(已退款89.845)', 'not_an_amount'],
    ['131.77(已退款200.00)', 'net_differs'],
    ['131.777', 'finer_than_minor_unit'],
    ['-1.00', 'direction_contradicts'],
    ['', 'missing_value'],
  ])('%s is refused', (amount, kind) => {
    expect(problemOf(amount)).toEqual([kind]);
  });
});

test('the bill of 2021 to 2023: another order, money given back counted as 收入', () => {
  const bill = reordered(
    {
      ...BILL,
      rows: [
        row({ 3: '223.99' }),
        row({ 2: '退款-龙井', 3: '1.00', 6: '收入', 9: '2\t' }),
        row({ 2: '退款-龙井', 3: '112.98', 6: '收入', 9: '3\t' }),
      ],
    },
    [0, 7, 1, 2, 6, 3, 4, 5, 8, 9, 10],
  );
  const text = walletBill({
    ...bill,
    before: [
      '导出信息：',
      '京东账号名：jd_camellia',
      '起始时间：2021-01-01\t终止时间：2021-12-30',
      '电子回单客户',
    ],
  });
  const run = runAdapter(jdWallet, text);
  expect(run.lines.map((line) => [line.kind, line.direction, line.net])).toEqual([
    ['payment', 'out', 22_399],
    ['refund', 'in', 100],
    ['refund', 'in', 11_298],
  ]);
  expect(new Set(run.lines.map((line) => line.relatedTransactionId)).size).toBe(3);
  expect(run.facts).toMatchObject({ periodFrom: '2021-01-01', periodTo: '2021-12-30' });
});
