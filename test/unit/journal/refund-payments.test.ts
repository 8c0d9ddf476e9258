/** Refunds that are paid by a payment of ours: what is owed to the buyer arises once, is settled when the money goes, and is owed again when it comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BookedPayment } from '../../../src-main/areas/journal/rules/payment-units.ts';
import { line } from '../../support/lines.ts';
import { balancesOf, type LittleHouse, littleBooks } from './little-books.ts';

const refund = (over: Partial<BookedPayment> = {}): BookedPayment => ({
  itemNo: 'PI20261018-1',
  batchNo: 'PB20261018-001',
  purpose: 'refund',
  merchantOrderNo: 'A1',
  retryOf: '',
  partyId: 'M-00000009',
  partyKind: 'customer',
  fromSub: 'bank:6222',
  amount: 4_000,
  currency: 'CNY',
  instructedDay: '2026-10-18',
  paidDay: '',
  failedDay: '',
  returnedDay: '',
  lines: [],
  ...over,
});
const sold = (over = {}) => line({ merchantOrderNo: 'A1', net: 10_000, ...over });
const paidAtBank = line({ kind: 'transfer', channel: 'bank', account: '6222', net: 4_000, direction: 'out' });
const cameBack = { ...paidAtBank, direction: 'in' as const };
const booksOf = (house: LittleHouse, ...payments: readonly BookedPayment[]) => {
  const books = littleBooks(house);
  books.pay(payments);
  return { ...balancesOf(books.sums()), blocked: [...books.units.blocked.keys()] };
};

describe('a sale of our own', () => {
  test('refunded by a payment: less was sold, nothing is owed, the bank has less', () => {
    const paid = refund({ paidDay: '2026-10-18', lines: [2] });
    expect(booksOf({ trade: [sold()], bank: [paidAtBank] }, paid)).toEqual({
      channel_clearing: 10_000,
      sales: -6_000,
      bank: -4_000,
      blocked: [],
    });
  });
  test('came back: it is owed to the buyer, though the sale stays refunded', () => {
    const returned = refund({ paidDay: '2026-10-18', returnedDay: '2026-10-20', lines: [2, 3] });
    expect(booksOf({ trade: [sold()], bank: [paidAtBank, cameBack] }, returned)).toMatchObject({
      sales: -6_000,
      refunds_payable: -4_000,
    });
  });
  test('paid once more: it is no longer owed, and the sale is refunded once', () => {
    const returned = refund({ returnedDay: '2026-10-20' });
    const again = refund({ itemNo: 'PI20261021-1', retryOf: returned.itemNo, instructedDay: '2026-10-21' });
    for (const payments of [
      [returned, again],
      [again, returned],
    ])
      expect(booksOf({ trade: [sold()] }, ...payments)).toEqual({
        channel_clearing: 10_000,
        sales: -6_000,
        payments_in_transit: -4_000,
        blocked: [],
      });
  });
  test('paid once more with less, the rest is still owed; with more, what is more is owed anew', () => {
    const failed = refund({ failedDay: '2026-10-19' });
    const again = { itemNo: 'PI20261021-1', retryOf: failed.itemNo, instructedDay: '2026-10-21' };
    const less = refund({ ...again, amount: 3_000 });
    expect(booksOf({ trade: [sold()] }, failed, less)).toMatchObject({
      sales: -6_000,
      refunds_payable: -1_000,
    });
    const more = refund({ ...again, amount: 5_000 });
    expect(booksOf({ trade: [sold()] }, failed, more)).toMatchObject({ sales: -5_000 });
  });
  test('an order nobody knows, or none, is a sale of our own', () => {
    for (const merchantOrderNo of ['', 'B7'])
      expect(booksOf({}, refund({ merchantOrderNo }))).toEqual({
        sales: 4_000,
        payments_in_transit: -4_000,
        blocked: [],
      });
  });
});

describe('a sale of a merchant', () => {
  const agent = { mode: 'agent', feePpm: 10_000, isFeeReturned: true } as const;

  test('is taken from what is owed to her, and our fee is given back with it where that is agreed', () => {
    // Sold 100.00 at 1 %: 99.00 is hers. 40.00 refunded: 39.60 of hers, 0.40 of our fee.
    expect(booksOf({ trade: [sold()], agreement: agent }, refund())).toEqual({
      channel_clearing: 10_000,
      merchant_payable: -(9_900 - 3_960),
      service_fee_income: -60,
      payments_in_transit: -4_000,
      blocked: [],
    });
  });
  test('refunded partly by the channel and partly by us, each gives back exactly what it got', () => {
    const byChannel = line({
      merchantOrderNo: 'A1',
      kind: 'refund',
      direction: 'out',
      net: 6_000,
    });
    const books = booksOf({ trade: [sold(), byChannel], agreement: agent }, refund());
    expect(books).toMatchObject({ channel_clearing: 4_000, payments_in_transit: -4_000 });
    expect(Object.keys(books).toSorted()).toEqual(['blocked', 'channel_clearing', 'payments_in_transit']);
  });
  test('a partner gives back the share', () => {
    const splits = [{ partyId: 'M-00000002', sharePpm: 300_000 }];
    const shared = { mode: 'partner_share', splits } as const;
    expect(booksOf({ trade: [sold()], agreement: shared }, refund())).toMatchObject({
      partner_payable: -(3_000 - 1_200),
      sales: -(7_000 - 2_800),
    });
  });
  test('in another currency it is not that sale: ours', () => {
    expect(booksOf({ trade: [sold()], agreement: agent }, refund({ currency: 'USD' }))).toMatchObject({
      sales: 4_000,
      merchant_payable: -9_900,
    });
  });
});

test('whatever becomes of payments and their retries, what is owed is what went out and came back unpaid', () => {
  const end = fc.constantFrom('out', 'failed', 'returned');
  fc.assert(
    fc.property(fc.array(end, { minLength: 1, maxLength: 5 }), fc.boolean(), (ends, isTurned) => {
      // Each makes the one before it good; the last end is what stands.
      const payments = ends.map((what, at) =>
        refund({
          itemNo: `PI2026101${at}-1`,
          retryOf: at === 0 ? '' : `PI2026101${at - 1}-1`,
          instructedDay: `2026-10-1${at}`,
          failedDay: what === 'failed' || (what === 'out' && at < ends.length - 1) ? `2026-10-1${at}` : '',
          returnedDay: what === 'returned' ? `2026-10-1${at}` : '',
        }),
      );
      const agreement = { mode: 'agent', feePpm: 6_000 } as const;
      const books = booksOf(
        { trade: [sold()], agreement },
        ...(isTurned ? payments.toReversed() : payments),
      ) as Record<string, unknown>;
      const isOpen = ends.at(-1) !== 'out';
      expect(books['refunds_payable'] ?? 0).toBe(isOpen ? -4_000 : 0);
      expect(books['merchant_payable']).toBe(-(10_000 - 60 - 4_000));
    }),
    { numRuns: 60 },
  );
});
