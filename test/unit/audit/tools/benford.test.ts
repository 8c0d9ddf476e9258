/** First digits against published counts, and what is said where the law does not apply. */
import { describe, expect, it } from 'vitest';
import { type DigitsAsked, firstDigits, ofCounts } from '../../../../shared/domain/benford.ts';

const counts = (from: number, of: readonly number[]): Float64Array => {
  const all = new Float64Array(100);
  of.forEach((count, at) => {
    all[from + at] = count;
  });
  return all;
};

function benford(values: readonly number[], asked: DigitsAsked) {
  const found = new Float64Array(100);
  for (const value of values) found[firstDigits(value, asked)] = (found[firstDigits(value, asked)] ?? 0) + 1;
  return ofCounts(found, asked);
}

describe('first digits', () => {
  it('are read of whole minor units, and of two digits only where there are two', () => {
    expect([1, 9, 10, 99, 100, 123_456_789, -4567].map((value) => firstDigits(value, 1))).toEqual([
      1, 9, 1, 9, 1, 1, 4,
    ]);
    expect([0, 9, 10, 99, 100, 987_654_321_012, -4567].map((value) => firstDigits(value, 2))).toEqual([
      0, 0, 10, 99, 10, 98, 45,
    ]);
  });

  it('counts those of the first thousand powers of two as published: 301 176 125 97 79 69 56 52 45', () => {
    const digits = Array.from({ length: 1000 }, (_, power) =>
      Number(String(2n ** BigInt(power)).slice(0, 12)),
    );
    const { digits: found, verdict, excessive } = benford(digits, 1);
    expect(found.map((each) => each.found)).toEqual([301, 176, 125, 97, 79, 69, 56, 52, 45]);
    expect(verdict).toBe('close');
    expect(excessive).toEqual([]);
  });

  it('has the published shares and calls populations of 1938 (Benford, 3,259 counties) not conforming', () => {
    // Benford 1938, table I, row B: 33.9 20.4 14.2 8.1 7.2 6.2 4.1 3.7 2.2 per cent.
    const row = [1105, 665, 463, 264, 235, 202, 134, 120, 71];
    const { digits, madPpm, verdict, excessive } = ofCounts(counts(1, row), 1);
    expect(digits.map(({ expectedPpm }) => Math.round(expectedPpm / 1000))).toEqual([
      301, 176, 125, 97, 79, 67, 58, 51, 46,
    ]);
    expect(digits.map(({ foundPpm }) => Math.round(foundPpm / 1000))).toEqual([
      339, 204, 142, 81, 72, 62, 41, 37, 22,
    ]);
    // |33.9−30.1| + |20.4−17.6| + … = 16.7 per cent over nine digits.
    expect(madPpm).toBeGreaterThan(18_000);
    expect(madPpm).toBeLessThan(19_500);
    expect(verdict).toBe('non_conforming');
    expect(excessive).toEqual([1, 2, 3]);
  });

  it('finds the digits that Nigrini’s corporate payments have too many of', () => {
    // benford.analysis, corporate.payment: of 185,083 amounts the pairs 50, 11, 10 exceed what is expected by 5,938.25, 3,331.98 and 2,811.92.
    const expected = (digit: number) => 185_083 * Math.log10(1 + 1 / digit);
    const over = new Map([
      [50, 5938.25],
      [11, 3331.98],
      [10, 2811.92],
    ]);
    const all = new Float64Array(100);
    for (let digit = 10; digit < 100; digit += 1)
      all[digit] = Math.round(expected(digit) + (over.get(digit) ?? -138.8));
    expect([all[50], all[11], all[10]]).toEqual([7530, 10_326, 10_473]);
    const { excessive, tested } = ofCounts(all, 2);
    expect(excessive).toEqual([50, 11, 10]);
    expect(tested).toBeGreaterThan(185_000);
  });

  it('says nothing of nothing', () => {
    expect(benford([], 1)).toMatchObject({ tested: 0, madPpm: 0, excessive: [] });
  });
});
