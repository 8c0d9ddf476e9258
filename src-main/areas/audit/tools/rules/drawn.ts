/** What every way of drawing works on and gives: items of a population by their place, in an order that does not depend on how they came in. */

/** Whole numbers below a bound, each as likely: a seeded source, or a stand-in of a test. */
export interface RandomSource {
  below(bound: number): number;
}

export interface Drawable {
  readonly count: number;
  /** Minor units; below nought where money goes the other way. */
  readonly value: Float64Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** A hash of what the item says: equal items are equal here. */
  readonly hash: Uint32Array;
}

export interface DrawnItem {
  readonly position: number;
  readonly why: 'top' | 'hit' | 'stratum' | 'block' | 'negative';
  readonly stratum: number;
}

/** What has no day comes first; days and hashes together stay safe integers. */
const FIRST_DAY = -1_000_000;

/** By day, then by what they say; equal ones stand as they stood, and it does not matter which of them is taken. */
export function inOrder({ count, value, day, hash }: Drawable): Uint32Array {
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1)
    keys[at] = Math.max(FIRST_DAY, day[at] ?? 0) * 2 ** 32 + (hash[at] ?? 0);
  const order = Uint32Array.from(keys.keys());
  return order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || (value[a] ?? 0) - (value[b] ?? 0) || a - b);
}
