/** Many files in portions: no file is lost, none is read twice, and the files of one day stay together. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPortions } from '../../../shared/domain/file-portions.ts';

const named = (...names: string[]) => names.map((name) => ({ name, size: 10 }));
const namesOf = (portions: { name: string }[][]) => portions.map((each) => each.map(({ name }) => name));

describe('portions of many files', () => {
  test('files that fit into one portion keep their order', () => {
    const files = named('b-20260302.csv', 'a-20260301.csv');
    expect(namesOf(inPortions(files, { files: 2, bytes: 100 }))).toEqual([
      ['b-20260302.csv', 'a-20260301.csv'],
    ]);
  });

  test('the summary of a day is read with its details, however far apart their names are', () => {
    const files = named(
      'INN26030188ZM_1.txt',
      'INN26030288ZM_1.txt',
      'RD2002_20260301_1.txt',
      'RD2002_20260302_1.txt',
    );
    expect(namesOf(inPortions(files, { files: 2, bytes: 1000 }))).toEqual([
      ['INN26030188ZM_1.txt', 'RD2002_20260301_1.txt'],
      ['INN26030288ZM_1.txt', 'RD2002_20260302_1.txt'],
    ]);
  });

  test('a portion is as large as its bytes allow, and a larger file goes alone', () => {
    const files = [
      { name: 'a', size: 60 },
      { name: 'b', size: 60 },
      { name: 'c', size: 500 },
      { name: 'd', size: 1 },
    ];
    expect(namesOf(inPortions(files, { files: 10, bytes: 130 }))).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  test('every file is in exactly one portion, and no day is parted', () => {
    const name = fc.oneof(
      fc.integer({ min: 1, max: 28 }).map((day) => `bill_202603${String(day).padStart(2, '0')}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ name, size: fc.nat(50) })), (files) => {
        const portions = inPortions(files, { files: 5, bytes: 100 });
        expect(portions.flat().toSorted((a, b) => files.indexOf(a) - files.indexOf(b))).toEqual(files);
        const placesOf = Map.groupBy(
          portions.flatMap((each, at) => each.map((file) => ({ file, at }))),
          ({ file }) => /bill_\d{8}/.exec(file.name)?.[0] ?? '',
        );
        placesOf.delete('');
        for (const places of placesOf.values()) expect(new Set(places.map(({ at }) => at)).size).toBe(1);
      }),
    );
  });
});
