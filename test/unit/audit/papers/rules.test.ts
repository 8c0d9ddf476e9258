/** The rules behind the statement, over many made-up accounts: sums hold whatever the items, and a bank's balance is only what statements say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adjusted,
  itemsOf,
  type Open,
  shortened,
} from '../../../../src-main/areas/audit/papers/rules/reconciled.ts';
import { type StatedSpan, statedOn } from '../../../../src-main/areas/audit/papers/rules/stated-balance.ts';

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
const open: fc.Arbitrary<Open> = fc.record({
  side: fc.constantFrom('bank' as const, 'book' as const),
  day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}`),
  text: fc.string({ maxLength: 4 }),
  reference: fc.string({ maxLength: 4 }),
  signed: cents,
});

describe('both balances brought together', () => {
  test('they meet exactly where book and bank differ by nothing but the items', () => {
    fc.assert(
      fc.property(fc.array(open, { maxLength: 30 }), cents, cents, (all, agreed, off) => {
        const items = itemsOf(all, '2026-10-31');
        const sum = (side: Open['side']) =>
          all.reduce((total, each) => total + (each.side === side ? each.signed : 0), 0);
        const { difference } = adjusted(items, agreed - sum('bank') + off, agreed - sum('book'));
        expect(difference).toBe(off);
      }),
      { numRuns: 60 },
    );
  });

  test('in whatever order items are found they are told in one, without a sign; a paper of fewer lines has the same sums', () => {
    fc.assert(
      fc.property(fc.array(open, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (all, most) => {
        const items = itemsOf(all, '2026-10-31');
        expect(itemsOf(all.toReversed(), '2026-10-31').map(({ amount }) => amount)).toEqual(
          items.map(({ amount }) => amount),
        );
        expect(items.every(({ amount, ageDays }) => amount > 0 && ageDays >= 3)).toBe(true);
        const few = shortened(items, most, (count) => `${count} more`);
        for (const group of ['bank_in', 'bank_out', 'book_in', 'book_out'] as const) {
          const own = few.filter((each) => each.group === group);
          expect(own.length).toBeLessThanOrEqual(most);
        }
        expect(adjusted(few, 0, 0)).toEqual(adjusted(items, 0, 0));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the bank says', () => {
  const span = (from: string, to: string, over: Partial<StatedSpan> = {}): StatedSpan => ({
    ...{ from: `2026-10-${from}`, to: `2026-10-${to}`, opening: 100, closing: 160, proof: 'proved' },
    ...over,
  });
  /** 10 a day from the 2nd to the 7th. */
  const moved = (from: string, to: string) => {
    const [first, last] = [Number(from.slice(8)), Number(to.slice(8))];
    return 10 * Math.max(0, Math.min(last, 7) - Math.max(first, 2) + 1);
  };
  const on = (day: string, ...spans: StatedSpan[]) => statedOn(spans, `2026-10-${day}`, moved);

  test('at its end, and within its days by its movements from either end', () => {
    expect(on('07', span('01', '07'))).toEqual({ balance: 160, standing: 'proved' });
    expect(on('04', span('01', '07', { closing: null }))).toMatchObject({ balance: 130 });
    expect(on('04', span('01', '07', { opening: null }))).toMatchObject({ balance: 130 });
    expect(on('04', span('01', '07', { opening: null, closing: null }))).toEqual({
      balance: null,
      standing: 'not_stated',
    });
  });

  test('before and behind all statements nothing is said; between two only where one goes on from the other', () => {
    expect(on('09', span('01', '07'))).toEqual({ balance: null, standing: 'incomplete' });
    expect(on('01', span('02', '07'))).toMatchObject({ standing: 'incomplete' });
    const goesOn = span('12', '20', { opening: 160, closing: 170 });
    expect(on('09', span('01', '07'), goesOn)).toEqual({ balance: 160, standing: 'proved' });
    expect(on('09', span('01', '07'), { ...goesOn, opening: 161 })).toMatchObject({ balance: null });
    expect(on('09', span('01', '07'), { ...goesOn, proof: 'failed' })).toMatchObject({ standing: 'failed' });
  });

  test('of two files of one day the later one is heard, and what does not prove itself is said so', () => {
    const other = span('01', '07', { closing: 999, proof: 'failed' });
    expect(on('07', span('01', '07'), other)).toEqual({ balance: 999, standing: 'failed' });
  });
});
