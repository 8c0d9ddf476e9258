/** When money is due: cycles, cut-offs and the calendar with the firm's own days. National Day 2026: 1 to 7 October off, Saturdays 20 September and 10 October worked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseInstant } from '../../../shared/domain/dates.ts';
import {
  type CycleTerms,
  type SettlementCycle,
  settlementCycle,
} from '../../../shared/domain/settlement-terms.ts';
import { shippedCycle } from '../../../shared/domain/shipped-terms.ts';
import { cycleOf } from '../../../shared/domain/terms-in-force.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import {
  arrivesBy,
  businessDaysBetween,
  calendarOf,
  dueDay,
} from '../../../src-main/areas/matching/rules/terms.ts';
import { isBusinessDayInChina } from '../../../src-main/platform/business-days.ts';
import { day, files, inputOf, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';
import { T1 } from '../../support/terms.ts';

const D1: SettlementCycle = { ...T1, unit: 'calendar' };
const T0: SettlementCycle = { ...T1, days: 0 };

const due = (cycle: SettlementCycle, at: string, isBusinessDay = isBusinessDayInChina) =>
  formatDay(
    arrivesBy(cycle, { day: day(at.slice(0, 10)), at: parseInstant(at) ?? Number.NaN }, isBusinessDay),
  );

describe('the day money is due', () => {
  it.each<[string, SettlementCycle, string, string]>([
    ['T+1 of a Wednesday', T1, '2026-10-14T10:00:00+08:00', '2026-10-15'],
    ['T+1 of a Friday', T1, '2026-10-16T10:00:00+08:00', '2026-10-19'],
    ['T+1 of a Saturday', T1, '2026-10-17T10:00:00+08:00', '2026-10-19'],
    ['T+1 of the last day before National Day', T1, '2026-09-30T10:00:00+08:00', '2026-10-08'],
    ['T+1 in the middle of National Day week', T1, '2026-10-03T10:00:00+08:00', '2026-10-08'],
    ['T+1 of the Friday before a Saturday worked in exchange', T1, '2026-10-09T10:00:00+08:00', '2026-10-10'],
    ['T+1 of the Saturday worked', T1, '2026-10-10T10:00:00+08:00', '2026-10-12'],
    ['T+1 over Spring Festival', T1, '2026-02-14T10:00:00+08:00', '2026-02-24'],
    ['D+1 of a Wednesday', D1, '2026-10-14T10:00:00+08:00', '2026-10-15'],
    ['D+1 that falls on a Saturday comes on Monday', D1, '2026-10-16T10:00:00+08:00', '2026-10-19'],
    ['D+1 that falls into National Day week comes after it', D1, '2026-09-30T10:00:00+08:00', '2026-10-08'],
    ['T+0 of a Tuesday', T0, '2026-10-13T10:00:00+08:00', '2026-10-13'],
    ['T+0 of a Sunday', T0, '2026-10-18T10:00:00+08:00', '2026-10-19'],
  ])('%s', (_, cycle, at, expected) => {
    expect(due(cycle, at)).toBe(expected);
  });

  it.each<[string, SettlementCycle, string, string]>([
    ['a minute before', T1, '2026-10-15T21:59:59+08:00', '2026-10-16'],
    ['at the minute', T1, '2026-10-15T22:00:00+08:00', '2026-10-19'],
    ['on a Friday evening it counts to Saturday', T0, '2026-10-16T22:30:00+08:00', '2026-10-19'],
    ['before it on Friday', T0, '2026-10-16T21:30:00+08:00', '2026-10-16'],
    ['where only the day is known', T1, '2026-10-15', '2026-10-16'],
    ['in the last minute of the day', T1, '2026-10-15T23:59:59+08:00', '2026-10-19'],
  ])('with a cut-off at 22:00: %s', (_, cycle, at, expected) => {
    expect(due({ ...cycle, cutOff: '22:00' }, at)).toBe(expected);
  });

  it('with a cut-off at midnight every time counts to the next day, and only what gives no time does not', () => {
    const atMidnight = { ...T1, cutOff: '00:00' };
    expect(due(atMidnight, '2026-10-15T00:00:00+08:00')).toBe('2026-10-16');
    expect(due(atMidnight, '2026-10-15T00:00:01+08:00')).toBe('2026-10-19');
  });

  it.each<[string, Partial<SettlementCycle>, string, string]>([
    [
      'a Saturday at the end of October comes on Friday',
      { days: 1, unit: 'calendar' },
      '2026-10-30',
      '2026-10-30',
    ],
    ['within a month it comes after', { days: 1, unit: 'calendar' }, '2026-10-16', '2026-10-19'],
    ['never before its own day', { days: 0, unit: 'calendar' }, '2026-10-31', '2026-11-02'],
    ['business days are no day off', { days: 1, unit: 'business' }, '2026-10-30', '2026-11-02'],
    ['National Day begins a month and ends in it', { days: 1, unit: 'calendar' }, '2026-09-30', '2026-10-08'],
  ])('modified following: %s', (_, cycle, of, expected) => {
    const rolled = { ...T1, ...cycle, roll: 'modified_following' as const };
    expect(formatDay(dueDay(rolled, isBusinessDayInChina, day(of)))).toBe(expected);
  });

  it('grace is counted in business days', () => {
    expect(due({ ...T1, graceDays: 1 }, '2026-09-30T10:00:00+08:00')).toBe('2026-10-09');
    expect(due({ ...T1, graceDays: 2 }, '2026-10-15T10:00:00+08:00')).toBe('2026-10-20');
  });

  it("a firm's own holiday moves it, a day the firm works does not", () => {
    const own = calendarOf(
      [
        { day: '2026-10-19', kind: 'holiday', name: '盘点' },
        { day: '2026-10-24', kind: 'business', name: '加班结算' },
      ],
      isBusinessDayInChina,
    );
    expect(due(T1, '2026-10-16T10:00:00+08:00', own)).toBe('2026-10-20');
    expect(due(T1, '2026-10-23T10:00:00+08:00', own)).toBe('2026-10-24');
  });

  it('is never before its day, always a business day, and later days are never due earlier', () => {
    const cycles = fc.record({
      days: fc.integer({ min: 0, max: 20 }),
      unit: fc.constantFrom('business' as const, 'calendar' as const),
      cutOff: fc.constantFrom(null, '00:00', '22:00', '23:59'),
      graceDays: fc.integer({ min: 0, max: 5 }),
      billDays: fc.constant(1),
      minimumMinor: fc.constant(null),
      roll: fc.constantFrom('following' as const, 'modified_following' as const),
    });
    fc.assert(
      fc.property(cycles, fc.integer({ min: 20_000, max: 21_000 }), fc.nat(86_399), (cycle, of, second) => {
        expect(settlementCycle.safeParse(cycle).success).toBe(true);
        const at = of * 86_400 - 8 * 3600 + second;
        const found = arrivesBy(cycle, { day: of, at }, isBusinessDayInChina);
        // Into another month it comes on the business day before, if that is not before its own day.
        const isCounted = cycle.unit === 'calendar' && cycle.roll === 'following';
        expect(found).toBeGreaterThanOrEqual(of + (isCounted ? cycle.days : 0));
        expect(isBusinessDayInChina(found)).toBe(true);
        const next = arrivesBy(cycle, { day: of + 1, at: at + 86_400 }, isBusinessDayInChina);
        expect(next).toBeGreaterThanOrEqual(found);
      }),
    );
  });

  it('ages count business days, the firm’s own days included', () => {
    const own = calendarOf([{ day: '2026-10-19', kind: 'holiday', name: '' }], isBusinessDayInChina);
    const [from, to] = [day('2026-10-16'), day('2026-10-20')];
    expect(businessDaysBetween(from, to, isBusinessDayInChina)).toBe(2);
    expect(businessDaysBetween(from, to, own)).toBe(1);
  });
});

describe('whose cycle', () => {
  const cycles: CycleTerms[] = [
    { channel: 'wechat', account: '', cycle: { ...T1, days: 2 } },
    { channel: 'wechat', account: '1900000109', cycle: { ...T1, days: 3 } },
  ];
  it.each([
    ['the account’s own', 'wechat', '1900000109', 3],
    ['else the channel’s', 'wechat', '1900000200', 2],
    ['else the shipped one', 'alipay', '1900000109', 1],
  ] as const)('%s', (_, channel, account, days) => {
    expect(cycleOf(cycles, { channel, account }).days).toBe(days);
  });

  it('what is shipped leaves a day of grace to every channel', () => {
    for (const channel of ['wechat', 'alipay', 'unionpay', 'paypal', 'stripe', 'adyen', 'bank'] as const)
      expect(shippedCycle(channel).graceDays).toBeGreaterThanOrEqual(1);
  });
});

describe('in a leg', () => {
  const payout = (over: Parameters<typeof line>[0] = {}) =>
    line({ kind: 'payout', direction: 'out', net: 5_000, occurredAt: '2026-10-16T22:30:00+08:00', ...over });
  const terms = (cycle: Partial<SettlementCycle>) => ({
    cycles: [{ channel: 'wechat' as const, account: '', cycle: { ...T1, ...cycle } }],
  });
  const told = (asOf: string, cycle: Partial<SettlementCycle>) =>
    run('fund_bank', { left: [payout()], right: [], asOf, terms: terms(cycle) }).exceptions;

  it('a payout waits until its cycle says and is missing on the next day', () => {
    expect(told('2026-10-19', {})).toEqual(['timing 0|']);
    expect(told('2026-10-20', {})).toEqual(['missing_in_bank 0|']);
    expect(told('2026-10-22', { days: 4 })).toEqual(['timing 0|']);
    expect(told('2026-10-23', { days: 4 })).toEqual(['missing_in_bank 0|']);
  });

  it("a firm's own holiday gives it a day more", () => {
    const holiday = { ...terms({}), days: [{ day: '2026-10-19', kind: 'holiday' as const, name: '' }] };
    const given = { left: [payout()], right: [], terms: holiday };
    expect(run('fund_bank', { ...given, asOf: '2026-10-20' }).exceptions).toEqual(['timing 0|']);
    expect(run('fund_bank', { ...given, asOf: '2026-10-21' }).exceptions).toEqual(['missing_in_bank 0|']);
  });

  it('the last line of a batch says when the batch is due', () => {
    const early = line({ occurredAt: '2026-10-15T09:00:00+08:00', batchNo: 'B2026101501' });
    const late = line({ occurredAt: '2026-10-15T22:30:00+08:00', batchNo: 'B2026101501' });
    const given = { right: [], asOf: '2026-10-19', terms: terms({ cutOff: '22:00' }) };
    expect(run('trade_bank', { ...given, left: [early, late] }).exceptions).toEqual(['timing 0,1|']);
    expect(run('trade_bank', { ...given, left: [early] }).exceptions).toEqual(['missing_in_bank 0|']);
  });

  it('an order after the cut-off waits for the bill of the next day', () => {
    const order = line({ occurredAt: '2026-10-15T22:30:00+08:00', merchantOrderNo: 'A20261015' });
    const given = {
      left: [order],
      right: [],
      rightCoverage: [files('wechat', '2026-10-15')],
      asOf: '2026-10-16',
    };
    expect(run('order_trade', given).exceptions).toEqual(['missing_in_channel 0|']);
    expect(run('order_trade', { ...given, terms: terms({ cutOff: '22:00' }) }).exceptions).toEqual([
      'timing 0|',
    ]);
  });

  it('a bill that comes two days later is waited for two days', () => {
    const order = line({ occurredAt: '2026-10-15T10:00:00+08:00', merchantOrderNo: 'A20261015' });
    const given = { left: [order], right: [], rightCoverage: [], asOf: '2026-10-19' };
    expect(run('order_trade', given).exceptions).toEqual(['missing_file 0|']);
    const [waits] = matchLeg(inputOf('order_trade', { ...given, terms: terms({ billDays: 2 }) })).exceptions;
    expect([waits?.kind, waits?.expectedByDay]).toEqual(['timing', day('2026-10-19')]);
  });
});
