/** What batches leave open for the next: every fen that moved is paid once, carried or kept back, in whatever order days are signed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { negativeRun } from '../../../src-main/areas/settlement/merchant/rules/negative-run.ts';
import {
  type ChainPart,
  isPaidOut,
  openChain,
  type SignedNet,
  signedOwed,
  takenBack,
} from '../../../src-main/areas/settlement/merchant/rules/open-chain.ts';
import { spread } from '../../../src-main/areas/settlement/merchant/rules/spread.ts';

const part = (moved: number, over: Partial<ChainPart> = {}): ChainPart => ({
  moved,
  least: 1,
  signed: [],
  ...over,
});

test('a net below nought opens the next batch, and the days it takes to make it good are counted from there', () => {
  expect(openChain([part(100), part(-30), part(10), part(50)])).toEqual({
    openings: [0, 0, -30, -20],
    open: 0,
    negativeSince: null,
  });
  expect(openChain([part(100), part(-30), part(10)])).toMatchObject({ open: -20, negativeSince: 1 });
});

test('a net of just the least amount is paid, one of a fen less is carried, nought is not paid', () => {
  expect([500, 499, 0, -1].map((net) => isPaidOut(net, 500))).toEqual([true, false, false, false]);
  expect(isPaidOut(0, 0)).toBe(false);
});

test('a correction that takes back of a signed day is open once it is signed, and opens the first batch that is not', () => {
  const first = { opening: 0, net: 100 };
  const correction = { opening: 0, net: -40 };
  const days = (signed: readonly SignedNet[]) => [
    part(60, { signed }),
    part(30, { signed: [{ opening: 0, net: 30 }] }),
    part(50),
  ];
  expect(openChain(days([first])).openings).toEqual([0, 0, 0]);
  expect(openChain(days([first, correction])).openings).toEqual([0, -40, -40]);
  // Before that it is what would be taken back.
  expect([takenBack(days([first])), takenBack(days([first, correction]))]).toEqual([-40, 0]);
  // What one would add is nobody's yet: it makes good nothing that another takes back.
  const more = part(90, { signed: [first, { opening: 0, net: -40 }] });
  expect(takenBack([more])).toBe(0);
  expect(takenBack([...days([first]), more])).toBe(-40);
  // Meanwhile it is kept back from what was signed to be paid.
  expect(
    signedOwed([
      { ...first, least: 1 },
      { ...correction, least: 1 },
      { opening: 0, net: 30, least: 1 },
    ]),
  ).toEqual({
    toPay: 130,
    open: -40,
  });
});

test('a later day that was signed before an earlier one went other ways loses nothing and pays nothing twice', () => {
  // The second was signed on an opening of −50; then the first became −60.
  const chain = openChain([part(-60), part(200, { signed: [{ opening: -50, net: 150 }] }), part(30)]);
  expect(chain.openings).toEqual([0, -60, -10]);
});

/** A merchant's year in small: days move, some are signed as they stand, facts of signed days change and are corrected. */
const story = fc.record({
  least: fc.constantFrom(1, 500),
  days: fc.array(
    fc.record({ moved: fc.integer({ min: -2_000, max: 2_000 }), late: fc.integer({ min: -300, max: 300 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  ),
  order: fc.array(fc.nat(11), { maxLength: 24 }),
});

test('what is signed to be paid, what is carried and what is not signed yet are together all that moved', () => {
  fc.assert(
    fc.property(story, ({ least, days, order }) => {
      const parts: { moved: number; least: number; signed: SignedNet[] }[] = days.map(({ moved }) => ({
        moved,
        least,
        signed: [],
      }));
      for (const at of order) {
        const day = parts[at];
        const opening = openChain(parts).openings[at] ?? 0;
        if (!day) continue;
        const before = day.signed.reduce((sum, each) => sum + each.net - each.opening, 0);
        if (day.signed.length === 0) day.signed.push({ opening, net: opening + day.moved });
        else if (day.moved !== before) day.signed.push({ opening: 0, net: day.moved - before });
        day.moved += days[at]?.late ?? 0; // What comes behind the signature.
      }
      const { openings, open } = openChain(parts);
      const signed = parts.flatMap((each) => each.signed.map((of) => ({ ...of, least })));
      const moved = parts.reduce(
        (sum, each) =>
          sum +
          (each.signed.length > 0
            ? each.signed.reduce((of, { opening, net }) => of + net - opening, 0)
            : each.moved),
        0,
      );
      const unsigned = parts
        .map((each, at) => ({ ...each, net: (openings[at] ?? 0) + each.moved }))
        .filter(({ signed: of }) => of.length === 0);
      const toCome = unsigned.reduce((sum, { net }) => sum + (isPaidOut(net, least) ? net : 0), 0);
      const owed = signedOwed(signed);
      expect(owed.toPay + toCome + open).toBe(moved);
      // Whatever may be paid is of what was signed, and never more than what was signed brings with what is kept back.
      const mayBePaid = Math.max(0, owed.toPay + Math.min(0, owed.open));
      const signedMoved = signed.reduce((sum, { opening, net }) => sum + net - opening, 0);
      expect(mayBePaid).toBeLessThanOrEqual(owed.toPay);
      if (owed.open <= 0) expect(mayBePaid).toBe(Math.max(0, signedMoved));
    }),
    { numRuns: 300 },
  );
});

test('a payment is spread over what it is for, in order, and never over more than it is', () => {
  const numbers = [
    { settlementNo: 'S1', amount: 60 },
    { settlementNo: 'S2', amount: 40 },
  ];
  expect(spread(100, numbers)).toEqual(numbers);
  expect(spread(60, numbers)).toEqual([{ settlementNo: 'S1', amount: 60 }]);
  expect(spread(90, numbers)).toEqual([numbers[0], { settlementNo: 'S2', amount: 30 }]);
  expect(spread(110, numbers)).toEqual([numbers[0], { settlementNo: 'S2', amount: 50 }]);
});

test('a run below nought begins where it went below, not before it had come up', () => {
  const days = (...moved: number[]) => moved.map((each, at) => ({ day: `2026-10-1${at}`, moved: each }));
  expect(negativeRun(days(-5, 6, -3, -1))).toEqual({ amount: -3, since: '2026-10-12' });
  expect(negativeRun(days(-5, 5))).toBeNull();
});
