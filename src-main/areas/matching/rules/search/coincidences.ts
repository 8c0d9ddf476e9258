/**
 * How many sets of a pool would hit a sum by chance alone: the figure that says whether a hit proves anything (DOMAIN 1.3, coincidence bound).
 *
 * Sets of k lines are counted by their largest line: what k − 1 of the smaller ones add to it lies about k − 1 times their mean, spread like so
 * many random amounts (normal, k − 1 times their variance), so that a few large amounts do not hide the many small ones. Of that spread one sum
 * takes a grain's share; sets whose last digits cannot give the sum are not counted (exactly, modulo a hundred grains). A grain is the largest
 * 1, 5, 10, 50 … of which all amounts are multiples: whole yuan have a hundred times fewer possible sums.
 */
const DIGITS = 100;
/** Of more lines only pairs are counted: of three or more, chance makes too many whatever they are. */
const COUNTED_LINES_MAX = 400;
const COUNTED_SIZE_MAX = 12;
/** Odd, so that a band lies about the middle. */
const BANDS = 25;
const GRAINS = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000];
const ROOT_OF_TWO_PI = 2.506628274631;

/** Amounts are whole, in minor units, and not all zero. */
export function grainOf(amounts: readonly number[]): number {
  let grain = 1;
  for (const each of GRAINS) if (amounts.every((amount) => amount % each === 0)) grain = each;
  return grain;
}

export class Chance {
  readonly #ascending: Float64Array;
  readonly #grain: number;
  /** Of the first i amounts, at i. */
  readonly #means: Float64Array;
  readonly #variances: Float64Array;
  /** Sets of k lines by the last digits of their sum: [k · DIGITS + digits]; made when first asked for. */
  #sets: Float64Array | null = null;

  /** Of positive amounts. */
  constructor(amounts: readonly number[]) {
    this.#ascending = Float64Array.from(amounts).sort();
    this.#grain = grainOf(amounts);
    this.#means = new Float64Array(amounts.length + 1);
    this.#variances = new Float64Array(amounts.length + 1);
    let squares = 0;
    this.#ascending.forEach((amount, at) => {
      const before = this.#means[at] ?? 0;
      const mean = before + (amount - before) / (at + 1);
      squares += (amount - before) * (amount - mean);
      this.#means[at + 1] = mean;
      // A few amounts that happen to lie close together do not say that all do.
      this.#variances[at + 1] = Math.max(squares / (at + 1), (mean / 4) ** 2);
    });
  }

  /** Do all amounts leave the sum possible? Multiples of ten yuan never give a sum in cents. */
  isPossible(target: number): boolean {
    return target % this.#grain === 0;
  }

  /** Expected sets of just `size` lines, two or more, that give `target`. */
  ofSize(size: number, target: number): number {
    const count = this.#ascending.length;
    if (size < 2 || size > count || !this.isPossible(target)) return 0;
    if (count > COUNTED_LINES_MAX) return size === 2 ? this.#pairsAt(target) : Number.POSITIVE_INFINITY;
    let expected = 0;
    // Sets of size − 1 among the lines below the largest one.
    let sets = 1;
    for (let largest = size - 1; largest < count; largest += 1) {
      const rest = target - (this.#ascending[largest] ?? 0);
      if (rest <= 0) break;
      expected += sets * this.#share(largest, size - 1, rest);
      sets = (sets * (largest + 1)) / (largest + 2 - size);
    }
    return this.#withDigits(size, target, expected);
  }

  /** Expected stretches between two moments that give `target`: a walk with such steps visits one sum in mean / grain. */
  ofStretches(moments: number): number {
    const count = this.#ascending.length;
    return Math.min(moments, (moments * moments * this.#grain) / ((this.#means[count] ?? 1) * count));
  }

  /** Chance that so many of the smallest `among` amounts add up to `sum`. */
  #share(among: number, size: number, sum: number): number {
    const spread = Math.sqrt(size * (this.#variances[among] ?? 0));
    const away = (sum - size * (this.#means[among] ?? 0)) / spread;
    return Math.min(1, (Math.exp(-(away * away) / 2) * this.#grain) / (spread * ROOT_OF_TWO_PI));
  }

  /**
   * Pairs at the sum by the histogram of amounts in bands of the sum: of a line in one band and one in the opposite band the sums lie about the
   * target, most densely at it, where one grain has its share of a band.
   */
  #pairsAt(target: number): number {
    const width = target / BANDS;
    const below = Array.from({ length: BANDS + 1 }, (_, band) => this.#countBelow(band * width));
    const inBand = (band: number) => (below[band + 1] ?? 0) - (below[band] ?? 0);
    const middle = (BANDS - 1) / 2;
    let pairs = (inBand(middle) * (inBand(middle) - 1)) / 2;
    for (let band = 0; band < middle; band += 1) pairs += inBand(band) * inBand(BANDS - 1 - band);
    // None there is no proof of none: half a pair may have been missed.
    return this.#withDigits(2, target, ((pairs + 0.5) * this.#grain) / width);
  }

  #countBelow(amount: number): number {
    let low = 0;
    let high = this.#ascending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ascending[middle] ?? 0) < amount) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of sets that lie right, those that end in the digits of the target; never more than there are. */
  #withDigits(size: number, target: number, expected: number): number {
    const count = this.#ascending.length;
    if (Math.min(size, count - size) > COUNTED_SIZE_MAX) return expected;
    // A large set is what a small one leaves out.
    const isLeftOut = size > COUNTED_SIZE_MAX;
    const total = (this.#means[count] ?? 0) * count;
    const asked = isLeftOut ? Math.round(total) - target : target;
    const digits = ((Math.round(asked / this.#grain) % DIGITS) + DIGITS) % DIGITS;
    const counted = isLeftOut ? count - size : size;
    const sets = this.#digits()[counted * DIGITS + digits] ?? 0;
    if (sets === 0) return 0;
    // Of a few sets the digits say nothing about how others end: the share begins at one.
    return Math.min(sets, (expected * (sets + 1)) / (choose(count, size) / DIGITS + 1));
  }

  #digits(): Float64Array {
    if (this.#sets) return this.#sets;
    const count = this.#ascending.length;
    const sizeMax = count > COUNTED_LINES_MAX ? 2 : Math.min(count, COUNTED_SIZE_MAX);
    const sets = new Float64Array((sizeMax + 1) * DIGITS);
    sets[0] = 1;
    this.#ascending.forEach((amount, at) => {
      const own = Math.round(amount / this.#grain) % DIGITS;
      for (let size = Math.min(sizeMax, at + 1); size > 0; size -= 1)
        for (let digits = 0; digits < DIGITS; digits += 1) {
          const before = sets[(size - 1) * DIGITS + ((digits - own + DIGITS) % DIGITS)] ?? 0;
          if (before !== 0) sets[size * DIGITS + digits] = (sets[size * DIGITS + digits] ?? 0) + before;
        }
    });
    this.#sets = sets;
    return sets;
  }
}

/** n over k as a float: sizes of searches, not money. */
export function choose(n: number, k: number): number {
  let ways = 1;
  for (let at = 1; at <= Math.min(k, n - k); at += 1) ways = (ways * (n - Math.min(k, n - k) + at)) / at;
  return k < 0 || k > n ? 0 : ways;
}
