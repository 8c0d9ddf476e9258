/**
 * Orders against channels whose one file says both what was traded and what moved (PayPal, Stripe, Adyen), and links that such files declare
 * instead of an order number.
 */
import { describe, expect, it } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { type LegCase, run } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';

type Over = Parameters<typeof line>[0];
const usd = (over: Over = {}): ParsedLine => line({ currency: 'USD', channel: 'stripe', ...over });
const order = (merchantOrderNo: string, net: number, over: Over = {}) =>
  usd({ merchantOrderNo, net, ...over });
const refundOrder = (merchantOrderNo: string, refundNo: string, net: number, over: Over = {}) =>
  order(merchantOrderNo, net, { refundNo, kind: 'refund', direction: 'out', ...over });
/** A charge of 80.00 with a fee of 2.62. */
const charge = (channelTransactionId: string, over: Over = {}) =>
  usd({
    channelTransactionId,
    gross: minor(8_000),
    fee: minor(262),
    net: 7_738,
    status: 'none',
    ...over,
  });
const refund = (channelTransactionId: string, net: number, over: Over = {}) =>
  usd({ channelTransactionId, net, kind: 'refund', direction: 'out', status: 'none', ...over });
const match = (given: LegCase) => run('order_trade', given);

describe('orders and charges', () => {
  it('the order is compared with the gross, fees are the channel’s', () => {
    const told = match({
      left: [order('A1001', 8_000)],
      right: [charge('ch_1', { merchantOrderNo: 'A1001' })],
    });
    expect(told.groups).toEqual(['order_trade_by_order_no 0|0']);
  });

  it.each<[string, Over]>([
    ['in its description', { description: 'charge · Invoice 2026-014' }],
    ['as the number of the charge', { channelTransactionId: '2026-014' }],
    ['as a second number', { relatedTransactionId: '2026-014' }],
  ])('a charge that bears the order number %s', (_, over) => {
    expect(match({ left: [order('2026-014', 8_000)], right: [charge('ch_1', over)] }).groups).toEqual([
      'order_trade_by_quoted_no 0|0',
    ]);
  });

  it('one charge for two orders that it names', () => {
    const left = [order('INV-2026-014', 3_000), order('INV-2026-015', 5_000)];
    const right = [charge('ch_1', { description: 'INV-2026-014, INV-2026-015' })];
    expect(match({ left, right }).groups).toEqual(['order_trade_by_quoted_no 0,1|0']);
  });

  it('the quoted order with another amount names both', () => {
    const right = [charge('ch_1', { description: 'Invoice 2026-014' })];
    expect(match({ left: [order('2026-014', 7_900)], right }).exceptions).toEqual(['amount_differs 0|0']);
  });

  it('a row with an order number of its own is not taken for the one it quotes', () => {
    const right = [charge('ch_1', { merchantOrderNo: 'B2002', description: 'instead of 2026-014' })];
    const told = match({ left: [order('2026-014', 8_000)], right });
    expect(told.exceptions.toSorted()).toEqual(['missing_in_channel 0|', 'missing_in_orders |0']);
  });

  it('currencies stay apart', () => {
    const right = [charge('ch_1', { merchantOrderNo: 'A1001', currency: 'EUR' })];
    expect(match({ left: [order('A1001', 8_000)], right }).exceptions).toEqual(['currency_differs 0|0']);
  });

  it('fees, payouts, transfers and conversions are nothing the orders speak of', () => {
    const right = (['fee', 'payout', 'transfer', 'adjustment', 'top_up', 'other'] as const).map((kind) =>
      usd({ kind, direction: 'out' }),
    );
    expect(match({ left: [], right })).toEqual({ groups: [], exceptions: [], outside: '|0,1,2,3,4,5' });
  });

  it('a chargeback is in no book of orders', () => {
    const right = [
      charge('ch_1', { merchantOrderNo: 'A1001' }),
      refund('ch_1', 8_000, { kind: 'chargeback', merchantOrderNo: 'A1001' }),
    ];
    expect(match({ left: [order('A1001', 8_000)], right })).toEqual({
      groups: ['order_trade_by_order_no 0|0'],
      exceptions: ['missing_in_orders |1'],
      outside: '|',
    });
  });
});

describe('refunds that name only their original payment', () => {
  const payment = charge('ch_1', { merchantOrderNo: 'A1001' });
  const left = [order('A1001', 8_000), refundOrder('A1001', 'RF1', 3_000)];

  it.each<[string, ParsedLine]>([
    ['as a second number', refund('re_1', 3_000, { relatedTransactionId: 'ch_1' })],
    ['as their own number', refund('ch_1', 3_000, { relatedTransactionId: 'txn_9' })],
  ])('%s', (_, row) => {
    expect(match({ left, right: [payment, row] })).toEqual({
      groups: expect.arrayContaining(['order_trade_by_order_no 0|0', 'order_trade_by_original_payment 1|1']),
      exceptions: [],
      outside: '|',
    });
  });

  it('with another amount', () => {
    const right = [payment, refund('re_1', 2_500, { relatedTransactionId: 'ch_1' })];
    expect(match({ left, right }).exceptions).toEqual(['refund_differs 1|1']);
  });

  it('one refund in the books, two of its amount at the channel: booked twice', () => {
    const right = [
      payment,
      refund('re_1', 3_000, { relatedTransactionId: 'ch_1' }),
      refund('re_2', 3_000, { relatedTransactionId: 'ch_1' }),
    ];
    expect(match({ left, right }).exceptions).toEqual(['duplicate 1|1,2']);
  });
});

describe('a refund that the fund bill books under the number of its payment', () => {
  const paid = line({ channelTransactionId: 'T1', gross: minor(10_000), fee: minor(60), net: 9_940 });
  const back = (id: string, gross: number) =>
    line({
      channelTransactionId: id,
      relatedTransactionId: 'T1',
      kind: 'refund',
      direction: 'out',
      gross: minor(gross),
      fee: minor(0),
      net: gross,
    });
  const booked = (net: number, over: Over = {}) =>
    line({ channelTransactionId: 'T1', net, status: 'none', ...over });
  const out = { kind: 'refund', direction: 'out' } as const;
  const rows = [booked(10_000), booked(60, { kind: 'fee', direction: 'out' })];

  it('is found by it and by the amount', () => {
    const told = run('trade_fund', {
      left: [paid, back('R1', 3_000), back('R2', 2_000)],
      right: [...rows, booked(2_000, out), booked(3_000, out)],
    });
    expect(told.groups.toSorted()).toEqual([
      'trade_fund_by_original_payment 1|3',
      'trade_fund_by_original_payment 2|2',
      'trade_fund_by_transaction 0|0,1',
    ]);
  });

  it('with another amount it differs', () => {
    const told = run('trade_fund', { left: [paid, back('R1', 3_000)], right: [...rows, booked(2_900, out)] });
    expect(told.exceptions).toEqual(['refund_differs 1|2']);
  });
});

describe('payouts of such channels at the bank', () => {
  const payout = (channel: 'adyen' | 'stripe', over: Over) =>
    usd({ channel, kind: 'payout', direction: 'out', net: 5_000, occurredAt: '2026-10-16', ...over });
  const credit = (over: Over) =>
    usd({ channel: 'bank', kind: 'transfer', net: 5_000, status: 'none', occurredAt: '2026-10-19', ...over });

  it('Adyen’s batch, named with Adyen', () => {
    const left = [payout('adyen', { batchNo: '238' })];
    const right = [credit({ counterparty: 'ADYEN N.V.', description: 'MERCHANT_ACCOUNT BATCH 238' })];
    expect(run('fund_bank', { left, right }).groups).toEqual(['fund_bank_by_reference 0|0']);
  });

  it('the same count at another channel is another batch', () => {
    const left = [payout('adyen', { batchNo: '238' })];
    const right = [credit({ counterparty: 'STRIPE', description: 'BATCH 238', net: 4_000 })];
    expect(run('fund_bank', { left, right }).exceptions.toSorted()).toEqual([
      'missing_in_bank 0|',
      'unexplained_in_bank |0',
    ]);
  });

  it('a payout that came back under its number never reached the bank', () => {
    const sent = payout('stripe', { channelTransactionId: 'po_1AbcDefGh' });
    const back = payout('stripe', {
      channelTransactionId: 'po_1AbcDefGh',
      direction: 'in',
      occurredAt: '2026-10-19',
    });
    expect(run('fund_bank', { left: [sent, back], right: [] })).toEqual({
      groups: [],
      exceptions: [],
      outside: '0,1|',
    });
    expect(
      run('fund_bank', { left: [sent, { ...back, net: minor(4_000) }], right: [] }).exceptions,
    ).toHaveLength(2);
  });

  it('the channel’s second number of a payout, quoted by the bank', () => {
    const left = [
      payout('stripe', { channelTransactionId: 'tr_000', relatedTransactionId: '2026101600001234' }),
    ];
    const right = [credit({ description: 'REF2026101600001234', bankReference: '2026101600001234' })];
    expect(run('fund_bank', { left, right }).groups).toEqual(['fund_bank_by_reference 0|0']);
  });
});
