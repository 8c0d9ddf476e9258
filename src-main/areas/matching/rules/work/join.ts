/**
 * Lines of two sides that share an id: classes, each with its left and right lines, found in one pass over typed arrays.
 *
 * One hash table over the left ids; right lines are chained to the first left line of their class. Chains are in ascending order. A slot
 * holds the whole id beside the entry, because a second look elsewhere in memory is what a join of a million lines spends its time on.
 * Id 0,0 means "none" and is in no class.
 */
const SLOT_WORDS = 4; // High, low, first left entry + 1, and one to keep slots within a cache line.

export class Join {
  readonly leftCount: number;
  readonly #isFirst: Uint8Array;
  readonly #leftNext: Uint32Array;
  /** First left entry of a class → first right entry + 1. */
  readonly #rightFirst: Uint32Array;
  readonly #rightNext: Uint32Array;

  constructor(leftIds: Uint32Array, rightIds: Uint32Array) {
    const leftCount = leftIds.length / 2;
    const rightCount = rightIds.length / 2;
    let size = 16;
    while (size < leftCount * 1.5) size *= 2;
    const slots = new Uint32Array(SLOT_WORDS * size);
    const isFirst = new Uint8Array(leftCount);
    const leftNext = new Uint32Array(leftCount);
    for (let entry = leftCount - 1; entry >= 0; entry -= 1) {
      const high = leftIds[2 * entry] ?? 0;
      const low = leftIds[2 * entry + 1] ?? 0;
      if (high === 0 && low === 0) continue;
      const slot = slotOf(slots, size - 1, high, low);
      const later = slots[slot + 2] ?? 0;
      slots[slot] = high;
      slots[slot + 1] = low;
      slots[slot + 2] = entry + 1;
      leftNext[entry] = later;
      isFirst[entry] = 1;
      if (later !== 0) isFirst[later - 1] = 0;
    }
    const rightFirst = new Uint32Array(leftCount);
    const rightNext = new Uint32Array(rightCount);
    for (let entry = rightCount - 1; entry >= 0; entry -= 1) {
      const high = rightIds[2 * entry] ?? 0;
      const low = rightIds[2 * entry + 1] ?? 0;
      if (high === 0 && low === 0) continue;
      const first = (slots[slotOf(slots, size - 1, high, low) + 2] ?? 0) - 1;
      if (first < 0) continue;
      rightNext[entry] = rightFirst[first] ?? 0;
      rightFirst[first] = entry + 1;
    }
    this.leftCount = leftCount;
    this.#isFirst = isFirst;
    this.#leftNext = leftNext;
    this.#rightFirst = rightFirst;
    this.#rightNext = rightNext;
  }

  /** Is this left entry the first of a class that has a right line too? */
  opensClass(left: number): boolean {
    return this.#isFirst[left] === 1 && this.#rightFirst[left] !== 0;
  }

  nextLeft(left: number): number {
    return (this.#leftNext[left] ?? 0) - 1;
  }

  firstRight(left: number): number {
    return (this.#rightFirst[left] ?? 0) - 1;
  }

  nextRight(right: number): number {
    return (this.#rightNext[right] ?? 0) - 1;
  }
}

/** Where the slot of an id starts: its own, or the free one it would take. */
function slotOf(slots: Uint32Array, mask: number, high: number, low: number): number {
  let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
  for (;;) {
    const at = SLOT_WORDS * slot;
    if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at;
    slot = (slot + 1) & mask;
  }
}

/** Some lines of a side with their ids: what a small pass after the big one joins. */
export interface Picked {
  readonly positions: readonly number[];
  readonly ids: Uint32Array;
}

/** The lines that have an id in this column and are asked for. */
export function pickIds(column: Uint32Array, isAsked: (position: number) => boolean): Picked {
  const positions: number[] = [];
  for (let position = 0; 2 * position < column.length; position += 1) {
    if (column[2 * position] === 0 && column[2 * position + 1] === 0) continue;
    if (isAsked(position)) positions.push(position);
  }
  const ids = new Uint32Array(2 * positions.length);
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? 0;
    ids[2 * at] = column[2 * position] ?? 0;
    ids[2 * at + 1] = column[2 * position + 1] ?? 0;
  }
  return { positions, ids };
}

/** Each class of lines that share an id and are there on both sides, in ascending order. */
export function forEachClass(
  left: Picked,
  right: Picked,
  settle: (left: readonly number[], right: readonly number[]) => void,
): void {
  if (left.positions.length === 0 || right.positions.length === 0) return;
  const join = new Join(left.ids, right.ids);
  for (let first = 0; first < join.leftCount; first += 1) {
    if (!join.opensClass(first)) continue;
    settle(
      chain(first, (entry) => join.nextLeft(entry)).map((entry) => left.positions[entry] ?? 0),
      chain(join.firstRight(first), (entry) => join.nextRight(entry)).map(
        (entry) => right.positions[entry] ?? 0,
      ),
    );
  }
}

/** The entries of a class, from its first on. */
export function chain(first: number, next: (entry: number) => number): number[] {
  const entries: number[] = [];
  for (let entry = first; entry >= 0; entry = next(entry)) entries.push(entry);
  return entries;
}
