/**
 * Lines of two sides that share an id: classes, each with its left and right lines, found in one pass over typed arrays.
 *
 * One hash table over the left ids; right lines are chained to the first left line of their class. Chains are in ascending order.
 */
import { IdIndex } from '../../statements/rules/id-index.ts';

export class Join {
  readonly #index: IdIndex;
  readonly #isFirst: Uint8Array;
  /** First left entry of a class → first right entry + 1. */
  readonly #rightFirst: Uint32Array;
  readonly #rightNext: Uint32Array;
  readonly #leftCount: number;

  constructor(leftIds: Uint32Array, rightIds: Uint32Array) {
    const leftCount = leftIds.length / 2;
    const rightCount = rightIds.length / 2;
    this.#index = new IdIndex(leftIds);
    this.#leftCount = leftCount;
    this.#isFirst = new Uint8Array(leftCount).fill(1);
    this.#rightFirst = new Uint32Array(leftCount);
    this.#rightNext = new Uint32Array(rightCount);
    for (let entry = 0; entry < leftCount; entry += 1) {
      const next = this.#index.next(entry);
      if (next >= 0) this.#isFirst[next] = 0;
    }
    for (let entry = rightCount - 1; entry >= 0; entry -= 1) {
      const first = this.#index.first(rightIds[2 * entry] ?? 0, rightIds[2 * entry + 1] ?? 0);
      if (first < 0) continue;
      this.#rightNext[entry] = this.#rightFirst[first] ?? 0;
      this.#rightFirst[first] = entry + 1;
    }
  }

  get leftCount(): number {
    return this.#leftCount;
  }

  /** Is this left entry the first of a class that has a right line too? */
  opensClass(left: number): boolean {
    return this.#isFirst[left] === 1 && this.#rightFirst[left] !== 0;
  }

  nextLeft(left: number): number {
    return this.#index.next(left);
  }

  firstRight(left: number): number {
    return (this.#rightFirst[left] ?? 0) - 1;
  }

  nextRight(right: number): number {
    return (this.#rightNext[right] ?? 0) - 1;
  }
}

/** The ids of some lines only; all others are "no id". For the small passes after the big one. */
export function idsOf(column: Uint32Array, has: (position: number) => boolean): Uint32Array {
  const ids = new Uint32Array(column.length);
  for (let position = 0; 2 * position < column.length; position += 1) {
    if (!has(position)) continue;
    ids[2 * position] = column[2 * position] ?? 0;
    ids[2 * position + 1] = column[2 * position + 1] ?? 0;
  }
  return ids;
}

/** The lines of each class, open or not, in ascending order. */
export function forEachClass(
  join: Join,
  settle: (left: readonly number[], right: readonly number[]) => void,
): void {
  for (let first = 0; first < join.leftCount; first += 1) {
    if (!join.opensClass(first)) continue;
    settle(
      chain(first, (position) => join.nextLeft(position)),
      chain(join.firstRight(first), (position) => join.nextRight(position)),
    );
  }
}

export function chain(first: number, next: (position: number) => number): number[] {
  const positions: number[] = [];
  for (let position = first; position >= 0; position = next(position)) positions.push(position);
  return positions;
}
