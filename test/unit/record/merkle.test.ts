import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completedBy,
  consistencyProof,
  EMPTY_ROOT,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../../src-main/record/merkle.ts';
import golden from '../../golden/record/merkle.json' with { type: 'json' };
import { at, hex, LEAVES, ROOTS, SIZE_MAX, STORE, storeOf } from './merkle-store.ts';

const unhex = (text: string) => Buffer.from(text, 'hex');

/** The definitions of RFC 9162 §2.1.1, §2.1.3.1 and §2.1.4.1 word for word, over all leaves at once and with its own hashing. */
const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
function split(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}
function mth(d: readonly Uint8Array[]): Uint8Array {
  if (d.length === 0) return hash();
  if (d.length === 1) return at(d, 0);
  const k = split(d.length);
  return hash(Buffer.of(1), mth(d.slice(0, k)), mth(d.slice(k)));
}
function path(m: number, d: readonly Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))];
}
function subproof(m: number, d: readonly Uint8Array[], isWhole: boolean): Uint8Array[] {
  if (m === d.length) return isWhole ? [] : [mth(d)];
  const k = split(d.length);
  return m <= k
    ? [...subproof(m, d.slice(0, k), isWhole), mth(d.slice(k))]
    : [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))];
}

describe('the tree agrees with Certificate Transparency', () => {
  const leaves = golden.leaves.map((entry) => leafHash(unhex(entry)));
  const { nodeAt } = storeOf(leaves);

  test('on the head of every size from nothing to eight', () => {
    expect(hex(EMPTY_ROOT)).toBe(golden.heads[0]);
    expect(golden.heads.map((_, size) => hex(rootOf(size, nodeAt)))).toEqual(golden.heads);
  });

  test('on the inclusion proofs of its tests', () => {
    for (const { index, size, proof } of golden.inclusion) {
      expect(inclusionProof(index, size, nodeAt).map(hex)).toEqual(proof);
      const root = unhex(at(golden.heads, size));
      expect(verifyInclusion({ leaf: at(leaves, index), index, size, proof: proof.map(unhex), root })).toBe(
        true,
      );
    }
  });

  test('on the consistency proofs of its tests', () => {
    for (const { first, second, proof } of golden.consistency) {
      expect(consistencyProof(first, second, nodeAt).map(hex)).toEqual(proof);
      const firstRoot = unhex(at(golden.heads, first));
      const secondRoot = unhex(at(golden.heads, second));
      const claim = { firstSize: first, firstRoot, secondSize: second, secondRoot };
      expect(verifyConsistency({ ...claim, proof: proof.map(unhex) })).toBe(true);
    }
  });
});

describe('the tree that is kept agrees with the definitions word for word', () => {
  test('for the root and every proof of every size to seventy', () => {
    for (let size = 0; size <= SIZE_MAX; size += 1) {
      const leaves = LEAVES.slice(0, size);
      expect(hex(at(ROOTS, size))).toBe(hex(mth(leaves)));
      for (let index = 0; index < size; index += 1)
        expect(inclusionProof(index, size, STORE.nodeAt).map(hex)).toEqual(path(index, leaves).map(hex));
      for (let first = 1; first <= size; first += 1)
        expect(consistencyProof(first, size, STORE.nodeAt).map(hex)).toEqual(
          subproof(first, leaves, true).map(hex),
        );
    }
  });

  test('whatever the entries are, equal ones among them', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 3 }), { maxLength: SIZE_MAX });
    fc.assert(
      fc.property(entries, (some) => {
        const leaves = some.map((entry) => hash(Buffer.of(0), entry));
        const { nodeAt } = storeOf(some.map(leafHash));
        expect(hex(rootOf(some.length, nodeAt))).toBe(hex(mth(leaves)));
      }),
    );
  });

  test('and every complete subtree is kept under its row and number, nothing else', () => {
    const expected = new Map<string, string>();
    for (let level = 0; 2 ** level <= SIZE_MAX; level += 1)
      for (let index = 0; (index + 1) * 2 ** level <= SIZE_MAX; index += 1)
        expected.set(
          `${level}/${index}`,
          hex(mth(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level))),
        );
    const kept = new Map([...STORE.nodes].map(([where, bytes]) => [where, hex(bytes)]));
    expect(kept).toEqual(expected);
  });
});

test('an odd entry out is carried up as it is, not doubled', () => {
  const [a, b, c] = [at(LEAVES, 0), at(LEAVES, 1), at(LEAVES, 2)];
  expect(hex(at(ROOTS, 3))).toBe(hex(nodeHash(nodeHash(a, b), c)));
  const doubled = storeOf([a, b, c, c]);
  expect(hex(rootOf(4, doubled.nodeAt))).not.toBe(hex(at(ROOTS, 3)));
});

test('a record of a million million entries asks for a few dozen hashes', () => {
  const size = 2 ** 40 + 12_345;
  // One hash stands for all: whether the answer is right is settled above, here only how much it reads.
  const nodeAt = (level: number, index: number) => {
    reads += 1;
    expect((index + 1) * 2 ** level).toBeLessThanOrEqual(size);
    return at(LEAVES, 0);
  };
  let reads = 0;
  rootOf(size, nodeAt);
  inclusionProof(2 ** 39 + 7, size, nodeAt);
  inclusionProof(size - 1, size, nodeAt);
  consistencyProof(2 ** 39 + 7, size, nodeAt);
  completedBy(size, at(LEAVES, 1), nodeAt);
  expect(reads).toBeLessThan(250);
});

test('what is no entry, size or hash is a fault of the caller, not an answer', () => {
  const { nodeAt } = STORE;
  const wrongs = [
    () => inclusionProof(5, 5, nodeAt),
    () => inclusionProof(-1, 5, nodeAt),
    () => consistencyProof(6, 5, nodeAt),
    () => rootOf(-1, nodeAt),
    () => rootOf(2 ** 53, nodeAt),
    () => rootOf(1, () => Buffer.alloc(31)),
    () => completedBy(0, Buffer.alloc(31), nodeAt),
    () => nodeHash(Buffer.alloc(31), Buffer.alloc(33)),
  ];
  for (const wrong of wrongs) expect(wrong).toThrow('Assertion failed');
});
