/** What the matching and orders screens work out themselves: running sums, classes of proposals, and the time line of an order. */

import { describe, expect, test } from 'vitest';
import type { GroupView, LineView } from '../../../shared/contract/shapes.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import { proposalClasses, sampleOf } from '../../../src-renderer/features/matching/proposal-classes.ts';
import { storyDays } from '../../../src-renderer/features/orders/story-days.ts';
import { legSum } from '../../../src-renderer/ui/review/leg-sum.ts';

const line = (over: Partial<LineView>): LineView => ({
  id: 1,
  importId: 1,
  file: 'a.csv',
  row: 2,
  adapter: 'made_up',
  sourceKind: 'orders',
  channel: 'wechat',
  account: '',
  kind: 'payment',
  direction: 'in',
  occurredAt: '2026-10-17T09:30:00+08:00',
  bookingDate: '',
  valueDate: '',
  gross: null,
  fee: null,
  net: 0,
  orderAmount: null,
  currency: 'CNY',
  balance: null,
  status: 'none',
  merchantOrderNo: '',
  refundNo: '',
  channelTransactionId: '',
  relatedTransactionId: '',
  batchNo: '',
  bankReference: '',
  counterparty: '',
  description: '',
  proof: 'proved',
  ...over,
});

describe('running sums', () => {
  test('orders against trade bills count what the order says: 100.00 with a coupon of 10.00 and a fee of 0.54', () => {
    const order = line({ net: 10_000 });
    const trade = line({ gross: 9_000, fee: 54, net: 8_946, orderAmount: 10_000 });
    expect(legSum('order_trade', 'left', [order])).toBe(10_000);
    expect(legSum('order_trade', 'right', [trade])).toBe(10_000);
    expect(legSum('trade_fund', 'left', [trade])).toBe(8_946);
  });

  test('a payout leaves the channel and arrives at the bank: the two agree', () => {
    const payout = line({ kind: 'payout', direction: 'out', net: 50_266_252 });
    const parts = [line({ net: 43_257_131 }), line({ net: 7_009_121 })];
    const left = legSum('fund_bank', 'left', [payout]);
    const right = legSum('fund_bank', 'right', parts);
    expect([left, right, differenceOf('fund_bank', left, right)]).toEqual([50_266_252, 50_266_252, 0]);
  });

  test('a refund takes away, a line that moved nothing counts nothing', () => {
    const lines = [
      line({ net: 500 }),
      line({ net: 200, direction: 'out' }),
      line({ net: 900, direction: null }),
    ];
    expect(legSum('trade_fund', 'left', lines)).toBe(300);
  });

  test('two files of opposite senses are compared without their signs', () => {
    expect(differenceOf('left_right', 700, -700)).toBe(0);
    expect(differenceOf('trade_fund', 700, -700)).toBe(1400);
  });
});

describe('proposals by class', () => {
  const group = (key: string, over: Partial<GroupView>): GroupView => ({
    key,
    leg: 'fund_bank',
    state: 'proposed',
    rule: 'fund_bank_by_amount',
    ruleVersion: 1,
    confidence: 80,
    leftCount: 1,
    rightCount: 1,
    leftSum: 1_000,
    rightSum: 1_000,
    difference: 0,
    currency: 'CNY',
    day: '2026-10-17',
    reference: '',
    title: '',
    remainder: null,
    ...over,
  });

  test('what balances and is surer comes first; a difference makes another class', () => {
    const found = proposalClasses([
      group('a', {}),
      group('b', { rightSum: 900, difference: 100, confidence: 90 }),
      group('c', {}),
      group('d', { confidence: 90 }),
    ]);
    expect(
      found.map((each) => [each.confidence, each.isBalanced, each.groups.map(({ key }) => key).join('')]),
    ).toEqual([
      [90, true, 'd'],
      [80, true, 'ac'],
      [90, false, 'b'],
    ]);
    expect(found[1]).toMatchObject({ leftSum: 2_000, rightSum: 2_000, difference: 0 });
  });

  test('a sample reaches from the first to the last', () => {
    expect(sampleOf([1, 2, 3], 8)).toEqual([1, 2, 3]);
    expect(
      sampleOf(
        Array.from({ length: 100 }, (_, at) => at),
        4,
      ),
    ).toEqual([0, 33, 66, 99]);
  });
});

test('the story of an order: days in order, facts of a day by time, what has no day last', () => {
  const days = storyDays({
    orders: [line({ id: 1, occurredAt: '2026-10-17T09:30:00+08:00' })],
    trades: [
      line({ id: 3, occurredAt: '2026-10-19T11:00:00+08:00', kind: 'refund' }),
      line({ id: 2, occurredAt: '2026-10-17T09:30:05+08:00' }),
    ],
    funds: [line({ id: 4, occurredAt: '' })],
    bank: [line({ id: 5, occurredAt: '', bookingDate: '2026-10-18' })],
  });
  expect(
    days.map(({ day, cells }) => [
      day,
      Object.values(cells)
        .flat()
        .map(({ id }) => id),
    ]),
  ).toEqual([
    ['2026-10-17', [1, 2]],
    ['2026-10-18', [5]],
    ['2026-10-19', [3]],
    ['', [4]],
  ]);
});
