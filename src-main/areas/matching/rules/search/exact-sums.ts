/**
 * All sets of just so many amounts that give a sum, exactly: two by two pointers, three and four by loops around them, more by meeting in the
 * middle. Nothing is missed; the cost is known beforehand, so a caller can decline.
 *
 * Amounts are positive, whole and ascending; sets come as ascending places in that list.
 */
import { choose } from './coincidences.ts';

/** Past this many lines a half has too many sets to hold. */
const MIDDLE_LINES_MAX = 40;

export interface Hits {
  /** As many as asked for at most. */
  readonly sets: number[][];
  /** All of them, or the most that were asked for. */
  count: number;
}

/** Steps that `findSets` takes for sets of `size` of `count` amounts; infinite where it cannot. */
export function costOf(count: number, size: number): number {
  return Math.min(costOfLoops(count, size), costOfMiddle(count, size));
}

const costOfLoops = (count: number, size: number): number =>
  size < 2
    ? count
    : size <= 4
      ? choose(count, size - 2) * Math.max(4, count / (size - 1))
      : Number.POSITIVE_INFINITY;

/** Putting a set into the table costs as much as some ten steps of the loops. */
function costOfMiddle(count: number, size: number): number {
  if (count > MIDDLE_LINES_MAX) return Number.POSITIVE_INFINITY;
  const half = Math.ceil(count / 2);
  let sets = 0;
  for (let part = 0; part <= Math.min(size, half); part += 1) sets += choose(half, part);
  return 20 * sets;
}

export function findSets(amounts: readonly number[], size: number, target: number, countMax: number): Hits {
  const hits: Hits = { sets: [], count: 0 };
  if (size < 1 || size > amounts.length || countMax < 1) return hits;
  if (costOfLoops(amounts.length, size) <= costOfMiddle(amounts.length, size))
    loops(amounts, size, target, amounts.length, [], hits, countMax);
  else meetInTheMiddle(amounts, size, target, hits, countMax);
  return hits;
}

function note(hits: Hits, set: readonly number[], countMax: number): void {
  if (hits.count >= countMax) return;
  hits.count += 1;
  hits.sets.push(set.toSorted((a, b) => a - b));
}

/** Chooses from the largest down; the last two by two pointers. */
function loops(
  amounts: readonly number[],
  size: number,
  target: number,
  below: number,
  chosen: readonly number[],
  hits: Hits,
  countMax: number,
): void {
  if (size === 1) {
    for (let at = 0; at < below; at += 1) if (amounts[at] === target) note(hits, [...chosen, at], countMax);
  } else if (size === 2) {
    pairs(amounts, target, below, chosen, hits, countMax);
  } else {
    for (let at = below - 1; at >= size - 1 && hits.count < countMax; at -= 1) {
      const amount = amounts[at] ?? 0;
      if (amount * size < target) break; // All that follow are smaller still.
      if (amount < target) loops(amounts, size - 1, target - amount, at, [...chosen, at], hits, countMax);
    }
  }
}

function pairs(
  amounts: readonly number[],
  target: number,
  below: number,
  chosen: readonly number[],
  hits: Hits,
  countMax: number,
): void {
  let low = 0;
  let high = below - 1;
  while (low < high && hits.count < countMax) {
    const sum = (amounts[low] ?? 0) + (amounts[high] ?? 0);
    if (sum > target) high -= 1;
    else if (sum < target) low += 1;
    else {
      // Equal amounts beside each other: every one of them is a partner.
      for (let other = high; other > low && amounts[other] === amounts[high]; other -= 1)
        note(hits, [...chosen, low, other], countMax);
      low += 1;
    }
  }
}

/** Sets of one half by their size and sum; each set of the other half asks for what is missing. */
function meetInTheMiddle(
  amounts: readonly number[],
  size: number,
  target: number,
  hits: Hits,
  countMax: number,
): void {
  const places = [...amounts.keys()];
  // Turn by turn, so that both halves hold large and small ones.
  const ones = places.filter((at) => at % 2 === 0);
  const others = places.filter((at) => at % 2 === 1);
  const bySum = new Map<number, number[][]>();
  forEachSet(amounts, ones, size, target, (sum, set) => {
    if (size - set.length > others.length) return true;
    const sets = bySum.get(sum);
    if (sets) sets.push(set);
    else bySum.set(sum, [set]);
    return true;
  });
  forEachSet(amounts, others, size, target, (sum, set) => {
    for (const one of bySum.get(target - sum) ?? [])
      if (one.length + set.length === size) note(hits, [...one, ...set], countMax);
    return hits.count < countMax;
  });
}

/** Every set of at most `sizeMax` of these places whose sum does not pass `target`; stops when told false. */
function forEachSet(
  amounts: readonly number[],
  places: readonly number[],
  sizeMax: number,
  target: number,
  visit: (sum: number, set: number[]) => boolean,
): void {
  const from = (start: number, sum: number, set: readonly number[]): boolean => {
    if (!visit(sum, [...set])) return false;
    if (set.length === sizeMax) return true;
    for (let next = start; next < places.length; next += 1) {
      const place = places[next] ?? 0;
      const grown = sum + (amounts[place] ?? 0);
      if (grown > target) break; // Ascending: the rest is larger.
      if (!from(next + 1, grown, [...set, place])) return false;
    }
    return true;
  };
  from(0, 0, []);
}
