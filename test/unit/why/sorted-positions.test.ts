/** What is found by a sorted list is what is found by going through all, look after look. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SortedPositions } from '../../../src-main/areas/review/rules/sorted-positions.ts';

test('the eleventh look finds what the first one found, whatever the keys', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 0, max: 20 }), fc.nat(5), (all, low, span) => {
      const positions = new SortedPositions(all.length, (position) => all[position] ?? -1);
      const wanted = all.flatMap((key, position) => (key >= low && key <= low + span ? [position] : []));
      for (let look = 0; look < 14; look += 1)
        expect(positions.between(low, low + span, 1000)).toEqual(wanted);
    }),
  );
});
