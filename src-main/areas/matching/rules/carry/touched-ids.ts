/**
 * The ids of lines that something new can have touched, as bits: asked of every line of a leg, a million times over. It may say yes to an id that
 * was never added (about one in a hundred where it is full), which only has a group computed anew; it never says no to one that was.
 */
const BITS_PER_ID = 16;
const BITS_MIN = 2 ** 22;
const BITS_MAX = 2 ** 30;

export class TouchedIds {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  constructor(expected: number) {
    let bits = BITS_MIN;
    while (bits < expected * BITS_PER_ID && bits < BITS_MAX) bits *= 2;
    this.#bits = new Uint32Array(bits / 32);
    this.#mask = bits - 1;
  }

  /** Adds the id of an entry of a column of hashes; 0,0 is no id. */
  add(ids: Uint32Array, entry: number): void {
    const high = ids[2 * entry] ?? 0;
    const low = ids[2 * entry + 1] ?? 0;
    if (high === 0 && low === 0) return;
    this.#set(high & this.#mask);
    this.#set(low & this.#mask);
  }

  has(ids: Uint32Array, entry: number): boolean {
    const high = ids[2 * entry] ?? 0;
    const low = ids[2 * entry + 1] ?? 0;
    if (high === 0 && low === 0) return false;
    return this.#isSet(low & this.#mask) && this.#isSet(high & this.#mask);
  }

  #set(bit: number): void {
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  #isSet(bit: number): boolean {
    return ((this.#bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}
