/**
 * A hash index over 64-bit ids kept as pairs in a Uint32Array: which entries share an id. Open addressing, chained entries, no objects
 * per entry, so a million lines are indexed in a fraction of a second.
 *
 * Id 0,0 means "none" and is not indexed.
 */
export class IdIndex {
  readonly #ids: Uint32Array;
  readonly #mask: number;
  /** Slot → first entry + 1, 0 when empty. */
  readonly #slots: Uint32Array;
  /** Entry → next entry with the same id + 1, 0 at the end. Chains keep ascending order. */
  readonly #next: Uint32Array;

  constructor(ids: Uint32Array) {
    const count = ids.length / 2;
    let size = 16;
    while (size < count * 2) size *= 2;
    this.#ids = ids;
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size);
    this.#next = new Uint32Array(count);
    for (let entry = count - 1; entry >= 0; entry -= 1) {
      const high = ids[2 * entry] ?? 0;
      const low = ids[2 * entry + 1] ?? 0;
      if (high === 0 && low === 0) continue;
      const slot = this.#slotOf(high, low);
      this.#next[entry] = this.#slots[slot] ?? 0;
      this.#slots[slot] = entry + 1;
    }
  }

  /** First entry with this id, or -1. */
  first(high: number, low: number): number {
    if (high === 0 && low === 0) return -1;
    return (this.#slots[this.#slotOf(high, low)] ?? 0) - 1;
  }

  /** The next entry with the same id as `entry`, or -1. */
  next(entry: number): number {
    return (this.#next[entry] ?? 0) - 1;
  }

  /** By the first entry of a chain: how many entries share its id. */
  counts(): Uint32Array {
    const counts = new Uint32Array(this.#next.length);
    for (let entry = 0; entry < counts.length; entry += 1) {
      const head = this.first(this.#ids[2 * entry] ?? 0, this.#ids[2 * entry + 1] ?? 0);
      if (head >= 0) counts[head] = (counts[head] ?? 0) + 1;
    }
    return counts;
  }

  #slotOf(high: number, low: number): number {
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & this.#mask;
    for (;;) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) return slot;
      if (this.#ids[2 * (entry - 1)] === high && this.#ids[2 * (entry - 1) + 1] === low) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
