/** What the day's screen works out without being one: who sees what first, shares that never flatter, changes, bars, and the filters its figures lead to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../shared/contract/access.ts';
import { readAddressText } from '../../../shared/contract/analytics-address.ts';
import { AGE_BUCKETS } from '../../../shared/domain/analytics/panel.ts';
import { parseFilter } from '../../../shared/domain/filter.ts';
import { rightsOf } from '../../../src-main/areas/access/rules/rights.ts';
import { type Block, blocksOf, figuresOf } from '../../../src-renderer/features/today/home-order.ts';
import {
  agesInAll,
  changeText,
  type HomeState,
  insteadOfTransit,
  missingEarlier,
  ratesOfLeg,
  transitBars,
  transitInAll,
  unlookedAt,
} from '../../../src-renderer/features/today/home-view.ts';
import { boardAt, exceptionsAt } from '../../../src-renderer/features/today/links.ts';

const BLOCKS: readonly Block[] = ['figures', 'legs', 'arrivals', 'breaks', 'transit'];
const first = (...roles: readonly Role[]) => ({
  block: blocksOf(rightsOf(roles))[0],
  figures: figuresOf(rightsOf(roles)).slice(0, 2),
});

test('a missing file that is older than the days in sight is counted beside its account', () => {
  const row = {
    sourceKind: 'trade_bill',
    channel: 'alipay',
    account: '2088',
    late: 0,
    coveredTo: '',
  } as const;
  expect(missingEarlier({ ...row, missing: 2, states: ['missing', 'arrived'] })).toBe(1);
  expect(missingEarlier({ ...row, missing: 1, states: ['missing', 'arrived'] })).toBe(0);
});

test('no open exception is good news only of lines that the run looked at', () => {
  const leg = {
    leftCount: 0,
    rightCount: 15,
    leftMatched: 0,
    rightMatched: 0,
    waiting: 0,
    openExceptions: 0,
  };
  expect(unlookedAt(leg, true)).toBe(15);
  expect(unlookedAt(leg, false)).toBe(0);
  expect(unlookedAt({ ...leg, rightMatched: 14, waiting: 1 }, true)).toBe(0);
  expect(unlookedAt({ ...leg, openExceptions: 2 }, true)).toBe(0);
});

test('before the first run no money is called late: nobody knows what has come', () => {
  const bar = { currency: 'CNY', late: 5, lateSince: '2026-10-19', days: [], later: 0 };
  const money = [{}] as unknown as HomeState['money']; // Only whether there is any.
  const said = (ranAt: string, transit: HomeState['transit'], sold = money) =>
    insteadOfTransit({ money: sold, transit, run: { asOf: '', ranAt, isStale: ranAt === '' } });
  expect(said('', [bar])).toBe('home.transit.unknown');
  expect(said('2026-11-26T00:00:00Z', [bar])).toBeNull();
  expect(said('2026-11-26T00:00:00Z', [])).toBe('home.transit.none');
  expect(said('', [], [])).toBe('home.sales.none');
});

describe('for each what she needs first', () => {
  test('a clerk begins with her legs, who decides with what waits, who looks with the money', () => {
    expect(first('clerk')).toEqual({ block: 'legs', figures: ['funds', 'sales'] });
    expect(first('reviewer')).toEqual({ block: 'figures', figures: ['approvals', 'funds'] });
    expect(first('owner')).toEqual({ block: 'figures', figures: ['approvals', 'funds'] });
    expect(first('manager')).toEqual({ block: 'figures', figures: ['sales', 'fees'] });
    expect(first('auditor')).toEqual({ block: 'figures', figures: ['record', 'evidence'] });
    expect(first('compliance')).toEqual({ block: 'figures', figures: ['risk', 'evidence'] });
    expect(blocksOf(rightsOf(['reviewer']))[1]).toBe('breaks');
    expect(blocksOf(rightsOf(['manager']))[1]).toBe('transit');
  });

  test('whatever posts she has, every block stands once, and no figure is one that she may not ask', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const rights = rightsOf(roles);
        expect([...blocksOf(rights)].toSorted()).toEqual([...BLOCKS].toSorted());
        const figures = figuresOf(rights);
        expect(new Set(figures).size).toBe(figures.length);
        expect(figures).toEqual(expect.arrayContaining(['approvals', 'funds', 'sales', 'fees', 'backup']));
        expect(figures.includes('risk')).toBe(rights.has('risk'));
        expect(figures.includes('record')).toBe(rights.has('record'));
        expect(figures.includes('evidence') && !rights.has('audit')).toBe(false);
      }),
    );
  });
});

describe('shares', () => {
  const rate = (lines: number, matchedLines: number, value: number, matchedValue: number) => ({
    ...({ leg: 'order_trade', channel: 'wechat', currency: 'CNY' } as const),
    ...{ lines, matchedLines, automaticLines: matchedLines, value, matchedValue },
  });
  const leg = { leg: 'order_trade', currency: 'CNY' } as const;

  test('all of a leg is worked out of its channels’ sums, and never of their rates', () => {
    const rates = [rate(100, 100, 10_000, 10_000), { ...rate(1, 0, 90_000, 0), channel: 'alipay' as const }];
    const found = ratesOfLeg([...rates, { ...rate(9, 0, 9, 0), currency: 'USD' }], leg);
    expect(found?.all).toEqual({ byCount: '99.01%', byValue: '10.00%', automatic: '99.01%', isWhole: false });
    expect(found?.channels).toMatchObject([
      { channel: 'wechat', byCount: '100.00%', isWhole: true },
      { channel: 'alipay', byCount: '0.00%', isWhole: false },
    ]);
  });
  test('a leg of which nothing is known shows no share', () => {
    expect(ratesOfLeg([], leg)).toBeNull();
  });
  test('whole is said only of what is whole, by count and by value', () => {
    const some = fc.integer({ min: 1, max: 10 ** 12 });
    fc.assert(
      fc.property(some, some, some, some, (a, b, c, d) => {
        const all = ratesOfLeg(
          [rate(Math.max(a, b), Math.min(a, b), Math.max(c, d), Math.min(c, d))],
          leg,
        )?.all;
        expect(all?.byCount === '100.00%').toBe(a === b);
        expect(all?.byValue === '100.00%').toBe(c === d);
        expect(all?.isWhole).toBe(a === b && c === d);
      }),
    );
  });
});

describe('a day against the same day a week before', () => {
  const on = (value: number, missing = 0) => ({ day: '2026-10-18', count: 1, value, missing });
  const change = (now: number, then: number, missing = 0) =>
    changeText({ last: on(now, missing), weekBefore: on(then) });

  test('is said with its sign, cut and never rounded up', () => {
    expect(change(10_319, 10_000)).toBe('+3.1%');
    expect(change(9_681, 10_000)).toBe('−3.1%');
    expect(change(10_000, 10_000)).toBe('0.0%');
    expect(change(10_001, 10_000)).toBe('+0.0%');
  });
  test('is not said where nothing was sold, a file is missing, or hardly anything was sold', () => {
    expect(change(10_000, 0)).toBe('');
    expect(change(10_000, 5_000, 1)).toBe('');
    expect(change(200_000, 100)).toBe('');
    expect(changeText({ last: on(1), weekBefore: null })).toBe('');
  });
});

describe('money under way', () => {
  const amount = fc.integer({ min: -(10 ** 11), max: 10 ** 11 });
  test('its bars add up to all of it, none is longer than the row, and late stands first', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(amount, { minLength: 1, maxLength: 7 }),
        amount,
        (late, amounts, later) => {
          const days = amounts.map((each, at) => ({ day: `2026-10-${10 + at}`, amount: each }));
          const transit = { currency: 'CNY', late, lateSince: '2026-10-01', days, later };
          const bars = transitBars(transit);
          expect(bars.reduce((sum, bar) => sum + bar.amount, 0)).toBe(transitInAll(transit));
          expect(transitInAll(transit)).toBe(late + later + amounts.reduce((sum, each) => sum + each, 0));
          for (const { width } of bars) expect(width >= 0 && width <= 100).toBe(true);
          expect(bars[0]?.name).toBe(late === 0 ? 'day' : 'late');
          expect(bars.filter(({ name }) => name === 'day')).toHaveLength(days.length);
        },
      ),
    );
  });
});

describe('a figure leads to the list that makes it up', () => {
  test('every age is in the filter of exactly one bucket, in both languages', () => {
    const ops = { '<': 0, '<=': 1, '=': 2, '>=': 3, '>': 4 } as const;
    const holds = (query: string, age: number): boolean => {
      const parsed = parseFilter(query);
      if (!parsed.ok) throw new Error(`${query}: ${parsed.problem}`);
      return parsed.terms.every((term) => {
        if (term.field !== 'age') throw new Error(`${query} asks ${term.field}`);
        return [age < term.days, age <= term.days, age === term.days, age >= term.days, age > term.days][
          ops[term.op]
        ];
      });
    };
    for (const locale of ['zh-CN', 'en'] as const)
      for (let age = 0; age < 60; age += 1) {
        const found = AGE_BUCKETS.filter((bucket) => {
          const query = new URLSearchParams(exceptionsAt(locale, 'duplicate', bucket).split('?')[1]).get('q');
          return holds(query ?? '', age);
        });
        expect(found).toHaveLength(1);
      }
    expect(exceptionsAt('zh-CN', 'duplicate')).toBe('/exceptions?kind=duplicate');
  });

  test('a board is opened at the days that the figure is of', () => {
    const [path, asked = ''] = boardAt('money', { from: '2026-10-11', to: '2026-10-18' }).split('?');
    expect(path).toBe('/analytics');
    const { address, unread } = readAddressText(asked);
    expect({ range: address.range, unread }).toEqual({
      range: { from: '2026-10-11', to: '2026-10-18' },
      unread: [],
    });
    expect(boardAt('forecast')).toBe('/analytics?tab=forecast');
  });

  test('the last row adds up the rows above it', () => {
    const row = (ages: number[]): HomeState['breaks'][number] => ({
      ...{ kind: 'duplicate', currency: 'CNY', amount: 1 },
      ages,
      count: ages.reduce((sum, of) => sum + of, 0),
    });
    expect(agesInAll([row([1, 0, 2, 0, 0, 0]), row([0, 3, 1, 0, 0, 5])])).toEqual([1, 3, 3, 0, 0, 5]);
    expect(agesInAll([])).toEqual([]);
  });
});
