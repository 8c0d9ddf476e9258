import { describe, expect, test } from 'vitest';
import { alipayPersonal } from '../../../src-main/areas/statements/adapters/alipay-personal/index.ts';
import { alipayWeb } from '../../../src-main/areas/statements/adapters/alipay-web/index.ts';
import { endsPerRow, runAdapter, sampleOf } from '../../support/run-adapter.ts';
import { walletBill } from '../../support/wallet-bills.ts';

const HEADER = [
  '交易号                  ',
  '商家订单号               ',
  '交易创建时间              ',
  '付款时间                ',
  '最近修改时间              ',
  '交易来源地     ',
  '类型              ',
  '交易对方            ',
  '商品名称                ',
  '金额（元）   ',
  '收/支     ',
  '交易状态    ',
  '服务费（元）   ',
  '成功退款（元）  ',
  '备注                  ',
  '资金状态     ',
  '',
];
const row = (over: Readonly<Record<number, string>> = {}): string[] =>
  [
    '2019093022001\t',
    'S123456\t',
    '2019-09-30 13:11:20 ',
    '2019-09-30 13:11:25 ',
    '2019-09-30 13:11:25 ',
    '其他（包括阿里巴巴和外部商家）',
    '即时到账交易          ',
    '山茶茶庄     ',
    '龙井       ',
    '27.00   ',
    '支出      ',
    '交易成功    ',
    '0.00     ',
    '0.00     ',
    '                    ',
    '已支出      ',
    '',
  ].map((cell, at) => over[at] ?? cell);
const SOLD = row({
  0: '2019093022002\t',
  9: '100.00',
  10: '收入',
  12: '0.60',
  15: '已收入',
});
const bill = (rows: readonly (readonly string[])[], counts: readonly string[] = []) =>
  walletBill({
    before: [
      '支付宝交易记录明细查询',
      '账号:[camellia@example.com]',
      '起始日期:[2019-09-01 00:00:00]    终止日期:[2019-10-01 00:00:00]',
      '---------------------------------交易记录明细列表------------------------------------',
    ],
    header: HEADER,
    rows,
    after: [
      '------------------------------------------------------------------------------------',
      ...counts,
      '导出时间:[2019-10-08 14:34:22]    用户:某某',
    ],
  });
const first = (over: Readonly<Record<number, string>>) =>
  runAdapter(alipayWeb, bill([row(over), SOLD])).lines[0];

describe('the list of a month', () => {
  const counts = [
    '共2笔记录',
    '已收入:1笔,99.40元',
    '待收入:0笔,0.00元',
    '已支出:1笔,27元',
    '待支出:0笔,0.00元',
  ];
  const run = runAdapter(alipayWeb, bill([row(), SOLD], counts));
  test('what was paid, and what arrived less the fee', () => {
    expect(run.lines.map((line) => [line.direction, line.gross, line.fee, line.net])).toEqual([
      ['out', null, null, 2700],
      ['in', 10_000, 60, 9940],
    ]);
    expect(run.lines[0]).toMatchObject({
      account: 'camellia@example.com',
      channelTransactionId: '2019093022001',
      merchantOrderNo: 'S123456',
      occurredAt: '2019-09-30T13:11:25+08:00',
    });
  });
  test('the counts below the table, and the days: the end is midnight of the day after', () => {
    expect(run.stated.map((each) => [each.name, each.scope ?? '', each.value])).toEqual([
      ['count', '', 2],
      ['in_count', '', 1],
      ['in_sum', '', 9940],
      ['count', '待收入', 0],
      ['gross_sum', '待收入', 0],
      ['out_count', '', 1],
      ['out_sum', '', 2700],
      ['count', '待支出', 0],
      ['gross_sum', '待支出', 0],
    ]);
    expect(run.facts).toMatchObject({ periodFrom: '2019-09-01', periodTo: '2019-09-30' });
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });
});

describe('money given back stands on the row of the payment', () => {
  test('in part', () => {
    expect(first({ 13: '7.00' })).toMatchObject({
      gross: 2700,
      net: 2000,
      direction: 'out',
      status: 'success',
    });
  });
  test('whole, and the trade closed', () => {
    expect(first({ 13: '27.00', 11: '交易关闭' })).toMatchObject({ gross: 2700, net: 0, status: 'refunded' });
  });
  test('a row of the refund itself is not lessened by itself', () => {
    expect(
      first({
        0: '2019093022001_77\t',
        8: '退款-龙井',
        10: '收入',
        11: '退款成功',
        13: '27.00',
        15: '已收入',
      }),
    ).toMatchObject({ kind: 'refund', direction: 'in', net: 2700, relatedTransactionId: '2019093022001' });
  });
  test('more than was paid is no refund of it', () => {
    const run = runAdapter(alipayWeb, bill([row({ 13: '28.00' }), SOLD]));
    expect(run.problems.map((problem) => problem.kind)).toEqual(['net_differs']);
  });
});

describe('资金状态', () => {
  test('own moves and what is counted as none have no direction', () => {
    expect(first({ 10: '', 15: '资金转移' })?.direction).toBeNull();
    expect(first({ 10: '不计收支', 15: '已收入' })?.direction).toBeNull();
  });
  test('what is still awaited moved nothing', () => {
    expect(first({ 11: '等待买家付款', 15: '待支出' })).toMatchObject({ direction: null, status: 'pending' });
  });
  test('a closed trade without a state was never paid', () => {
    expect(first({ 11: '交易关闭', 15: '' })).toMatchObject({ direction: null, status: 'closed' });
  });
  test('a state that contradicts 收/支 is a problem, not a choice', () => {
    const run = runAdapter(alipayWeb, bill([row({ 15: '已收入' }), SOLD]));
    expect(run.problems.map((problem) => problem.kind)).toEqual(['direction_contradicts']);
  });
});

test('it is nobody else’s', () => {
  expect(alipayPersonal.recognise(sampleOf(bill([row()]))).is).toBe('not_mine');
});
