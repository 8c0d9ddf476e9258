/** What the money board works out beside sums: days between legs, balances at the end of a day, one payout for many batches, fees of a batch on its lines. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { sharedByRemainder } from '../../../src-main/areas/analytics/money/rules/contract-fees.ts';
import {
  balanceOwners,
  type StatedEdges,
  walkBalances,
} from '../../../src-main/areas/analytics/money/rules/day-balances.ts';
import { edgesOf, type FlowBatch } from '../../../src-main/areas/analytics/money/rules/flow-edges.ts';
import { LagCounts, legLags, NO_LAG } from '../../../src-main/areas/analytics/money/rules/leg-lags.ts';
import { sharedParts } from '../../../src-main/areas/analytics/money/rules/shared-payouts.ts';
import { day, setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

const on = (at: number): string => formatDay(day('2026-10-01') + at);

describe('days until money arrives', () => {
  /** Groups by places of lines, as a leg says them: asked of any line, the first of the other side answers. */
  function legOf(
    left: readonly number[],
    right: readonly number[],
    groups: readonly (readonly [number[], number[]])[],
  ) {
    const sets = {
      left: setOf(
        'fund_bill',
        left.map((at) => line({ occurredAt: `${on(at)}T10:00:00+08:00` })),
      ),
      right: setOf(
        'bank',
        right.map((at) => line({ occurredAt: on(at) })),
      ),
    };
    return {
      ...sets,
      positionOf: (_: string, id: number) => id - 1,
      partnerOf: (side: string, id: number) => {
        const of = groups.find((each) => each[side === 'left' ? 0 : 1].includes(id - 1));
        const other = of?.[side === 'left' ? 1 : 0][0];
        return other === undefined ? 0 : other + 1;
      },
    };
  }

  test('each left line waits for the last right line of its group; what came before it came at once', () => {
    const leg = legOf(
      [0, 1, 5, 9],
      [2, 4, 3],
      [
        [
          [0, 1],
          [0, 1],
        ],
        [[2], [2]],
      ],
    );
    expect([...legLags(leg)]).toEqual([4, 3, 0, NO_LAG]);
  });

  test('whatever the groups are, it is what comes of looking at each of them', () => {
    const days = fc.array(fc.nat(30), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, days, fc.array(fc.nat(3), { maxLength: 24 }), (left, right, of) => {
        // Every line is in one of three groups or in none.
        const groupOf = (at: number) => of[at] ?? 3;
        const groups = [0, 1, 2].map(
          (group) =>
            [
              [...left.keys()].filter((at) => groupOf(at) === group),
              [...right.keys()].filter((at) => groupOf(at + left.length) === group),
            ] as const,
        );
        const whole = groups
          .filter(([a, b]) => a.length > 0 && b.length > 0)
          .map(([a, b]) => [a, b] as const);
        const lags = legLags(
          legOf(
            left,
            right,
            whole.map(([a, b]) => [[...a], [...b]] as const),
          ),
        );
        const naive = left.map((from, at) => {
          const group = whole.find(([a]) => a.includes(at));
          if (!group) return NO_LAG;
          return Math.max(0, Math.max(...group[1].map((each) => right[each] ?? 0)) - from);
        });
        expect([...lags]).toEqual(naive);
      }),
      { numRuns: 60 },
    );
  });

  test('percentiles are those of the nearest rank', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(50, 95),
        (lags, percent) => {
          const counts = new LagCounts();
          for (const each of lags) counts.add(each);
          const sorted = lags.toSorted((a, b) => a - b);
          expect(counts.percentile(percent)).toBe(
            sorted[Math.ceil((percent / 100) * sorted.length - 1e-9) - 1],
          );
        },
      ),
      { numRuns: 60 },
    );
    expect(new LagCounts().percentile(50)).toBeNull();
  });
});

describe('balances at the end of a day', () => {
  const NO_EDGES: StatedEdges = { closings: new Map(), openings: new Map() };
  const moved = (at: number, net: number, balance: number | null, time = '10:00:00'): ParsedLine =>
    line({
      occurredAt: `${on(at)}T${time}+08:00`,
      direction: net < 0 ? 'out' : 'in',
      net: Math.abs(net),
      balance,
    });
  function balances(
    lines: readonly ParsedLine[],
    { covered, edges = NO_EDGES, to }: { covered: (at: number) => boolean; edges?: StatedEdges; to: number },
  ) {
    const set = setOf('bank', lines);
    const [owner] = balanceOwners(set, () => 0);
    const first = day('2026-10-01');
    const range = { first, from: first, to: first + to };
    const isCovered = (each: number) => covered(each - first);
    return walkBalances(
      owner ?? { days: new Map() },
      (at) => set.balance[at] ?? 0,
      edges,
      isCovered,
      range,
    ).map((each) => each?.amount ?? null);
  }

  test('the last line of the day says it; quiet days keep it; days without a file, and days that moved unsaid, are open', () => {
    const lines = [moved(0, 100, 100), moved(0, 50, 150), moved(3, -150, 0), moved(6, 10, null)];
    expect(balances(lines, { covered: (at) => at !== 2, to: 7 })).toEqual([
      150,
      150,
      null,
      0,
      0,
      0,
      null,
      null,
    ]);
  });

  test('a file that prints the newest line first is read backwards, by its balances or else by its clock', () => {
    const followed = [moved(0, 100, 100), moved(0, -30, 70), moved(0, 5, 75)];
    const turned = followed.toReversed();
    expect(balances(followed, { covered: () => true, to: 0 })).toEqual([75]);
    expect(balances(turned, { covered: () => true, to: 0 })).toEqual([75]);
    const alone = [moved(0, 0, 75, '12:00:00'), moved(0, 0, 100, '09:00:00')];
    expect(balances(alone, { covered: () => true, to: 0 })).toEqual([75]);
  });

  test('what a file states at its end stands where lines state nothing, what it opens with until something moves', () => {
    const first = day('2026-10-01');
    const stated = (at: number, amount: number) =>
      [first + at, { by: 'file', importId: 1, day: first + at, amount } as const] as const;
    const edges = { openings: new Map([stated(0, 40)]), closings: new Map([stated(3, 60)]) };
    const lines = [moved(2, 20, null)];
    expect(balances(lines, { covered: (at) => at <= 3, edges, to: 4 })).toEqual([40, 40, null, 60, null]);
  });

  test('whatever moves and whichever days are covered, a day’s balance is the sum of all until then or it is open', () => {
    const moves = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -500, max: 500 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        moves,
        fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        (made, open, isTurned) => {
          const sorted = made.filter(([, net]) => net !== 0).toSorted(([a], [b]) => a - b);
          let balance = 1_000;
          const lines = sorted.map(([at, net]) => {
            balance += net;
            return moved(at, net, balance);
          });
          const covered = (at: number) => sorted.some(([each]) => each === at) || (open[at] ?? false);
          const said = balances(isTurned ? lines.toReversed() : lines, { covered, to: 9 });
          let known: number | null = null;
          let sum = 1_000;
          const naive = Array.from({ length: 10 }, (_, at) => {
            const own = sorted.filter(([each]) => each === at);
            sum += own.reduce((total, [, net]) => total + net, 0);
            if (own.length > 0) known = sum;
            else if (!covered(at)) known = null;
            return known;
          });
          expect(said).toEqual(naive);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('where the money goes', () => {
  const part = fc.record({
    value: fc.integer({ min: -10_000, max: 10_000 }),
    count: fc.integer({ min: 1, max: 9 }),
  });
  const batch: fc.Arbitrary<FlowBatch> = fc.record({
    channel: fc.constantFrom('wechat' as const, 'alipay' as const),
    orders: part,
    noOrder: part,
    taken: fc.record({ refunds: part, fees: part, held: part }),
    banked: fc.dictionary(fc.constantFrom('bank|a', 'bank|b'), part).map((of) => new Map(Object.entries(of))),
  });

  test('what enters a channel leaves it, and nothing goes below nought', () => {
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
        const edges = edgesOf(batches, new Map([['bank|a', { value: 5, count: 1 }]]));
        expect(edges.every(({ value }) => value >= 0)).toBe(true);
        // No place but a channel and a bank both takes in and gives: nothing goes round in a circle.
        const ends = new Set(edges.map(({ to }) => to).filter((to) => !to.includes('|')));
        expect(edges.some(({ from }) => ends.has(from))).toBe(false);
        for (const place of ['channel|wechat', 'channel|alipay']) {
          const sum = (side: 'from' | 'to') =>
            edges.filter((each) => each[side] === place).reduce((total, { value }) => total + value, 0);
          expect(sum('to')).toBe(sum('from'));
        }
      }),
      { numRuns: 80 },
    );
  });

  test('more given back than sold goes the other way', () => {
    const none = { value: 0, count: 0 };
    const taken = { refunds: { value: 30, count: 1 }, fees: { value: -2, count: 1 }, held: none };
    const of = { channel: 'wechat', orders: none, noOrder: none, taken, banked: new Map() } as const;
    expect(edgesOf([of], new Map()).map(({ from, to, value }) => [from, to, value])).toEqual([
      ['earlier', 'channel|wechat', 28],
      ['fees_back', 'channel|wechat', 2],
      ['channel|wechat', 'refunds', 30],
    ]);
  });

  test('one bank line for many batches and many for one: both sides keep their sums', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, amounts, (claimed, brought) => {
        const claims = claimed.map((amount, at) => ({ key: `b${at}`, amount }));
        const total = claimed.reduce((sum, each) => sum + each, 0);
        // What the lines lack of the claims the last one brings.
        const most = brought.reduce((sum, each) => sum + each, 0);
        const lines = [...brought, Math.max(0, total - most)].map((amount, at) => ({ lineId: at, amount }));
        const parts = sharedParts(claims, lines);
        expect(parts.every(({ amount }) => amount > 0)).toBe(true);
        for (const { key, amount } of claims)
          expect(parts.reduce((sum, each) => (each.key === key ? sum + each.amount : sum), 0)).toBe(amount);
        for (const { lineId, amount } of lines)
          expect(
            parts.reduce((sum, each) => (each.lineId === lineId ? sum + each.amount : sum), 0),
          ).toBeLessThanOrEqual(amount);
      }),
      { numRuns: 80 },
    );
    expect(sharedParts([{ key: 'a', amount: 5 }], [])).toEqual([]);
  });
});

test('a batch’s fee, put to its lines, is the batch’s fee, and no line is a whole fen from its own', () => {
  const exact = fc.array(fc.integer({ min: -9_000_000, max: 90_000_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(exact, fc.boolean(), (parts, isUp) => {
      const sum = parts.reduce((total, each) => total + each, 0) / 1_000_000;
      // Of a part of a fen below nought, Math.ceil makes a nought with a sign, which is no total.
      const total = (isUp ? Math.ceil(sum) : Math.floor(sum)) || 0;
      const shared = sharedByRemainder(total, parts);
      expect(shared.reduce((all, each) => all + each, 0)).toBe(total);
      for (const [at, each] of shared.entries())
        expect(Math.abs(each - (parts[at] ?? 0) / 1_000_000)).toBeLessThan(1);
    }),
    { numRuns: 80 },
  );
});
