/**
 * How long a line may wait for its partner before it is more likely missing than under way, from the days the pairs of these files took.
 */
import { LAG_ZERO, LAGS } from './chances.ts';
import type { Weights } from './weights.ts';

export interface UnderWay {
  /** Days by which the right line may come later than the left one, and earlier. */
  readonly later: number;
  readonly earlier: number;
}

/** Fewer pairs say nothing of how long it takes. */
const PAIRS_MIN = 20;
const SHARE_LEAST = 0.02;
const SHARE_MOST = 0.5;

export function underWayDays(weights: Weights, lefts: number): UnderWay {
  if (weights.pairs < PAIRS_MIN) return { later: 0, earlier: 0 };
  const missing = Math.max(0, 1 - weights.pairs / lefts);
  const most = Math.min(SHARE_MOST, Math.max(SHARE_LEAST, missing / Math.max(0.01, 1 - missing)));
  const beyond = (days: number, sign: 1 | -1) => {
    let share = 0;
    for (let lag = days + 1; lag <= LAG_ZERO; lag += 1) share += weights.underWay[LAG_ZERO + sign * lag] ?? 0;
    return share;
  };
  const least = (sign: 1 | -1) => {
    let days = 0;
    while (days < (LAGS - 1) / 2 && beyond(days, sign) > most) days += 1;
    return days;
  };
  return { later: least(1), earlier: least(-1) };
}
