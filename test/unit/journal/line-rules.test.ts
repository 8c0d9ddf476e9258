/** What a line of a file does to the books, as a bookkeeper would write it: Dr and Cr of each kind of line. */
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../shared/domain/dates.ts';
import { minor } from '../../../shared/domain/money.ts';
import { isWordKey } from '../../../shared/wording/catalogue.ts';
import { POSTING_RULES } from '../../../src-main/areas/journal/rules/posting-rules.ts';
import { line } from '../../support/lines.ts';
import { balancesOf, littleBooks, MERCHANT } from './little-books.ts';

const sale = (gross: number, fee: number, over = {}) =>
  line({ gross: minor(gross), fee: minor(fee), net: gross - fee, ...over });
const refund = (gross: number, feeBack: number, over = {}) =>
  line({
    kind: 'refund',
    direction: 'out',
    gross: minor(gross),
    fee: minor(-feeBack),
    net: gross - feeBack,
    ...over,
  });
const moved = (kind: Parameters<typeof line>[0] & object) => line(kind);

describe('a channel’s trade bill', () => {
  test('a sale of 100.00 with a fee of 0.60 is 100.00 of sales, and 99.40 that has to come', () => {
    expect(balancesOf(littleBooks({ trade: [sale(10_000, 60)] }).sums())).toEqual({
      channel_clearing: 9_940,
      sales: -10_000,
      channel_fee: 60,
    });
  });

  test('a refund takes the sale back, and the fee with it where the channel gives it back', () => {
    const { sums } = littleBooks({ trade: [sale(10_000, 60), refund(10_000, 60)] });
    expect(balancesOf(sums())).toEqual({});
  });

  test('a refund whose fee the channel keeps leaves the fee', () => {
    const { sums } = littleBooks({ trade: [sale(10_000, 60), refund(10_000, 0)] });
    expect(balancesOf(sums())).toEqual({ channel_clearing: -60, channel_fee: 60 });
  });

  test('a closed order moved no money and is no part of the books', () => {
    expect(littleBooks({ trade: [sale(10_000, 0, { direction: null, status: 'closed' })] }).sums()).toEqual(
      [],
    );
  });

  test('a chargeback is our loss', () => {
    const { sums } = littleBooks({ trade: [moved({ kind: 'chargeback', direction: 'out', net: 500 })] });
    expect(balancesOf(sums())).toEqual({ channel_clearing: -500, chargeback_loss: 500 });
  });

  test('a file that states no amount before fees is booked by what moved', () => {
    expect(balancesOf(littleBooks({ trade: [line({ net: 100 })] }).sums())).toEqual({
      channel_clearing: 100,
      sales: -100,
    });
  });
});

describe('a fund bill beside a trade bill', () => {
  test('what was sold and has come clears, and the channel’s balance is the bill’s', () => {
    const fund = [
      line({ net: 10_000 }),
      line({ kind: 'fee', direction: 'out', net: 60 }),
      line({ kind: 'payout', direction: 'out', net: 9_000 }),
    ];
    expect(balancesOf(littleBooks({ trade: [sale(10_000, 60)], fund }).sums())).toEqual({
      channel_balance: 940,
      funds_in_transit: 9_000,
      sales: -10_000,
      channel_fee: 60,
    });
  });

  test('interest is earned, an adjustment waits for somebody to say what it is', () => {
    const fund = [
      line({ kind: 'interest', net: 7 }),
      line({ kind: 'adjustment', direction: 'out', net: 30 }),
    ];
    expect(balancesOf(littleBooks({ fund }).sums())).toEqual({
      channel_balance: -23,
      interest_income: -7,
      adjustment: 30,
    });
  });
});

describe('a channel with one file (PayPal, Stripe, Adyen)', () => {
  test('sale and fee go straight to the balance', () => {
    const { sums } = littleBooks({
      fund: [sale(10_000, 290, { channel: 'paypal', currency: 'USD' })],
      channel: 'paypal',
      isAlone: true,
    });
    expect(balancesOf(sums())).toEqual({ channel_balance: 9_710, sales: -10_000, channel_fee: 290 });
  });

  test('what a person’s wallet bought is no sale of ours', () => {
    const { sums } = littleBooks({
      fund: [line({ direction: 'out', net: 800, account: '' })],
      isWallet: true,
    });
    expect(balancesOf(sums(), true)).toEqual({
      'channel_balance wechat:WALLET': -800,
      'adjustment wechat:WALLET': 800,
    });
  });
});

describe('a bank statement', () => {
  test('moves the bank, and waits to be explained; fees and interest explain themselves', () => {
    const bank = [
      line({ kind: 'transfer', net: 5_000, channel: 'bank' }),
      line({ kind: 'transfer', direction: 'out', net: 1_000, channel: 'bank' }),
      line({ kind: 'fee', direction: 'out', net: 10, channel: 'bank' }),
      line({ kind: 'interest', net: 3, channel: 'bank' }),
    ];
    expect(balancesOf(littleBooks({ bank }).sums())).toEqual({
      bank: 3_993,
      bank_unmatched: -4_000,
      bank_fee: 10,
      interest_income: -3,
    });
  });

  test('books on its own days: one that counts from the day after is of the day it is printed on', () => {
    const at = (day: string) => line({ kind: 'transfer', account: '6222', channel: 'bank', occurredAt: day });
    const bank = [at('2026-03-31'), at('2026-04-01'), at('2026-03-02')];
    const days = { from: parseDay('2026-03-31') ?? 0, to: parseDay('2026-03-31') ?? 0 };
    const { sums } = littleBooks({ bank, days });
    expect(sums().map(({ day, members }) => [day, members.lines.length])).toEqual([['2026-03-31', 3]]);
  });
});

describe('agreements', () => {
  const terms = { feePpm: 10_000, splits: [{ partyId: 'M-PARTNER1', sharePpm: 200_000 }] };

  test('as an agent the sale is the merchant’s, less our fee and her partners’ shares', () => {
    const { sums } = littleBooks({ trade: [sale(10_000, 0)], agreement: terms });
    // Fee 1.00; of the 99.00 left a fifth to the partner.
    expect(balancesOf(sums(), true)).toEqual({
      'channel_clearing wechat:1900000109': 10_000,
      [`merchant_payable ${MERCHANT}`]: -7_920,
      'partner_payable M-PARTNER1': -1_980,
      service_fee_income: -100,
    });
  });

  test('several refunds of one sale give back exactly what each got, in whatever order the lines stand', () => {
    const order = { merchantOrderNo: 'A1' };
    const lines = [
      refund(3_333, 0, { ...order, refundNo: 'R2', occurredAt: '2026-10-19T10:00:00+08:00' }),
      sale(10_000, 0, order),
      refund(3_333, 0, { ...order, refundNo: 'R1', occurredAt: '2026-10-18T10:00:00+08:00' }),
      refund(3_334, 0, { ...order, refundNo: 'R3', occurredAt: '2026-10-20T10:00:00+08:00' }),
    ];
    const agreement = { ...terms, isFeeReturned: true };
    expect(balancesOf(littleBooks({ trade: lines, agreement }).sums())).toEqual({});
    expect(balancesOf(littleBooks({ trade: lines.toReversed(), agreement }).sums())).toEqual({});
  });

  test('our fee stays where it is not given back: the merchant bears it', () => {
    const order = { merchantOrderNo: 'A1' };
    const trade = [sale(10_000, 0, order), refund(10_000, 0, order)];
    expect(balancesOf(littleBooks({ trade, agreement: { feePpm: 10_000 } }).sums())).toEqual({
      merchant_payable: 100,
      service_fee_income: -100,
    });
  });

  test('a chargeback of a merchant’s sale is hers, and her partners give back their part', () => {
    const order = { merchantOrderNo: 'A1' };
    const back = { kind: 'chargeback', direction: 'out', net: 10_000, ...order } as const;
    const trade = [sale(10_000, 0, order), line({ ...back, occurredAt: '2026-10-19T10:00:00+08:00' })];
    const agreement = { ...terms, isFeeReturned: true };
    expect(balancesOf(littleBooks({ trade, agreement }).sums())).toEqual({});
    // Ours where the sale was ours.
    expect(balancesOf(littleBooks({ trade }).sums())).toEqual({ sales: -10_000, chargeback_loss: 10_000 });
  });

  test('a refund that failed, and a chargeback that was won, leave what the sale had left', () => {
    const order = { merchantOrderNo: 'A1' };
    const agreement = { ...terms, isFeeReturned: true };
    const on = (day: number) => ({ ...order, occurredAt: `2026-10-${day}T10:00:00+08:00` });
    const sold = littleBooks({ trade: [sale(10_000, 0, order)], agreement });
    for (const kind of ['refund', 'chargeback'] as const) {
      const trade = [
        line({ kind, net: 4_000, ...on(22) }),
        sale(10_000, 0, order),
        line({ kind, direction: 'out', net: 3_333, ...on(19) }),
        line({ kind, direction: 'out', net: 4_000, ...on(20) }),
        line({ kind, net: 3_333, ...on(21) }),
      ];
      expect(balancesOf(littleBooks({ trade, agreement }).sums())).toEqual(balancesOf(sold.sums()));
    }
  });

  test('with partners of our own sales, our sales are what we keep', () => {
    const { sums } = littleBooks({
      trade: [sale(10_000, 0)],
      agreement: { ...terms, mode: 'partner_share', feePpm: 0 },
    });
    expect(balancesOf(sums())).toEqual({ channel_clearing: 10_000, sales: -8_000, partner_payable: -2_000 });
  });
});

test('every rule has its sentence', () => {
  expect(POSTING_RULES.filter((rule) => !isWordKey(`posting_rule.${rule}`))).toEqual([]);
});
