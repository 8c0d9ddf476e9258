/** Reserves by hand: what each day holds, up to what, and the day it is set free. National Day 2026: 1 to 7 October off. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatDay } from '../../../shared/domain/dates.ts';
import type { ReserveTerms } from '../../../shared/domain/settlement-terms.ts';
import {
  type DaySales,
  reserveByDay,
  reserveTranches,
} from '../../../src-main/areas/settlement/rules/reserve.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';
import { day } from '../../support/leg-input.ts';

const TENTH: ReserveTerms = {
  kind: 'rolling',
  ratePpm: 100_000,
  fixedMinor: 0,
  capMinor: null,
  holdDays: 90,
  from: '2026-01-01',
};
const rules = (terms: ReserveTerms, roll: 'following' | 'modified_following' = 'following') => ({
  termsOn: () => terms,
  roll,
  isBusinessDay: isBusinessDayInChina,
});
const sold = (on: string, sales: number, refunds = 0): DaySales => ({ day: day(on), sales, refunds });
const told = (terms: ReserveTerms, days: readonly DaySales[], roll?: 'modified_following') =>
  reserveTranches(rules(terms, roll), days).map(
    ({ heldOn, releaseOn, amount }) => `${formatDay(heldOn)} ${amount} ${formatDay(releaseOn)}`,
  );

describe('a tenth of each day’s sales, held for 90 days', () => {
  it.each<[string, DaySales[], string[]]>([
    ['released on its day', [sold('2026-07-01', 100_000)], ['2026-07-01 10000 2026-09-29']],
    [
      'a day off gives way to the day after the holiday',
      [sold('2026-07-03', 100_000)],
      ['2026-07-03 10000 2026-10-08'],
    ],
    ['half a fen is held', [sold('2026-07-01', 12_345)], ['2026-07-01 1235 2026-09-29']],
    ['refunds of the day lower it', [sold('2026-07-01', 100_000, 30_000)], ['2026-07-01 7000 2026-09-29']],
    ['never below nought', [sold('2026-07-01', 1_000, 30_000)], []],
    [
      'several of one day are one day, in any order',
      [sold('2026-07-02', 50), sold('2026-07-01', 60_000), sold('2026-07-01', 40_000)],
      ['2026-07-01 10000 2026-09-29', '2026-07-02 5 2026-09-30'],
    ],
  ])('%s', (_, days, tranches) => {
    expect(told(TENTH, days)).toEqual(tranches);
  });

  it('by modified following not into the next month', () => {
    // Saturday 31 October: the next business day is Monday 2 November.
    expect(told({ ...TENTH, holdDays: 30 }, [sold('2026-10-01', 100)], 'modified_following')).toEqual([
      '2026-10-01 10 2026-10-30',
    ]);
    expect(told({ ...TENTH, holdDays: 30 }, [sold('2026-10-01', 100)])).toEqual(['2026-10-01 10 2026-11-02']);
  });
});

test('up to a cap: what is set free makes room on the same day', () => {
  const capped = { ...TENTH, capMinor: 15_000, holdDays: 7 };
  expect(
    told(capped, [
      sold('2026-07-06', 100_000),
      sold('2026-07-07', 100_000),
      sold('2026-07-08', 100_000),
      sold('2026-07-13', 100_000),
    ]),
  ).toEqual(['2026-07-06 10000 2026-07-13', '2026-07-07 5000 2026-07-14', '2026-07-13 10000 2026-07-20']);
});

test('a fixed reserve of 300.00, made up by at most a fifth of a day', () => {
  const fixed: ReserveTerms = {
    ...TENTH,
    kind: 'fixed',
    ratePpm: 200_000,
    fixedMinor: 30_000,
    holdDays: 180,
  };
  expect(
    told(fixed, [sold('2026-07-06', 100_000), sold('2026-07-07', 100_000), sold('2026-07-08', 100_000)]),
  ).toEqual(['2026-07-06 20000 2027-01-04', '2026-07-07 10000 2027-01-04']);
});

test('terms that change hold for the days after; what is held already goes free as it was agreed', () => {
  const later = { ...TENTH, ratePpm: 0 };
  const changing = { ...rules(TENTH), termsOn: (on: number) => (on < day('2026-07-02') ? TENTH : later) };
  const tranches = reserveTranches(changing, [sold('2026-07-01', 100_000), sold('2026-07-02', 100_000)]);
  expect(tranches.map(({ amount, releaseOn }) => [amount, formatDay(releaseOn)])).toEqual([
    [10_000, '2026-09-29'],
  ]);
  expect(reserveTranches({ ...changing, termsOn: () => null }, [sold('2026-07-01', 100_000)])).toEqual([]);
});

test('what stands is what was held less what was set free, never below nought, never above the cap', () => {
  const days = fc.array(
    fc.record({
      day: fc.integer({ min: 20_600, max: 20_700 }),
      sales: fc.nat(1_000_000),
      refunds: fc.nat(300_000),
    }),
    { maxLength: 30 },
  );
  const kinds = fc.record({
    kind: fc.constantFrom('rolling' as const, 'fixed' as const),
    ratePpm: fc.nat(1_000_000),
    fixedMinor: fc.nat(500_000),
    capMinor: fc.option(fc.integer({ min: 1, max: 400_000 }), { nil: null }),
    holdDays: fc.integer({ min: 1, max: 40 }),
    roll: fc.constantFrom('following' as const, 'modified_following' as const),
  });
  fc.assert(
    fc.property(kinds, days, ({ roll, ...of }, list) => {
      const terms = { ...of, from: '2026-01-01' };
      const tranches = reserveTranches(rules(terms, roll), list);
      expect(reserveTranches(rules(terms, roll), list.toReversed())).toEqual(tranches);
      const moves = reserveByDay(tranches);
      let standing = 0;
      for (let on = 20_590; on < 20_790; on += 1) {
        const { held = 0, released = 0 } = moves.get(on) ?? {};
        standing += held - released;
        const open = tranches.filter(({ heldOn, releaseOn }) => heldOn <= on && releaseOn > on);
        expect(standing).toBe(open.reduce((sum, { amount }) => sum + amount, 0));
        expect(standing).toBeGreaterThanOrEqual(0);
        expect(standing).toBeLessThanOrEqual(terms.capMinor ?? Number.MAX_SAFE_INTEGER);
        if (terms.kind === 'fixed') expect(standing).toBeLessThanOrEqual(terms.fixedMinor);
      }
      expect(standing).toBe(0);
      for (const { heldOn, releaseOn } of tranches) {
        expect(releaseOn).toBeGreaterThan(heldOn);
        expect(isBusinessDayInChina(releaseOn)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
