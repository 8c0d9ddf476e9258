/**
 * Benford's law (本福特定律): how often amounts should begin with each digit or pair of digits, how often they do, and Nigrini's word for the mean
 * absolute deviation. A screen and no proof: priced, capped or few amounts do not follow it however honest they are, and that is said beside.
 */
export type DigitsAsked = 1 | 2;
export const VERDICTS = ['close', 'acceptable', 'marginal', 'non_conforming'] as const;

interface DigitCount {
  readonly digit: number;
  readonly found: number;
  readonly expectedPpm: number;
  readonly foundPpm: number;
}

export interface BenfordResult {
  readonly tested: number;
  readonly digits: readonly DigitCount[];
  readonly madPpm: number;
  readonly verdict: (typeof VERDICTS)[number];
  /** Digits that are met more often than chance allows, the most striking first. */
  readonly excessive: readonly number[];
}

/** Nigrini 2012: upper ends of close, acceptable and marginal, in millionths. */
const LIMITS: Readonly<Record<DigitsAsked, readonly number[]>> = {
  1: [6000, 12_000, 15_000],
  2: [1200, 1800, 2200],
};
/** 95 %, two-sided. */
const STRIKING = 1.96;
const EXCESSIVE_MAX = 3;

/** The first one or two digits; 0 where there are too few. */
export function firstDigits(value: number, asked: DigitsAsked): number {
  const end = asked === 1 ? 10 : 100;
  let rest = Math.abs(value);
  if (rest < end / 10) return 0;
  // Powers first: an amount of twelve digits is divided four times, not eleven.
  while (rest >= end * 1_000_000) rest = Math.floor(rest / 1_000_000);
  while (rest >= end) rest = Math.floor(rest / 10);
  return rest;
}

/** `counts` by digit; entries below the first digit are of what has too few digits and count for nothing. */
export function ofCounts(counts: ArrayLike<number>, asked: DigitsAsked): BenfordResult {
  const first = asked === 1 ? 1 : 10;
  const places = Array.from({ length: asked === 1 ? 9 : 90 }, (_, at) => first + at);
  const tested = places.reduce((sum, digit) => sum + (counts[digit] ?? 0), 0);
  const shares = places.map((digit) => {
    const found = counts[digit] ?? 0;
    const expected = Math.log10(1 + 1 / digit);
    return { digit, found, expected, share: tested === 0 ? 0 : found / tested };
  });
  const mad =
    tested === 0
      ? 0
      : shares.reduce((sum, { expected, share }) => sum + Math.abs(share - expected), 0) / shares.length;
  const limits = LIMITS[asked];
  const place = limits.findIndex((limit) => mad * 1_000_000 <= limit);
  return {
    tested,
    digits: shares.map(({ digit, found, expected, share }) => ({
      digit,
      found,
      expectedPpm: Math.round(expected * 1_000_000),
      foundPpm: Math.round(share * 1_000_000),
    })),
    madPpm: Math.round(mad * 1_000_000),
    verdict: VERDICTS[place < 0 ? limits.length : place] ?? 'non_conforming',
    excessive: shares
      .map(({ digit, expected, share }) => ({ digit, striking: strikingOf(share, expected, tested) }))
      .filter(({ striking }) => striking > STRIKING)
      .toSorted((a, b) => b.striking - a.striking || a.digit - b.digit)
      .slice(0, EXCESSIVE_MAX)
      .map(({ digit }) => digit),
  };
}

/** Standard errors above what is expected, with the correction for whole counts. */
const strikingOf = (share: number, expected: number, of: number): number =>
  of === 0 ? 0 : (share - expected - 1 / (2 * of)) / Math.sqrt((expected * (1 - expected)) / of);
