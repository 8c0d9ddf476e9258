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
    const index = new IdIndex(leftIds);
    const isFirst = new Uint8Array(leftCount).fill(1);
    const rightFirst = new Uint32Array(leftCount);
    const rightNext = new Uint32Array(rightCount);
    for (let entry = 0; entry < leftCount; entry += 1) {
      const next = index.next(entry);
      if (next >= 0) isFirst[next] = 0;
    }
    for (let entry = rightCount - 1; entry >= 0; entry -= 1) {
      const first = index.first(rightIds[2 * entry] ?? 0, rightIds[2 * entry + 1] ?? 0);
      if (first < 0) continue;
      rightNext[entry] = rightFirst[first] ?? 0;
      rightFirst[first] = entry + 1;
    }
    this.#index = index;
    this.#leftCount = leftCount;
    this.#isFirst = isFirst;
    this.#rightFirst = rightFirst;
    this.#rightNext = rightNext;
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
