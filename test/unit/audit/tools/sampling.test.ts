/** Sampling against published worked examples and against its own promises: what must be taken is taken, chances follow amounts, order does not matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawBlock,
  drawRandom,
  drawStratified,
} from '../../../../src-main/areas/audit/tools/rules/draw-others.ts';
import type { Drawable } from '../../../../src-main/areas/audit/tools/rules/drawn.ts';
import { evaluateMeans, evaluateRatio } from '../../../../src-main/areas/audit/tools/rules/evaluate-means.ts';
import { evaluateMus } from '../../../../src-main/areas/audit/tools/rules/evaluate-mus.ts';
import { poissonHundredths, rateUpperPpm } from '../../../../src-main/areas/audit/tools/rules/factors.ts';
import { drawMus, intervalOf, sizeOf } from '../../../../src-main/areas/audit/tools/rules/mus.ts';
import { seeded } from '../../../../src-main/areas/audit/tools/samples/seeded.ts';

function population(values: readonly number[], order: readonly number[] = [...values.keys()]): Drawable {
  return {
    count: values.length,
    value: Float64Array.from(order, (at) => values[at] ?? 0),
    // Days and hashes belong to the item, wherever it stands.
    day: Int32Array.from(order, (at) => 20_000 + (at % 7)),
    hash: Uint32Array.from(order, (at) => (at * 2_654_435_761) >>> 0),
  };
}

describe('factors as the printed tables have them', () => {
  it('gives the Poisson confidence factors of 95 % and 90 %', () => {
    expect([0, 1, 2, 3, 4].map((errors) => poissonHundredths(95, errors))).toEqual([300, 475, 630, 776, 916]);
    expect([0, 1, 2, 3, 4].map((errors) => poissonHundredths(90, errors))).toEqual([231, 389, 533, 669, 800]);
  });

  it('bounds a rate as the AICPA tables of attribute sampling do: 59 without an error, or 93 with one, bound it at 5 %', () => {
    // AICPA Audit Guide: Audit Sampling, appendix A: 93 items are what 5 % tolerable and 1 expected error need.
    expect(rateUpperPpm(95, 0, 59)).toBeLessThanOrEqual(50_000);
    expect(rateUpperPpm(95, 0, 58)).toBeGreaterThan(50_000);
    expect(rateUpperPpm(95, 1, 93)).toBeLessThanOrEqual(50_000);
    expect(rateUpperPpm(95, 1, 92)).toBeGreaterThan(50_000);
    expect(rateUpperPpm(90, 0, 45)).toBeLessThanOrEqual(50_000);
    expect(rateUpperPpm(90, 0, 44)).toBeGreaterThan(50_000);
    expect(rateUpperPpm(95, 5, 5)).toBe(1_000_000);
  });
});

describe('the interval of a monetary-unit sample', () => {
  it('is that of a published hand-out (1004 MUS): of 1,000,000, 50,000 tolerable, 10,000 expected, 5 % risk: 11,333.33 and 88 items', () => {
    const interval = intervalOf({ tolerable: 5_000_000, expected: 1_000_000, confidence: 95 });
    expect(interval).toBe(1_133_333);
    expect(Math.floor(100_000_000 / (interval ?? 1))).toBe(88);
  });

  it('leaves no interval where what is expected uses up what is tolerable', () => {
    expect(intervalOf({ tolerable: 160, expected: 100, confidence: 95 })).toBeNull();
    expect(intervalOf({ tolerable: 1, expected: 0, confidence: 90 })).toBeNull();
  });
});

describe('a monetary-unit sample evaluated by tainting', () => {
  it('knows an item of exactly the interval, and projects one of a unit less', () => {
    expect(sizeOf(population([100, 50]), 100)).toEqual({ topCount: 1, items: 2 });
    const by = { interval: 100, confidence: 95 } as const;
    expect(evaluateMus([{ booked: 100, audited: 60 }], by)).toMatchObject({
      known: 40,
      projected: 0,
      upper: 340,
    });
    expect(evaluateMus([{ booked: 99, audited: 59 }], by)).toMatchObject({ known: 0, projected: 40 });
  });

  it('rounds what it does not know away from nought: a bound is never a fen too small', () => {
    // 101 × 2.31 = 233.31.
    const found = evaluateMus([], { interval: 101, confidence: 90 });
    expect([found.basicPrecision, found.upper, found.lower]).toEqual([234, 234, -234]);
  });

  it('finds the textbook bound (Whittington & Pany: interval 12,300 at 5 % risk, three misstatements) of 58,670', () => {
    const found = evaluateMus(
      [
        { booked: 1_500_000, audited: 1_250_000 }, // Above the interval: known.
        { booked: 1_000_000, audited: 400_000 },
        { booked: 300_000, audited: 200_000 },
        { booked: 50_000, audited: 50_000 },
      ],
      { interval: 1_230_000, confidence: 95 },
    );
    expect(found.known + found.projected).toBe(1_398_000); // 2,500 + 7,380 + 4,100
    expect(found.basicPrecision).toBe(3_690_000);
    expect(found.incremental).toBe(553_500 + 225_500);
    expect(found.upper).toBe(5_867_000);
  });

  it('finds nothing but the basic precision where nothing is wrong (2,500,000, interval 26,882, 95 %: 80,646)', () => {
    const found = evaluateMus([{ booked: 1000, audited: 1000 }], { interval: 2_688_200, confidence: 95 });
    expect([found.projected, found.incremental, found.upper, found.lower]).toEqual([
      0, 0, 8_064_600, -8_064_600,
    ]);
  });

  it('takes the larger taint first: with the smaller first the bound would be lower', () => {
    const items = [
      { booked: 100, audited: 90 },
      { booked: 100, audited: 0 },
    ];
    const { upper } = evaluateMus(items, { interval: 1000, confidence: 95 });
    expect(upper).toBe(evaluateMus(items.toReversed(), { interval: 1000, confidence: 95 }).upper);
    expect(upper).toBe(1000 + 100 + 3000 + 750 + 55);
  });

  it('never bounds below what it projects, and a worse item never lowers the bound', () => {
    const item = fc
      .integer({ min: 1, max: 5000 })
      .chain((booked) =>
        fc.record({ booked: fc.constant(booked), audited: fc.integer({ min: 0, max: booked }) }),
      );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.nat(7), (items, which) => {
        const terms = { interval: 3000, confidence: 95 } as const;
        const found = evaluateMus(items, terms);
        expect(found.upper).toBeGreaterThanOrEqual(found.known + found.projected + found.basicPrecision);
        const worse = items.map((each, at) => (at === which ? { ...each, audited: 0 } : each));
        expect(evaluateMus(worse, terms).upper).toBeGreaterThanOrEqual(found.upper);
      }),
      { numRuns: 60 },
    );
  });
});

describe('drawing by money units', () => {
  const amounts = fc.array(fc.integer({ min: -500, max: 3000 }), { minLength: 1, maxLength: 60 });

  it('takes every item that reaches the interval, none of nought, and as many others as there are intervals', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 1, max: 2000 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        (values, interval, seed) => {
          const { items } = drawMus(population(values), interval, seeded(seed));
          const taken = new Set(items.map(({ position }) => position));
          expect(taken.size).toBe(items.length);
          for (const [at, value] of values.entries()) {
            if (Math.abs(value) >= interval) expect(taken.has(at)).toBe(true);
            if (value === 0) expect(taken.has(at)).toBe(false);
          }
          for (const { position, why } of items) expect(why === 'negative').toBe((values[position] ?? 0) < 0);
          const small = values
            .filter((value) => value > 0 && value < interval)
            .reduce((sum, each) => sum + each, 0);
          const hits = items.filter(({ why }) => why === 'hit').length;
          expect([Math.floor(small / interval), Math.ceil(small / interval)]).toContain(hits);
          expect(items.length).toBeLessThanOrEqual(sizeOf(population(values), interval).items);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('gives the same items for the same seed in whatever order the lines stand', () => {
    const shuffled = amounts.chain((values) =>
      fc.tuple(fc.constant(values), fc.shuffledSubarray([...values.keys()], { minLength: values.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.string({ minLength: 1, maxLength: 8 }), ([values, order], seed) => {
        const one = drawMus(population(values), 700, seeded(seed)).items.map(({ position }) => position);
        const other = drawMus(population(values, order), 700, seeded(seed)).items.map(
          ({ position }) => order[position],
        );
        expect(other).toEqual(one);
        const random = (items: Drawable) => drawRandom(items, 5, seeded(seed));
        expect(random(population(values, order)).map(({ position }) => order[position])).toEqual(
          random(population(values)).map(({ position }) => position),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('hits an item as often as its amount is large: over every start exactly', () => {
    const values = [30, 70, 10, 90, 45, 55];
    const hits = values.map(() => 0);
    for (let start = 0; start < 100; start += 1)
      for (const { position } of drawMus(population(values), 100, { below: () => start }).items)
        hits[position] = (hits[position] ?? 0) + 1;
    expect(hits).toEqual(values);
  });
});

describe('drawing otherwise', () => {
  const values = Array.from({ length: 40 }, (_, at) => (at + 1) * 10);

  it('draws each item once and all as often', () => {
    const times = values.map(() => 0);
    for (let round = 0; round < 400; round += 1) {
      const items = drawRandom(population(values), 10, seeded(`round ${round}`));
      expect(new Set(items.map(({ position }) => position)).size).toBe(10);
      for (const { position } of items) times[position] = (times[position] ?? 0) + 1;
    }
    // A hundred each are expected, with a standard deviation below nine.
    for (const count of times) expect(Math.abs(count - 100)).toBeLessThan(40);
  });

  it('takes so many of each stratum, or all it has', () => {
    const items = drawStratified(population(values), { size: 5, bounds: [30, 100] }, seeded('s'));
    expect([0, 1, 2].map((stratum) => items.filter((item) => item.stratum === stratum).length)).toEqual([
      2, 5, 5,
    ]);
    for (const { position, stratum } of items) {
      const value = values[position] ?? 0;
      expect(stratum).toBe(value < 30 ? 0 : value < 100 ? 1 : 2);
    }
  });

  it('takes days whole', () => {
    const items = drawBlock(population(values), 2, seeded('s'));
    const days = new Set(items.map(({ position }) => position % 7));
    expect(days.size).toBe(2);
    expect(items.length).toBe(values.filter((_, at) => days.has(at % 7)).length);
  });

  it('has numbers that anybody can work out: SHA-256 of "seed|0", its first 48 bits, modulo the bound', () => {
    // printf '2026|0' | sha256sum
    const first = seeded('2026');
    expect(first.below(1_000_000)).toBe(861_637); // 483076a08605…
    expect(() => seeded('x').below(0)).toThrow();
  });
});

describe('means and ratios', () => {
  it('carry a mean difference over the population, and know everything where all was looked at', () => {
    const judged = [
      { booked: 100, audited: 90 },
      { booked: 100, audited: 100 },
      { booked: 200, audited: 180 },
      { booked: 200, audited: 200 },
    ];
    const found = evaluateMeans([{ count: 100, value: 15_000, judged }], 95);
    // Mean difference 7.5; s = 9.574; 100 × √(0.96/4) × 9.574 = 469.0; × 1.96 = 919.3
    expect(found).toEqual({ projected: 750, lower: -170, upper: 1670 });
    expect(evaluateMeans([{ count: 4, value: 600, judged }], 95)).toEqual({
      projected: 30,
      lower: 30,
      upper: 30,
    });
    expect(evaluateRatio({ count: 100, value: 15_000, judged }, 95)?.projected).toBe(750);
    expect(evaluateMeans([{ count: 100, value: 1, judged: judged.slice(0, 1) }], 95)).toBeNull();
  });
});
