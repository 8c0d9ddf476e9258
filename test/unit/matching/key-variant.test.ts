/** Numbers spelled differently on two sides: what is one number, what may be one, and what is not. */
import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { groupKey } from '../../../src-main/areas/matching/rules/work/keys.ts';
import { inputOf, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const order = (merchantOrderNo: string, net = 4711, over: Over = {}) =>
  line({ merchantOrderNo, net, ...over });
const match = (given: LegCase) => run('order_trade', given);
const pair = (left: string, right: string) => match({ left: [order(left)], right: [order(right)] });

describe('one number in two spellings', () => {
  it.each([
    ['capitals', 'ord-2026-0001', 'ORD-2026-0001'],
    ['full-width digits', 'ORD２０２６１', 'ORD20261'],
    ['dashes and spaces', 'ORD-2026 1017_0001', 'ORD202610170001'],
    ['the prefix T200P', '2026101700001', 'T200P2026101700001'],
    ['leading zeros of a long number', '0000202610170001', '202610170001'],
    ['all of it at once', 't200p-０00202610170001', '202610170001'],
  ])('%s: accepted with the same amount', (_, left, right) => {
    expect(pair(left, right)).toEqual({
      groups: ['order_trade_by_spelling 0|0'],
      exceptions: [],
      outside: '|',
    });
  });

  it.each([
    ['letters that look like digits', 'AO2026l017S8', 'A0202610175B'],
    ['leading zeros of a short number', '0004217', '4217'],
    ['a prefix that only one pair shows', 'SHOP2026101700001', '2026101700001'],
    ['the first twelve characters only', '420000123456', '4200001234567890123456789012'],
    ['what a spreadsheet left of nineteen digits', '2026101743718820000', '2026101743718823930'],
  ])('%s: a suggestion', (_, left, right) => {
    expect(pair(left, right).groups).toEqual(['order_trade_by_spelling 0|0 ?']);
  });

  it('keeps how the numbers are spelled', () => {
    const { groups } = matchLeg(
      inputOf('order_trade', { left: [order('A-2026-0001')], right: [order('A20260001')] }),
    );
    expect(groups.details.get(0)?.signals).toEqual([
      { name: 'spelled_punctuation', bits: 0, value: 'A-2026-0001 ≈ A20260001' },
    ]);
  });

  it('three numbers that a spreadsheet rounded are enough to know that it did', () => {
    const left = ['2026101743718820000', '2026101788215390000', '2026101701937260000'];
    const right = ['2026101743718823930', '2026101788215396607', '2026101701937264408'];
    const orders = (numbers: string[]) => numbers.map((number, at) => order(number, 4711 + at));
    expect(match({ left: orders(left), right: orders(right) }).groups.toSorted()).toEqual([
      'order_trade_by_spelling 0|0',
      'order_trade_by_spelling 1|1',
      'order_trade_by_spelling 2|2',
    ]);
  });

  it('a rounded number that two orders could have been is neither’s', () => {
    const left = [order('2026101743718820000', 4711), order('2026101743718820000', 4711)];
    const right = [order('2026101743718823930', 4711), order('2026101743718821111', 4711)];
    expect(match({ left, right }).groups).toEqual([]);
  });

  it('a prefix that three numbers of the file have in common is the file’s own', () => {
    const numbers = ['20261017000001', '20261017000002', '20261017000003'];
    const left = numbers.map((number, at) => order(number, 100 + at));
    const right = numbers.map((number, at) => order(`WEB${number}`, 100 + at));
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'order_trade_by_spelling 0|0',
      'order_trade_by_spelling 1|1',
      'order_trade_by_spelling 2|2',
    ]);
  });

  it('refunds are compared by their refund numbers first', () => {
    const refund = (merchantOrderNo: string, refundNo: string) =>
      line({ merchantOrderNo, refundNo, net: 300, kind: 'refund', direction: 'out' });
    const left = [refund('ORD20260001', 'RF-2026-01'), refund('ORD20260001', 'RF-2026-02')];
    const right = [refund('ord20260001', 'RF202602'), refund('ord20260001', 'RF202601')];
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'order_trade_by_spelling 0|1',
      'order_trade_by_spelling 1|0',
    ]);
  });
});

describe('numbers cut short', () => {
  const LONG = ['4200001234567890123456789012', '4200009876543210987654321098'];

  it('sixteen of twenty-eight characters that no other number begins with: accepted', () => {
    const left = LONG.map((number, at) => order(number, 100 + at));
    const right = [order('4200009876543210', 101)];
    expect(match({ left, right }).groups).toEqual(['order_trade_by_spelling 1|0']);
  });

  it('a beginning that another number shares: a suggestion, where the amount is the only one', () => {
    const shared = '42000012345678901234';
    const left = [order(`${shared}56789012`, 100), order(`${shared}00000017`, 555)];
    expect(match({ left, right: [order(shared, 100)] }).groups).toEqual(['order_trade_by_spelling 0|0 ?']);
    // The other is asked about also where it has found its partner.
    const right = [order(shared, 100), order(`${shared}00000017`, 555)];
    expect(match({ left, right }).groups).toContain('order_trade_by_spelling 0|0 ?');
    expect(match({ left: [...left, order('B1', 100)], right: [order(shared, 100)] }).groups).toEqual([]);
  });

  it('a beginning that many numbers share is a date, and names none of them', () => {
    const shared = '4200001234202610';
    const left = Array.from({ length: 20 }, (_, at) => order(`${shared}1690000000${10 + at}`, 100 + at));
    expect(match({ left, right: [order(shared, 105)] }).groups).toEqual([]);
  });

  it('three numbers cut at one place, each with an amount of its own, are named among a few', () => {
    const shared = '42000012345678901234';
    const left = [1, 2, 3, 4].map((at) => order(`${shared}5678901${at}`, 100 + at));
    const right = [1, 2, 3].map((at) => order(shared, 100 + at));
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'order_trade_by_spelling 0|0',
      'order_trade_by_spelling 1|1',
      'order_trade_by_spelling 2|2',
    ]);
  });

  it('order 1 and order 12 of a day are neighbours, not one number', () => {
    expect(pair('ORDER-20261017-1', 'ORDER-20261017-12').groups).toEqual(['order_trade_by_spelling 0|0 ?']);
  });
});

describe('never looser than the evidence', () => {
  const unlike = { groups: [], exceptions: ['missing_in_channel 0|', 'missing_in_orders |0'], outside: '|' };
  const sorted = (told: ReturnType<typeof match>) => ({ ...told, exceptions: told.exceptions.toSorted() });

  it.each<[string, Over]>([
    ['a month apart', { occurredAt: '2026-10-01T10:00:00+08:00' }],
    ['money of the other sense', { kind: 'refund', direction: 'out' }],
    ['another transaction number', { channelTransactionId: '4200009999' }],
  ])('%s', (_, over) => {
    const left = [order('ORD-2026-0001', 4711, { channelTransactionId: '4200001111' })];
    const right = [order('ORD20260001', 4711, over)];
    expect(sorted(match({ left, right }))).toEqual(unlike);
  });

  it('digits exchanged are two numbers', () => {
    const told = match({ left: [order('ORD202610170012')], right: [order('ORD202610170021')] });
    expect(told.groups.filter((group) => !group.endsWith('?'))).toEqual([]);
  });

  it('two possible partners: a person chooses', () => {
    const left = [order('ORD-2026-0001')];
    const right = [order('ORD20260001'), order('ord20260001')];
    expect(match({ left, right })).toEqual({ groups: [], exceptions: ['ambiguous 0|0,1'], outside: '|' });
  });

  it('a refund beside another one that is missing is a suggestion: the number stands for both', () => {
    const refund = (merchantOrderNo: string, net: number) =>
      line({ merchantOrderNo, net, kind: 'refund', direction: 'out' });
    const left = [refund('ORD-2026-0001', 300), refund('ORD-2026-0001', 200)];
    expect(match({ left, right: [refund('ORD20260001', 300)] })).toEqual({
      groups: ['order_trade_by_spelling 0|0 ?'],
      exceptions: ['missing_in_channel 1|'],
      outside: '|',
    });
  });

  it('one number twice at the channel: paid twice', () => {
    const right = [order('ORD20260001'), order('ORD20260001')];
    const told = match({ left: [order('ORD-2026-0001')], right });
    expect(told).toEqual({ groups: [], exceptions: ['duplicate 0|0,1'], outside: '|' });
  });

  it('the number with another amount: both are named, and how they are spelled', () => {
    const given = { left: [order('ORD-2026-0001', 4711)], right: [order('ORD20260001', 4700)] };
    const [exception] = matchLeg(inputOf('order_trade', given)).exceptions;
    expect([exception?.kind, exception?.difference, exception?.left, exception?.right]).toEqual([
      'amount_differs',
      11,
      [0],
      [0],
    ]);
    expect(exception?.evidence).toContainEqual({ name: 'spelling', value: 'ORD-2026-0001 ≈ ORD20260001' });
  });

  it.each<[string, Over, string]>([
    ['the currency', { currency: 'USD' }, 'currency_differs 0|0'],
    ['the status', { status: 'failed' }, 'status_differs 0|0'],
    ['what moved', { status: 'closed', direction: null }, 'status_differs 0|0'],
  ])('%s differs under one number', (_, over, kind) => {
    const right = [order('ORD20260001', 4711, over)];
    expect(match({ left: [order('ORD-2026-0001')], right }).exceptions).toEqual([kind]);
  });

  it('a pair that a person refused stays apart', () => {
    const given = { left: [order('ORD-2026-0001')], right: [order('ORD20260001')] };
    const { left, right } = inputOf('order_trade', given);
    const rejected = new Set([groupKey('order_trade', left, [0], right, [0])]);
    expect(sorted(match({ ...given, rejected }))).toEqual(unlike);
  });

  it('a rule that may only suggest accepts nothing', () => {
    const input = inputOf('order_trade', { left: [order('ORD-2026-0001')], right: [order('ORD20260001')] });
    const rules = input.rules.map((each) =>
      each.rule.pass === 'key_variant'
        ? { ...each, rule: { ...each.rule, gives: 'proposed' as const } }
        : each,
    );
    expect([...matchLeg({ ...input, rules }).groups.state]).toEqual([1]);
  });
});

describe('numbers that a bank quotes in its own spelling', () => {
  const payout = (batchNo: string, net = 5_000) =>
    line({ kind: 'payout', direction: 'out', net, batchNo, occurredAt: '2026-10-16T09:00:00+08:00' });
  const credit = (description: string, net = 5_000) =>
    line({ channel: 'bank', kind: 'transfer', net, description, status: 'none', occurredAt: '2026-10-19' });

  it.each([
    ['without its dashes', 'TX-2026-1016-00123', '提现 TX2026101600123 财付通'],
    ['with dashes of its own', 'TX2026101600123', '提现TX-2026-1016-00123财付通'],
    ['in pieces', '2026101600123', 'PAYOUT 2026 1016 00123 TENPAY'],
    ['in capitals', 'po_1abcdefgh', 'STRIPE PO-1ABCDEFGH'],
    ['the first sixteen characters', '1000002026101612345678901234', 'REF 1000002026101612'],
  ])('%s', (_, number, text) => {
    expect(run('fund_bank', { left: [payout(number)], right: [credit(text)] }).groups).toEqual([
      'fund_bank_by_spelling 0|0',
    ]);
  });

  it('two credits with the number that add up to the payout', () => {
    const left = [payout('TX-2026-1016-00123')];
    const right = [credit('TX2026101600123 1/2', 3_000), credit('TX2026101600123 2/2', 2_000)];
    expect(run('fund_bank', { left, right }).groups).toEqual(['fund_bank_by_spelling 0|0,1']);
  });

  it('a date in pieces is no number', () => {
    const told = run('fund_bank', { left: [payout('20261016')], right: [credit('2026-10-16', 4_000)] });
    expect(told.exceptions.toSorted()).toEqual(['missing_in_bank 0|', 'unexplained_in_bank |0']);
  });
});

describe('trades and their movements', () => {
  const trade = line({
    channelTransactionId: 'T-2026-000001',
    gross: minor(10_000),
    fee: minor(60),
    net: 9_940,
  });
  const row = (net: number, over: Over = {}) =>
    line({ channelTransactionId: 'T2026000001', net, status: 'none', ...over });

  it('all movements of a number are one', () => {
    const right = [row(10_000), row(60, { kind: 'fee', direction: 'out' })];
    expect(run('trade_fund', { left: [trade], right }).groups).toEqual(['trade_fund_by_spelling 0|0,1']);
  });

  it('a wrong fee is a wrong fee', () => {
    const right = [row(10_000), row(61, { kind: 'fee', direction: 'out' })];
    expect(run('trade_fund', { left: [trade], right }).exceptions).toEqual(['fee_differs 0|0,1']);
  });
});
