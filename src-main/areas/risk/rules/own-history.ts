/**
 * What is usual for one subject, by its own past (中位数加绝对中位差): a limit that busy and quiet subjects each have for themselves, and that one wild
 * day cannot move. Statistics only; no money is worked out here.
 */

/** Typed, because a comparator called for every pair is most of what looking costs. */
function median(values: Float64Array): number {
  const sorted = values.toSorted();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;
/** A past without any spread still leaves room for a tenth: no two days are the same. */
const LEAST_SPREAD = 0.1;

/** Median + k·MAD, k in tenths. */
export function usualLimit(values: readonly number[], madTenths: number): number {
  const typed = Float64Array.from(values);
  const middle = median(typed);
  const spread = NORMAL * median(typed.map((value) => Math.abs(value - middle)));
  return middle + (madTenths / 10) * Math.max(spread, middle * LEAST_SPREAD);
}

/** Surely not above the limit: more than half of the past is as large, spread left aside. Most days end here, and nothing is sorted for them. */
export function isSurelyUsual(value: number, values: readonly number[], madTenths: number): boolean {
  const factor = 1 + (madTenths / 10) * LEAST_SPREAD;
  let asLarge = 0;
  for (const each of values) if (each * factor >= value) asLarge += 1;
  return 2 * asLarge > values.length;
}

export interface DayCell {
  readonly day: number;
  readonly count: number;
  readonly sum: number;
}

interface HistoryOf {
  readonly historyDays: number;
  readonly daysMin: number;
  readonly madTenths: number;
}

/** The values of active days before `before`, within the history; null where they are too few to judge by. Days ascend. */
export function history<T extends { readonly day: number }>(
  cells: readonly T[],
  before: number,
  { historyDays, daysMin }: HistoryOf,
  measured: (cell: T) => number,
): readonly number[] | null {
  const values: number[] = [];
  for (const cell of cells) {
    if (cell.day >= before) break;
    if (cell.day >= before - historyDays) values.push(measured(cell));
  }
  return values.length < daysMin ? null : values;
}

/** Each active day with the `days` days that end on it taken together. */
export function rolling(cells: readonly DayCell[], days: number): DayCell[] {
  if (days <= 1) return [...cells];
  let first = 0;
  let [count, sum] = [0, 0];
  return cells.map((cell) => {
    count += cell.count;
    sum += cell.sum;
    for (let oldest = cells[first]; oldest && oldest.day <= cell.day - days; oldest = cells[first]) {
      count -= oldest.count;
      sum -= oldest.sum;
      first += 1;
    }
    return { day: cell.day, count, sum };
  });
}

/** Neighbours that are no further apart than `gap` days, together. */
export function runsOf<T extends { readonly day: number }>(flagged: readonly T[], gap: number): T[][] {
  const runs: T[][] = [];
  for (const each of flagged) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && each.day - last.day <= gap) run.push(each);
    else runs.push([each]);
  }
  return runs;
}
