/** The state of the day over a little shop: every figure is the very one that the place it leads to says. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../../shared/contract/calls.ts';
import { AGE_BUCKETS } from '../../../shared/domain/analytics/panel.ts';
import { differenceOf } from '../../../shared/domain/leg.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, filterOf } from '../../support/every-cell.ts';
import { bankFile, type Day, fundFiles, tradeFile } from '../journal/shop.ts';

/** The desk's clock stands at the morning of the 19th, in China. */
const DAYS: readonly Day[] = [
  {
    day: '2026-10-11',
    trades: [
      { fen: 16_000, order: 'Z1' },
      { fen: 4_000, order: 'Z2' },
    ],
  },
  {
    day: '2026-10-17',
    trades: [
      { fen: 10_000, order: 'A1' },
      { fen: 5_000, order: 'A2' },
    ],
  },
  {
    day: '2026-10-18',
    trades: [
      { fen: 20_000, order: 'B1' },
      { fen: 900, order: 'B2' },
    ],
  },
];
/** Z2 and B2 are in no order of ours; A2 is ours under a number that was typed wrong. */
const ORDERS = [
  '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称',
  ...[
    ['Z1', '2026-10-11', '160.00'],
    ['A1', '2026-10-17', '100.00'],
    ['C9', '2026-10-17', '50.00'],
    ['B1', '2026-10-18', '200.00'],
  ].map(
    ([order, day, amount]) =>
      `${order},支付,,微信支付,${day} 09:59:00,${day} 10:00:00,${amount},CNY,已支付,茶叶`,
  ),
  '',
].join('\n');
const EVER = filterOf('2026-09-01', '2026-11-30');

let desk: Desk;
let state: Output<'home.state'>;
const homeOf = (of: Desk) => of.handlers['home.state']({}, info);
const summaryOf = (of: Desk) => of.handlers['today.summary']({}, info);

beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, [
    ...DAYS.map(tradeFile),
    ...fundFiles(DAYS),
    bankFile(DAYS),
    { name: 'orders.csv', bytes: Buffer.from(ORDERS) },
  ]);
  await runAll(desk);
  await matchByHand();
  state = await homeOf(desk);
});

/** What the machine may not say by itself: they have an amount and a day in common, and no number. */
async function matchByHand(): Promise<void> {
  const page = { query: '', offset: 0, limit: 9, includeOutside: false } as const;
  const open = async (side: 'left' | 'right') => {
    const of = { ...page, leg: 'order_trade', side, sort: 'amount', descending: true } as const;
    const { rows } = await desk.handlers['matching.openLines'](of, info);
    return rows.filter((each) => ['C9', 'A2'].includes(each.merchantOrderNo)).map(({ id }) => id);
  };
  const { key } = await desk.handlers['review.match'](
    {
      ...{ leg: 'order_trade', leftLineIds: await open('left'), rightLineIds: await open('right') },
      ...{ difference: 0, reason: '单号录错，客户确认' },
    },
    info,
  );
  expect(key).not.toBe('');
}
afterAll(() => desk.close());

test('of each leg as many lines are matched by channel as the leg says of all of them', async () => {
  const { legs } = await summaryOf(desk);
  expect(legs.length).toBeGreaterThan(1);
  for (const leg of legs) {
    const own = state.rates.filter((each) => each.leg === leg.leg && each.currency === leg.currency);
    const sum = (of: 'lines' | 'matchedLines' | 'matchedValue') =>
      own.reduce((all, each) => all + each[of], 0);
    expect({
      leg: leg.leg,
      lines: sum('lines'),
      matched: sum('matchedLines'),
      value: sum('matchedValue'),
    }).toEqual({
      leg: leg.leg,
      lines: leg.leftCount + leg.rightCount,
      matched: leg.leftMatched + leg.rightMatched,
      value: leg.matchedValue,
    });
    const automatic = own.reduce((all, each) => all + each.automaticLines, 0);
    expect(Math.floor((automatic * 10_000) / sum('lines'))).toBe(leg.autoRateBp);
  }
});

test('the rates are those of the analytics, to the line', async () => {
  const { tables, metrics } = await askPanel(desk, 'rates', EVER);
  const said = tables.flatMap(({ currency, rows }) =>
    rows.map(({ of: [leg, channel], values }) => ({
      ...{ leg, channel, currency },
      lines: values[metrics.indexOf('lines')],
      matchedLines: values[metrics.indexOf('matched_lines')],
      automaticLines: values[metrics.indexOf('automatic_lines')],
      value: values[metrics.indexOf('value')],
      matchedValue: values[metrics.indexOf('matched_value')],
    })),
  );
  expect(state.rates).toEqual(said);
});

test('what is open stands once in its kind and age, as many as the list of exceptions has', async () => {
  const { openExceptions } = await summaryOf(desk);
  expect(openExceptions).toBeGreaterThan(0);
  expect(state.breaks.reduce((sum, { count }) => sum + count, 0)).toBe(openExceptions);
  const { rows } = await desk.handlers['exceptions.list'](
    {
      ...{ legs: [], kinds: [], states: ['open'], query: '', sort: 'age', descending: true },
      offset: 0,
      limit: 99,
    },
    info,
  );
  const between = (bucket: string, age: number) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = bucket.replace('+', '').split('-').map(Number);
    return from <= age && age <= to;
  };
  for (const { kind, ages, count, amount } of state.breaks) {
    const own = rows.filter((each) => each.kind === kind);
    expect([kind, count, amount]).toEqual([
      kind,
      own.length,
      own.reduce((sum, each) => sum + each.amount, 0),
    ]);
    expect(ages).toEqual(
      AGE_BUCKETS.map((bucket) => own.filter(({ ageDays }) => between(bucket, ageDays)).length),
    );
  }
  expect(new Set(state.breaks.flatMap(({ ages }) => ages.flatMap((of, at) => (of > 0 ? at : [])))).size).toBe(
    2,
  );
});

test('yesterday is held against the same weekday before, and fees against nothing where no schedule speaks', () => {
  expect(state.money).toEqual([
    {
      currency: 'CNY',
      last: { day: '2026-10-18', count: 2, value: 20_900, missing: 0 },
      weekBefore: { day: '2026-10-11', count: 2, value: 20_000, missing: 0 },
      fees: expect.objectContaining({ from: '2026-09-19', to: '2026-10-18' }),
    },
  ]);
});

test('of a day before the first file nothing is said, rather than that nothing was sold', async () => {
  const young = await newDesk();
  await importAll(young, DAYS.slice(1).map(tradeFile));
  const { money } = await homeOf(young);
  expect(money).toMatchObject([{ last: { value: 20_900 }, weekBefore: null }]);
  young.close();
});

test('money under way is what settlement says, late and by day, and no forecast is among it', async () => {
  const { byDay } = await desk.handlers['settlement.transit']({ asOf: '', days: 60 }, info);
  const sum = (of: 'late' | 'inTransit') => byDay.reduce((all, each) => all + each[of], 0);
  const [own] = state.transit;
  expect(own?.late).toBe(sum('late'));
  expect((own?.later ?? 0) + (own?.days.reduce((all, { amount }) => all + amount, 0) ?? 0)).toBe(
    sum('inTransit'),
  );
  expect(sum('late') + sum('inTransit')).not.toBe(0);
});

test('files of today are counted on the day they came; each account has a sign for each day', async () => {
  expect(state.arrivals.cameToday).toMatchObject({ files: 8 });
  expect(state.arrivals.cameYesterday).toEqual({ files: 0, lines: 0 });
  expect(state.arrivals.days.at(-1)).toBe('2026-10-19');
  for (const { states } of state.arrivals.accounts) expect(states).toHaveLength(state.arrivals.days.length);
  const { late } = await summaryOf(desk);
  expect(state.arrivals.accountsLate).toBe(late.length);
});

test('nothing is shown of a bank account but its ends', () => {
  expect(JSON.stringify(state)).not.toContain('955880027140062026');
});

test('files that came since make the day stale until it is matched again', async () => {
  expect(state.run).toMatchObject({ isStale: false, asOf: '2026-10-19' });
  const other = await newDesk();
  await importAll(other, DAYS.slice(1).map(tradeFile));
  expect(await homeOf(other)).toMatchObject({
    run: { asOf: '', ranAt: '', isStale: true },
    rates: [],
    breaks: [],
  });
  await importAll(other, [{ name: 'orders.csv', bytes: Buffer.from(ORDERS) }]);
  await runAll(other);
  const { rates, run } = await homeOf(other);
  expect(run.isStale).toBe(false);
  expect(rates.map(({ leg }) => leg)).toContain('order_trade');
  const { legs } = await summaryOf(other);
  expect(legs.map(({ leg, leftSum, rightSum }) => differenceOf(leg, leftSum, rightSum))).toEqual([15_100]);
  other.close();
});

test('an empty workspace says nothing, and nothing about it is wrong', async () => {
  const empty = await newDesk();
  expect(await homeOf(empty)).toMatchObject({
    run: { asOf: '', isStale: false },
    arrivals: { accountsInAll: 0, days: [], accounts: [] },
    ...{ rates: [], breaks: [], transit: [], money: [] },
    clientFunds: { checked: [], unsigned: 0 },
    approvals: { toDecide: 0, mine: 0, waiting: 0, oldestAt: '' },
    backup: { lastAt: '', provenAt: '' },
  });
  empty.close();
});
