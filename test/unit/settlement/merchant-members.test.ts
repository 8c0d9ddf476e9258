/** Lines of a merchant's figure, put together from the sums of the books: each once, in order, with what it counts for in all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { membersOf, type Piece } from '../../../src-main/areas/settlement/merchant/rules/members.ts';

type Lines = readonly (readonly [line: number, amount: number])[];
const pieceOf = (of: Lines): Piece => ({
  lines: Uint32Array.from(of, ([line]) => line),
  amounts: Float64Array.from(of, ([, amount]) => amount),
});
const salesOf = (...pieces: readonly Lines[]): Lines => {
  const members = membersOf(new Map([['sales', pieces.map(pieceOf)]])).get('sales');
  return members ? Array.from(members.lineIds, (line, at) => [line, members.amounts[at] ?? 0]) : [];
};

test('two sums of one day stand as one, a line of both once; what was taken back again is gone', () => {
  expect(
    salesOf(
      [
        [1, 5],
        [4, 6],
      ],
      [
        [2, 7],
        [4, 1],
        [9, 8],
      ],
    ),
  ).toEqual([
    [1, 5],
    [2, 7],
    [4, 7],
    [9, 8],
  ]);
  expect(
    salesOf(
      [
        [1, 5],
        [2, 3],
      ],
      [[1, -5]],
    ),
  ).toEqual([[2, 3]]);
  expect(salesOf([[1, 5]], [[1, -5]])).toEqual([]);
  expect(salesOf()).toEqual([]);
});

test('in whatever order the sums come, lines and amounts are those of all of them', () => {
  const lines = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -3, max: 3 })), {
      selector: ([line]) => line,
      maxLength: 12,
    })
    .map((of) => of.toSorted(([a], [b]) => a - b));
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 7 }), (pieces) => {
      const sums = new Map<number, number>();
      for (const [line, amount] of pieces.flat()) sums.set(line, (sums.get(line) ?? 0) + amount);
      const wanted = [...sums].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => a - b);
      expect(salesOf(...pieces)).toEqual(wanted);
      expect(salesOf(...pieces.toReversed())).toEqual(wanted);
    }),
  );
});
