/**
 * How far ahead a pair must be to be accepted without a person, learned from what persons said of pairs before.
 *
 * Never less than the rule asks. A band of scores in which a pair turned out wrong is shut, and everything below it, until so many right ones
 * stand beside the wrong one that the target is met with confidence.
 */
export interface Judged {
  readonly bits: number;
  readonly isRight: boolean;
}

const BAND_BITS = 2;
/** One-sided confidence of 95 of 100. */
const Z = 1.645;

/** The bits to ask for: the rule's own, or the upper end of the highest band that is shut. */
export function marginFor(judged: readonly Judged[], targetPpm: number, leastBits: number): number {
  const bands = new Map<number, { right: number; wrong: number }>();
  for (const { bits, isRight } of judged) {
    if (bits < leastBits) continue;
    const number = Math.floor((bits - leastBits) / BAND_BITS);
    const band = bands.get(number) ?? { right: 0, wrong: 0 };
    bands.set(number, band);
    if (isRight) band.right += 1;
    else band.wrong += 1;
  }
  const shut = [...bands].filter(
    ([, { right, wrong }]) => wrong > 0 && lowerBoundPpm(right, right + wrong) < targetPpm,
  );
  return shut.reduce((margin, [number]) => Math.max(margin, leastBits + (number + 1) * BAND_BITS), leastBits);
}

/** What share of right ones is at least to be expected, in ppm (Wilson). */
export function lowerBoundPpm(right: number, all: number): number {
  if (all === 0) return 0;
  const share = right / all;
  const square = Z * Z;
  const middle = share + square / (2 * all);
  const spread = Z * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  return Math.floor((Math.max(0, middle - spread) / (1 + square / all)) * 1_000_000);
}
