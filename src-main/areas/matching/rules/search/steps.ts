/**
 * What a search may cost: steps counted, never time, so that the same lines give the same answer on a slow machine and on a quick one.
 */
export class Steps {
  #left: number;
  #isSpent = false;

  constructor(max: number) {
    this.#left = max;
  }

  get left(): number {
    return this.#left;
  }

  /** Something was not looked at because it would have cost more than was left. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  /** Takes the steps, or none of them where they are too many. */
  take(count: number): boolean {
    if (count > this.#left) {
      this.#isSpent = true;
      return false;
    }
    this.#left -= count;
    return true;
  }
}
