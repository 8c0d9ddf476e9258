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

/** By day, then by what they say; equal ones stand as they stood, and it does not matter which of them is taken. */
export function inOrder({ count, value, day, hash }: Drawable): Uint32Array {
  const order = byDay(count, day);
  for (let from = 0, to = 0; from < count; from = to) {
    const today = day[order[from] ?? 0];
    to = from + 1;
    while (to < count && day[order[to] ?? 0] === today) to += 1;
    sortDay(order.subarray(from, to), hash, value);
  }
  return order;
}

/** A hash and a place beside it are exact as one number, which sorts many times faster than any comparison of ours. */
const PLACES_MAX = 2 ** 21;

function sortDay(places: Uint32Array, hash: Uint32Array, value: Float64Array): void {
  const byAll = (a: number, b: number) =>
    (hash[a] ?? 0) - (hash[b] ?? 0) || (value[a] ?? 0) - (value[b] ?? 0) || a - b;
  if (places.length > PLACES_MAX) {
    places.sort(byAll);
    return;
  }
  const keys = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) keys[at] = (hash[places[at] ?? 0] ?? 0) * PLACES_MAX + at;
  const before = places.slice();
  keys.sort();
  for (let at = 0; at < places.length; at += 1) {
    const key = keys[at] ?? 0;
    places[at] = before[key - Math.floor(key / PLACES_MAX) * PLACES_MAX] ?? 0;
  }
  // Few share a hash and are not equal; those go by their amount.
  for (let from = 0, to = 0; from < places.length; from = to) {
    const own = hash[places[from] ?? 0];
    to = from + 1;
    while (to < places.length && hash[places[to] ?? 0] === own) to += 1;
    if (to > from + 1) places.subarray(from, to).sort(byAll);
  }
}

/** Days that lie further apart than this are compared instead of counted. */
const DAYS_MAX = 2_000_000;

/** Places in the order of their days, those of a day as they stand; what has no day comes first. */
export function byDay(count: number, day: Int32Array): Uint32Array {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < count; place += 1) {
    const of = day[place] ?? 0;
    if (of < FIRST_DAY) continue;
    first = Math.min(first, of);
    last = Math.max(last, of);
  }
  const order = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) order[place] = place;
  if (last - first > DAYS_MAX) return order.sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b);
  const bucketOf = (place: number) => Math.max(0, (day[place] ?? 0) - first + 1);
  const starts = new Uint32Array(last < first ? 2 : last - first + 3);
  for (let place = 0; place < count; place += 1) {
    const bucket = last < first ? 0 : bucketOf(place);
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  for (let place = 0; place < count; place += 1) {
    const bucket = last < first ? 0 : bucketOf(place);
    const at = starts[bucket] ?? 0;
    order[at] = place;
    starts[bucket] = at + 1;
  }
  return order;
}

/** No date that a file can print lies before it. */
const FIRST_DAY = -1_000_000;
