/**
 * The Merkle tree over the record's entries, exactly RFC 9162 §2.1 with SHA-256: roots, and short proofs that an entry is in the record
 * (inclusion) and that an earlier record is the beginning of a later one (consistency).
 *
 * The store keeps the hash of every complete subtree, so each answer reads O(log n) hashes. Pure: hashes in, hashes out; no store, no clock.
 */
import { createHash } from 'node:crypto';
import { assert } from '../../shared/result.ts';

/** The stored hash of node `index` of row `level`: the root of leaves [index·2^level, (index+1)·2^level). Asked only for complete subtrees. */
export type NodeAt = (level: number, index: number) => Uint8Array;
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

const HASH_BYTES = 32;
// Without the two prefixes a node could be passed off as a leaf (a second preimage).
const LEAF_PREFIX = Buffer.of(0);
const NODE_PREFIX = Buffer.of(1);

/** The root of the tree without leaves. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

export const leafHash = (entry: Uint8Array): Buffer =>
  createHash('sha256').update(LEAF_PREFIX).update(entry).digest();

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  // Two hashes of 31 and 33 bytes would run together into the same node as the two of 32 they were cut from.
  assert(isHash(left) && isHash(right), 'a node joins two hashes of 32 bytes');
  return createHash('sha256').update(NODE_PREFIX).update(left).update(right).digest();
}

/** The nodes, bottom up, that appending a leaf's hash to a tree of `size` leaves completes; the leaf itself (row 0) is not among them. */
export function completedBy(size: number, leaf: Uint8Array, nodeAt: NodeAt): TreeNode[] {
  assert(isSize(size) && isHash(leaf), `not a leaf to append: number ${size}`);
  const nodes: TreeNode[] = [];
  let hash = leaf;
  let index = size;
  for (let level = 0; index % 2 === 1; level += 1) {
    const joined = nodeHash(nodeAt(level, index - 1), hash);
    index = half(index);
    nodes.push({ level: level + 1, index, hash: joined });
    hash = joined;
  }
  return nodes;
}

/** MTH: the root of the tree of the first `size` leaves. */
export function rootOf(size: number, nodeAt: NodeAt): Buffer {
  assert(isSize(size), `not a size: ${size}`);
  return size === 0 ? Buffer.from(EMPTY_ROOT) : rangeRoot(0, size, nodeAt);
}

/** PATH: what is needed, bottom up, to get from leaf `index` to the root of the first `size` leaves. */
export function inclusionProof(index: number, size: number, nodeAt: NodeAt): Buffer[] {
  assert(isSize(size) && isSize(index) && index < size, `no leaf ${index} in a tree of ${size}`);
  return descend(index, size, (_start, count) => count === 1, nodeAt).siblings.reverse();
}

/** PROOF: what is needed to see that the first `first` leaves are the beginning of the first `second`. Empty for equal sizes and for 0. */
export function consistencyProof(first: number, second: number, nodeAt: NodeAt): Buffer[] {
  assert(isSize(first) && isSize(second) && first <= second, `${first} is no beginning of ${second}`);
  if (first === 0) return [];
  const isDone = (start: number, count: number) => start + count === first;
  const { start, count, siblings } = descend(first - 1, second, isDone, nodeAt);
  // When the whole first tree is one node of the second, the verifier has its root already.
  if (start > 0) siblings.push(rangeRoot(start, count, nodeAt));
  return siblings.reverse();
}

/** Walks from the root towards a leaf until `isDone`, splitting as RFC 9162 does, and gathers the roots of the halves not taken. */
function descend(
  leaf: number,
  size: number,
  isDone: (start: number, count: number) => boolean,
  nodeAt: NodeAt,
): { readonly start: number; readonly count: number; readonly siblings: Buffer[] } {
  const siblings: Buffer[] = [];
  let start = 0;
  let count = size;
  while (!isDone(start, count)) {
    const left = 2 ** floorLog2(count - 1); // The largest power of two smaller than the count.
    const right = count - left;
    const goesLeft = leaf < start + left;
    siblings.push(goesLeft ? rangeRoot(start + left, right, nodeAt) : rangeRoot(start, left, nodeAt));
    if (!goesLeft) start += left;
    count = goesLeft ? left : right;
  }
  return { start, count, siblings };
}

export interface Inclusion {
  /** The leaf's hash (`leafHash` of the entry). */
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162 §2.1.3.2: whether the leaf is number `index` (from 0) of the tree with this size and root. */
export function verifyInclusion({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let found = leaf;
  const reachesTop = climb(index, size - 1, proof, (sibling, side) => {
    found = side === 'left' ? nodeHash(sibling, found) : nodeHash(found, sibling);
  });
  return reachesTop && isSame(found, root);
}

export interface Consistency {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.4.2: whether the first tree is the beginning of the second. The empty tree is the beginning of every tree, with an empty proof. */
export function verifyConsistency(claim: Consistency): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim;
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize > secondSize) return false;
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false;
  if (firstSize === 0 && !isSame(firstRoot, EMPTY_ROOT)) return false;
  if (firstSize === secondSize) return proof.length === 0 && isSame(firstRoot, secondRoot);
  if (firstSize === 0) return proof.length === 0;

  let at = firstSize - 1;
  let last = secondSize - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  // A first tree of 2^k leaves is one node of the second, so the proof leaves its root out.
  const [start, ...siblings] = proof.length > 0 && at === 0 ? [firstRoot, ...proof] : proof;
  if (start === undefined) return false;
  let first = start;
  let second = start;
  const reachesTop = climb(at, last, siblings, (sibling, side) => {
    if (side === 'left') first = nodeHash(sibling, first);
    second = side === 'left' ? nodeHash(sibling, second) : nodeHash(second, sibling);
  });
  return reachesTop && isSame(first, firstRoot) && isSame(second, secondRoot);
}

/** Climbs from node `at` of a row that ends with node `last`, one sibling a step; false when the siblings do not end exactly at the top. */
function climb(
  at: number,
  last: number,
  siblings: readonly Uint8Array[],
  join: (sibling: Uint8Array, side: 'left' | 'right') => void,
): boolean {
  for (const sibling of siblings) {
    if (last === 0) return false;
    const isLeft = at % 2 === 1 || at === last;
    join(sibling, isLeft ? 'left' : 'right');
    // A last node without a right neighbour is promoted, not doubled: rows without a sibling are passed over.
    while (isLeft && at !== 0 && at % 2 === 0) {
      at = half(at);
      last = half(last);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0;
}

/** The root of `count` leaves from `start`, which every caller keeps at a multiple of the largest power of two in `count`. */
function rangeRoot(start: number, count: number, nodeAt: NodeAt): Buffer {
  const level = floorLog2(count);
  const whole = 2 ** level;
  const left = nodeAt(level, start / whole);
  assert(isHash(left), `no hash of 32 bytes at ${level}/${start / whole}`);
  return whole === count
    ? Buffer.from(left)
    : nodeHash(left, rangeRoot(start + whole, count - whole, nodeAt));
}

function floorLog2(count: number): number {
  let level = 0;
  for (let rest = half(count); rest > 0; rest = half(rest)) level += 1;
  return level;
}

// Not `>> 1`, which would cut a size off at 32 bits.
const half = (value: number): number => Math.floor(value / 2);
const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isHash = (value: Uint8Array): boolean => value.length === HASH_BYTES;
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
