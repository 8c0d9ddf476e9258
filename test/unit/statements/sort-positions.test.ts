/** Sorting by digits gives what comparing gives, and lines of one amount stay in the order of their files. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickedFrom, sortPositions } from '../../../src-main/areas/statements/rules/sort-positions.ts';

const amounts = fc.array(
  fc.oneof(
    fc.integer({ min: -300, max: 300 }),
    fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
    fc.constant(Number.NaN),
    fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 48, -(2 ** 47)),
  ),
  { maxLength: 60 },
);

test('as comparing two by two, for any amounts and any part of them, sorted or picked', () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 3 }), (list, every) => {
      const values = Float64Array.from(list);
      const positions = Uint32Array.from(list.keys()).filter((each) => each % every === 0);
      const key = (position: number) => list[position] || 0;
      const compared = [...positions].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
      expect([...sortPositions(positions, values)]).toEqual(compared);
      const whole = sortPositions(Uint32Array.from(list.keys()), values);
      expect([...pickedFrom(whole, positions)]).toEqual(compared);
    }),
    { numRuns: 500 },
  );
});

test('amounts of one list: the refund first, equal amounts in the order of the file', () => {
  const values = Float64Array.from([1250, -300, 70_000_000, 1250, 0]);
  const all = Uint32Array.from([0, 1, 2, 3, 4]);
  expect([...sortPositions(all, values)]).toEqual([1, 4, 0, 3, 2]);
  expect([...all]).toEqual([0, 1, 2, 3, 4]);
});
