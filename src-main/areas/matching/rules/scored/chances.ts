/**
 * How often chance shows the same, where it is the same for many pairs: lines of a day, texts that share nothing, channels named; and how business
 * days are counted.
 */
import { businessDaysBetween } from '../terms.ts';
import type { LegWork } from '../work/leg-work.ts';
import type { ScoredSide, ScoredSides } from './sides.ts';
import { NO_TEXT } from './text-index.ts';
import { levelIndex, likeness } from './text-level.ts';

/** Days apart as a place in a table: this one is none. */
export const LAG_ZERO = 60;
export const LAGS = 2 * LAG_ZERO + 1;
/** So many lines are imagined that come on other days. */
const DAY_UNSEEN = 12;

export function dayChances(right: ScoredSide): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const day of right.day) counts.set(day, (counts.get(day) ?? 0) + 1);
  const all = right.items.length - 1 + DAY_UNSEEN;
  return new Map([...counts].map(([day, lines]) => [day, Math.log2((lines - 0.5) / all)]));
}

/** How often two lines taken at random share nothing, only what is common, or name different numbers: looked up in pairs spread evenly over both sides. */
const SAMPLE = 4000;
export function unlikeChances({ left, right, texts }: ScoredSides): readonly number[] {
  const counts = new Float64Array(16);
  const [lefts, rights] = [left.items.length, right.items.length];
  let pairs = 0;
  for (let at = 0; at < SAMPLE; at += 1) {
    const one = texts.left[(at * 7919) % lefts] ?? NO_TEXT;
    const other = texts.right[(at * 104_729 + Math.floor(at / rights)) % rights] ?? NO_TEXT;
    if (one === NO_TEXT || other === NO_TEXT) continue;
    const { level } = likeness(texts, one, other);
    counts[level] = (counts[level] ?? 0) + 1;
    pairs += 1;
  }
  const chances = [...counts].map((seen) => (seen + 1) / (pairs + 10));
  chances[levelIndex('missing')] = 1;
  return chances;
}

export function channelChances({ right, named }: ScoredSides): (channel: number, level: number) => number {
  const rights = right.items.length;
  const known = new Map<number, readonly number[]>();
  return (channel, level) => {
    let chances = known.get(channel);
    if (!chances) {
      const counts = [1, 1, 1];
      for (const bits of named) {
        const place = bits === 0 ? 0 : (bits & (1 << channel)) !== 0 ? 1 : 2;
        counts[place] = (counts[place] ?? 0) + 1;
      }
      chances = counts.map((lines) => lines / (rights + 3));
      known.set(channel, chances);
    }
    return chances[level] ?? 1;
  };
}

/** Business days between, even where the right day is one, odd where it is none; below zero where right comes first. */
export function businessLags(work: LegWork): (left: number, right: number, sign: number) => number {
  const known = new Map<number, number>();
  const { isBusinessDay } = work.input;
  return (left, right, sign) => {
    const key = left * 4096 + (right - left);
    let place = known.get(key);
    if (place === undefined) {
      const between = Math.min(29, businessDaysBetween(left, right, isBusinessDay));
      const directed = right < left ? -between : between;
      place = LAG_ZERO + 2 * (sign * directed) + (isBusinessDay(right) ? 0 : 1);
      known.set(key, place);
    }
    return Math.max(0, Math.min(LAGS - 1, place));
  };
}
