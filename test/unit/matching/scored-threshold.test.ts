/** How far ahead a pair must be, learned from what persons decided. */
import { describe, expect, it } from 'vitest';
import { beliefs } from '../../../src-main/areas/matching/rules/scored/beliefs.ts';
import { lowerBoundPpm, marginFor } from '../../../src-main/areas/matching/rules/scored/threshold.ts';

const judged = (bits: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ bits, isRight: true })),
  ...Array.from({ length: wrong }, () => ({ bits, isRight: false })),
];

describe('the margin', () => {
  it('is the rule’s own while nobody said anything, and never less', () => {
    expect(marginFor([], 999_900, 6)).toBe(6);
    expect(marginFor(judged(20, 500, 0), 999_900, 6)).toBe(6);
    expect(marginFor(judged(3, 0, 5), 999_900, 6)).toBe(6);
  });

  it('rises above the band in which a pair was wrong', () => {
    expect(marginFor(judged(7, 30, 1), 999_900, 6)).toBe(8);
    expect(marginFor([...judged(7, 30, 0), ...judged(11.5, 9, 1)], 999_900, 6)).toBe(12);
  });

  it('opens the band again when enough right ones stand beside the wrong one', () => {
    expect(marginFor(judged(7, 700, 1), 990_000, 6)).toBe(6);
    expect(marginFor(judged(7, 70, 1), 990_000, 6)).toBe(8);
  });

  it('asks for more than the share itself where there is little to go by', () => {
    expect(lowerBoundPpm(0, 0)).toBe(0);
    expect(lowerBoundPpm(10, 10)).toBeLessThan(800_000);
    expect(lowerBoundPpm(10_000, 10_000)).toBeGreaterThan(999_700);
  });
});

describe('all pairings at once', () => {
  const weigh = (pairs: readonly (readonly [left: number, right: number, bits: number])[]) =>
    [
      ...beliefs({
        lefts: 3,
        rights: 3,
        left: Int32Array.from(pairs, ([one]) => one),
        right: Int32Array.from(pairs, ([, other]) => other),
        bits: Float64Array.from(pairs, ([, , bits]) => bits),
      }),
    ].map((odds) => Math.round(odds * 10) / 10);

  it('a pair alone is as likely as its evidence says', () => {
    expect(weigh([[0, 0, 7]])).toEqual([7]);
  });

  it('two that are alike are a toss-up', () => {
    const [one, other] = weigh([
      [0, 0, 12],
      [0, 1, 12],
    ]);
    expect(one).toBeCloseTo(0);
    expect(other).toBeCloseTo(0);
  });

  it('a partner that is surely another’s is no rival', () => {
    const [weak, rival, sure] = weigh([
      [0, 0, 8],
      [0, 1, 8],
      [1, 1, 30],
    ]);
    expect(weak).toBeGreaterThan(7.5);
    expect(rival).toBeLessThan(-7);
    expect(sure).toBeGreaterThan(20);
  });
});
