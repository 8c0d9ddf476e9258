/** Fees by the month's volume and over a batch, worked out by hand to the fen. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ChargeSum, chargeOn, roundedCharge } from '../../../shared/domain/fee-amount.ts';
import { inMonthOrder, MonthFees } from '../../../shared/domain/fee-tiers.ts';
import {
  type FeeSchedule,
  type FeeTiers,
  feeSchedule,
  ROUNDINGS,
} from '../../../shared/domain/settlement-terms.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const step = (above: number, ratePpm: number, fixedMinor = 0) => ({ above, ratePpm, fixedMinor });
const tiers = (kind: FeeTiers['kind'], by: FeeTiers['by'], ...steps: FeeTiers['steps']): FeeTiers => ({
  kind,
  by,
  steps,
});
const over = (of: Partial<FeeSchedule>): FeeSchedule => ({ ...SIX_PER_MILLE, ...of });

function month(schedule: FeeSchedule, payments: readonly number[]) {
  const of = new MonthFees(schedule);
  const fees = payments.map((gross) => roundedCharge(of.next(gross), schedule.rounding));
  return { fees, total: fees.reduce((sum, fee) => sum + fee, 0), trueUp: of.trueUp() };
}

describe('slice by slice (分段累进): 0.6 %, above a million 0.55 %, above five million 0.5 %', () => {
  const schedule = over({
    tiers: tiers('marginal', 'value', step(100_000_000, 5_500), step(500_000_000, 5_000)),
  });

  it('a payment across a step is cut there', () => {
    expect(month(schedule, [99_999_000, 3_000, 10_000, 400_000_000, 10_000])).toEqual({
      // 10.00 of the second at 0.6 % and 20.00 at 0.55 %; of the fourth 3,999,880.00 at 0.55 % and 120.00 at 0.5 %.
      fees: [599_994, 17, 55, 2_199_994, 50],
      total: 2_800_110,
      trueUp: 0,
    });
  });

  it('one payment across all steps', () => {
    expect(month(schedule, [600_000_000]).fees).toEqual([600_000 + 2_200_000 + 500_000]);
  });

  it('exactly at a step nothing is above it yet', () => {
    expect(month(schedule, [100_000_000, 10_000]).fees).toEqual([600_000, 55]);
  });

  it.each([
    ['half_up', 1],
    ['half_even', 0],
    ['down', 0],
    ['up', 1],
  ] as const)('slices of 0.3 and 0.2 fen are half a fen, rounded once: %s', (rounding, fee) => {
    const cut = over({ rounding, tiers: tiers('marginal', 'value', step(50, 4_000)) });
    expect(month(cut, [100]).fees).toEqual([fee]);
  });

  it('the fixed part is that of the step where the payment begins', () => {
    const fixed = over({ ratePpm: 0, fixedMinor: 30, tiers: tiers('marginal', 'value', step(100, 0, 20)) });
    expect(month(fixed, [99, 50, 50]).fees).toEqual([30, 30, 20]);
  });

  it('least and most hold for the whole payment', () => {
    const held = over({
      minMinor: 10,
      capMinor: 100,
      tiers: tiers('marginal', 'value', step(10_000, 4_000)),
    });
    expect(month(held, [100, 9_900, 100_000]).fees).toEqual([10, 59, 100]);
  });

  it('is what charging fen by fen comes to', () => {
    const rates = fc.nat(1_000_000);
    const steps = fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        rates,
        fc.array(rates, { minLength: 3, maxLength: 3 }),
        steps,
        fc.array(fc.nat(120), { maxLength: 6 }),
        fc.constantFrom(...ROUNDINGS),
        (own, others, above, payments, rounding) => {
          const list = above.toSorted((a, b) => a - b).map((each, at) => step(each, others[at] ?? 0));
          const schedule = over({ ratePpm: own, rounding, tiers: tiers('marginal', 'value', ...list) });
          let volume = 0;
          for (const [at, gross] of payments.entries()) {
            let millionths = 0n;
            for (let fen = 0; fen < gross; fen += 1)
              millionths += BigInt(list.findLast((each) => volume + fen >= each.above)?.ratePpm ?? own);
            volume += gross;
            const fee = roundedCharge({ millionths, whole: 0, fixed: 0 }, rounding);
            expect(month(schedule, payments).fees[at]).toBe(fee);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('by number of payments: the first two at 0.30, those after at 0.20, and none is cut', () => {
  const schedule = over({ ratePpm: 0, fixedMinor: 30, tiers: tiers('marginal', 'count', step(2, 0, 20)) });
  expect(month(schedule, [100, 1_000_000, 100, 100]).fees).toEqual([30, 30, 20, 20]);
});

describe('all at the step reached (全额累进): 0.6 %, above a million 0.5 %', () => {
  const schedule = over({ tiers: tiers('whole', 'value', step(100_000_000, 5_000)) });

  it('charges 0.6 % until the month is over, then makes good', () => {
    // 600,000.00 and 500,000.01: charged 3,600.00 and 3,000.00; due 0.5 % of 1,100,000.01.
    expect(month(schedule, [60_000_000, 50_000_001])).toEqual({
      fees: [360_000, 300_000],
      total: 660_000,
      trueUp: -110_000,
    });
  });

  it('at a million exactly the step is not reached', () => {
    expect(month(schedule, [60_000_000, 40_000_000]).trueUp).toBe(0);
    expect(month(schedule, [60_000_000, 40_000_001]).trueUp).toBe(-100_000);
  });

  it('the sum is rounded once: three fees of 0.498 are charged as nothing and due as 1', () => {
    const small = over({ tiers: tiers('whole', 'value', step(1, 6_000)) });
    expect(month(small, [83, 83, 83])).toEqual({ fees: [0, 0, 0], total: 0, trueUp: 1 });
  });

  it('a dearer step asks for more, and fixed parts count for each payment', () => {
    const dearer = over({ tiers: tiers('whole', 'count', step(1, 6_000, 10)) });
    expect(month(dearer, [10_000]).trueUp).toBe(0);
    expect(month(dearer, [10_000, 10_000, 10_000]).trueUp).toBe(30);
  });

  it('least and most hold for each payment at the step too', () => {
    const held = over({ minMinor: 10, capMinor: 50, tiers: tiers('whole', 'value', step(5_000, 1_000)) });
    // Charged 10, 50 (at most), 60 → 50; due at 0.1 %: 10 (at least), 20, 10.
    expect(month(held, [100, 20_000, 10_000])).toMatchObject({ fees: [10, 50, 50], trueUp: -70 });
  });

  it('a month without a payment makes nothing good', () => {
    expect(month(schedule, []).trueUp).toBe(0);
  });

  it('makes good against what was charged over batches', () => {
    const of = new MonthFees(schedule);
    for (const gross of [60_000_000, 50_000_001]) of.next(gross);
    expect(of.trueUp(660_001)).toBe(-110_001);
  });
});

test('files in another order give the same month: payments go by time, then by their numbers', () => {
  const kinds = fc.constantFrom('marginal' as const, 'whole' as const);
  const payments = fc.uniqueArray(
    fc.record({ at: fc.nat(5), identity: fc.string({ maxLength: 3 }), gross: fc.nat(5_000) }),
    { selector: ({ at, identity }) => `${at}|${identity}`, maxLength: 8 },
  );
  const mixed = payments.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(kinds, mixed, (kind, [list, shuffled]) => {
      const schedule = over({ tiers: tiers(kind, 'value', step(1_000, 55_000), step(6_000, 30_000)) });
      const told = (of: typeof list) => {
        const inOrder = of.toSorted(inMonthOrder);
        const { fees, trueUp } = month(
          schedule,
          inOrder.map(({ gross }) => gross),
        );
        return [inOrder.map(({ at, identity }, place) => [at, identity, fees[place]]), trueUp];
      };
      expect(told(shuffled)).toEqual(told(list));
    }),
    { numRuns: 60 },
  );
});

describe('one rounding over a batch', () => {
  const batch = (schedule: FeeSchedule, payments: readonly number[]) => {
    const sum = new ChargeSum();
    for (const gross of payments) sum.add(chargeOn(schedule, gross));
    return sum.rounded(schedule.rounding);
  };

  it('three fees of 0.498 are 1.494 and become 1', () => {
    expect(batch(over({ roundedPer: 'batch' }), [83, 83, 83])).toBe(1);
  });

  it('half a fen in all goes by the rounding', () => {
    const halves = ROUNDINGS.map((rounding) => batch(over({ ratePpm: 2_500, rounding }), [100, 100]));
    expect(halves).toEqual([1, 0, 0, 1]);
  });

  it('a fee at its least or most is whole by itself', () => {
    expect(batch(over({ minMinor: 2, capMinor: 50 }), [83, 83, 100_000, 1_000])).toBe(2 + 2 + 50 + 6);
  });
});

test('steps go up', () => {
  const isSchedule = (...steps: FeeTiers['steps']) =>
    feeSchedule.safeParse(over({ tiers: tiers('whole', 'value', ...steps) })).success;
  expect([isSchedule(step(1, 0), step(2, 0)), isSchedule(step(2, 0), step(2, 0)), isSchedule()]).toEqual([
    true,
    false,
    false,
  ]);
});
