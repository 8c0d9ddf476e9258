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
    ? count / 2
    : size <= 4
      ? choose(count, size - 2) * Math.max(4, count / size)
      : Number.POSITIVE_INFINITY;

/** Making a set and putting it into the table costs as much as some ten steps of the loops. */
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

/** Sets of one half by their sum; each set of the other half asks for what is missing. */
function meetInTheMiddle(
  amounts: readonly number[],
  size: number,
  target: number,
  hits: Hits,
  countMax: number,
): void {
  const places = [...amounts.keys()];
  // Turn by turn, so that both halves hold large and small ones.
  const ones = new Half(
    amounts,
    places.filter((at) => at % 2 === 0),
    size,
    target,
  );
  const others = new Half(
    amounts,
    places.filter((at) => at % 2 === 1),
    size,
    target,
  );
  const bySum = new SumTable(ones);
  for (let at = 0; at < others.count && hits.count < countMax; at += 1)
    for (let one = bySum.first(target - others.sum(at)); one >= 0; one = bySum.next(one)) {
      if (ones.sum(one) + others.sum(at) !== target) continue;
      const set = [...ones.places(one), ...others.places(at)];
      if (set.length === size) note(hits, set, countMax);
    }
}

/** Every set of at most `sizeMax` of these places whose sum does not pass `target`, the empty one included; a bit a place. */
class Half {
  readonly #places: readonly number[];
  readonly #sums: number[] = [0];
  readonly #bits: number[] = [0];

  constructor(amounts: readonly number[], places: readonly number[], sizeMax: number, target: number) {
    this.#places = places;
    const sizes = [0];
    places.forEach((place, at) => {
      const amount = amounts[place] ?? 0;
      const before = this.#sums.length;
      for (let set = 0; set < before; set += 1) {
        const sum = (this.#sums[set] ?? 0) + amount;
        const size = (sizes[set] ?? 0) + 1;
        if (sum > target || size > sizeMax) continue;
        this.#sums.push(sum);
        this.#bits.push((this.#bits[set] ?? 0) | (1 << at));
        sizes.push(size);
      }
    });
  }

  get count(): number {
    return this.#sums.length;
  }

  sum(set: number): number {
    return this.#sums[set] ?? 0;
  }

  places(set: number): number[] {
    return this.#places.filter((_, at) => ((this.#bits[set] ?? 0) >> at) % 2 !== 0);
  }
}

/** Sets of a half, found by their sum (or another with the same digest). */
class SumTable {
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(half: Half) {
    let size = 16;
    while (size < half.count) size *= 2;
    this.#first = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(half.count);
    for (let set = half.count - 1; set >= 0; set -= 1) {
      const slot = this.#slotOf(half.sum(set));
      this.#next[set] = this.#first[slot] ?? -1;
      this.#first[slot] = set;
    }
  }

  first(sum: number): number {
    return this.#first[this.#slotOf(sum)] ?? -1;
  }

  next(set: number): number {
    return this.#next[set] ?? -1;
  }

  #slotOf(sum: number): number {
    const mixed = Math.imul(sum | 0, 0x9e3779b1) ^ Math.imul((sum / 2 ** 32) | 0, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#first.length - 1);
  }
}
