/**
 * How fast a trade grows or shrinks (趋势): the middle of what like days weeks apart say, taken back by as much as they disagree. A few odd days move it
 * little, and where nothing but noise is seen it is nearly nought.
 */

/** Weeks back over which pairs are looked for, and how many weeks a pair may lie apart: neighbours say little of a trend and much of chance. */
const LOOKED_BACK = 56;
const APART = [2, 3, 4, 5];
const PAIRS_MIN = 10;
/** Standard errors that a trend has to stand out by before most of it is believed. Pairs share days, so there are fewer than they seem. */
const DOUBTED = 2;
/** Median absolute deviation → standard error of a median, for what is about normal. */
const SPREAD_TO_ERROR = 1.48 * 1.25;
/** No trade is thought to grow or shrink faster than a tenth a week for long. */
const PER_DAY_MAX = Math.log(1.1) / 7;

/** Natural logarithm of the growth of one day. `at` is null where a day says nothing; `isLike` whether two days may be compared. */
export function trendOf(
  from: number,
  last: number,
  at: (day: number) => number | null,
  isLike: (one: number, day: number) => boolean,
): number {
  const slopes: number[] = [];
  for (let day = last; day > Math.max(from, last - LOOKED_BACK); day -= 1) {
    const later = at(day) ?? 0;
    if (later <= 0) continue;
    for (const weeks of APART) {
      const before = day - 7 * weeks;
      const earlier = before < from ? 0 : (at(before) ?? 0);
      if (earlier > 0 && isLike(before, day)) slopes.push(Math.log(later / earlier) / (7 * weeks));
    }
  }
  if (slopes.length < PAIRS_MIN) return 0;
  const middle = middleOf(slopes);
  if (middle === 0) return 0;
  const spread = middleOf(slopes.map((slope) => Math.abs(slope - middle)));
  const doubt = (DOUBTED * SPREAD_TO_ERROR * spread) / Math.sqrt(slopes.length);
  const believed = (middle * middle) / (middle * middle + doubt * doubt);
  return Math.max(-PER_DAY_MAX, Math.min(PER_DAY_MAX, middle * believed));
}

/** The median; sorts a typed array, for it is asked often. */
function middleOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}
