import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import { ARRIVALS, decideArrivals } from '../../../src-main/areas/statements/rules/arrivals.ts';
import { columnsOf, line } from '../../support/lines.ts';

const ends = (
  arriving: readonly ParsedLine[],
  known: readonly ParsedLine[],
  kind: 'bank' | 'orders' | 'trade_bill' | 'fund_bill' = 'bank',
) => {
  const outcome = decideArrivals(
    columnsOf(kind, arriving),
    columnsOf(kind, known),
    new Uint8Array(known.length).fill(1),
  );
  return {
    ends: [...outcome.ends].map((end) => ARRIVALS[end]),
    stands: outcome.changes.map((change) => change.stands),
    counts: outcome.counts,
  };
};
const coffee = (row: number) => line({ row, net: 1800, description: 'coffee' });

describe('a line that was here before', () => {
  test('three equal rows in one file stay three', () => {
    expect(ends([coffee(1), coffee(2), coffee(3)], []).ends).toEqual(['added', 'added', 'added']);
  });
  test('the same file again adds nothing, wherever its rows stand', () => {
    expect(ends([coffee(7), coffee(8), coffee(9)], [coffee(1), coffee(2), coffee(3)]).ends).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
  });
  test('a longer file adds only what is more than before', () => {
    expect(ends([coffee(1), coffee(2), coffee(3)], [coffee(1), coffee(2)]).ends).toEqual([
      'duplicate',
      'duplicate',
      'added',
    ]);
  });
  test('an order that was waiting and is now paid is a change, and the paid one stands', () => {
    const order = (status: 'pending' | 'success') =>
      line({ merchantOrderNo: 'A1', status, direction: status === 'success' ? 'in' : null });
    expect(ends([order('success')], [order('pending')], 'orders')).toMatchObject({
      ends: ['changed'],
      stands: ['arriving'],
    });
    // In the other order of import the same one stands.
    expect(ends([order('pending')], [order('success')], 'orders')).toMatchObject({
      ends: ['changed'],
      stands: ['known'],
    });
  });
  test('an order number that stands twice is not called changed: both stay', () => {
    const twice = [line({ merchantOrderNo: 'A1', net: 100 }), line({ merchantOrderNo: 'A1', net: 200 })];
    expect(ends(twice, [line({ merchantOrderNo: 'A1', net: 300 })], 'orders').ends).toEqual([
      'added',
      'added',
    ]);
  });
  test('a payment and its refund under one channel number are two movements', () => {
    const payment = line({ channelTransactionId: 'T1' });
    const refund = line({ channelTransactionId: 'T1', kind: 'refund', direction: 'out', refundNo: 'R1' });
    expect(ends([refund], [payment], 'trade_bill').ends).toEqual(['added']);
  });
});

describe('a wallet that tells on the row of the payment what was given back', () => {
  const paid = (over: Parameters<typeof line>[0] = {}) =>
    line({ direction: 'out', net: 13_177, channelTransactionId: 'JD1', ...over });
  test('more given back is the later word, whichever file came first', () => {
    const part = paid({ net: 4193 });
    expect(ends([part], [paid()], 'fund_bill').stands).toEqual(['arriving']);
    expect(ends([paid()], [part], 'fund_bill').stands).toEqual(['known']);
  });
  test('all of it given back: counted as none by the wallet, and still the same payment', () => {
    const whole = paid({ net: 0, direction: null, status: 'refunded' });
    expect(ends([whole], [paid()], 'fund_bill')).toMatchObject({ ends: ['changed'], stands: ['arriving'] });
    expect(ends([paid()], [whole], 'fund_bill')).toMatchObject({ ends: ['changed'], stands: ['known'] });
  });
  test('a closed trade that was never paid is no such payment', () => {
    const closed = paid({ direction: null, status: 'closed' });
    expect(ends([closed], [paid()], 'fund_bill').ends).toEqual(['added']);
  });
});

test('overlapping files give the union, in whichever order they come', () => {
  const someLines = fc.array(
    fc.integer({ min: 1, max: 4 }).map((net) => line({ net })),
    { maxLength: 12 },
  );
  const counted = (lines: readonly ParsedLine[]) => lines.map((each) => each.net).toSorted((a, b) => a - b);
  const importAfter = (known: readonly ParsedLine[], arriving: readonly ParsedLine[]) => {
    const outcome = ends(arriving, known).ends;
    return [...known, ...arriving.filter((_, index) => outcome[index] === 'added')];
  };
  fc.assert(
    fc.property(someLines, someLines, (first, second) => {
      expect(counted(importAfter(importAfter([], first), second))).toEqual(
        counted(importAfter(importAfter([], second), first)),
      );
      expect(importAfter(importAfter([], first), first).length).toBe(first.length);
    }),
  );
});
