/** A day's money, or several days', as one movement at the bank. 2026-10-16 is a Friday; 10-01 to 10-07 are holidays. */
import { describe, expect, it } from 'vitest';
import type { LineTexts } from '../../../src-main/areas/matching/rules/leg-match.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { groupKey } from '../../../src-main/areas/matching/rules/work/keys.ts';
import { inputOf, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const TENPAY: Partial<LineTexts> = { counterparty: '财付通支付科技有限公司' };
const payout = (net: number, day: string, over: Over = {}) =>
  line({ kind: 'payout', direction: 'out', net, occurredAt: `${day}T09:00:00+08:00`, ...over });
const credit = (net: number, day: string, over: Over = {}) =>
  line({ channel: 'bank', kind: 'transfer', status: 'none', net, occurredAt: day, ...over });
const sale = (net: number, day: string, over: Over = {}) =>
  line({ channel: 'unionpay', net, occurredAt: `${day}T10:00:00+08:00`, ...over });
const back = (net: number, day: string, over: Over = {}) =>
  sale(net, day, { kind: 'refund', direction: 'out', ...over });
const funds = (given: LegCase) => run('fund_bank', given);

describe('payouts', () => {
  it('of one day arrive as one credit: accepted where the bank names the channel', () => {
    const left = [payout(123_456, '2026-10-19'), payout(98_765, '2026-10-19')];
    const right = [credit(222_221, '2026-10-20', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1|0']);
  });

  it('the same without the channel in its text is proposed', () => {
    const left = [payout(123_456, '2026-10-19'), payout(98_765, '2026-10-19')];
    const right = [credit(222_221, '2026-10-20')];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1|0 ?']);
  });

  it('of Friday, Saturday and Sunday arrive together on Monday', () => {
    const left = [
      payout(100_001, '2026-10-16'),
      payout(200_002, '2026-10-17'),
      payout(300_003, '2026-10-18'),
      payout(50_005, '2026-10-21'),
    ];
    const right = [credit(600_006, '2026-10-19', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1,2|0']);
  });

  it('of a whole holiday arrive on the first business day after it', () => {
    const days = ['2026-10-01', '2026-10-03', '2026-10-05', '2026-10-07'];
    const left = days.map((day, at) => payout(100_001 + at, day));
    const right = [credit(400_010, '2026-10-08', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1,2,3|0']);
  });

  it('another account of the channel is another total', () => {
    const left = [
      payout(123_456, '2026-10-19'),
      payout(98_765, '2026-10-19'),
      payout(7_000, '2026-10-19', { account: '1900000222' }),
    ];
    const right = [credit(222_221, '2026-10-20', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1|0']);
  });

  it('a total that fits two credits is a question', () => {
    const left = [payout(123_456, '2026-10-19'), payout(98_765, '2026-10-19')];
    const right = [credit(222_221, '2026-10-20', TENPAY), credit(222_221, '2026-10-21', TENPAY)];
    const told = funds({ left, right });
    expect(told.groups).toEqual([]);
    expect(told.exceptions).toEqual(['ambiguous 0,1|0,1']);
  });

  it('a plain payout of the very amount keeps the total from being taken', () => {
    const left = [payout(30_000, '2026-10-19'), payout(20_000, '2026-10-19'), payout(50_000, '2026-10-20')];
    const right = [credit(50_000, '2026-10-20', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_amount 2|0 ?']);
  });

  it('round amounts of a small business prove too little to be accepted', () => {
    const left = [payout(10_000, '2026-10-19'), payout(20_000, '2026-10-19')];
    const right = [credit(30_000, '2026-10-20', TENPAY)];
    expect(funds({ left, right }).groups).toEqual(['fund_bank_by_day_total 0,1|0 ?']);
  });

  it('a credit that came before the last payout of the run is not its credit', () => {
    const left = [payout(123_456, '2026-10-19'), payout(98_765, '2026-10-21')];
    const right = [credit(222_221, '2026-10-20', TENPAY)];
    expect(funds({ left, right }).groups).toEqual([]);
  });

  it('a person who refused the total does not see it again', () => {
    const left = [payout(123_456, '2026-10-19'), payout(98_765, '2026-10-19')];
    const right = [credit(222_221, '2026-10-20', TENPAY)];
    const input = inputOf('fund_bank', { left, right });
    const { groups } = matchLeg(input);
    expect([groups.count, groups.state[0]]).toEqual([1, 0]);
    expect(groups.details.get(0)).toMatchObject({ solutions: 1, isBudgetSpent: false });
    const refused = groupKey('fund_bank', input.left, [0, 1], input.right, [0]);
    expect(funds({ left, right, rejected: new Set([refused]) }).groups).toEqual([]);
  });
});

describe('batches and orders', () => {
  it('the net of a day after refunds, the channel named: accepted', () => {
    const left = [sale(90_011, '2026-10-19'), sale(40_022, '2026-10-19'), back(20_004, '2026-10-19')];
    const right = [credit(110_029, '2026-10-20', { counterparty: '银联商务' })];
    expect(run('trade_bank', { left, right }).groups).toEqual(['trade_bank_by_day_total 0,1,2|0']);
  });

  it('a weekend of a channel without payout numbers', () => {
    const left = ['2026-10-16', '2026-10-17', '2026-10-18'].flatMap((day) => [
      sale(90_011, day),
      sale(40_022, day),
    ]);
    const right = [credit(390_099, '2026-10-19', { counterparty: '银联商务' })];
    expect(run('trade_bank', { left, right }).groups).toEqual(['trade_bank_by_day_total 0,1,2,3,4,5|0']);
  });

  it("a day's orders paid into the bank as one sum are proposed, refunds taken off", () => {
    const order = (net: number, over: Over = {}) =>
      line({ channel: 'bank', net, occurredAt: '2026-10-19T10:00:00+08:00', ...over });
    const left = [order(12_301), order(45_602), order(1_003, { kind: 'refund', direction: 'out' })];
    const right = [credit(56_900, '2026-10-20')];
    expect(run('order_bank', { left, right }).groups).toEqual(['order_bank_by_day_total 0,1,2|0 ?']);
  });
});
