/** What explains money after it moved: matches at the bank, what was given up, payments and top-ups. */
import { describe, expect, test } from 'vitest';
import { PARTY_KINDS } from '../../../shared/domain/party.ts';
import { givenUpUnits, matchUnits } from '../../../src-main/areas/journal/rules/match-units.ts';
import {
  type BookedPayment,
  paymentUnits,
  topUpUnits,
} from '../../../src-main/areas/journal/rules/payment-units.ts';
import { line } from '../../support/lines.ts';
import { balancesOf, littleBooks } from './little-books.ts';

const payout = (net: number, over = {}) => line({ kind: 'payout', direction: 'out', net, ...over });
const credit = (net: number, over = {}) =>
  line({ kind: 'transfer', channel: 'bank', account: '6222', net, ...over });
const debit = (net: number, over = {}) => credit(net, { direction: 'out', ...over });

describe('matches', () => {
  test('a payout that arrived is no longer in transit, and the bank’s credit is explained', () => {
    const { first, explaining, sums } = littleBooks({ fund: [payout(9_000)], bank: [credit(9_000)] });
    matchUnits([{ leg: 'fund_bank', left: [first.fund], right: [first.bank] }], explaining);
    expect(balancesOf(sums())).toEqual({ channel_balance: -9_000, bank: 9_000 });
  });

  test('what the bank kept stays in transit until somebody gives it up to an account', () => {
    const { first, explaining, sums } = littleBooks({ fund: [payout(9_000)], bank: [credit(8_990)] });
    const group = { leg: 'fund_bank', left: [first.fund], right: [first.bank] } as const;
    matchUnits([group], explaining);
    expect(balancesOf(sums())).toMatchObject({ funds_in_transit: 10 });
    givenUpUnits(
      [
        {
          ...group,
          source: 'group:p1',
          sides: 'matched',
          rule: 'write_off',
          account: 'bank_fee',
          day: '2026-10-20',
        },
      ],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ channel_balance: -9_000, bank: 8_990, bank_fee: 10 });
  });

  test('two payouts that arrive as one, and one that arrives in two parts', () => {
    const { first, explaining, sums } = littleBooks({
      fund: [payout(1_000), payout(2_000), payout(5_000)],
      bank: [credit(3_000), credit(2_000), credit(3_000)],
    });
    const { fund, bank } = first;
    matchUnits(
      [
        { leg: 'fund_bank', left: [fund, fund + 1], right: [bank] },
        { leg: 'fund_bank', left: [fund + 2], right: [bank + 1, bank + 2] },
      ],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ channel_balance: -8_000, bank: 8_000 });
  });

  test('a batch of two merchant numbers clears each of its own', () => {
    const { first, explaining, sums } = littleBooks({
      trade: [line({ net: 700, account: 'A' }), line({ net: 300, account: 'B' })],
      bank: [credit(1_000)],
    });
    matchUnits(
      [{ leg: 'trade_bank', left: [first.trade, first.trade + 1], right: [first.bank] }],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ bank: 1_000, sales: -1_000 });
  });

  test('what the fund bill calls by another name is the trade it was matched with', () => {
    const { first, explaining, sums } = littleBooks({
      trade: [line({ net: 500 }), line({ kind: 'refund', direction: 'out', net: 200 })],
      fund: [
        line({ kind: 'other', net: 500 }),
        line({ kind: 'chargeback', direction: 'out', net: 200 }),
        line({ kind: 'other', direction: 'out', net: 30 }),
      ],
    });
    expect(balancesOf(sums())).toMatchObject({
      channel_clearing: 300,
      adjustment: -470,
      chargeback_loss: 200,
    });
    const pairs = [0, 1].map((at) => ({
      leg: 'trade_fund' as const,
      left: [first.trade + at],
      right: [first.fund + at],
    }));
    matchUnits([...pairs, ...pairs], explaining);
    // What nobody matched waits on.
    expect(balancesOf(sums())).toEqual({ channel_balance: 270, sales: -300, adjustment: 30 });
  });

  test('two currencies are not booked as one; it is said', () => {
    const { first, explaining, sums, units } = littleBooks({
      fund: [payout(1_000, { currency: 'USD' })],
      bank: [credit(7_100)],
    });
    matchUnits([{ leg: 'fund_bank', left: [first.fund], right: [first.bank] }], explaining);
    expect(balancesOf(sums())).toMatchObject({ bank_unmatched: -7_100, funds_in_transit: 1_000 });
    expect([...units.blocked]).toEqual([['currency_differs', 1]]);
  });

  test('a fee the bank says itself is not explained a second time', () => {
    const { first, explaining, sums } = littleBooks({
      fund: [payout(90)],
      bank: [credit(100), debit(10, { kind: 'fee' })],
    });
    matchUnits([{ leg: 'fund_bank', left: [first.fund], right: [first.bank, first.bank + 1] }], explaining);
    expect(balancesOf(sums())).toEqual({
      channel_balance: -90,
      bank: 90,
      bank_fee: 10,
      funds_in_transit: -10,
    });
  });
});

describe('decisions on exceptions', () => {
  const decided = { source: 'exception:x', sides: 'one_sided', day: '2026-10-20' } as const;

  test('a credit nobody knows is parked as money received', () => {
    const { first, explaining, sums } = littleBooks({ bank: [credit(500)] });
    givenUpUnits(
      [
        {
          ...decided,
          leg: 'fund_bank',
          left: [],
          right: [first.bank],
          rule: 'to_suspense',
          account: 'suspense_receipt',
        },
      ],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ bank: 500, suspense_receipt: -500 });
  });

  test('what a channel took for a reason it does not name is a fee, once somebody says so', () => {
    const { first, explaining, sums } = littleBooks({
      fund: [line({ kind: 'other', direction: 'out', net: 642 })],
    });
    const { fund } = first;
    givenUpUnits(
      [{ ...decided, leg: 'trade_fund', left: [], right: [fund], rule: 'write_off', account: 'channel_fee' }],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ channel_balance: -642, channel_fee: 642 });
  });

  test('a chargeback that is disputed is parked until it is decided', () => {
    const { first, explaining, sums } = littleBooks({
      fund: [line({ kind: 'chargeback', direction: 'out', net: 900 })],
    });
    const { fund } = first;
    const parked = { rule: 'to_suspense', account: 'suspense_payment' } as const;
    givenUpUnits([{ ...decided, leg: 'trade_fund', left: [], right: [fund], ...parked }], explaining);
    expect(balancesOf(sums())).toEqual({ channel_balance: -900, suspense_payment: 900 });
  });

  test('a sale that never came is a bad debt', () => {
    const { first, explaining, sums } = littleBooks({ trade: [line({ net: 400 })] });
    givenUpUnits(
      [
        {
          ...decided,
          leg: 'trade_fund',
          left: [first.trade],
          right: [],
          rule: 'write_off',
          account: 'bad_debt',
        },
      ],
      explaining,
    );
    expect(balancesOf(sums())).toEqual({ sales: -400, bad_debt: 400 });
  });

  test('what an exception says differs is the same money: giving the difference up settles the rest too', () => {
    const { first, explaining, sums } = littleBooks({ fund: [payout(9_000)], bank: [credit(8_990)] });
    const { fund, bank } = first;
    const given = {
      ...decided,
      leg: 'fund_bank',
      left: [fund],
      right: [bank],
      rule: 'write_off',
      account: 'bank_fee',
      sides: 'differs',
    } as const;
    matchUnits([given], explaining);
    givenUpUnits([given], explaining);
    expect(balancesOf(sums())).toEqual({ channel_balance: -9_000, bank: 8_990, bank_fee: 10 });
  });

  test('of candidates nobody chose from nothing is booked, and it is said', () => {
    const { first, explaining, sums, units } = littleBooks({
      fund: [payout(900)],
      bank: [credit(900), credit(900)],
    });
    const right = [first.bank, first.bank + 1];
    givenUpUnits(
      [
        {
          ...decided,
          leg: 'fund_bank',
          left: [first.fund],
          right,
          rule: 'write_off',
          account: 'bad_debt',
          sides: 'unclear',
        },
      ],
      explaining,
    );
    expect(balancesOf(sums())).toMatchObject({ funds_in_transit: 900 });
    expect([...units.blocked.keys()]).toEqual(['given_up_unclear']);
  });

  test('a sale nobody ordered is parked and no income', () => {
    const { first, explaining, sums } = littleBooks({ trade: [line({ net: 400 })] });
    const counted = { ...explaining, counted: () => 400 };
    givenUpUnits(
      [
        {
          ...decided,
          leg: 'order_trade',
          left: [],
          right: [first.trade],
          rule: 'to_suspense',
          account: 'suspense_receipt',
        },
      ],
      counted,
    );
    expect(balancesOf(sums())).toEqual({ channel_clearing: 400, suspense_receipt: -400 });
  });
});

describe('payments', () => {
  const payment = (over: Partial<BookedPayment> = {}): BookedPayment => ({
    itemNo: 'PAY0000001',
    batchNo: 'PB20261018-001',
    purpose: 'payout',
    retryOf: '',
    merchantOrderNo: '',
    partyId: 'M-00000001',
    partyKind: 'merchant',
    fromSub: 'bank:6222',
    amount: 2_000,
    currency: 'CNY',
    instructedDay: '2026-10-18',
    paidDay: '',
    failedDay: '',
    returnedDay: '',
    lines: [],
    ...over,
  });
  const booksWith = (over: Partial<BookedPayment>, bank = [debit(2_000)]) => {
    const books = littleBooks({ bank });
    paymentUnits([payment(over)], books.book, books.units);
    return balancesOf(books.sums());
  };

  test('sent out: no longer owed, and in transit until the bank shows it', () => {
    expect(booksWith({}, [])).toEqual({ merchant_payable: 2_000, payments_in_transit: -2_000 });
  });
  test('its line at the bank ends the transit', () => {
    expect(booksWith({ paidDay: '2026-10-18', lines: [1] })).toEqual({
      merchant_payable: 2_000,
      bank: -2_000,
    });
  });
  test('failed: owed again', () => {
    expect(booksWith({ failedDay: '2026-10-19' }, [])).toEqual({});
  });
  test('returned: the bank has it back and it is owed again', () => {
    const bank = [debit(2_000), credit(2_000)];
    expect(booksWith({ paidDay: '2026-10-18', returnedDay: '2026-10-21', lines: [1, 2] }, bank)).toEqual({});
  });
  test('what the bank took besides stays to be explained', () => {
    expect(booksWith({ lines: [1] }, [debit(2_005)])).toMatchObject({ bank: -2_005, bank_unmatched: 5 });
  });
  test('a customer’s withdrawal comes out of customer funds, a refund out of refunds owed', () => {
    expect(booksWith({ purpose: 'withdrawal', partyKind: 'customer' }, [])).toMatchObject({
      customer_funds: 2_000,
    });
    expect(booksWith({ purpose: 'refund', partyKind: 'customer' }, [])).toMatchObject({
      refunds_payable: 2_000,
    });
  });
  test('a settlement is paid from where sales for somebody are owed, whatever the party is', () => {
    const of = { purpose: 'settlement', merchantOrderNo: 'S20261018000001' } as const;
    for (const partyKind of PARTY_KINDS)
      expect(booksWith({ ...of, partyKind }, []), partyKind).toMatchObject({ merchant_payable: 2_000 });
  });
  test('a withdrawal comes from where a top-up went, whatever the party is', () => {
    for (const partyKind of PARTY_KINDS) {
      const books = littleBooks({ bank: [credit(2_000)] });
      const topUp = { orderNo: 'TU1', partyId: 'M-00000002', partyKind, line: books.first.bank };
      topUpUnits([topUp], books.book, books.units);
      const broughtIn = balancesOf(books.sums());
      const takenOut = booksWith({ purpose: 'withdrawal', partyKind }, []);
      const funds = ['merchant_payable', 'customer_funds'].map(
        (role) => (broughtIn[role] ?? 0) + (takenOut[role] ?? 0),
      );
      expect(funds, partyKind).toEqual([0, 0]);
    }
  });
  test('what is collected is the party’s when it is paid, not when it is asked for', () => {
    const collection = { purpose: 'collection', partyKind: 'customer' } as const;
    expect(booksWith(collection, [])).toEqual({});
    expect(booksWith({ ...collection, paidDay: '2026-10-19', lines: [1] }, [credit(2_000)])).toEqual({
      bank: 2_000,
      customer_funds: -2_000,
    });
  });
  test('a line that is a payment is not explained by a match as well', () => {
    const books = littleBooks({ fund: [payout(2_000)], bank: [credit(2_000)] });
    const topUp = {
      orderNo: 'TU1',
      partyId: 'M-00000002',
      partyKind: 'customer',
      line: books.first.bank,
    } as const;
    topUpUnits([topUp], books.book, books.units);
    matchUnits([{ leg: 'fund_bank', left: [books.first.fund], right: [books.first.bank] }], books.explaining);
    expect(balancesOf(books.sums())).toEqual({
      channel_balance: -2_000,
      funds_in_transit: 2_000,
      bank: 2_000,
      customer_funds: -2_000,
    });
  });
});
