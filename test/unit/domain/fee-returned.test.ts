/** What refunds bring back of a fee: at the rate of the sale, in parts that add up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeOn } from '../../../shared/domain/fee-amount.ts';
import { chargedSale, returnedFee, returnedFeeOn } from '../../../shared/domain/fee-returned.ts';
import { scheduleOf } from '../../../shared/domain/schedule-pick.ts';
import { type FeeSchedule, REFUND_FEES, ROUNDINGS } from '../../../shared/domain/settlement-terms.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const over = (of: Partial<FeeSchedule>): FeeSchedule => ({ ...SIX_PER_MILLE, ...of });

/** What each refund of a sale brings back, one after the other. */
function parts(schedule: FeeSchedule, gross: number, refunds: readonly number[]): (number | null)[] {
  const sale = chargedSale(schedule, gross, chargeOn(schedule, gross));
  let before = 0;
  return refunds.map((refund) => {
    const returned = returnedFee(schedule, sale, refund, before);
    before += refund;
    return returned;
  });
}

describe('a refund brings back', () => {
  it.each<[string, Partial<FeeSchedule>, number, number[], (number | null)[]]>([
    ['its share', {}, 10_000, [5_000, 5_000], [30, 30]],
    [
      'a share of the most, not of the rate',
      { ratePpm: 5_000, capMinor: 2_000 },
      1_000_000,
      [500_000],
      [1_000],
    ],
    [
      'thirds of the most that add up to it',
      { ratePpm: 5_000, capMinor: 2_000 },
      1_000_000,
      [333_333, 333_333, 333_334],
      [667, 666, 667],
    ],
    ['a share of the least', { minMinor: 10 }, 100, [50, 50], [5, 5]],
    ['the fixed part with its share too', { ratePpm: 29_000, fixedMinor: 30 }, 10_000, [5_000], [160]],
    [
      'all but the fixed part',
      { ratePpm: 29_000, fixedMinor: 30, refunds: 'fixed_kept' },
      10_000,
      [10_000],
      [290],
    ],
    [
      'nothing of the least where it is all fixed',
      { ratePpm: 0, fixedMinor: 30, minMinor: 30, refunds: 'fixed_kept' },
      10_000,
      [10_000],
      [0],
    ],
    ['all of it with the first refund', { refunds: 'full' }, 10_000, [100, 9_900], [60, 0]],
    ['nothing', { refunds: 'kept' }, 10_000, [10_000], [0]],
    ['what nobody says', { refunds: 'unchecked' }, 10_000, [10_000], [null]],
    ['no more than the fee, of more than the sale', {}, 10_000, [10_000, 500], [60, 0]],
    ['nothing of a sale of nothing', { minMinor: 10 }, 0, [0], [0]],
  ])('%s', (_, schedule, gross, refunds, returned) => {
    expect(parts(over(schedule), gross, refunds)).toEqual(returned);
  });

  it.each([
    ['half_up', [1, 0]],
    ['half_even', [0, 1]],
    ['down', [0, 1]],
    ['up', [1, 0]],
  ] as const)('half a fen once and the other half the next time: %s', (rounding, returned) => {
    // A fee of 1 fen on 1.00, refunded in two halves.
    expect(parts(over({ ratePpm: 10_000, rounding }), 100, [50, 50])).toEqual(returned);
  });

  it('goes by the schedule of the day of its sale: sold at 0.6 %, refunded when 0.38 % holds', () => {
    const fees = [SIX_PER_MILLE, over({ ratePpm: 3_800, from: '2026-10-01' })].map((schedule) => ({
      channel: 'wechat' as const,
      account: '',
      schedule,
    }));
    const returnedOf = (soldOn: string) => {
      const terms = scheduleOf(fees, {
        channel: 'wechat',
        account: '',
        currency: 'CNY',
        day: soldOn,
        text: '',
      });
      return terms && parts(terms.schedule, 10_000, [10_000]);
    };
    expect([returnedOf('2026-09-30'), returnedOf('2026-10-01'), returnedOf('2025-12-31')]).toEqual([
      [60],
      [38],
      null,
    ]);
  });

  it('the same in all however it is split', () => {
    const schedules = fc.record({
      ratePpm: fc.nat(100_000),
      fixedMinor: fc.nat(100),
      minMinor: fc.constantFrom(null, 5),
      capMinor: fc.constantFrom(null, 50),
      rounding: fc.constantFrom(...ROUNDINGS),
      refunds: fc.constantFrom(...REFUND_FEES.filter((each) => each !== 'unchecked')),
    });
    const splits = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(schedules, splits, (schedule, refunds) => {
        const gross = refunds.reduce((sum, each) => sum + each, 0);
        const sum = (returned: readonly (number | null)[]) =>
          returned.reduce<number>((all, each) => all + (each ?? 0), 0);
        const split = parts(over(schedule), gross, refunds);
        expect(sum(split)).toBe(sum(parts(over(schedule), gross, [gross])));
        expect(split.every((each) => each !== null && each >= 0)).toBe(true);
        if (schedule.refunds === 'proportional' || schedule.refunds === 'full')
          expect(sum(split)).toBe(chargedSale(over(schedule), gross, chargeOn(over(schedule), gross)).fee);
      }),
    );
  });
});

describe('of a refund alone, without its sale', () => {
  it('is between its rate and its rate with the fixed part', () => {
    const schedule = over({ ratePpm: 29_000, fixedMinor: 30 });
    expect(returnedFeeOn(schedule, 10_000)).toEqual([290, 320]);
    expect(returnedFeeOn({ ...schedule, refunds: 'fixed_kept' }, 10_000)).toEqual([290, 290]);
    expect(returnedFeeOn({ ...schedule, refunds: 'full' }, 10_000)).toBeNull();
  });
});
