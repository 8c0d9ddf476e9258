/**
 * Confidence factors of audit sampling (置信系数): how many errors a population may hold, in items of the sample, when so many were found. Poisson for
 * money units, exact binomial for rates. Kept in hundredths, rounded up, as the printed tables have them: a bound is never too small.
 */
export type Confidence = 90 | 95;

/** By how much an expected misstatement grows before it is planned for (扩张系数); AICPA Audit Guide: Audit Sampling. */
const EXPANSION: Readonly<Record<Confidence, number>> = { 90: 150, 95: 160 };
export const expansionHundredths = (confidence: Confidence): number => EXPANSION[confidence];

const known = new Map<string, number>();

/** 95 %, none found: 300; one: 475. */
export function poissonHundredths(confidence: Confidence, errors: number): number {
  const key = `${confidence} ${errors}`;
  const held = known.get(key);
  if (held !== undefined) return held;
  const risk = 1 - confidence / 100;
  const mean = smallest(errors + 10 * Math.sqrt(errors + 10) + 10, (at) => poissonAtMost(errors, at) <= risk);
  const factor = roundedUp(100 * mean);
  known.set(key, factor);
  return factor;
}

/** The most of a population that may be wrong, in millionths, when `wrong` of `of` were (Clopper–Pearson, one-sided). */
export function rateUpperPpm(confidence: Confidence, wrong: number, of: number): number {
  if (wrong >= of) return 1_000_000;
  const risk = 1 - confidence / 100;
  return Math.min(
    1_000_000,
    roundedUp(1_000_000 * smallest(1, (at) => binomialAtMost(wrong, of, at) <= risk)),
  );
}

/** Halving stops far finer than what is kept; what is a whole number but for that stays it. */
const roundedUp = (value: number): number => Math.ceil(value - 1e-6);

/** Where a falling condition begins to hold, between nought and `high`. */
function smallest(high: number, holds: (at: number) => boolean): number {
  let [low, top] = [0, high];
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + top) / 2;
    if (holds(middle)) top = middle;
    else low = middle;
  }
  return top;
}

function poissonAtMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  for (let each = 1; each <= count; each += 1) {
    logTerm += Math.log(mean / each);
    sum += Math.exp(logTerm);
  }
  return sum;
}

function binomialAtMost(count: number, of: number, rate: number): number {
  if (rate <= 0) return 1;
  if (rate >= 1) return 0;
  let logTerm = of * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  const odds = Math.log(rate) - Math.log1p(-rate);
  for (let each = 1; each <= count; each += 1) {
    logTerm += Math.log((of - each + 1) / each) + odds;
    sum += Math.exp(logTerm);
  }
  return sum;
}
