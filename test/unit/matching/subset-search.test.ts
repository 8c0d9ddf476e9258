/** The arithmetic behind sums: exact sets, stretches in time, and how many sets chance alone would make. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance, grainOf } from '../../../src-main/areas/matching/rules/search/coincidences.ts';
import { costOf, findSets } from '../../../src-main/areas/matching/rules/search/exact-sums.ts';
import { Steps } from '../../../src-main/areas/matching/rules/search/steps.ts';
import { Stretches } from '../../../src-main/areas/matching/rules/search/stretches.ts';
import { type Limits, SumPool } from '../../../src-main/areas/matching/rules/search/sum-pool.ts';

/** Whole numbers below `below`, the same for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every set of a pool, the plain way. */
function setsByHand(amounts: readonly number[], target: number): string[] {
  const found: string[] = [];
  for (let mask = 1; mask < 2 ** amounts.length; mask += 1) {
    const set = [...amounts.keys()].filter((at) => (mask >> at) % 2 === 1);
    if (set.reduce((sum, at) => sum + (amounts[at] ?? 0), 0) === target) found.push(set.join(','));
  }
  return found;
}

/** How many sets there are, quickly: the sums of all sets, doubled line by line. */
function countByHand(amounts: readonly number[], target: number): number {
  let sums = [0];
  for (const amount of amounts) sums = [...sums, ...sums.map((sum) => sum + amount)];
  return sums.filter((sum) => sum === target).length;
}

const ANY: Limits = {
  membersMax: 60,
  coincidencesMax: Number.POSITIVE_INFINITY,
  isTied: true,
  stepsMax: 1e9,
};
const search = (amounts: readonly number[], target: number, limits: Partial<Limits> = {}) =>
  new SumPool(
    amounts,
    amounts.map((_, at) => at),
  ).search(target, { ...ANY, ...limits }, new Steps(1e9));

describe('exact sets', () => {
  it('are all found, of every size, and no others', () => {
    const pools = fc.record({
      amounts: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 11 }),
      target: fc.integer({ min: 1, max: 150 }),
    });
    fc.assert(
      fc.property(pools, ({ amounts, target }) => {
        const ascending = amounts.toSorted((a, b) => a - b);
        const found = ascending.flatMap((_, at) =>
          findSets(ascending, at + 1, target, 10_000).sets.map((set) => set.join(',')),
        );
        expect(found.toSorted()).toEqual(setsByHand(ascending, target).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('of eight in forty are found by meeting in the middle', () => {
    const next = numbers(5);
    const amounts = Array.from({ length: 40 }, () => 1 + next(1_000_000_000)).sort((a, b) => a - b);
    const planted = [1, 4, 9, 16, 22, 25, 33, 38];
    const target = planted.reduce((sum, at) => sum + (amounts[at] ?? 0), 0);
    expect(findSets(amounts, 8, target, 9).sets).toContainEqual(planted);
  });

  it('cost what is said beforehand: too many lines and too large a set are declined', () => {
    expect(costOf(400, 2)).toBeLessThan(1000);
    expect(costOf(400, 5)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('coincidences', () => {
  it('a grain is what all amounts are multiples of: cents, whole yuan, tens', () => {
    expect([grainOf([1234, 500]), grainOf([1200, 500]), grainOf([7000, 3000])]).toEqual([1, 100, 1000]);
  });

  /** DOMAIN 1.3: random amounts up to 1,000.00 in cents, near the centre. */
  it.each([
    [12, 0.016],
    [14, 0.06],
    [16, 0.23],
    [18, 0.85],
    [20, 3.2],
    [24, 47],
  ])('all sets of %i random amounts: %d expected near the centre', (count, expected) => {
    const next = numbers(count);
    let sum = 0;
    for (let round = 0; round < 20; round += 1) {
      const amounts = Array.from({ length: count }, () => 1 + next(100_000));
      const chance = new Chance(amounts);
      const centre = Math.round(amounts.reduce((total, amount) => total + amount, 0) / 2);
      for (let size = 2; size <= count; size += 1) sum += chance.ofSize(size, centre) / 20;
    }
    expect(sum / expected).toBeGreaterThan(0.75);
    expect(sum / expected).toBeLessThan(1.33);
  });

  it.each([
    [3, 50, 0.16],
    [3, 100, 1.3],
    [4, 100, 27],
  ])('%i of %i: %d', (size, count, expected) => {
    const next = numbers(7);
    const amounts = Array.from({ length: count }, () => 1 + next(100_000));
    const figure = new Chance(amounts).ofSize(size, size * 50_000);
    expect(figure / expected).toBeGreaterThan(0.7);
    expect(figure / expected).toBeLessThan(1.4);
  });

  it.each<[string, number, number, number]>([
    ['cents', 1, 11, 2000],
    ['whole yuan', 100, 10, 1000],
    ['tens of yuan', 1000, 8, 1000],
  ])('agree with counting by hand: %s', (_, grain, count, rounds) => {
    const next = numbers(grain + count);
    let expected = 0;
    let seen = 0;
    for (let round = 0; round < rounds; round += 1) {
      const amounts = Array.from({ length: count }, () => grain * (1 + next(20_000 / grain)));
      const chance = new Chance(amounts);
      // A sum that has nothing to do with the pool.
      const target = grain * Math.round((((count / 2) * 10_000) / grain) * (0.9 + next(200) / 1000));
      for (let size = 2; size <= count; size += 1) expected += chance.ofSize(size, target);
      seen += countByHand(amounts, target);
    }
    expect(expected / seen).toBeGreaterThan(0.6);
    expect(expected / seen).toBeLessThan(1.6);
  });

  it('pairs of very many lines agree with counting by hand too, however skewed the amounts', () => {
    const next = numbers(17);
    const skewed = () => Math.round(100 * 10 ** (1 + (next(10_000) / 10_000) * 3));
    let expected = 0;
    let seen = 0;
    for (let round = 0; round < 40; round += 1) {
      const amounts = Array.from({ length: 600 }, skewed);
      const target = skewed() + skewed();
      expected += new Chance(amounts).ofSize(2, target);
      const ascending = amounts.toSorted((a, b) => a - b);
      seen += findSets(ascending, 2, target, 10_000).count;
    }
    expect(expected / seen).toBeGreaterThan(0.6);
    expect(expected / seen).toBeLessThan(1.6);
  });

  it('a mixture of whole yuan and a few cents counts the whole ones as what they are', () => {
    const next = numbers(3);
    const whole = Array.from({ length: 18 }, () => 100 * (1 + next(1000)));
    const amounts = [...whole, 1 + next(100_000), 1 + next(100_000)];
    const target = 100 * 1500;
    const finer = Array.from(amounts, (amount) => amount + next(100));
    expect(new Chance(amounts).ofSize(3, target)).toBeGreaterThan(20 * new Chance(finer).ofSize(3, target));
  });
});

describe('stretches', () => {
  it('everything between two moments, and no moment cut in two', () => {
    const stretches = new Stretches([5, 7, 11, 13, 17], [1, 2, 2, 3, 4]);
    expect(stretches.find(18)).toEqual([[1, 3]]);
    expect(stretches.find(31)).toEqual([[1, 4]]);
    expect(stretches.find(24)).toEqual([]); // 11 + 13 would tear two of one moment apart.
  });
});

describe('a pool', () => {
  it('tells the only solution, and how many where there are more', () => {
    expect(search([501, 702, 1103, 1404], 1804)).toMatchObject({ sets: [], solutions: 0 });
    expect(search([501, 702, 1103, 1404], 1203)).toMatchObject({ sets: [[0, 1]], solutions: 1 });
    expect(search([100, 200, 300, 400], 500).solutions).toBe(2);
    expect(search([100, 100, 100, 100, 100, 100, 100], 300).solutions).toBeGreaterThan(1);
  });

  it('a line that has the amount by itself is no matter for sums', () => {
    expect(search([300, 200, 100], 300).solutions).toBe(0);
  });

  it('counts as many solutions as there are, up to nine', () => {
    const pools = fc.record({
      amounts: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 12 }),
      target: fc.integer({ min: 2, max: 200 }),
    });
    fc.assert(
      fc.property(pools, ({ amounts, target }) => {
        fc.pre(!amounts.includes(target) && new Set(amounts).size > 1);
        const byHand = setsByHand(amounts, target);
        const found = search(amounts, target);
        expect(found.solutions).toBe(Math.min(9, byHand.length));
        for (const set of found.sets) expect(byHand).toContain(set.join(','));
      }),
      { numRuns: 500 },
    );
  });

  it('does not look where chance alone would hit', () => {
    const next = numbers(11);
    const amounts = Array.from({ length: 30 }, () => 1 + next(100_000));
    const target = [2, 5, 8, 11, 14, 17, 20].reduce((sum, at) => sum + (amounts[at] ?? 0), 0);
    expect(search(amounts, target, { coincidencesMax: 0.1 }).coincidences).toBeLessThan(0.1);
    expect(search(amounts, target, { coincidencesMax: 0.1 }).solutions).toBe(0);
  });

  it('finds all but two of many, and everything of an hour', () => {
    const next = numbers(2);
    const amounts = Array.from({ length: 30 }, () => 1 + next(100_000));
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    const out = (amounts[3] ?? 0) + (amounts[20] ?? 0);
    const some = search(amounts, total - out, { coincidencesMax: 0.1 });
    expect([some.solutions, some.shape, some.sets[0]?.length]).toEqual([1, 'all_but_few', 28]);
    const hour = amounts.slice(9, 21).reduce((sum, amount) => sum + amount, 0);
    const found = search(amounts, hour, { coincidencesMax: 0.1 });
    expect([found.solutions, found.shape, found.sets[0]?.length]).toEqual([1, 'stretch', 12]);
  });

  it('says when its steps were spent', () => {
    const next = numbers(4);
    const amounts = Array.from({ length: 40 }, () => 1 + next(10_000_000_000));
    const target = [1, 2, 3, 4, 5].reduce((sum, at) => sum + (amounts[at] ?? 0), 0);
    expect(search(amounts, target, { stepsMax: 2000 }).isBudgetSpent).toBe(true);
    expect(search(amounts, target)).toMatchObject({ solutions: 1, isBudgetSpent: false });
  });
});
