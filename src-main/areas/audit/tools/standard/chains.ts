/** Equal things found in columns without an object for each: places with the same hash and amount hang in one chain, the newest first. */

export class Chains {
  readonly #hashes: Uint32Array;
  readonly #value: Float64Array;
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  /** `hashes`: two words a place. */
  constructor(hashes: Uint32Array, value: Float64Array) {
    let size = 16;
    while (size < 2 * value.length) size *= 2;
    this.#hashes = hashes;
    this.#value = value;
    this.#mask = size - 1;
    this.#head = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(value.length);
  }

  /** The newest place before with the same hash and amount, or −1; this one is put in front. Places without a hash or an amount are equal to nothing. */
  take(place: number): number {
    const hashes = this.#hashes;
    const high = hashes[2 * place] ?? 0;
    const low = hashes[2 * place + 1] ?? 0;
    const amount = this.#value[place] ?? 0;
    if (amount === 0 || (high === 0 && low === 0)) return -1;
    let mixed = Math.imul(high ^ Math.imul(low, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(amount, 0x27d4eb2f);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    const bucket = (mixed ^ (mixed >>> 13)) & this.#mask;
    const first = this.#head[bucket] ?? -1;
    this.#next[place] = first;
    this.#head[bucket] = place;
    for (let other = first; other >= 0; other = this.#next[other] ?? -1)
      if (hashes[2 * other] === high && hashes[2 * other + 1] === low && this.#value[other] === amount)
        return other;
    return -1;
  }
}
