/**
 * What a random or stratified sample says: the mean difference or the ratio of audited to booked, carried over to the population, with its interval by
 * the normal approximation. Estimates and no money: they are worked out in floating point and rounded away from the estimate to whole minor units.
 */
import type { Confidence } from './factors.ts';

export interface Stratum {
  readonly count: number;
  readonly value: number;
  readonly judged: readonly { readonly booked: number; readonly audited: number }[];
}

export interface MeansEvaluation {
  /** Misstatement: booked less audited. */
  readonly projected: number;
  readonly lower: number;
  readonly upper: number;
}

/** Two-sided, in thousandths. */
const QUANTILE: Readonly<Record<Confidence, number>> = { 90: 1645, 95: 1960 };

/** Sum of the strata's mean differences (差额估计). Null where a stratum with items has fewer than two judged and not all. */
export function evaluateMeans(strata: readonly Stratum[], confidence: Confidence): MeansEvaluation | null {
  return estimate(
    strata.filter(({ count }) => count > 0),
    confidence,
    ({ count, judged }) => {
      const mean = total(judged, ({ booked, audited }) => booked - audited) / judged.length;
      return { projected: count * mean, residual: ({ booked, audited }) => booked - audited - mean };
    },
  );
}

/** Ratio estimate (比率估计): what is audited grows with what is booked. */
export function evaluateRatio(stratum: Stratum, confidence: Confidence): MeansEvaluation | null {
  const booked = total(stratum.judged, (each) => each.booked);
  if (booked <= 0) return null;
  return estimate([stratum], confidence, ({ value, judged }) => {
    const ratio = total(judged, (each) => each.audited) / booked;
    return { projected: value * (1 - ratio), residual: (each) => each.audited - ratio * each.booked };
  });
}

type Of = Stratum['judged'][number];

function estimate(
  strata: readonly Stratum[],
  confidence: Confidence,
  by: (stratum: Stratum) => { readonly projected: number; readonly residual: (of: Of) => number },
): MeansEvaluation | null {
  let [projected, variance] = [0, 0];
  for (const stratum of strata) {
    const { count, judged } = stratum;
    const size = judged.length;
    if (size === 0 || (size === 1 && count > 1)) return null;
    const { projected: part, residual } = by(stratum);
    projected += part;
    if (size === count) continue; // All were looked at: nothing is estimated.
    const square = total(judged, (each) => residual(each) ** 2) / (size - 1);
    variance += (count * count * (1 - size / count) * square) / size;
  }
  const reach = (QUANTILE[confidence] / 1000) * Math.sqrt(variance);
  return {
    projected: Math.round(projected) + 0,
    lower: Math.floor(projected - reach) + 0,
    upper: Math.ceil(projected + reach) + 0,
  };
}

const total = (judged: readonly Of[], of: (each: Of) => number): number =>
  judged.reduce((sum, each) => sum + of(each), 0);
