/** Payouts against the bank; batches and orders against the bank work the same way. 2026-10-16 is a Friday. */
import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { MATCH_RULES } from '../../../src-main/areas/matching/rules/match-rules.ts';
import { day, files, inputOf, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const payout = (net: number, over: Over = {}) =>
  line({ kind: 'payout', direction: 'out', net, occurredAt: '2026-10-16T09:00:00+08:00', ...over });
const credit = (net: number, over: Over = {}) =>
  line({ channel: 'bank', kind: 'transfer', status: 'none', net, occurredAt: '2026-10-19', ...over });
const match = (given: LegCase) => run('fund_bank', given);
const REFERENCE = { batchNo: 'TX20261016000123' };

describe('by the number the bank quotes', () => {
  it.each<[string, Over]>([
    ['in its reference', { bankReference: 'TX20261016000123' }],
    ['within the description', { description: '提现TX20261016000123财付通' }],
    ['as its batch number', { batchNo: 'TX20261016000123' }],
  ])('%s', (_, over) => {
    expect(match({ left: [payout(5_000, REFERENCE)], right: [credit(5_000, over)] })).toEqual({
      groups: ['fund_bank_by_reference 0|0'],
      exceptions: [],
      outside: '|',
    });
  });

  it('a number with dashes is one number', () => {
    const left = [payout(5_000, { batchNo: 'PO-2026-000-77' })];
    expect(
      match({ left, right: [credit(5_000, { description: '/REF/PO-2026-000-77 x' })] }).groups,
    ).toHaveLength(1);
  });

  it('two payouts of one batch that arrive as one credit', () => {
    const left = [payout(5_000, REFERENCE), payout(3_000, REFERENCE)];
    const right = [credit(8_000, { bankReference: REFERENCE.batchNo })];
    expect(match({ left, right }).groups).toEqual(['fund_bank_by_reference 0,1|0']);
  });

  it('another amount under the same number', () => {
    const right = [credit(4_990, { bankReference: REFERENCE.batchNo }), credit(5_000)];
    const told = match({ left: [payout(5_000, REFERENCE)], right });
    expect(told.groups).toEqual([]); // The line without the number is not taken instead.
    expect(told.exceptions.toSorted()).toEqual(['amount_differs 0|0', 'unexplained_in_bank |1']);
  });

  it('what the bank announces and has not booked has not arrived', () => {
    const right = [credit(5_000, { bankReference: REFERENCE.batchNo, status: 'pending' })];
    const told = match({ left: [payout(5_000, REFERENCE)], right });
    expect(told).toEqual({ groups: [], exceptions: ['missing_in_bank 0|'], outside: '|0' });
  });

  it('money of the opposite sense under the number is another movement, not a difference', () => {
    const right = [credit(5_000, { bankReference: REFERENCE.batchNo, direction: 'out' })];
    const told = match({ left: [payout(5_000, REFERENCE)], right });
    expect(told).toEqual({ groups: [], exceptions: ['missing_in_bank 0|'], outside: '|0' });
  });

  it('one payout, two credits with its number and amount: paid twice', () => {
    const right = [
      credit(5_000, { bankReference: REFERENCE.batchNo }),
      credit(5_000, { description: REFERENCE.batchNo }),
    ];
    expect(match({ left: [payout(5_000, REFERENCE)], right }).exceptions).toEqual(['duplicate 0|0,1']);
  });

  it('dates and short numbers are no references', () => {
    const left = [payout(5_000, { batchNo: '20261016', channelTransactionId: 'B77' })];
    const right = [credit(5_000, { description: '20261016 B77' })];
    expect(match({ left, right }).groups).toEqual(['fund_bank_by_amount 0|0 ?']);
  });
});

describe('by amount alone', () => {
  it('a unique amount within three business days is proposed, surer where the bank names the channel', () => {
    const confidence = (over: Over) => {
      const rules = MATCH_RULES.filter(({ id }) => id === 'fund_bank_by_amount');
      const given = { left: [payout(5_000)], right: [credit(5_000, over)], rules };
      const { groups } = matchLeg(inputOf('fund_bank', given));
      return [groups.count, groups.state[0], groups.confidence[0]];
    };
    expect(confidence({})).toEqual([1, 1, 75]);
    expect(confidence({ counterparty: '财付通支付科技有限公司' })).toEqual([1, 1, 95]);
    expect(confidence({ occurredAt: '2026-10-21' })).toEqual([1, 1, 65]);
    expect(confidence({ occurredAt: '2026-10-22' })[0]).toBe(0);
    expect(confidence({ occurredAt: '2026-10-15' })[0]).toBe(0);
  });

  it('a top-up leaves the bank before it arrives at the channel', () => {
    const left = [
      line({ kind: 'top_up', direction: 'in', net: 700, occurredAt: '2026-10-16T09:00:00+08:00' }),
    ];
    const debit = credit(700, { direction: 'out', occurredAt: '2026-10-15' });
    expect(match({ left, right: [debit] }).groups).toEqual(['fund_bank_by_amount 0|0 ?']);
  });

  it.each([
    ['overdue', '2026-10-31'],
    ['still in time: more money will not tell them apart', '2026-10-20'],
  ])('several candidates are ambiguous, %s', (_, asOf) => {
    const left = [payout(5_000)];
    const right = [credit(5_000), credit(5_000, { occurredAt: '2026-10-20' })];
    expect(match({ left, right, asOf }).exceptions).toEqual(['ambiguous 0|0,1']);
  });
});

describe('what did not arrive, what nobody expected', () => {
  it('a payout of Friday is in time until Tuesday', () => {
    const given = (asOf: string) => ({ left: [payout(5_000)], right: [], asOf });
    const [timing] = matchLeg(inputOf('fund_bank', given('2026-10-20'))).exceptions;
    expect([timing?.kind, timing?.expectedByDay, timing?.suggestion]).toEqual([
      'timing',
      day('2026-10-20'),
      'wait',
    ]);
    const [missing] = matchLeg(inputOf('fund_bank', given('2026-10-21'))).exceptions;
    expect([missing?.kind, missing?.difference]).toEqual(['missing_in_bank', 5_000]);
  });

  it.each([
    ['ends before the payout: it says nothing', '2026-10-15', 'missing_file 0|'],
    [
      'ends between the payout and its last day in time: overdue all the same',
      '2026-10-16',
      'missing_in_bank 0|',
    ],
  ])('a bank statement that %s', (_, last, told) => {
    const rightCoverage = [files('bank', last)];
    expect(match({ left: [payout(5_000)], right: [], rightCoverage }).exceptions).toEqual([told]);
  });

  it('a bank statement that begins when the payout was long due: the one before is missing', () => {
    const given = (first: string) => ({
      left: [payout(5_000)],
      right: [],
      rightCoverage: [files('bank', first)],
    });
    expect(match(given('2026-10-26')).exceptions).toEqual(['missing_file 0|']);
    expect(match(given('2026-10-19')).exceptions).toEqual(['missing_in_bank 0|']);
  });

  it('credits are unexplained; debits, interest and bank fees are outside', () => {
    const right = [
      credit(1),
      credit(2, { direction: 'out' }),
      credit(3, { kind: 'interest' }),
      credit(4, { kind: 'fee' }),
    ];
    const told = match({ left: [line({ kind: 'payment' })], right });
    expect(told).toEqual({ groups: [], exceptions: ['unexplained_in_bank |0'], outside: '0|1,2,3' });
  });
});

describe('batches of a channel without a fund bill', () => {
  const sale = (net: number, over: Over = {}) =>
    line({ channel: 'unionpay', net, gross: minor(net + 1), ...over });
  const back = (net: number, over: Over = {}) => sale(net, { kind: 'refund', direction: 'out', ...over });

  it('the batch number with the net of its lines is accepted', () => {
    const batch = { batchNo: 'po_1AbcDefGh' };
    const left = [sale(900, batch), sale(300, batch), back(200, batch), sale(50)];
    const right = [credit(1_000, { description: 'STRIPE po_1AbcDefGh' })];
    expect(run('trade_bank', { left, right }).groups).toEqual(['trade_bank_by_batch 0,1,2|0']);
  });

  it('without a number the net of the day is proposed', () => {
    const left = [sale(900), back(200), sale(40, { occurredAt: '2026-10-12T01:00:00+08:00' })];
    const told = run('trade_bank', { left, right: [credit(700)] });
    expect(told.groups).toEqual(['trade_bank_by_sum 0,1|0 ?']);
    expect(told.exceptions).toEqual(['missing_in_bank 2|']);
  });
});

describe('orders paid straight into the bank', () => {
  const order = (merchantOrderNo: string, net: number, over: Over = {}) =>
    line({ merchantOrderNo, net, channel: 'bank', ...over });

  it('the order number in the transfer text is accepted, a unique amount proposed', () => {
    const left = [order('SO-4711-9', 900), order('SO-4712-0', 800)];
    const right = [credit(900, { description: '货款 SO-4711-9' }), credit(800)];
    expect(run('order_bank', { left, right }).groups.toSorted()).toEqual([
      'order_bank_by_amount 1|1 ?',
      'order_bank_by_order_no 0|0',
    ]);
  });

  it('money for an order that our books call unpaid', () => {
    const unpaid = { direction: null, status: 'pending' } as const;
    const left = [order('SO-4711-9', 900, unpaid), order('SO-4712-0', 900, unpaid)];
    const right = [credit(900, { description: '货款 SO-4711-9' })];
    expect(run('order_bank', { left, right })).toEqual({
      groups: [],
      exceptions: ['status_differs 0|0'],
      outside: '1|',
    });
  });

  it('of two unpaid orders with one number, the one that is told does not hang on the order of rows', () => {
    const unpaid = { direction: null, status: 'pending' } as const;
    const one = order('SO-4711-9', 900, unpaid);
    const again = order('SO-4711-9', 900, { ...unpaid, description: 'told again' });
    const paid = credit(900, { description: '货款 SO-4711-9' });
    const told = (left: (typeof one)[]) => {
      const [at = -1] = matchLeg(inputOf('order_bank', { left, right: [paid] })).exceptions[0]?.left ?? [];
      return left[at]?.description;
    };
    expect(told([again, one])).toBe(told([one, again]));
  });

  it('money that quotes an unpaid order is no suggestion for a paid one of the same amount', () => {
    const unpaid = { direction: null, status: 'pending' } as const;
    const left = [order('SO-4711-9', 900, unpaid), order('SO-4712-0', 900)];
    const right = [credit(900, { description: '货款 SO-4711-9' })];
    expect(run('order_bank', { left, right })).toMatchObject({
      groups: [],
      exceptions: expect.arrayContaining(['status_differs 0|0']),
    });
  });

  it('orders of a payment channel and credits of one are other legs', () => {
    const left = [order('SO-4711-9', 900, { channel: 'wechat' })];
    const right = [credit(900, { counterparty: '财付通' })];
    expect(run('order_bank', { left, right })).toEqual({ groups: [], exceptions: [], outside: '0|0' });
  });
});
