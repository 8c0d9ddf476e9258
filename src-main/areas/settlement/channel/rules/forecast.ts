/**
 * What a day not over yet will bring (预测): the median of the days before that were like it, the same weekday, a holiday like days off. Never without how
 * far off it would have been: the last weeks are forecast again, each day by what was known the day before.
 */
import { weekday } from '../../../../../shared/domain/dates.ts';

type IsBusinessDay = (day: number) => boolean;

export interface History {
  /** First and last day whose bill is here. */
  readonly from: number;
  readonly to: number;
  /** What the day came to; null where its bill is not here. */
  readonly at: (day: number) => number | null;
}

const COMPARED = 6;
const COMPARED_MIN = 3;
/** Days of history below which nothing is forecast. */
const HISTORY_MIN = 21;
/** How far back a day like it is looked for: a quarter of a year. */
const LOOKED_BACK = 92;
const REPLAYED = 28;

/** Null with too little history. `known`: the last day that counts. */
export function forecastOf(
  history: History,
  day: number,
  known: number,
  isBusinessDay: IsBusinessDay,
): number | null {
  const last = Math.min(known, history.to, day - 1);
  if (last - history.from + 1 < HISTORY_MIN) return null;
  const like = comparable(history, last, (each) => isLike(each, day, isBusinessDay));
  const found =
    like.length >= COMPARED_MIN ? like : comparable(history, last, (each) => weekday(each) === weekday(day));
  return found.length >= COMPARED_MIN ? median(found) : null;
}

export interface Missed {
  /** Sum of what the forecast was off, whichever way, and of what came. */
  readonly off: number;
  readonly came: number;
}

/** The last four weeks, one day ahead each. */
export function replay(history: History, isBusinessDay: IsBusinessDay): Missed {
  let [off, came] = [0, 0];
  for (let day = Math.max(history.from, history.to - REPLAYED + 1); day <= history.to; day += 1) {
    const actual = history.at(day);
    const said = actual === null ? null : forecastOf(history, day, day - 1, isBusinessDay);
    if (actual === null || said === null) continue;
    off += Math.abs(said - actual);
    came += Math.abs(actual);
  }
  return { off, came };
}

/** In ppm of what came (WAPE, rounded up); null where nothing came. */
export const errorPpm = ({ off, came }: Missed): number | null =>
  came === 0 ? null : Number((BigInt(off) * 1_000_000n + BigInt(came) - 1n) / BigInt(came));

function comparable({ from, at }: History, last: number, isWanted: (day: number) => boolean): number[] {
  const found: number[] = [];
  for (let day = last; day >= Math.max(from, last - LOOKED_BACK) && found.length < COMPARED; day -= 1) {
    const amount = isWanted(day) ? at(day) : null;
    if (amount !== null) found.push(amount);
  }
  return found;
}

/** Working days by their weekday; a holiday in the week is like any day off. */
function isLike(one: number, day: number, isBusinessDay: IsBusinessDay): boolean {
  if (isBusinessDay(one) !== isBusinessDay(day)) return false;
  const isWeekend = weekday(day) === 0 || weekday(day) === 6;
  return (!isWeekend && !isBusinessDay(day)) || weekday(one) === weekday(day);
}

function median(amounts: readonly number[]): number {
  const sorted = amounts.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : Math.floor((low + high) / 2);
}
