/** The money board over a little shop's files: fees, days, balances, gross to net and where the money went, each figure by hand and each cell opened. */
import { beforeAll, expect, test } from 'vitest';
import type { AnalyticsFilter, PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { OpenPanel } from '../../../shared/domain/analytics/panels.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, everyCellAddsUp, filterOf } from '../../support/every-cell.ts';
import { BANK_ACCOUNT, bankFile, type Day, fundFiles, tradeFile } from '../journal/shop.ts';

const DAYS: readonly Day[] = [
  {
    day: '2026-10-12',
    trades: [
      { fen: 10_000, order: 'A1' },
      { fen: 5_000, order: 'A2' },
    ],
  },
  {
    day: '2026-10-13',
    trades: [
      { fen: 20_000, order: 'B1' },
      { fen: -5_000, order: 'A2' },
    ],
  },
  { day: '2026-10-14', trades: [{ fen: 7_000, order: 'C1' }] },
];
/** A2 is in no order of ours. */
const ORDERS = [
  '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称',
  ...[
    ['A1', '2026-10-12', '100.00'],
    ['B1', '2026-10-13', '200.00'],
    ['C1', '2026-10-14', '70.00'],
  ].map(
    ([order, day, amount]) =>
      `${order},支付,,微信支付,${day} 09:59:00,${day} 10:00:00,${amount},CNY,已支付,茶叶`,
  ),
  '',
].join('\n');

const ALL = filterOf('2026-10-12', '2026-10-16');
let desk: Desk;
const table = async (panel: OpenPanel, filter: AnalyticsFilter = ALL) => {
  const answer = await askPanel(desk, panel, filter);
  return { answer, rows: answer.tables.flatMap(rowsOf), totals: answer.tables[0]?.totals };
};
const rowsOf = ({ rows }: PanelAnswer['tables'][number]) => rows.map(({ of, values }) => [...of, ...values]);

beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, [
    ...DAYS.map(tradeFile),
    ...fundFiles(DAYS),
    bankFile(DAYS),
    { name: 'orders.csv', bytes: Buffer.from(ORDERS) },
  ]);
  await runAll(desk, '2026-10-16');
});

test('of what came, every cell opens what adds up to it', async () => {
  for (const panel of ['lag', 'balances', 'waterfall', 'flow'] as const)
    expect(await everyCellAddsUp(desk, panel, ALL)).toEqual([]);
});

test('trades are in the fund bill on their day, payouts at the bank a day later; each row of a leg says its median', async () => {
  const { rows, totals } = await table('lag');
  const isFilled = ([, , count]: readonly unknown[]) => count !== 0;
  expect(rows.filter(isFilled)).toEqual([
    ['trade_fund', '0', 5, 1_000_000, 47_000, 0, 0],
    ['fund_bank', '1', 2, 1_000_000, 29_820, 1, 1],
  ]);
  // Days of two legs have no common median.
  expect(totals).toEqual([7, null, 76_820, null, null]);
  expect((await table('lag', { ...ALL, from: '2026-10-14' })).rows.filter(isFilled)).toEqual([
    ['trade_fund', '0', 1, 1_000_000, 7_000, 0, 0],
    ['fund_bank', '1', 1, 1_000_000, 14_910, 1, 1],
  ]);
});

test('balances are those the files state, and a bank account is named by its masked number', async () => {
  const { answer, rows } = await table('balances');
  const nameOf = (key: unknown) => answer.names.find((each) => each.key === key)?.name;
  expect(rows.map(([day, key, balance]) => [day, nameOf(key), balance])).toEqual([
    // The fund bill names no account: it is the only merchant's.
    ['2026-10-12', '1900000109', 114_910],
    ['2026-10-13', '1900000109', 114_910],
    ['2026-10-14', '1900000109', 106_958],
    ['2026-10-14', '955880********2026', 5_014_910],
    ['2026-10-15', '955880********2026', 5_029_820],
  ]);
  expect(JSON.stringify(answer)).not.toContain(BANK_ACCOUNT);
  // Of a month each account’s last day with a balance counts.
  const months = await table('balances', filterOf('2026-10-01', '2026-10-31', { by: 'month' }));
  expect(months.rows.map(([day, , balance]) => [day, balance])).toEqual([
    ['2026-10-01', 106_958],
    ['2026-10-01', 5_029_820],
  ]);
});

test('gross less refunds and fees is the net of the same batches in settlement', async () => {
  const { rows, totals } = await table('waterfall');
  expect(rows).toEqual([
    ['gross', 42_000],
    ['refunds', -5_000],
    ['fees', -252],
    ['fees_returned', 30],
  ]);
  const listed = await desk.handlers['settlement.list'](
    { query: '', side: 'channel', show: 'all', from: '', to: '', offset: 0, limit: 50 },
    info,
  );
  expect(totals).toEqual([listed.sums[0]?.net]);
});

test('money comes from orders, or from none, and goes to refunds, fees and the bank; the rest is not paid out', async () => {
  const { answer, rows, totals } = await table('flow');
  const nameOf = (key: unknown) => answer.names.find((each) => each.key === key)?.name ?? key;
  expect(rows.map(([from, to, ...values]) => [from, nameOf(to), ...values])).toEqual([
    ['orders', 'channel|wechat', 3, 37_000],
    ['no_order', 'channel|wechat', 1, 5_000],
    ['channel|wechat', '955880********2026', 2, 29_820],
    ['channel|wechat', 'not_paid_out', 1, 6_958],
    ['channel|wechat', 'refunds', 1, 5_000],
    ['channel|wechat', 'fees', 5, 222],
  ]);
  expect(totals).toEqual([13, 84_000]);
});

test('a merchant number that is chosen counts in its fund bill, which names none, as in its trade bill', async () => {
  const { accounts } = await desk.handlers['analytics.choices']({}, info);
  const keyOf = (kind: string) => accounts.find(({ sourceKind }) => sourceKind === kind)?.key ?? '';
  const merchant = { ...ALL, accounts: [keyOf('trade_bill')] };
  const count = async (panel: OpenPanel, filter: AnalyticsFilter) => (await table(panel, filter)).rows.length;
  expect(await count('balances', merchant)).toBe(3);
  expect((await table('lag', merchant)).totals).toEqual([7, null, 76_820, null, null]);
  expect((await table('waterfall', merchant)).totals).toEqual([36_778]);
  expect(await count('balances', { ...ALL, accounts: [keyOf('bank')] })).toBe(2);
  expect(await count('waterfall', { ...ALL, accounts: [keyOf('bank')] })).toBe(0);
  expect(await count('flow', { ...ALL, channels: ['alipay'] })).toBe(0);
  expect(await count('waterfall', { ...ALL, merchants: ['nobody'] })).toBe(0);
  expect(await count('waterfall', { ...ALL, currency: 'USD' })).toBe(0);
});

test('without a schedule no fee is held against a contract, and the answer says what is left out', async () => {
  const { answer, rows } = await table('fees');
  expect(rows).toEqual([]);
  expect(answer.notes).toEqual([
    { kind: 'fees_unknown', facts: { count: 5, amount: '470.00 CNY', fees: '2.22 CNY' } },
  ]);
});
