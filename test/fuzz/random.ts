/** Chances that come out the same every time: a case of the fuzz run is its number and nothing else, so that whoever is told of it can see it. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
    // Neighbouring numbers begin alike; a few steps and they do not.
    for (let step = 0; step < 4; step += 1) this.next();
  }

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number below `end`, 0 where that is not more than one. */
  below(end: number): number {
    return Math.floor(this.next() * Math.max(1, end));
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** One of several that are certainly there. */
  of<Item>(first: Item, ...others: readonly Item[]): Item {
    return [first, ...others][this.below(others.length + 1)] ?? first;
  }
}
