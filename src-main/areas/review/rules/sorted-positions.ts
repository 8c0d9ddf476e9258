/**
 * Positions found by a key that is a number. The first looks go through all of them; whoever looks more often gets a sorted list once, and the same
 * answers from it.
 */

/** Sorting a million costs as much as some ten looks. */
const PLAIN_LOOKS = 10;

export class SortedPositions {
  readonly #count: number;
  readonly #keyOf: (position: number) => number;
  #looks = 0;
  #order: Uint32Array | null = null;

  constructor(count: number, keyOf: (position: number) => number) {
    this.#count = count;
    this.#keyOf = keyOf;
  }

  /** Positions whose key lies between the two, both included, ascending by position; `max` at most. */
  between(low: number, high: number, max: number): number[] {
    this.#looks += 1;
    const found: number[] = [];
    if (this.#looks <= PLAIN_LOOKS) {
      for (let position = 0; position < this.#count && found.length < max; position += 1) {
        const key = this.#keyOf(position);
        if (key >= low && key <= high) found.push(position);
      }
      return found;
    }
    const order = this.#sorted();
    for (let at = this.#firstAt(order, low); at < order.length && found.length < max; at += 1) {
      const position = order[at] ?? 0;
      if (this.#keyOf(position) > high) break;
      found.push(position);
    }
    return found.toSorted((a, b) => a - b);
  }

  #sorted(): Uint32Array {
    if (this.#order) return this.#order;
    const keys = Float64Array.from({ length: this.#count }, (_, position) => this.#keyOf(position));
    this.#order = Uint32Array.from({ length: this.#count }, (_, position) => position).sort(
      (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
    );
    return this.#order;
  }

  #firstAt(order: Uint32Array, low: number): number {
    let from = 0;
    let to = order.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#keyOf(order[middle] ?? 0) < low) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
