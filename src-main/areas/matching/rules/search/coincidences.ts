/**
 * How many sets of a pool would hit a sum by chance alone: the figure that says whether a hit proves anything (DOMAIN 1.3, coincidence bound).
 *
 * The sets of k lines are C(n, k); their sums lie about k times the mean, spread like k random amounts (normal, k times the variance). Of them
 * count those whose last digits can give the sum at all (counted exactly, modulo a hundred grains), times the share of the spread that one such
 * sum takes. A grain is the largest 1, 5, 10, 50 … of which all amounts are multiples: whole yuan have a hundred times fewer possible sums.
 */
const DIGITS = 100;
/** Beyond these, counting the last digits costs more than the search; all digits are then taken as equally frequent. */
const COUNTED_LINES_MAX = 400;
const COUNTED_SIZE_MAX = 12;
const GRAINS = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000];
const ROOT_OF_TWO_PI = 2.506628274631;

/** Amounts are whole, in minor units, and not all zero. */
export function grainOf(amounts: readonly number[]): number {
  let grain = 1;
  for (const each of GRAINS) if (amounts.every((amount) => amount % each === 0)) grain = each;
  return grain;
}

export class Chance {
  readonly #count: number;
  readonly #grain: number;
  readonly #mean: number;
  readonly #variance: number;
  /** Sets of k lines by the last digits of their sum: [k · DIGITS + digits]; made when first asked for. */
  #sets: Float64Array | null = null;
  readonly #amounts: readonly number[];

  /** Of positive amounts. */
  constructor(amounts: readonly number[]) {
    this.#amounts = amounts;
    this.#count = amounts.length;
    this.#grain = grainOf(amounts);
    const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
    this.#mean = mean;
    const variance = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / amounts.length;
    // A few amounts that happen to lie close together do not say that all do.
    this.#variance = Math.max(variance, (mean / 4) ** 2);
  }

  /** Expected sets of just `size` lines that give `target`. */
  ofSize(size: number, target: number): number {
    if (size < 1 || size > this.#count || target % this.#grain !== 0) return 0;
    const sets = this.#setsOf(size, target);
    const spread = Math.sqrt(size * this.#variance) / this.#grain;
    const away = (target - size * this.#mean) / this.#grain / spread;
    const share = Math.exp(-(away * away) / 2) / (spread * ROOT_OF_TWO_PI);
    return sets * Math.min(1, DIGITS * share);
  }

  /** Expected stretches between two moments that give `target`: a walk with such steps visits one sum in mean / grain. */
  ofStretches(moments: number): number {
    return Math.min(moments, (moments * moments * this.#grain) / (this.#mean * this.#count));
  }

  /** Sets of this size whose last digits agree with those of the target. */
  #setsOf(size: number, target: number): number {
    if (this.#count > COUNTED_LINES_MAX || Math.min(size, this.#count - size) > COUNTED_SIZE_MAX)
      return choose(this.#count, size) / DIGITS;
    // A large set is what a small one leaves out.
    const isLeftOut = size > COUNTED_SIZE_MAX;
    const total = this.#amounts.reduce((sum, amount) => sum + amount, 0);
    const asked = isLeftOut ? total - target : target;
    const digits = ((Math.round(asked / this.#grain) % DIGITS) + DIGITS) % DIGITS;
    return this.#digits()[(isLeftOut ? this.#count - size : size) * DIGITS + digits] ?? 0;
  }

  #digits(): Float64Array {
    if (this.#sets) return this.#sets;
    const sizeMax = Math.min(this.#count, COUNTED_SIZE_MAX);
    const sets = new Float64Array((sizeMax + 1) * DIGITS);
    sets[0] = 1;
    this.#amounts.forEach((amount, at) => {
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
