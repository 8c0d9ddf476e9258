/** The rules of funds by themselves: what may be held, where an order stands, which line is a top-up. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ITEM_STATES } from '../../../../shared/domain/payment.ts';
import { bringsBy, surePairs } from '../../../../src-main/areas/payments/funds/rules/arrival.ts';
import { holdsFunds, isOpen, stateOf } from '../../../../src-main/areas/payments/funds/rules/order-state.ts';
import { mayHold, positionOf } from '../../../../src-main/areas/payments/funds/rules/position.ts';

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe('what is available', () => {
  test('balance, freezes and what is in transit always add up to it', () => {
    fc.assert(
      fc.property(amount, amount, amount, (balance, frozen, inTransit) => {
        const { available } = positionOf({ balance, frozen, inTransit });
        expect(available + frozen + inTransit).toBe(balance);
      }),
    );
  });

  test('whatever may be held leaves nothing below zero, and one fen more may not', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (balance, frozen, inTransit) => {
        const held = { balance, frozen, inTransit };
        const { available } = positionOf(held);
        expect(mayHold(held, available)).toBe(available >= 1);
        expect(mayHold(held, available + 1)).toBe(false);
      }),
    );
  });

  test.each([0, -1])('nothing is held by an amount of %i', (nothing) => {
    expect(mayHold({ balance: 100, frozen: 0, inTransit: 0 }, nothing)).toBe(false);
  });
});

describe('where an order stands', () => {
  test('a top-up is what its line says, also after somebody cancelled it', () => {
    const of = (isCancelled: boolean, hasLine: boolean) => stateOf({ kind: 'top_up', isCancelled, hasLine });
    expect(of(false, false)).toBe('expected');
    expect(of(false, true)).toBe('arrived');
    expect(of(true, false)).toBe('cancelled');
    expect(of(true, true)).toBe('arrived');
  });

  test('a withdrawal is what its payment says', () => {
    const of = (item: (typeof ITEM_STATES)[number] | null, isCancelled = false) =>
      stateOf({ kind: 'withdrawal', isCancelled, item });
    expect(ITEM_STATES.map((item) => `${item}: ${of(item)}`)).toEqual([
      'draft: expected',
      'instructed: paying',
      'accepted: paying',
      'paid: paid',
      'failed: failed',
      'returned: failed',
      'unknown: paying',
      'cancelled: cancelled',
    ]);
    expect(of(null)).toBe('expected');
    expect(of('draft', true)).toBe('cancelled');
    expect(of('paid', true)).toBe('paid');
  });

  test('money of an unknown payment stays held; of a failed one it does not; booked money is held by nobody', () => {
    const state = stateOf({ kind: 'withdrawal', isCancelled: false, item: 'unknown' });
    expect(isOpen(state) && holdsFunds(state, false)).toBe(true);
    expect(holdsFunds('failed', false)).toBe(false);
    expect(holdsFunds('paid', false)).toBe(true);
    expect(holdsFunds('paid', true)).toBe(false);
    expect(holdsFunds('cancelled', false)).toBe(false);
  });
});

describe('which line is a top-up', () => {
  const expected = { orderNo: 'TU261126ABCDEF', reference: 'REF-778899', amount: 50_000, currency: 'CNY' };
  const line = { direction: 'in', amount: 50_000, currency: 'CNY', texts: '' } as const;
  const by = (texts: string, over = {}) => bringsBy(expected, { ...line, texts, ...over });

  test('its number anywhere in the line, in whatever case, with Chinese right beside it', () => {
    expect(by('充值tu261126abcdef谢谢')).toBe('order_no');
    expect(by('TU261126ABCDEF')).toBe('order_no');
  });

  test('a longer number that has it within is another number', () => {
    expect(by('TU261126ABCDEFG')).toBeNull();
    expect(by('9TU261126ABCDEF 与 TU261126ABCDEF')).toBe('order_no');
  });

  test('the payer’s reference where it is long enough to mean something', () => {
    expect(by('货款 REF-778899')).toBe('reference');
    expect(bringsBy({ ...expected, reference: '五月货款' }, { ...line, texts: '五月货款' })).toBeNull();
  });

  test.each([
    ['another amount', { amount: 50_001 }],
    ['another currency', { currency: 'USD' }],
    ['money that went out', { direction: 'out' }],
  ] as const)('never %s', (_what, over) => {
    expect(by('TU261126ABCDEF')).toBe('order_no');
    expect(by('TU261126ABCDEF', over)).toBeNull();
  });

  test('two lines for one order, or one line for two, are left to a person', () => {
    const seen = (orderNo: string, lineId: number, why: 'order_no' | 'reference' = 'order_no') => ({
      orderNo,
      lineId,
      why,
    });
    expect(surePairs([seen('A', 1), seen('A', 2), seen('B', 3)])).toEqual([{ orderNo: 'B', lineId: 3 }]);
    expect(surePairs([seen('A', 1), seen('B', 1)])).toEqual([]);
    // Our own number is the surer word: what it settles or leaves open is no reference's.
    expect(surePairs([seen('A', 1), seen('B', 1, 'reference'), seen('B', 2, 'reference')])).toEqual([
      { orderNo: 'A', lineId: 1 },
      { orderNo: 'B', lineId: 2 },
    ]);
  });

  test('what is sure does not hang on the order of files: no order and no line is ever in two pairs', () => {
    const pair = fc.record({
      orderNo: fc.constantFrom('A', 'B', 'C'),
      lineId: fc.integer({ min: 1, max: 4 }),
      why: fc.constantFrom('order_no' as const, 'reference' as const),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(pair, { selector: ({ orderNo, lineId }) => `${orderNo}${lineId}`, maxLength: 10 }),
        (seen) => {
          const found = surePairs(seen);
          const sorted = (pairs: typeof found) => pairs.map((each) => JSON.stringify(each)).toSorted();
          expect(sorted(surePairs(seen.toReversed()))).toEqual(sorted(found));
          expect(new Set(found.map(({ orderNo }) => orderNo)).size).toBe(found.length);
          expect(new Set(found.map(({ lineId }) => lineId)).size).toBe(found.length);
        },
      ),
    );
  });
});
