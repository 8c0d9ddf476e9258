/**
 * What a day not over yet will bring (预测): the mean of the days before that were like it, the highest and the lowest left out; the same weekday, a holiday
 * like days off, each brought to the day by the trend. Never without how far off it would have been: days that are over are forecast again, each by what
 * was known before.
 */
import { weekday } from '../../../../../shared/domain/dates.ts';
import { trendOf } from './trend.ts';

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
export const HISTORY_MIN = 21;
/** How far back a day like it is looked for: a quarter of a year. */
const LOOKED_BACK = 92;
const REPLAYED = 28;

/** Minor units; null with too little history. `known`: the last day that counts. */
export type Forecaster = (day: number, known: number) => number | null;

/** Keeps what it has looked up: days are forecast again and again, each time by what was known on another. */
export function forecaster({ from, to, at }: History, isBusinessDay: IsBusinessDay): Forecaster {
  const kindOf = kept((day) => dayKind(day, isBusinessDay));
  const amountOn = kept(at);
  const trendBy = kept((last) =>
    trendOf(from, last, amountOn, (one, day) => isLike(kindOf(one), kindOf(day))),
  );
  const before = (last: number, isWanted: (day: number) => boolean): readonly number[] => {
    const found: number[] = [];
    for (let day = last; day >= Math.max(from, last - LOOKED_BACK) && found.length < COMPARED; day -= 1)
      if (isWanted(day) && amountOn(day) !== null) found.push(day);
    return found;
  };
  const likeBy = kept((key) => {
    const [last, kind] = [Math.floor(key / DAY_KINDS), key % DAY_KINDS];
    return before(last, (each) => isLike(kindOf(each), kind));
  });
  return (day, known) => {
    const last = Math.min(known, to, day - 1);
    if (last - from + 1 < HISTORY_MIN) return null;
    const like = likeBy(last * DAY_KINDS + kindOf(day));
    const found = like.length >= COMPARED_MIN ? like : before(last, (each) => weekday(each) === weekday(day));
    if (found.length < COMPARED_MIN) return null;
    const trend = trendBy(last);
    // An estimate is worked out in fractions and becomes whole minor units once, here.
    return Math.round(
      trimmedMean(found.map((each) => (amountOn(each) ?? 0) * Math.exp(trend * (day - each)))),
    );
  };
}

/** A median would be nearer to most days, and below what days bring together: few large ones make up for it. */
function trimmedMean(amounts: readonly number[]): number {
  const sorted = Float64Array.from(amounts).sort();
  const kept = sorted.length >= TRIMMED_FROM ? sorted.subarray(1, -1) : sorted;
  return kept.reduce((sum, amount) => sum + amount, 0) / kept.length;
}
const TRIMMED_FROM = 5;

/** The simplest forecast there is, which any other has to beat: the same weekday of the newest week that is known; null where its bill is not here. */
export function naiveOf({ from, to, at }: History, day: number, known: number): number | null {
  const weeks = Math.max(1, Math.ceil((day - Math.min(known, to)) / 7));
  const same = day - 7 * weeks;
  return same < from ? null : at(same);
}

export interface Missed {
  /** Sum of what the forecast was off, whichever way, and of what came. */
  readonly off: number;
  readonly came: number;
}

/** The last four weeks, one day ahead each. */
export function replay(history: History, said: Forecaster): Missed {
  let [off, came] = [0, 0];
  for (let day = Math.max(history.from, history.to - REPLAYED + 1); day <= history.to; day += 1) {
    const actual = history.at(day);
    const forecast = actual === null ? null : said(day, day - 1);
    if (actual === null || forecast === null) continue;
    off += Math.abs(forecast - actual);
    came += Math.abs(actual);
  }
  return { off, came };
}

/** In ppm of what came (WAPE, rounded up); null where nothing came. */
export const errorPpm = ({ off, came }: Missed): number | null =>
  came === 0 ? null : Number((BigInt(off) * 1_000_000n + BigInt(came) - 1n) / BigInt(came));

/** 0 to 6: working days by weekday. 7 and 8: a Sunday and a Saturday off. 9: a holiday in the week. */
const DAY_KINDS = 10;
const HOLIDAY = 9;

function dayKind(day: number, isBusinessDay: IsBusinessDay): number {
  const of = weekday(day);
  if (isBusinessDay(day)) return of;
  return of === 0 ? 7 : of === 6 ? 8 : HOLIDAY;
}

/** Working days by their weekday; a holiday in the week is like any day off. */
const isLike = (one: number, day: number): boolean => (day === HOLIDAY ? one >= 7 : one === day);

function kept<T>(of: (day: number) => T): (day: number) => T {
  const known = new Map<number, T>();
  return (day) => {
    const held = known.get(day);
    if (held !== undefined) return held;
    const found = of(day);
    known.set(day, found);
    return found;
  };
}
