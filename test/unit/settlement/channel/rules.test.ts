import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../../shared/domain/dates.ts';
import {
  allocate,
  type Owed,
  type Payout,
} from '../../../../src-main/areas/settlement/channel/rules/allocate.ts';
import { carriedOf, saysOf } from '../../../../src-main/areas/settlement/channel/rules/carried.ts';
import { type DayFacts, dayState } from '../../../../src-main/areas/settlement/channel/rules/day-state.ts';
import { dueDays } from '../../../../src-main/areas/settlement/channel/rules/due-days.ts';
import {
  errorPpm,
  forecaster,
  replay,
} from '../../../../src-main/areas/settlement/channel/rules/forecast.ts';
import { numberGaps } from '../../../../src-main/areas/settlement/channel/rules/number-gaps.ts';
import { isBusinessDayInChina } from '../../../../src-main/platform/business-days.ts';

const days = (...amounts: readonly number[]): Owed[] =>
  amounts.map((amount, day) => ({ day, amount, isBatch: true }));
const paid = (day: number, amount: number, declared: Payout['declared'] = []): Payout => ({
  day,
  amount,
  declared,
});
const told = (owed: readonly Owed[], payouts: readonly Payout[], isRunning = true) =>
  allocate(owed, payouts, isRunning).given.map(
    ({ payout, owed: at, amount }) => `${payout}: ${amount} of day ${at}`,
  );

describe('which days a payout answers for', () => {
  test('a weekend in one payout, one day in two, and a day that got less', () => {
    expect(told(days(100, 200, 300), [paid(3, 600)])).toEqual([
      '0: 100 of day 0',
      '0: 200 of day 1',
      '0: 300 of day 2',
    ]);
    expect(told(days(100, 70), [paid(1, 60), paid(1, 40), paid(2, 70)])).toEqual([
      '0: 60 of day 0',
      '1: 40 of day 0',
      '2: 70 of day 1',
    ]);
    expect(told(days(100), [paid(1, 90)])).toEqual(['0: 90 of day 0']);
  });
  test('a day that is late leaves later ones their own payouts', () => {
    expect(told(days(100, 200, 300), [paid(2, 200), paid(3, 300)])).toEqual([
      '0: 200 of day 1',
      '1: 300 of day 2',
    ]);
  });
  test('a day of refunds alone is taken with the next; a house that draws what it likes has the oldest first', () => {
    expect(told(days(-30, 100), [paid(2, 70)])).toEqual(['0: -30 of day 0', '0: 100 of day 1']);
    expect(told(days(100, -20, 50), [paid(3, 110)])).toEqual([
      '0: 100 of day 0',
      '0: -20 of day 1',
      '0: 30 of day 2',
    ]);
  });
  test('what could be meant in several ways is left to a person, but for a running balance', () => {
    const owed = days(500, 100, 70, 100);
    expect(told(owed, [paid(4, 100)], false)).toEqual([]);
    expect([...allocate(owed, [paid(4, 100)], false).unclear]).toEqual([1, 3]);
    expect(told(owed, [paid(4, 100)], true)).toEqual(['0: 100 of day 0']);
  });
  test('what the channel declares goes first, whatever sums would say; never more than the payout brings', () => {
    expect(told(days(100, 100), [paid(2, 100), paid(2, 100, [[0, 100]])])).toEqual([
      '1: 100 of day 0',
      '0: 100 of day 1',
    ]);
    expect(
      told(days(100, 100), [
        paid(2, 150, [
          [0, 100],
          [1, 100],
        ]),
      ]),
    ).toEqual(['0: 100 of day 0', '0: 50 of day 1']);
  });
  test('money sold after a payout is not in it; what lay in the account before goes behind the days that are over', () => {
    expect(told(days(0, 0, 100), [paid(1, 100)])).toEqual([]);
    const before: Owed = { day: 0, amount: 1_000, isBatch: false };
    expect(told([before, { day: 0, amount: 100, isBatch: true }], [paid(1, 250)])).toEqual([
      '0: 100 of day 1',
      '0: 150 of day 0',
    ]);
  });
  test('no payout gives out more than it brings, no day gets more than it is owed, and the same facts give the same', () => {
    const amount = fc.integer({ min: -500, max: 2_000 });
    const out = fc.record({ day: fc.nat(12), amount: fc.integer({ min: 1, max: 4_000 }) });
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 12 }),
        fc.array(out, { maxLength: 10 }),
        fc.boolean(),
        (owed, outs, isRunning) => {
          const payouts = outs.toSorted((a, b) => a.day - b.day).map((each) => paid(each.day, each.amount));
          const { given } = allocate(days(...owed), payouts, isRunning);
          expect(allocate(days(...owed), payouts, isRunning).given).toEqual(given);
          const sum = (all: typeof given) => all.reduce((total, each) => total + each.amount, 0);
          payouts.forEach((payout, at) => {
            expect(sum(given.filter((each) => each.payout === at))).toBeLessThanOrEqual(payout.amount);
          });
          owed.forEach((own, at) => {
            const got = sum(given.filter((each) => each.owed === at));
            expect(own < 0 ? got === 0 || got === own : got >= 0 && got <= own).toBe(true);
          });
          for (const each of given) expect(each.owed).toBeLessThanOrEqual(payouts[each.payout]?.day ?? -1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what a channel carries over by its own word', () => {
  const carry = (signed: number, says: 'from' | 'to' | '' = '', lineId = 1) => ({
    lineId,
    at: 0,
    signed,
    says,
  });
  test('its words say which is which', () => {
    expect(
      ['Balancetransfer from batch 237', 'Balancetransfer to batch 239', 'Balancetransfer'].map(saysOf),
    ).toEqual(['from', 'to', '']);
    expect(carriedOf([carry(500, 'from'), carry(-499, 'to', 3)], { figures: -1, hasPaid: false })).toEqual({
      opening: 500,
      handedOn: -499,
      handedOnLineIds: [3],
    });
  });
  test('without words, a batch that paid nothing out handed on what it had', () => {
    expect(carriedOf([carry(30)], { figures: -30, hasPaid: false })).toMatchObject({
      opening: 0,
      handedOn: 30,
    });
    expect(carriedOf([carry(-30)], { figures: 100, hasPaid: true })).toMatchObject({
      opening: -30,
      handedOn: 0,
    });
    expect(carriedOf([carry(-30), carry(10, '', 2)], { figures: 20, hasPaid: false })).toMatchObject({
      opening: -30,
      handedOn: 10,
    });
  });
  test('numbers that are counted on show where one is not here', () => {
    const batch = (no: string, from: number, to: number) => ({ no, from, to });
    expect(numberGaps([batch('238', 10, 16), batch('240', 24, 30), batch('241', 31, 37)])).toEqual([17]);
    expect(
      numberGaps([batch('po_1', 1, 2), batch('po_9', 3, 4), batch('3', 1, 1), batch('900000', 2, 2)]),
    ).toEqual([]);
  });
});

test('nothing is due below nought: it goes with the first day that lifts it', () => {
  const owed = [-50, 20, 100, 0, -10].map((amount, day) => ({ day, owed: amount }));
  expect(dueDays(owed, null, (day) => day + 1)).toEqual([3, 3, 3, null, null]);
  expect(dueDays(owed, 1_000, (day) => day + 1)).toEqual([null, null, null, null, null]);
});

describe('the state of a day', () => {
  const base: DayFacts = { day: 10, today: 20, bill: 'arrived', lacksNumber: false, batches: null };
  const batches = {
    expected: 100,
    arrived: 0,
    payouts: 0,
    isShared: false,
    isUnclear: false,
    inTimeUntil: 12,
  };
  const state = (more: Partial<DayFacts>) => dayState({ ...base, ...more });
  test('without a batch: nothing was sold, or its bill is not here', () => {
    expect(state({})).toBe('none');
    expect(state({ bill: 'free' })).toBe('none');
    expect(state({ bill: 'late' })).toBe('missing');
    expect(state({ bill: 'failed', batches })).toBe('missing');
    expect(state({ lacksNumber: true, batches })).toBe('missing');
    expect(state({ day: 21, bill: 'after' })).toBe('not_due');
  });
  test('with one: late behind its grace, part of it, all of it alone, with others, in several', () => {
    expect(state({ batches })).toBe('late');
    expect(state({ batches, today: 12 })).toBe('not_due');
    expect(state({ batches: { ...batches, inTimeUntil: null } })).toBe('not_due');
    expect(state({ batches: { ...batches, arrived: 60, payouts: 1 } })).toBe('partial');
    expect(state({ batches: { ...batches, isUnclear: true } })).toBe('partial');
    const all = { ...batches, arrived: 100 };
    expect(state({ batches: { ...all, payouts: 1 } })).toBe('complete');
    expect(state({ batches: { ...all, payouts: 1, isShared: true } })).toBe('merged');
    expect(state({ batches: { ...all, payouts: 2 } })).toBe('split');
    expect(state({ batches: { ...batches, expected: 0 } })).toBe('none');
  });
});

describe('what days not over yet will bring', () => {
  const day = (text: string) => parseDay(text) ?? 0;
  const from = day('2026-08-31'); // A Monday.
  const history = (weeks: number, at: (day: number) => number) => ({ from, to: from + 7 * weeks - 1, at });
  test('the middle of the same weekdays before, brought forward by the trend; nothing from under three weeks', () => {
    // Mondays of 100, 200, 300 …: the middle of the last six is 550, and three and a half weeks of growth stand behind it.
    const grows = history(8, (each) => (Math.floor((each - from) / 7) + 1) * 100);
    const next = forecaster(grows, () => true)(from + 56, from + 55) ?? 0;
    expect(next).toBeGreaterThan(700);
    expect(next).toBeLessThanOrEqual(900);
    const even = history(8, () => 100);
    expect(forecaster(even, () => true)(from + 56, from + 55)).toBe(100);
    const short = history(2, () => 100);
    expect(forecaster(short, () => true)(from + 14, from + 13)).toBeNull();
  });
  test('a holiday is like days off, not like its weekday', () => {
    const shop = history(5, (each) => (isBusinessDayInChina(each) ? 1_000 : 100));
    const holiday = day('2026-10-05'); // National Day week, a Monday.
    expect(isBusinessDayInChina(holiday)).toBe(false);
    const said = forecaster({ ...shop, to: day('2026-10-04') }, isBusinessDayInChina);
    expect(said(holiday, day('2026-10-04'))).toBe(100);
  });
  test('how far off it would have been: nothing where every week is alike, one day in twenty-eight where one came twice as high', () => {
    const even = history(8, (each) => ((each - from) % 7) * 100);
    expect(
      errorPpm(
        replay(
          even,
          forecaster(even, () => true),
        ),
      ),
    ).toBe(0);
    const off = history(8, (each) => (each === from + 55 ? 200 : 100));
    expect(
      replay(
        off,
        forecaster(off, () => true),
      ),
    ).toEqual({ off: 100, came: 2_900 });
    expect(errorPpm({ off: 100, came: 2_900 })).toBe(34_483);
    expect(errorPpm({ off: 0, came: 0 })).toBeNull();
  });
});
