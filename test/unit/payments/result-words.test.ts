/** What a result says is held against what was agreed to, to the fen and in both directions; what was said twice moves once. */
import { describe, expect, test } from 'vitest';
import {
  endsOfResults,
  type KnownPayment,
  type PlannedResult,
  type StatedResult,
} from '../../../src-main/areas/payments/rules/result-words.ts';

const payment = (itemNo: string, amount: number, state: KnownPayment['state'] = 'instructed') =>
  [itemNo, { itemNo, amount, state, overruled: [] }] as const;
const word = (
  itemNo: string,
  amount: number | null,
  state: 'paid' | 'failed' | 'accepted' = 'paid',
  row = 2,
) => ({
  itemNo,
  row,
  state,
  amount,
  currency: '',
  reasonCode: '',
  reasonText: '',
  happenedAt: '',
});
const stated = (over: Partial<StatedResult> = {}): StatedResult => ({
  statedCount: null,
  statedSum: null,
  statedOf: 'batch',
  currency: 'CNY',
  whole: null,
  items: [word('PI1', 100_00), word('PI2', 50_00, 'paid', 3)],
  ...over,
});
const batch = (...payments: (readonly [string, KnownPayment])[]) => ({
  currency: 'CNY',
  payments: new Map(payments.length > 0 ? payments : [payment('PI1', 100_00), payment('PI2', 50_00)]),
});
const plan = (over: Partial<PlannedResult> = {}): PlannedResult => ({
  sha256: 'a',
  file: 'a.csv',
  stated: stated(),
  batch: batch(),
  ...over,
});
/** 'new' with how many moves, or the refusal. */
const endOf = (over: Partial<StatedResult>, known = batch()) => {
  const [end] = endsOfResults([plan({ stated: stated(over), batch: known })]);
  return end?.end === 'new' ? `new ${end.moves.length}` : end?.refusal;
};

test('an end that two persons set right is not said anew by a file that says it once more', () => {
  const known = (overruled: KnownPayment['overruled']) =>
    batch(['PI1', { itemNo: 'PI1', amount: 100_00, state: 'paid', overruled }]);
  const failed = { items: [word('PI1', 100_00, 'failed')] };
  expect(endOf(failed, known([]))).toBe('contradiction');
  expect(endOf(failed, known(['failed']))).toBe('new 0');
});

describe('one fen or one payment more or less', () => {
  test.each([-1, 1])('%i', (off) => {
    expect(endOf({ items: [word('PI1', 100_00 + off)] })).toBe('amount_differs');
    expect(endOf({ statedSum: 150_00 + off })).toBe('totals_differ');
    expect(endOf({ statedCount: 2 + off })).toBe('totals_differ');
    expect(endOf({ statedSumText: ((150_00 + off) / 100).toFixed(2) })).toBe('totals_differ');
    // Of the rows alone, where it says so.
    const one = { statedOf: 'file', items: [word('PI1', 100_00)] } as const;
    expect(endOf({ ...one, statedSum: 100_00 + off })).toBe('totals_differ');
  });

  test('none', () => {
    expect(endOf({ statedSum: 150_00, statedCount: 2, statedSumText: '150.00' })).toBe('new 2');
    expect(endOf({ statedOf: 'file', items: [word('PI1', 100_00)], statedSum: 100_00, statedCount: 1 })).toBe(
      'new 1',
    );
    expect(endOf({ statedSumText: 'about 150' })).toBe('totals_differ');
  });
});

describe('what was said before', () => {
  test('moves nothing, in another file or after the batch is done', () => {
    const done = batch(payment('PI1', 100_00, 'paid'), payment('PI2', 50_00, 'paid'));
    expect(endOf({}, done)).toBe('new 0');
    const ends = endsOfResults([plan(), plan({ sha256: 'b', file: 'b.csv' })]);
    expect(ends.map((end) => (end.end === 'new' ? end.moves.length : end.refusal))).toEqual([2, 0]);
    expect(endOf({ items: [word('PI1', 100_00), word('PI1', 100_00, 'accepted', 3)] })).toBe('new 2');
  });

  test('is not taken back: a failed payment is not paid, a paid one has not failed', () => {
    expect(endOf({}, batch(payment('PI1', 100_00, 'failed'), payment('PI2', 50_00)))).toBe('contradiction');
    const failed = { items: [word('PI1', 100_00, 'failed')] };
    expect(endOf(failed, batch(payment('PI1', 100_00, 'paid'), payment('PI2', 50_00)))).toBe('contradiction');
    expect(endOf({ items: [word('PI1', 100_00), word('PI1', 100_00, 'failed', 3)] })).toBe('contradiction');
  });
});

test('another currency, and a payment of another batch, refuse the whole file', () => {
  expect(endOf({ currency: 'USD' })).toBe('currency_differs');
  expect(endOf({ currency: '', items: [{ ...word('PI1', 100_00), currency: 'USD' }] })).toBe(
    'currency_differs',
  );
  expect(endOf({ items: [word('PI1', 100_00), word('PI9', 1)] })).toBe('unknown_payment');
});
