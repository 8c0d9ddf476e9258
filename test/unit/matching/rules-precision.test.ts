/** Precision is a share with a bound, never a lucky number: few decisions say nothing, and only all of them are all of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { say } from '../../../shared/wording/catalogue.ts';
import { BANDS, bandOf, DECISIONS_MIN, precisionOf } from '../../../src-main/areas/review/rules/precision.ts';
import { precisionText } from '../../../src-renderer/features/matching/rules/quality-words.ts';
import type { Words } from '../../../src-renderer/ui/words.ts';

const english: Words = Object.assign(
  (key: Parameters<Words>[0], facts?: Parameters<Words>[1]) => say('en', key, facts),
  {
    locale: 'en' as const,
    or: (_: string, otherwise: string) => otherwise,
  },
);
const band = {
  from: 90,
  to: 99,
  accepted: 0,
  undone: 0,
  confirmed: 0,
  rejected: 0,
  precisionPpm: null,
  lowerPpm: null,
};

test('Wilson’s bound as the books have it: 90 of 100 hold above 82.56 %', () => {
  expect(precisionOf(90, 10)).toEqual({ precisionPpm: 900_000, lowerPpm: 825_634 });
  expect(precisionOf(100, 0)).toEqual({ precisionPpm: 1_000_000, lowerPpm: 963_006 });
});

test('fewer than thirty groups are too few to say, and the words say so', () => {
  expect(precisionOf(DECISIONS_MIN - 1, 0)).toBeNull();
  expect(precisionText(english, { ...band, confirmed: 12 })).toBe('12 groups: too few to say');
  expect(precisionText(english, { ...band, confirmed: 1 })).toBe('1 group: too few to say');
  expect(precisionText(english, { ...band, accepted: 99_999, undone: 1, ...precisionOf(99_999, 1) })).toBe(
    '99.99%, at least 99.99% (of 100,000)',
  );
});

test('the bound lies below the share, and one more right decision never lowers either', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: DECISIONS_MIN, max: 100_000 }),
      (wrong, right) => {
        const one = precisionOf(right, wrong);
        const more = precisionOf(right + 1, wrong);
        expect(one?.lowerPpm).toBeLessThanOrEqual(one?.precisionPpm ?? 0);
        expect(more?.precisionPpm).toBeGreaterThanOrEqual(one?.precisionPpm ?? 0);
        expect(more?.lowerPpm).toBeGreaterThanOrEqual(one?.lowerPpm ?? 0);
      },
    ),
  );
});

test('every confidence is in one band', () => {
  for (let confidence = 0; confidence <= 100; confidence += 1)
    expect(BANDS[bandOf(confidence)]).toBeDefined();
});
