/** What a reconciliation leaves to people, and how they did: rates as the summaries say them, yield of rules, exceptions by kind, owner and age, hours to settle. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { MATCHING_PANELS } from '../../../shared/domain/analytics/matching.ts';
import type { Metric } from '../../../shared/domain/analytics/panels.ts';
import { assert } from '../../../shared/result.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, everyCellAddsUp, filterOf } from '../../support/every-cell.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

type Board = keyof typeof MATCHING_PANELS;
const ALL = filterOf('2026-01-01', '2026-12-31');

let desk: Desk;
let clock = '';
beforeEach(async () => {
  clock = '2026-03-06T01:00:00.000Z';
  desk = await newDesk({ now: () => clock });
});
afterEach(() => desk.close());

const panel = (name: Board, change: Partial<AnalyticsFilter> = {}) =>
  askPanel(desk, name, { ...ALL, ...change });

/** Rows as 'a|b', with the metrics that are looked at. */
async function rows(name: Board, metrics: readonly Metric[], change: Partial<AnalyticsFilter> = {}) {
  const answer = await panel(name, change);
  return answer.tables.flatMap(({ rows: all }) =>
    all.map(({ of, values }) => [
      of.join('|'),
      ...metrics.map((each) => values[answer.metrics.indexOf(each)] ?? null),
    ]),
  );
}

const HEADER = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const order = (no: string, yuan: string, paidAt = '2026-03-02 23:59:00') =>
  `${no},payment,,wechat,${paidAt},${paidAt},${yuan},CNY,paid,茶`;
const takeOrders = (name: string, ...orders: readonly string[]) =>
  importAll(desk, [{ name, bytes: Buffer.from([HEADER, ...orders, ''].join('\n')) }]);

type Trade = readonly [no: string, yuan: string, day?: string];
async function takeTrades(name: string, ...trades: readonly Trade[]) {
  const total = trades.reduce((sum, [, yuan]) => sum + Number(yuan), 0).toFixed(2);
  const made = trades.map(([no, yuan, day = '2026-03-03'], at) => ({
    交易时间: `${day} 00:01:00`,
    商户订单号: no,
    微信订单号: `4200000000000000000000${name.length}${String(1000 + at)}`,
    订单金额: yuan,
    应结订单金额: yuan,
  }));
  const totals = [String(made.length), total, '0.00', '0.00', (made.length * 0.6).toFixed(5), total, '0.00'];
  await importAll(desk, [{ name, bytes: Buffer.from(tradeBill(made, totals)) }]);
}

async function exceptions(change: Partial<Input<'exceptions.list'>> = {}) {
  const all = { query: '', legs: [], kinds: [], states: [], offset: 0, limit: 500 };
  const asked = { ...all, sort: 'age', descending: true, ...change } as const;
  return (await desk.handlers['exceptions.list'](asked, info)).rows;
}
async function keyOf(number: string): Promise<string> {
  const found = (await exceptions()).find((each) => each.reference === number);
  assert(found !== undefined, `${number} is an exception`);
  return found.key;
}
const dispose = async (number: string) =>
  desk.handlers['exceptions.dispose'](
    { keys: [await keyOf(number)], disposition: 'wait', reason: '等对方回复' },
    info,
  );
async function matchByHand(left: string, right: string) {
  const lines = async (side: 'left' | 'right') =>
    (
      await desk.handlers['matching.openLines'](
        { leg: 'order_trade', side, query: '', includeOutside: true, offset: 0, limit: 500 },
        info,
      )
    ).rows;
  const id = async (side: 'left' | 'right', no: string) =>
    (await lines(side)).find((each) => each.merchantOrderNo === no)?.id ?? 0;
  return desk.handlers['review.match'](
    {
      ...{ leg: 'order_trade', difference: 0, reason: '订单号被改过' },
      leftLineIds: [await id('left', left)],
      rightLineIds: [await id('right', right)],
    },
    info,
  );
}

/** Two orders that agree with their trades, one that stands beside a trade of another number, and two whose days no trade bill speaks of. */
async function scene() {
  await takeOrders(
    'orders.csv',
    order('A-1', '10.00'),
    order('A-2', '20.00'),
    order('B-1', '30.00', '2026-03-03 10:00:00'),
  );
  await takeOrders(
    'more.csv',
    order('B-2', '40.00', '2026-02-20 10:00:00'),
    order('B-3', '50.00', '2026-01-05 10:00:00'),
  );
  await takeTrades('trades.csv', ['A-1', '10.00'], ['A-2', '20.00'], ['X-1', '30.00']);
  await runAll(desk, '2026-03-06');
}

test('the board, the matching screen and the summary say one rate; kinds of exceptions run up to the whole, and what was matched by hand is none any more', async () => {
  await scene();
  const shares: Metric[] = ['exceptions', 'exception_value', 'exception_share', 'exception_cumulative'];
  expect(await rows('exception_kinds', shares)).toEqual([
    ['missing_file', 2, 9000, 500_000, 500_000],
    ['missing_in_channel', 1, 3000, 250_000, 750_000],
    ['missing_in_orders', 1, 3000, 250_000, 1_000_000],
  ]);
  expect(await rows('exception_kinds', ['exceptions'], { from: '2026-03-03' })).toEqual([
    ['missing_in_channel', 1],
    ['missing_in_orders', 1],
  ]);
  const { accounts } = await desk.handlers['analytics.choices']({}, info);
  const trades = accounts.filter(({ sourceKind }) => sourceKind === 'trade_bill').map(({ key }) => key);
  expect(await rows('rates', ['lines', 'matched_lines', 'value'], { accounts: trades })).toEqual([
    ['order_trade|wechat', 3, 2, 0],
  ]);
  await matchByHand('B-1', 'X-1');
  const legs: Output<'matching.legs'> = await desk.handlers['matching.legs']({}, info);
  const { tables, metrics } = await panel('rates');
  for (const leg of legs.legs) {
    const own = tables.find(({ currency }) => currency === leg.currency)?.rows ?? [];
    const sum = (metric: Metric) =>
      own
        .filter(({ of }) => of[0] === leg.leg)
        .reduce((all, { values }) => all + (values[metrics.indexOf(metric)] ?? 0), 0);
    expect(sum('lines')).toBe(leg.leftCount + leg.rightCount);
    expect(sum('matched_lines')).toBe(leg.leftMatched + leg.rightMatched);
    expect(sum('matched_value')).toBe(leg.matchedValue);
    expect(Math.floor((sum('automatic_lines') * 10_000) / sum('lines'))).toBe(leg.autoRateBp);
  }
  expect(legs.legs).toHaveLength(1);
  expect(await rows('rates', ['lines', 'matched_lines', 'automatic_lines', 'matched_rate'])).toEqual([
    ['order_trade|wechat', 8, 6, 4, 750_000],
  ]);
  expect(await rows('exception_kinds', ['exceptions'])).toEqual([['missing_file', 2]]);
  const summary = (await desk.handlers['matching.legs']({}, info)).legs[0]?.byKind;
  expect(summary).toMatchObject([{ kind: 'missing_file', count: 2 }]);
});

test('what was paid before midnight and billed after it crosses days; ages and owners are those of open exceptions, whatever the dates', async () => {
  await scene();
  expect(await rows('cut_off', ['matched_lines', 'crossed_lines', 'crossed_value', 'crossed_rate'])).toEqual([
    ['2026-03-02|order_trade', 2, 2, 3000, 1_000_000],
    ['2026-03-03|order_trade', 2, 2, 0, 1_000_000],
  ]);
  await desk.handlers['exceptions.assign']({ keys: [await keyOf('B-2')], owner: '林会计' }, info);
  const long = { from: '2020-01-01', to: '2020-01-02' };
  expect(await rows('exception_owners', ['exceptions', 'exception_value'], long)).toEqual([
    ['', 3, 11_000],
    ['林会计', 1, 4000],
  ]);
  expect(await rows('exception_ages', ['exceptions'], long)).toEqual([
    ['2-3|missing_in_channel', 1],
    ['2-3|missing_in_orders', 1],
    ['8-15|missing_file', 1],
    ['31+|missing_file', 1],
  ]);
  await dispose('B-2');
  expect(await rows('exception_owners', ['exceptions'], long)).toEqual([['', 3]]);
});

test('a channel that is chosen keeps what stands on either side alone', async () => {
  await scene();
  const count = (of: Awaited<ReturnType<typeof rows>>) => of.reduce((sum, [, each]) => sum + Number(each), 0);
  const before = count(await rows('exception_kinds', ['exceptions']));
  await takeTrades('alone.csv', ['Y-9', '99.00']);
  await runAll(desk, '2026-03-06');
  const all = await rows('exception_kinds', ['exceptions']);
  expect(count(all)).toBe(before + 1);
  expect(await rows('exception_kinds', ['exceptions'], { channels: ['wechat'] })).toEqual(all);
  expect(await rows('exception_kinds', ['exceptions'], { channels: ['alipay'] })).toEqual([]);
});

test('a rule is as right as the quality of rules says, in all bands together', async () => {
  await scene();
  const group = (
    await desk.handlers['matching.groups'](
      { leg: 'order_trade', states: ['accepted'], query: '', offset: 0, limit: 9 },
      info,
    )
  ).rows[0];
  await desk.handlers['review.unmatch']({ key: group?.key ?? '', reason: '不是同一笔' }, info);
  const { rules } = await desk.handlers['matching.ruleQuality']({}, info);
  const own = rules.find(({ id }) => id === group?.rule)?.bands ?? [];
  const sum = (of: 'accepted' | 'undone' | 'confirmed' | 'rejected') =>
    own.reduce((all, band) => all + band[of], 0);
  expect([sum('accepted'), sum('undone'), sum('confirmed'), sum('rejected')]).toEqual([1, 1, 0, 0]);
  const metrics: Metric[] = ['groups', 'judged_groups', 'settled_groups', 'right_groups', 'precision'];
  expect(await rows('rule_yield', metrics)).toEqual([[`order_trade|${group?.rule}`, 1, 1, 2, 1, 500_000]]);
});

test('an exception is settled when somebody decided, when its lines were matched by hand, or by the run that no longer found it', async () => {
  await scene(); // Found on 6 March at 01:00.
  clock = '2026-03-06T04:20:00.000Z';
  await dispose('B-3'); // 3 h 20 min.
  clock = '2026-03-07T01:00:00.000Z';
  await matchByHand('B-1', 'X-1'); // 24 h, and the trade's exception with it.
  clock = '2026-03-08T03:00:00.000Z';
  await takeTrades('later.csv', ['B-2', '40.00']);
  clock = '2026-03-08T11:00:00.000Z';
  await runAll(desk, '2026-03-08'); // 58 h.
  const metrics: Metric[] = ['resolved', 'resolve_p50', 'resolve_p95', 'reopened'];
  expect(await rows('resolution', metrics)).toEqual([
    ['missing_in_channel', 1, 24, 24, 0],
    ['missing_in_orders', 1, 24, 24, 0],
    ['missing_file', 2, 3, 58, 0],
  ]);
  expect(await rows('resolution', metrics, { from: '2026-03-07', to: '2026-03-07' })).toEqual([
    ['missing_in_channel', 1, 24, 24, 0],
    ['missing_in_orders', 1, 24, 24, 0],
  ]);
  const { tables, metrics: names } = await panel('resolution');
  expect(tables[0]?.totals[names.indexOf('resolve_p50')]).toBe(24);
  expect(await everyCellAddsUp(desk, 'resolution', ALL)).toEqual([]);
});

test('what is reopened is not settled any more, and counts as reopened; what was undone at once does not; every cell of every panel adds up', async () => {
  await scene();
  const reopen = async (number: string) =>
    desk.handlers['exceptions.reopen']({ keys: [await keyOf(number)], reason: '客户否认' }, info);
  await dispose('B-3');
  await desk.handlers['review.undo']({ id: null }, info);
  expect(await rows('resolution', ['resolved', 'reopened'])).toEqual([]);
  await dispose('B-3');
  await dispose('B-2');
  await reopen('B-2');
  expect(await rows('resolution', ['resolved', 'reopened'])).toEqual([['missing_file', 1, 1]]);
  clock = '2026-03-06T09:00:00.000Z';
  await dispose('B-2');
  expect(await rows('resolution', ['resolved', 'resolve_p95', 'reopened'])).toEqual([
    ['missing_file', 2, 8, 1],
  ]);
  for (const name of Object.keys(MATCHING_PANELS) as Board[])
    expect(await everyCellAddsUp(desk, name, ALL)).toEqual([]);
});

test('what turned into another kind is settled as the other; of what a withdrawn run found nobody knows when', async () => {
  await scene();
  clock = '2026-03-07T01:00:00.000Z';
  await takeTrades('february.csv', ['X-2', '7.00', '2026-02-20']);
  await runAll(desk, '2026-03-07'); // Now B-2 is missing in a bill that is there.
  clock = '2026-03-07T06:00:00.000Z';
  await takeTrades('late.csv', ['B-2', '40.00', '2026-02-21']);
  clock = '2026-03-07T11:00:00.000Z';
  await runAll(desk, '2026-03-07');
  const metrics: Metric[] = ['resolved', 'resolve_p50'];
  expect(await rows('resolution', metrics)).toEqual([['missing_in_channel', 1, 10]]);
  expect(await rows('resolution', metrics, { channels: ['wechat'] })).toHaveLength(1);
  expect(await rows('resolution', metrics, { channels: ['alipay'] })).toEqual([]);
  await dispose('B-3');
  for (let runs = 0; runs < 3; runs += 1)
    await desk.handlers['matching.undoRun']({ reason: '账单有误' }, info);
  const { tables, notes } = await panel('resolution');
  expect(tables[0]?.rows.map(({ of, values }) => [of[0], ...values])).toEqual([
    ['missing_file', 1, null, null, 0],
  ]);
  expect(notes).toEqual([{ kind: 'found_when_unknown', facts: { count: 1 } }]);
});
