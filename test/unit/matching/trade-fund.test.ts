/** Trade bills against fund bills: one trade, its movements. Amounts in fen: 100.00 gross, 0.60 fee. */
import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import { CHANNELS } from '../../../shared/domain/statement-line.ts';
import { files, type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
/** A payment of 100.00 with a fee of 0.60 as the trade bill prints it. */
const payment = (channelTransactionId: string, over: Over = {}) =>
  line({ channelTransactionId, gross: minor(10_000), fee: minor(60), net: 9_940, ...over });
/** A refund whose fee comes back: 30.00 out, 0.18 in. */
const refund = (channelTransactionId: string, over: Over = {}) =>
  line({
    channelTransactionId,
    kind: 'refund',
    direction: 'out',
    gross: minor(3_000),
    fee: minor(-18),
    net: 2_982,
    ...over,
  });
const booked = (channelTransactionId: string, net: number, over: Over = {}) =>
  line({ channelTransactionId, net, status: 'none', ...over });
const fee = (id: string, net: number) => booked(id, net, { kind: 'fee', direction: 'out' });
const refunded = (id: string, net: number, over: Over = {}) =>
  booked(id, net, { kind: 'refund', direction: 'out', ...over });
const feeReturn = (id: string, net: number) => booked(id, net, { kind: 'fee_return', direction: 'in' });
const match = (given: LegCase) => run('trade_fund', given);

describe('movements that add up to the trade', () => {
  it.each<[string, ReturnType<typeof line>[], string]>([
    ['gross and fee', [booked('T1', 10_000), fee('T1', 60)], '0,1'],
    ['one net row', [booked('T1', 9_940)], '0'],
    ['a fee in two rows', [booked('T1', 10_000), fee('T1', 40), fee('T1', 20)], '0,1,2'],
  ])('%s', (_, right, members) => {
    expect(match({ left: [payment('T1')], right })).toEqual({
      groups: [`trade_fund_by_transaction 0|${members}`],
      exceptions: [],
      outside: '|',
    });
  });

  it('a refund with its returned fee', () => {
    const right = [refunded('R1', 3_000), feeReturn('R1', 18)];
    expect(match({ left: [refund('R1')], right }).groups).toEqual(['trade_fund_by_transaction 0|0,1']);
    expect(match({ left: [refund('R1')], right: [refunded('R1', 2_982)] }).groups).toHaveLength(1);
  });

  it('a returned fee that is booked under the number of the payment', () => {
    const left = [payment('T1'), refund('R1', { relatedTransactionId: 'T1' })];
    const right = [booked('T1', 10_000), fee('T1', 60), refunded('R1', 3_000), feeReturn('T1', 18)];
    expect(match({ left, right })).toEqual({
      groups: expect.arrayContaining(['trade_fund_by_transaction 0|0,1', 'trade_fund_by_transaction 1|2,3']),
      exceptions: [],
      outside: '|',
    });
  });

  it('payment and partial refunds under one number (Alipay) are settled apart', () => {
    const left = [
      payment('T1', { channel: 'alipay' }),
      refund('T1', { channel: 'alipay', refundNo: 'a' }),
      refund('T1', { channel: 'alipay', refundNo: 'b', gross: minor(2_000), fee: minor(-12), net: 1_988 }),
    ];
    const right = [
      refunded('T1', 2_000),
      booked('T1', 10_000),
      feeReturn('T1', 18),
      feeReturn('T1', 12),
      fee('T1', 60),
      refunded('T1', 3_000),
    ];
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'trade_fund_by_transaction 0|1,4',
      'trade_fund_by_transaction 1|2,5',
      'trade_fund_by_transaction 2|0,3',
    ]);
  });

  it('partial refunds alike under one number: the first of the day is the first that was booked', () => {
    const at = (hour: number) => ({ occurredAt: `2026-10-16T${String(hour).padStart(2, '0')}:00:00+08:00` });
    const hours = [9, 10, 11, 12, 13, 14];
    const left = hours.map((hour) => refund('T1', { refundNo: `R${hour}`, ...at(hour) }));
    const right = hours
      .flatMap((hour) => [
        refunded('T1', 3_000, at(hour)),
        booked('T1', 18, { kind: 'fee_return', direction: 'in', ...at(hour) }),
      ])
      .toReversed();
    expect(match({ left, right }).groups.toSorted()).toEqual(
      hours.map((_, at) => `trade_fund_by_transaction ${at}|${10 - 2 * at},${11 - 2 * at}`),
    );
  });

  it('a refund booked under a number of its own is found by order number and amount', () => {
    const left = [
      payment('T1', { merchantOrderNo: 'A1' }),
      refund('T1', { merchantOrderNo: 'A1', refundNo: 'a' }),
    ];
    const right = [
      booked('T1', 9_940, { merchantOrderNo: 'A1' }),
      refunded('T1-a', 2_982, { merchantOrderNo: 'A1' }),
    ];
    expect(match({ left, right }).groups.toSorted()).toEqual([
      'trade_fund_by_order_no 1|1',
      'trade_fund_by_transaction 0|0',
    ]);
  });
});

describe('what does not add up', () => {
  it.each<[string, ReturnType<typeof line>[], string]>([
    ['the gross is right, the fee is not', [booked('T1', 10_000), fee('T1', 61)], 'fee_differs 0|0,1'],
    ['no fee was taken', [booked('T1', 10_000)], 'fee_differs 0|0'],
    ['the gross is wrong', [booked('T1', 9_999), fee('T1', 60)], 'amount_differs 0|0,1'],
    [
      'two faults that cancel out are still faults',
      [booked('T1', 9_999), fee('T1', 59)],
      'amount_differs 0|0,1',
    ],
    ['booked twice', [booked('T1', 9_940), booked('T1', 9_940, { row: 2 })], 'duplicate 0|0,1'],
    ['another currency', [booked('T1', 9_940, { currency: 'USD' })], 'currency_differs 0|0'],
    ['only the fee is there', [fee('T1', 60)], 'missing_in_fund 0|'],
  ])('%s', (_, right, exception) => {
    const told = match({ left: [payment('T1')], right });
    expect(told.groups).toEqual([]);
    expect(told.exceptions).toContain(exception);
  });

  it('a refund with another amount', () => {
    const given = { left: [refund('R1')], right: [refunded('R1', 2_000)] };
    expect(match(given).exceptions).toEqual(['refund_differs 0|0']);
  });

  it('one payment that the trade bill has twice', () => {
    const told = match({
      left: [payment('T1'), payment('T1')],
      right: [booked('T1', 10_000), fee('T1', 60)],
    });
    expect(told).toEqual({ groups: [], exceptions: ['duplicate 0,1|0,1'], outside: '|' });
  });

  it('a failed trade with a movement', () => {
    const left = [payment('T1', { direction: null, status: 'failed' })];
    expect(match({ left, right: [booked('T1', 9_940)] }).exceptions).toEqual(['status_differs 0|0']);
  });

  it('movements without a trade: the rows of one number are one exception', () => {
    const right = [booked('T1', 10_000), fee('T1', 60), booked('T2', 500)];
    expect(match({ left: [], right }).exceptions.toSorted()).toEqual([
      'missing_in_trade |0,1',
      'missing_in_trade |2',
    ]);
  });

  it('a trade that is not booked, one whose bill is not here yet', () => {
    expect(match({ left: [payment('T1')], right: [] }).exceptions).toEqual(['missing_in_fund 0|']);
    const soon = {
      left: [payment('T1')],
      right: [],
      rightCoverage: [files('wechat', '2026-10-16')],
      asOf: '2026-10-18',
    };
    expect(match(soon).exceptions).toEqual(['timing 0|']);
  });
});

describe('what the leg does not ask about', () => {
  it('payouts, top-ups, transfers and interest; closed trades; channels that make no fund bill', () => {
    const left = [
      payment('T1', { direction: null, status: 'closed' }),
      payment('T2', { channel: 'unionpay' }),
    ];
    const right = (['payout', 'top_up', 'transfer', 'interest'] as const).map((kind) =>
      booked('', 5, { kind }),
    );
    const given = { left, right, rightCoverage: [files('wechat', '2026-10-17')] };
    expect(match(given)).toEqual({ groups: [], exceptions: [], outside: '0,1|0,1,2,3' });
  });
});

describe('a channel of which no fund bill came at all', () => {
  const given = {
    left: [payment('T1', { channel: 'alipay' })],
    right: [booked('T2', 5, { kind: 'payout' })],
  };
  const rightCoverage = [files('wechat', '2026-10-16', '2026-10-17')];

  it('its bill is missing where nobody else asks about its trades', () => {
    expect(match({ ...given, rightCoverage }).exceptions).toEqual(['missing_file 0|']);
  });

  it('nothing is missing here where the bank is asked for its batches', () => {
    const alipay = CHANNELS.indexOf('alipay');
    const bank = { legs: ['fund_bank', 'trade_bank'] as const, fundChannels: [], tradeChannels: [alipay] };
    expect(match({ ...given, rightCoverage, bank }).exceptions).toEqual([]);
  });
});

describe('channels whose one file says both', () => {
  it('no trade bill is missing beside a settlement file of Stripe', () => {
    const stripe = (id: string) => booked(id, 9_710, { channel: 'stripe' });
    const leftCoverage = [files('wechat', '2026-10-10')];
    expect(
      match({ left: [payment('T1')], right: [booked('T1', 9_940), stripe('txn_1')], leftCoverage }),
    ).toEqual({
      groups: ['trade_fund_by_transaction 0|0'],
      exceptions: [],
      outside: '|1',
    });
  });
});
