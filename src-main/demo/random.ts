/**
 * Seeded chance for the demo: the same seed and stream give the same numbers, on every machine.
 *
 * Each part of the demo draws from its own stream, so that a change in one does not shift all the others. Not for secrets.
 */
export class Random {
  #state: number;

  constructor(seed: number, stream: string) {
    let state = 2_166_136_261;
    for (const letter of `${seed}/${stream}`) {
      state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
    }
    this.#state = state >>> 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from min to max, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Index drawn with the given weights. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (const [index, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map((each) => each.item);
  }

  /** About normal, mean 0, deviation 1: twelve draws added, so no logarithm that engines may round differently. */
  normal(): number {
    let sum = -6;
    for (let draw = 0; draw < 12; draw += 1) sum += this.next();
    return sum;
  }

  digits(count: number): string {
    let text = '';
    for (let at = 0; at < count; at += 1) text += String(this.int(0, 9));
    return text;
  }
}

/** A shuffled pile from which each item is dealt once: no payment gets two special parts in the story. */
export class Deck<T> {
  #items: T[];

  constructor(random: Random, items: readonly T[]) {
    this.#items = random.shuffled(items);
  }

  take(count: number, accepts: (item: T) => boolean = () => true): T[] {
    const taken: T[] = [];
    const kept: T[] = [];
    for (const item of this.#items) (taken.length < count && accepts(item) ? taken : kept).push(item);
    this.#items = kept;
    return taken;
  }
}
