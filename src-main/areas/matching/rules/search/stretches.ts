/**
 * Stretches of a list in time whose amounts give a sum: everything between two moments. What happened at one moment is never cut in two, because
 * nothing but the order of the file would say where.
 */
export class Stretches {
  /** Places where a new moment begins, and the end. */
  readonly #bounds: readonly number[];
  /** Sum of everything before each of these places. */
  readonly #sums: Float64Array;

  /** Positive amounts in the order of their moments. */
  constructor(amounts: readonly number[], moments: readonly number[]) {
    const bounds: number[] = [];
    const sums: number[] = [];
    let sum = 0;
    for (let at = 0; at <= amounts.length; at += 1) {
      if (at === 0 || at === amounts.length || moments[at] !== moments[at - 1]) {
        bounds.push(at);
        sums.push(sum);
      }
      sum += amounts[at] ?? 0;
    }
    this.#bounds = bounds;
    this.#sums = Float64Array.from(sums);
  }

  get moments(): number {
    return this.#bounds.length - 1;
  }

  find(target: number): [from: number, to: number][] {
    const found: [number, number][] = [];
    // Amounts are positive: both ends only move forward.
    let start = 0;
    for (let end = 1; end < this.#bounds.length; end += 1) {
      while (start < end && this.#between(start, end) > target) start += 1;
      if (start < end && this.#between(start, end) === target)
        found.push([this.#bounds[start] ?? 0, this.#bounds[end] ?? 0]);
    }
    return found;
  }

  #between(start: number, end: number): number {
    return (this.#sums[end] ?? 0) - (this.#sums[start] ?? 0);
  }
}
