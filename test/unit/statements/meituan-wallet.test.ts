import { describe, expect, test } from 'vitest';
import { meituanWallet } from '../../../src-main/areas/statements/adapters/meituan-wallet/index.ts';
import { endsPerRow, runAdapter } from '../../support/run-adapter.ts';
import { walletBill } from '../../support/wallet-bills.ts';

const HEADER = [
  '交易创建时间',
  '交易成功时间',
  '交易类型',
  '订单标题',
  '收/支',
  '支付方式',
  '订单金额',
  '实付金额',
  '交易单号',
  '商家单号',
  '备注',
];
const row = (over: Readonly<Record<number, string>> = {}): string[] =>
  [
    '2026-03-05 20:35:13',
    '2026-03-05 20:35:25',
    '支付',
    '山茶茶庄 订单详情',
    '支出',
    '美团月付',
    '¥22.30',
    '¥21.17',
    '"25022811100401670006000394166443\t"',
    '"0_2204430449361044\t"',
    '/',
  ].map((cell, at) => over[at] ?? cell);
const BILL = {
  before: [
    '美团交易账单明细',
    '美团用户名：[camellia]',
    '起始时间：[2026-03-01] 终止时间：[2026-03-31]',
    '导出交易类型：[全部]',
    '""',
    '共：3笔记录',
    '支出：2笔 69.29元',
    '收入：1笔 20.00元',
    '不计收支：0笔 0.00元',
    '""',
    '特别提示：',
    '4. 因统计逻辑不同，明细的实付金额累加后可能与统计金额不一致，请以实际交易金额为准',
    '【美团交易账单明细列表】',
  ],
  header: HEADER,
  rows: [
    row(),
    row({ 2: '退款', 4: '收入', 6: '¥20.00', 7: '¥20.00', 8: '2502270181541103443' }),
    row({ 2: '还款', 3: '【美团月付】主动还款', 6: '¥48.14', 7: '¥48.12', 8: '250212' }),
  ],
};

describe('a month of orders', () => {
  const run = runAdapter(meituanWallet, walletBill(BILL));
  test('what was paid moves; what the order said before discounts stays beside it', () => {
    expect(run.lines.map((line) => [line.kind, line.direction, line.net, line.orderAmount])).toEqual([
      ['payment', 'out', 2117, 2230],
      ['refund', 'in', 2000, null],
      ['transfer', 'out', 4812, 4814],
    ]);
    expect(run.lines[0]).toMatchObject({
      account: 'camellia',
      channel: 'meituan',
      channelTransactionId: '25022811100401670006000394166443',
      occurredAt: '2026-03-05T20:35:25+08:00',
      description: '支付 · 山茶茶庄 订单详情 · 美团月付',
    });
  });
  test('its counts come out; every row has one end', () => {
    const sum = (direction: 'in' | 'out') =>
      run.lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.net, 0);
    const stated = new Map(run.stated.map((each) => [each.name + (each.scope ?? ''), each.value]));
    expect([stated.get('out_sum'), stated.get('in_sum')]).toEqual([sum('out'), sum('in')]);
    expect(run.facts).toMatchObject({ periodFrom: '2026-03-01', periodTo: '2026-03-31' });
    expect(endsPerRow(run)).toEqual(Array.from({ length: run.rowCount }, (_, at) => at + 1));
  });
});
