/** Fees recomputed from the schedule: in whole minor units, with one rounding, and a difference is told and never swallowed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOn } from '../../../shared/domain/fee-amount.ts';
import { returnedFeeOn } from '../../../shared/domain/fee-returned.ts';
import { minor } from '../../../shared/domain/money.ts';
import { scheduleOf } from '../../../shared/domain/schedule-pick.ts';
import { type FeeSchedule, feeSchedule } from '../../../shared/domain/settlement-terms.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { inputOf, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';
import { SIX_PER_MILLE } from '../../support/terms.ts';

const terms = (over: Partial<FeeSchedule> = {}) => ({
  fees: [{ channel: 'wechat' as const, account: '', schedule: { ...SIX_PER_MILLE, ...over } }],
});

describe('the fee on a payment', () => {
  it.each<[string, Partial<FeeSchedule>, number, number]>([
    ['0.6 % of 100.00', {}, 10_000, 60],
    ['0.6 % of 0.01 is nothing', {}, 1, 0],
    ['a half rounds up', { ratePpm: 500_000 }, 3, 2],
    ['a half rounds to the even one', { ratePpm: 500_000, rounding: 'half_even' }, 5, 2],
    ['and to the even one above', { ratePpm: 500_000, rounding: 'half_even' }, 3, 2],
    ['always down', { ratePpm: 999_999, rounding: 'down' }, 9, 8],
    ['always up', { ratePpm: 1, rounding: 'up' }, 1, 1],
    ['a rate and a fixed part', { ratePpm: 29_000, fixedMinor: 30 }, 10_000, 320],
    ['at least', { minMinor: 100 }, 10_000, 100],
    ['at most', { capMinor: 2_500 }, 100_000_000, 2_500],
    ['beyond what a float could say', { ratePpm: 999_999 }, 9_000_000_000_000_000, 8_999_991_000_000_000],
  ])('%s', (_, over, gross, fee) => {
    expect(feeOn({ ...SIX_PER_MILLE, ...over }, gross)).toBe(fee);
  });

  it('never leaves least and most, and grows with the amount', () => {
    const schedules = fc.record({
      ratePpm: fc.nat(1_000_000),
      fixedMinor: fc.nat(1_000),
      rounding: fc.constantFrom('half_up' as const, 'half_even' as const, 'down' as const, 'up' as const),
    });
    fc.assert(
      fc.property(schedules, fc.nat(2 ** 40), fc.nat(1000), (over, gross, more) => {
        const schedule = { ...SIX_PER_MILLE, ...over, minMinor: 5, capMinor: 10_000_000 };
        const fee = feeOn(schedule, gross);
        expect(fee).toBeGreaterThanOrEqual(5);
        expect(fee).toBeLessThanOrEqual(10_000_000);
        expect(feeOn(schedule, gross + more)).toBeGreaterThanOrEqual(fee);
      }),
    );
  });

  it('least above most is no schedule', () => {
    expect(feeSchedule.safeParse({ ...SIX_PER_MILLE, minMinor: 10, capMinor: 9 }).success).toBe(false);
  });

  it('what a refund brings back: its share, rounded either way, or nothing', () => {
    expect(returnedFeeOn(SIX_PER_MILLE, 5_000)).toEqual([30, 30]);
    expect(returnedFeeOn(SIX_PER_MILLE, 5_050)).toEqual([30, 31]);
    expect(returnedFeeOn({ ...SIX_PER_MILLE, refunds: 'kept' }, 5_000)).toEqual([0, 0]);
    expect(returnedFeeOn({ ...SIX_PER_MILLE, refunds: 'unchecked' }, 5_000)).toBeNull();
    expect(returnedFeeOn({ ...SIX_PER_MILLE, capMinor: 100 }, 5_000)).toBeNull();
  });

  it('of several schedules the newest that has begun', () => {
    const fees = [
      { channel: 'wechat' as const, account: '', schedule: SIX_PER_MILLE },
      {
        channel: 'wechat' as const,
        account: '',
        schedule: { ...SIX_PER_MILLE, from: '2026-10-01', ratePpm: 3_800 },
      },
    ];
    const rateOn = (day: string) =>
      scheduleOf(fees, { channel: 'wechat', account: 'x', currency: 'CNY', day, text: '' })?.schedule.ratePpm;
    expect([rateOn('2025-12-31'), rateOn('2026-09-30'), rateOn('2026-10-01')]).toEqual([
      undefined,
      6_000,
      3_800,
    ]);
  });
});

describe('stated against the schedule', () => {
  const PAID = { channelTransactionId: '4200001234567890', merchantOrderNo: 'A20261017001' };
  const trade = (fee: number | null, over: Parameters<typeof line>[0] = {}) =>
    line({
      ...PAID,
      gross: minor(10_000),
      fee: fee === null ? null : minor(fee),
      net: 10_000 - (fee ?? 0),
      ...over,
    });
  const booked = (fee: number): LegCase['right'] => [
    line({ ...PAID, net: 10_000 }),
    line({ ...PAID, kind: 'fee', direction: 'out', net: fee }),
  ];
  const evidenceOf = (given: LegCase) =>
    Object.fromEntries(
      matchLeg(inputOf('trade_fund', given)).exceptions[0]?.evidence.map(({ name, value }) => [
        name,
        value,
      ]) ?? [],
    );

  it('trade bill and fund bill agree on a fee that is not the agreed one', () => {
    const given = { left: [trade(80)], right: booked(80), terms: terms() };
    expect(run('trade_fund', { ...given, terms: {} }).groups).toEqual(['trade_fund_by_transaction 0|0,1']);
    expect(run('trade_fund', given)).toMatchObject({ groups: [], exceptions: ['fee_differs 0|0,1'] });
    expect(evidenceOf(given)).toMatchObject({
      expected_fee: '0.60 CNY',
      stated_fee: '0.80 CNY',
      fee_over: '0.20 CNY',
      fee_schedule: 'wechat 6000 ppm 2026-01-01',
    });
  });

  it('a fee of the schedule matches; so does a line before the schedule began, or in another currency', () => {
    const right = booked(60);
    expect(run('trade_fund', { left: [trade(60)], right, terms: terms() }).groups).toHaveLength(1);
    const odd = { left: [trade(80)], right: booked(80) };
    expect(run('trade_fund', { ...odd, terms: terms({ from: '2026-11-01' }) }).groups).toHaveLength(1);
    expect(run('trade_fund', { ...odd, terms: terms({ currency: 'USD' }) }).groups).toHaveLength(1);
  });

  it('one minor unit is a difference', () => {
    expect(run('trade_fund', { left: [trade(61)], right: booked(61), terms: terms() }).exceptions).toEqual([
      'fee_differs 0|0,1',
    ]);
  });

  it('a refund that does not bring its share of the fee back', () => {
    const refund = (fee: number) => {
      const numbers = { channelTransactionId: '5030001234567890', refundNo: 'R1' };
      const left = line({
        ...numbers,
        kind: 'refund',
        direction: 'out',
        gross: minor(10_000),
        fee: minor(fee),
        net: 10_000 + fee,
      });
      const rows = [line({ ...numbers, kind: 'refund', direction: 'out', net: 10_000 })];
      if (fee !== 0) rows.push(line({ ...numbers, kind: 'fee_return', direction: 'in', net: -fee }));
      return (over: Partial<FeeSchedule>) =>
        run('trade_fund', { left: [left], right: rows, terms: terms(over) }).exceptions.length;
    };
    expect([refund(-60)({}), refund(0)({}), refund(0)({ refunds: 'kept' })]).toEqual([0, 1, 0]);
    expect([refund(-60)({ refunds: 'kept' }), refund(-10)({ refunds: 'unchecked' })]).toEqual([1, 0]);
  });

  it('of a refund after the rate changed, the fee at the old rate and at the new one are both right', () => {
    const numbers = { channelTransactionId: '5030001234567890', refundNo: 'R1' };
    const told = (fee: number) => {
      const left = line({
        ...numbers,
        kind: 'refund',
        direction: 'out',
        gross: minor(10_000),
        fee: minor(-fee),
        net: 10_000 - fee,
      });
      const rows = [
        line({ ...numbers, kind: 'refund', direction: 'out', net: 10_000 }),
        line({ ...numbers, kind: 'fee_return', direction: 'in', net: fee }),
      ];
      const fees = [...terms().fees, ...terms({ ratePpm: 3_800, from: '2026-10-01' }).fees];
      return run('trade_fund', { left: [left], right: rows, terms: { fees } }).exceptions.length;
    };
    expect([told(60), told(38), told(61), told(37)]).toEqual([0, 0, 1, 1]);
  });

  it.each<[string, Partial<FeeSchedule>]>([
    [
      'steps of the month',
      { tiers: { kind: 'whole', by: 'value', steps: [{ above: 1, ratePpm: 1, fixedMinor: 0 }] } },
    ],
    ['one rounding over the batch', { roundedPer: 'batch' }],
  ])('where %s make the fee, no single line is judged', (_, over) => {
    const given = { left: [trade(80)], right: booked(80) };
    expect(run('trade_fund', { ...given, terms: terms(over) }).groups).toHaveLength(1);
  });

  it('a schedule for a card type judges the lines that say it', () => {
    const words = terms({ words: ['借记卡'], ratePpm: 5_000 });
    const told = (description: string, fee: number) =>
      run('trade_fund', { left: [trade(fee, { description })], right: booked(fee), terms: words }).exceptions
        .length;
    expect([told('消费 借记卡', 50), told('消费 借记卡', 60), told('消费 信用卡', 60)]).toEqual([0, 1, 0]);
  });

  it('where the bill is all there is, the order’s leg tells it', () => {
    const order = line({ ...PAID, gross: minor(10_000), net: 10_000 });
    const given = { left: [order], right: [trade(80)], terms: terms() };
    expect(run('order_trade', given).exceptions).toEqual(['fee_differs 0|0']);
    expect(run('order_trade', { ...given, right: [trade(60)] }).groups).toHaveLength(1);
  });

  it('a line that states no fee is not asked about', () => {
    const order = line({ ...PAID, gross: minor(10_000), net: 10_000 });
    expect(run('order_trade', { left: [order], right: [trade(null)], terms: terms() }).groups).toHaveLength(
      1,
    );
  });
});

describe('whatever the order of files and rows', () => {
  it('the same fees differ and the same credits are short', () => {
    const rows = (['10.00', '20.00', '20.00', '35.10'] as const).map((yuan, at) =>
      line({
        gross: minor(Number(yuan.replace('.', ''))),
        fee: at === 3 ? minor(99) : null,
        net: Number(yuan.replace('.', '')) - (at === 3 ? 99 : 0),
        batchNo: `B202610170${at}`,
      }),
    );
    const credits = [994, 1_988, 1_988, 3_411].map((net, at) =>
      line({
        channel: 'bank',
        kind: 'transfer',
        status: 'none',
        net,
        occurredAt: '2026-10-19',
        bankReference: `N${at}`,
      }),
    );
    credits.push(line({ ...credits[3], net: 3_411, description: 'B2026101703', occurredAt: '2026-10-20' }));
    const told = (left: LegCase['left'], right: LegCase['right']) => {
      const { exceptions, groups } = matchLeg(inputOf('trade_bank', { left, right, terms: terms() }));
      return [
        groups.count,
        exceptions.map((each) => [
          each.kind,
          each.left.map((at) => left[at]?.batchNo).toSorted(),
          each.right.map((at) => right[at]?.bankReference).toSorted(),
          each.evidence,
        ]),
      ];
    };
    const expected = told(rows, credits);
    expect(JSON.stringify(expected)).toContain('fee_differs');
    const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });
    fc.assert(
      fc.property(shuffled(rows), shuffled(credits), (left, right) => {
        expect(told(left, right)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a bank credit that lacks just the fee', () => {
  const paid = (net: number, over: Parameters<typeof line>[0] = {}) =>
    line({ gross: minor(net), net, ...over });
  const credit = (net: number, over: Parameters<typeof line>[0] = {}) =>
    line({ channel: 'bank', kind: 'transfer', status: 'none', net, occurredAt: '2026-10-19', ...over });

  it('is named with its batch instead of one missing and one unexplained', () => {
    const given = { left: [paid(10_000), paid(20_000)], right: [credit(29_820)] };
    // Without a schedule nobody can say why the amounts are not equal: a suggestion at most.
    const bare = run('trade_bank', given);
    expect([
      bare.exceptions.includes('fee_differs 0,1|0'),
      bare.groups.some((each) => !each.endsWith('?')),
    ]).toEqual([false, false]);
    expect(run('trade_bank', { ...given, terms: terms() }).exceptions).toEqual(['fee_differs 0,1|0']);
  });

  it('also under the number the bank quotes', () => {
    const left = [paid(10_000, { batchNo: 'B2026101700' })];
    const right = [credit(9_940, { description: 'B2026101700' })];
    expect(run('trade_bank', { left, right }).exceptions).toEqual(['amount_differs 0|0']);
    expect(run('trade_bank', { left, right, terms: terms() }).exceptions).toEqual(['fee_differs 0|0']);
  });

  it('two credits that would both fit are no answer', () => {
    const given = {
      left: [paid(10_000)],
      right: [credit(9_940), credit(9_940, { description: 'x' })],
      terms: terms(),
    };
    expect(run('trade_bank', given).exceptions).not.toContain('fee_differs 0|0');
  });

  it('a credit after the money was due, or of another amount, is not it', () => {
    const late = {
      left: [paid(10_000)],
      right: [credit(9_940, { occurredAt: '2026-10-28' })],
      terms: terms(),
    };
    expect(run('trade_bank', late).exceptions).not.toContain('fee_differs 0|0');
    expect(run('trade_bank', { ...late, right: [credit(9_941)] }).exceptions).not.toContain(
      'fee_differs 0|0',
    );
  });
});
