/** Equal things found in columns without an object for each: places with the same key hang in one chain, the newest first. */

/** Two words of a hash and an amount. */
type KeyAt = (place: number) => readonly [high: number, low: number, amount: number];

export class Chains {
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  constructor(room: number) {
    let size = 16;
    while (size < 2 * room) size *= 2;
    this.#mask = size - 1;
    this.#head = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(room).fill(-1);
  }

  /** The place before with the same key, or −1; the place is put in front of it. */
  take(place: number, keyAt: KeyAt): number {
    const key = keyAt(place);
    const bucket = this.#bucketOf(key);
    const first = this.#head[bucket] ?? -1;
    this.#next[place] = first;
    this.#head[bucket] = place;
    for (let other = first; other >= 0; other = this.#next[other] ?? -1) {
      const [high, low, amount] = keyAt(other);
      if (high === key[0] && low === key[1] && amount === key[2]) return other;
    }
    return -1;
  }

  #bucketOf([high, low, amount]: readonly [number, number, number]): number {
    let mixed = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) ^ (amount % 0x7fffffff);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 13)) & this.#mask;
  }
}
