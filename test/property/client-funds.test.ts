/**
 * Client funds over many books: what is owed is never netted and never less than the plain sum, what came in is outside or apart and nothing else, and a
 * reversal of the same day is as if neither had been.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FundPlace, Movements } from '../../src-main/areas/journal/client-funds/rules/movements.ts';
import { owedByDay } from '../../src-main/areas/journal/client-funds/rules/owed.ts';
import { segregatedByDay, type Window } from '../../src-main/areas/journal/client-funds/rules/segregated.ts';

const place = (kind: FundPlace['kind'], sub: string, over: Partial<FundPlace> = {}): FundPlace => ({
  ...{ sub, currency: 'CNY', kind, isHeld: false, isApart: false },
  ...over,
});
const PLACES: readonly FundPlace[] = [
  place('party', 'M-1'),
  place('party', 'M-2'),
  place('house', 'bank:apart', { isHeld: true, isApart: true }),
  place('house', 'bank:own', { isHeld: true }),
  place('house', 'wechat:1'),
  place('result', ''),
  place('other', ''),
  place('house', 'alipay:2'),
];
const DAYS = 12;

/** Two postings: debit, credit, amount. */
interface Entry {
  readonly day: number;
  readonly debit: number;
  readonly credit: number;
  readonly amount: number;
}
const at = fc.integer({ min: 0, max: PLACES.length - 1 });
const entry: fc.Arbitrary<Entry> = fc.record({
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  debit: at,
  credit: at,
  amount: fc.integer({ min: 1, max: 500 }),
});
const books = fc.array(entry, { maxLength: 40 });

function movementsOf(entries: readonly Entry[]): Movements {
  const rows = entries
    .toSorted((a, b) => a.day - b.day)
    .flatMap(({ day, debit, credit, amount }) => [
      { day, place: debit, other: credit, amount },
      { day, place: credit, other: debit, amount: -amount },
    ]);
  return {
    count: rows.length,
    day: Int32Array.from(rows, (row) => row.day),
    place: Int32Array.from(rows, (row) => row.place),
    other: Int32Array.from(rows, (row) => row.other),
    amount: Float64Array.from(rows, (row) => row.amount),
  };
}

const days = Array.from({ length: DAYS }, (_, day) => day);
const windows: readonly Window[] = days.slice(1).map((day) => ({ from: day - 1, to: day - 1, by: day }));
const balanceOf = (entries: readonly Entry[], which: number, until: number): number =>
  entries
    .filter(({ day }) => day <= until)
    .reduce(
      (sum, { debit, credit, amount }) =>
        sum + (debit === which ? amount : 0) - (credit === which ? amount : 0),
      0,
    );
const segregated = (entries: readonly Entry[]) =>
  segregatedByDay(PLACES, movementsOf(entries), windows).map((found) => {
    const { received, outside } = found.get('CNY') ?? { received: 0, outside: 0 };
    return { received, outside };
  });

test('the requirement is each claim by itself: never below the sum of all balances, short exactly where less lies apart', () => {
  fc.assert(
    fc.property(books, (entries) => {
      for (const [day, found] of owedByDay(PLACES, movementsOf(entries), days).entries()) {
        const claims = [0, 1].map((party) => 0 - balanceOf(entries, party, day));
        const held = balanceOf(entries, 2, day);
        const { requirement, resource } = found.get('CNY') ?? { requirement: -1, resource: -1 };
        expect(requirement).toBe(claims.reduce((sum, claim) => sum + Math.max(0, claim), 0));
        expect(requirement).toBeGreaterThanOrEqual(claims.reduce((sum, claim) => sum + claim, 0));
        expect(resource).toBe(held + 0);
      }
    }),
    { numRuns: 80 },
  );
});

test('what came in is outside at most whole, and nothing is outside where all of it came to an account kept apart', () => {
  fc.assert(
    fc.property(books, (entries) => {
      for (const { received, outside } of segregated(entries)) {
        expect(outside).toBeGreaterThanOrEqual(0);
        expect(outside).toBeLessThanOrEqual(received);
      }
      const apart = entries.filter(
        ({ debit, credit }) => ![debit, credit].some((each) => [3, 4, 7].includes(each)),
      );
      expect(segregated(apart).every(({ outside }) => outside === 0)).toBe(true);
    }),
    { numRuns: 80 },
  );
});

test('neither the order of a day’s entries nor an entry and its reversal of the same day changes anything', () => {
  fc.assert(
    fc.property(books, fc.array(entry, { maxLength: 5 }), (entries, undone) => {
      const reversed = undone.flatMap((each) => [each, { ...each, debit: each.credit, credit: each.debit }]);
      expect(segregated([...reversed, ...entries.toReversed()])).toEqual(segregated(entries));
    }),
    { numRuns: 80 },
  );
});

test('moving all that is outside into an account kept apart on the next day leaves nothing outside', () => {
  fc.assert(
    fc.property(books, (entries) => {
      const receipts = entries.filter(({ debit, credit }) => [3, 4, 7].includes(debit) && credit <= 1);
      const moved = receipts.map(({ day, debit, amount }) => ({
        day: day + 1,
        debit: 2,
        credit: debit,
        amount,
      }));
      const found = segregated([...receipts, ...moved]);
      expect(found.every(({ outside }) => outside === 0)).toBe(true);
      expect(segregated(receipts).map(({ outside }) => outside)).toEqual(
        found.map(({ received }) => received),
      );
    }),
    { numRuns: 80 },
  );
});
