/** Orders against trade bills: what a bookkeeper expects of each case. */
import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import { matchLeg } from '../../../src-main/areas/matching/rules/match-leg.ts';
import { exceptionKey, groupKey } from '../../../src-main/areas/matching/rules/work/keys.ts';
import { ALL_FILES, day, files, inputOf, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const order = (merchantOrderNo: string, net = 100, over: Over = {}) =>
  line({ merchantOrderNo, net, ...over });
const trade = (merchantOrderNo: string, net = 100, over: Over = {}) =>
  line({ merchantOrderNo, net, channelTransactionId: `42000${merchantOrderNo}`, ...over });
const refund = (merchantOrderNo: string, refundNo: string, net: number, over: Over = {}) =>
  line({ merchantOrderNo, refundNo, net, kind: 'refund', direction: 'out', ...over });
const unpaid = { direction: null, status: 'pending' } as const;
const match = (given: LegCase) => run('order_trade', given);

describe('orders and trade bills that agree', () => {
  it('pairs an order with the trade row of its number and amount', () => {
    expect(match({ left: [order('A1')], right: [trade('A1')] })).toEqual({
      groups: ['order_trade_by_order_no 0|0'],
      exceptions: [],
      outside: '|',
    });
  });

  it('compares the order with what the bill calls the order amount, not with what is settled', () => {
    const right = [trade('A1', 89, { gross: minor(90), fee: minor(1), orderAmount: minor(100) })];
    expect(match({ left: [order('A1', 100)], right }).groups).toEqual(['order_trade_by_order_no 0|0']);
    expect(match({ left: [order('A1', 90)], right }).exceptions).toEqual(['amount_differs 0|0']);
  });

  it('pairs a refund for which the bill repeats the number of the order', () => {
    const left = [order('A1'), refund('A1', 'R1', 30)];
    const right = [trade('A1'), refund('A1', 'A1', 30)];
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'order_trade_by_order_no 0|0',
      'order_trade_by_order_no 1|1',
    ]);
  });

  it('pairs partial refunds of one amount by their refund numbers', () => {
    const left = [refund('A1', 'R1', 30), refund('A1', 'R2', 30), refund('A1', 'R3', 30)];
    const right = [refund('A1', 'R2', 30), refund('A1', 'R1', 30)];
    expect(match({ left, right })).toEqual({
      groups: expect.arrayContaining(['order_trade_by_refund_no 0|1', 'order_trade_by_refund_no 1|0']),
      exceptions: ['missing_in_channel 2|'],
      outside: '|',
    });
  });

  it('pairs refunds by order number and amount where a side has no refund numbers', () => {
    const left = [refund('A1', '', 30), refund('A1', '', 20)];
    const right = [refund('A1', 'R1', 20), refund('A1', 'R2', 30)];
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'order_trade_by_order_no 0|1',
      'order_trade_by_order_no 1|0',
    ]);
  });

  it('uses the channel number where the bill row has no order number', () => {
    const left = [order('A1', 100, { channelTransactionId: '4200001' })];
    const right = [line({ channelTransactionId: '4200001' })];
    expect(match({ left, right }).groups).toEqual(['order_trade_by_transaction 0|0']);
  });

  it('asks nothing of unpaid and free orders and of fees and payouts in the bill', () => {
    const left = [order('A1', 100, unpaid), order('A2', 0)];
    const right = [line({ kind: 'fee', direction: 'out' }), line({ kind: 'payout', direction: 'out' })];
    expect(match({ left, right })).toEqual({ groups: [], exceptions: [], outside: '0,1|0,1' });
  });
});

describe('what does not agree', () => {
  it.each<[string, Over, Over, string]>([
    ['amount', {}, { net: 99 }, 'amount_differs'],
    ['currency', {}, { currency: 'USD' }, 'currency_differs'],
    ['unpaid here, paid there', unpaid, {}, 'status_differs'],
    ['closed here, paid there', { direction: null, status: 'closed' }, {}, 'status_differs'],
    ['paid here, revoked there', {}, { direction: null, status: 'revoked' }, 'status_differs'],
    ['paid here, failed there with a direction', {}, { status: 'failed' }, 'status_differs'],
  ])('%s', (_, left, right, kind) => {
    expect(match({ left: [order('A1', 100, left)], right: [trade('A1', 100, right)] })).toEqual({
      groups: [],
      exceptions: [`${kind} 0|0`],
      outside: '|',
    });
  });

  it('says the difference as left minus right, with amount, day and suggestion', () => {
    const { exceptions } = matchLeg(
      inputOf('order_trade', { left: [order('A1')], right: [trade('A1', 97)] }),
    );
    expect(exceptions).toEqual([
      {
        kind: 'amount_differs',
        left: [0],
        right: [0],
        amount: 100,
        difference: 3,
        currency: 'CNY',
        sinceDay: day('2026-10-17'),
        expectedByDay: null,
        suggestion: 'adjust',
        evidence: [
          { name: 'left_amount', value: '1.00 CNY' },
          { name: 'left_status', value: 'success' },
          { name: 'right_amount', value: '0.97 CNY' },
          { name: 'right_status', value: 'success' },
        ],
      },
    ]);
  });

  it('a refund with another amount', () => {
    const given = { left: [refund('A1', 'R1', 30)], right: [refund('A1', 'R1', 25)] };
    expect(match(given).exceptions).toEqual(['refund_differs 0|0']);
    expect(matchLeg(inputOf('order_trade', given)).exceptions[0]?.difference).toBe(-5);
  });

  it('one order paid twice: all three named, because no row can be told apart', () => {
    const right = [
      trade('A1', 100, { channelTransactionId: 'x1' }),
      trade('A1', 100, { channelTransactionId: 'x2' }),
    ];
    expect(match({ left: [order('A1')], right }).exceptions).toEqual(['duplicate 0|0,1']);
  });

  it('one order paid through two channels: the named channel is the order, the other is the duplicate', () => {
    const right = [trade('A1', 100, { channel: 'alipay' }), trade('A1', 100, { channel: 'wechat' })];
    expect(match({ left: [order('A1')], right })).toEqual({
      groups: ['order_trade_by_order_no 0|1'],
      exceptions: ['duplicate |0'],
      outside: '|',
    });
  });

  it('one order twice in our books and one payment: our books are to be corrected', () => {
    const left = [order('A1', 100, { description: 'one' }), order('A1', 100, { description: 'two' })];
    const given = { left, right: [trade('A1')] };
    expect(match(given).exceptions).toEqual(['duplicate 0,1|0']);
    expect(matchLeg(inputOf('order_trade', given)).exceptions[0]?.suggestion).toBe('adjust');
  });

  it('two refunds of our books without numbers and one at the channel: one may be missing, a person chooses', () => {
    const left = [refund('A1', '', 30), refund('A1', '', 30)];
    expect(match({ left, right: [refund('A1', 'R1', 30)] }).exceptions).toEqual(['ambiguous 0,1|0']);
  });

  it('where amount and status both differ, the status is told', () => {
    const right = [trade('A1', 90, { status: 'failed' })];
    expect(match({ left: [order('A1')], right }).exceptions).toEqual(['status_differs 0|0']);
  });

  it('one-sided lines', () => {
    const given = { left: [order('A1')], right: [trade('B1')] };
    expect(match(given).exceptions.toSorted()).toEqual(['missing_in_channel 0|', 'missing_in_orders |0']);
    const told = matchLeg(inputOf('order_trade', given)).exceptions;
    expect(told.map((each) => [each.difference, each.suggestion])).toEqual([
      [100, 'ask_channel'],
      [-100, 'create_order'],
    ]);
  });
});

describe('files that are not there', () => {
  const left = [order('A1', 100, { occurredAt: '2026-10-15T10:00:00+08:00' })];
  it.each([
    ['the bill of the day is here', ['2026-10-15'], '2026-10-15', 'missing_in_channel'],
    ['not yet due', ['2026-10-14'], '2026-10-16', 'timing'],
    ['overdue', ['2026-10-14'], '2026-10-19', 'missing_file'],
    ['a later bill is here', ['2026-10-14', '2026-10-16'], '2026-10-16', 'missing_file'],
    ['no bill at all yet', [], '2026-10-15', 'timing'],
  ])('%s', (_, days, asOf, kind) => {
    const told = match({ left, right: [], rightCoverage: [files('wechat', ...days)], asOf });
    expect(told.exceptions).toEqual([`${kind} 0|`]);
  });

  it('waits until the next business day: Friday for Thursday, Monday for Friday', () => {
    const friday = [order('A1', 100, { occurredAt: '2026-10-16T10:00:00+08:00' })];
    const given = { left: friday, right: [], rightCoverage: [], asOf: '2026-10-19' };
    const [timing] = matchLeg(inputOf('order_trade', given)).exceptions;
    expect([timing?.kind, timing?.expectedByDay]).toEqual(['timing', day('2026-10-19')]);
  });

  it('an order five minutes before the cut-off may be in the next bill', () => {
    const late = [order('A1', 100, { occurredAt: '2026-10-15T23:55:00+08:00' })];
    const given = { right: [], rightCoverage: [files('wechat', '2026-10-15')], asOf: '2026-10-16' };
    expect(match({ ...given, left: late }).exceptions).toEqual(['timing 0|']);
    expect(match({ ...given, left }).exceptions).toEqual(['missing_in_channel 0|']);
    expect(match({ ...given, left: late, rightCoverage: ALL_FILES }).exceptions).toEqual([
      'missing_in_channel 0|',
    ]);
  });
});

describe('what persons decided', () => {
  it('leaves taken lines alone', () => {
    const given = { left: [order('A1')], right: [trade('A1')], leftTaken: [0] };
    expect(match(given)).toEqual({ groups: [], exceptions: ['missing_in_orders |0'], outside: '|' });
  });

  it('never puts a rejected group together again: its lines are one-sided', () => {
    const given = { left: [order('A1')], right: [trade('A1')] };
    const input = inputOf('order_trade', given);
    const rejected = new Set([groupKey('order_trade', input.left, [0], input.right, [0])]);
    expect(match({ ...given, rejected })).toEqual({
      groups: [],
      exceptions: ['missing_in_channel 0|', 'missing_in_orders |0'],
      outside: '|',
    });
  });
});

describe('keys', () => {
  const same = order('A1');
  it('do not depend on the order of rows, and tell equal lines apart by occurrence', () => {
    const one = inputOf('order_trade', { left: [same, order('B1'), same], right: [trade('A1')] });
    const other = inputOf('order_trade', { left: [order('B1'), same, same], right: [trade('A1')] });
    const keys = (input: typeof one, positions: number[]) =>
      groupKey('order_trade', input.left, positions, input.right, [0]);
    expect(keys(one, [0])).toBe(keys(other, [1]));
    expect(keys(one, [2])).toBe(keys(other, [2]));
    expect(keys(one, [0])).not.toBe(keys(one, [2]));
    expect(keys(one, [0, 1])).toBe(keys(other, [1, 0]));
  });

  it('say the kind and are short', () => {
    const input = inputOf('order_trade', { left: [same], right: [] });
    const draft = { left: [0], right: [] };
    const timing = exceptionKey('order_trade', { ...draft, kind: 'timing' }, input.left, input.right);
    const missing = exceptionKey(
      'order_trade',
      { ...draft, kind: 'missing_in_channel' },
      input.left,
      input.right,
    );
    expect(timing).not.toBe(missing);
    expect(missing.length).toBeLessThanOrEqual(80);
  });
});
