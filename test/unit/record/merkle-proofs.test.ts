import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../../src-main/record/merkle.ts';
import { at, hex, LEAVES, ROOTS, SIZE_MAX, STORE, storeOf } from './merkle-store.ts';

const inclusionOf = (index: number, size: number) => ({
  leaf: at(LEAVES, index),
  index,
  size,
  proof: inclusionProof(index, size, STORE.nodeAt),
  root: at(ROOTS, size),
});
const consistencyOf = (firstSize: number, secondSize: number) => ({
  firstSize,
  firstRoot: at(ROOTS, firstSize),
  secondSize,
  secondRoot: at(ROOTS, secondSize),
  proof: consistencyProof(firstSize, secondSize, STORE.nodeAt),
});

const flipped = (bytes: Uint8Array, bit: number) => {
  const copy = Buffer.from(bytes);
  const byte = Math.floor(bit / 8) % copy.length;
  copy[byte] = at([...copy], byte) ^ (1 << (bit % 8));
  return copy;
};
/** Every way in which one hash of a proof may be wrong, missing or too many. */
const spoiled = (proof: readonly Uint8Array[], bit: number): Uint8Array[][] => [
  ...proof.map((_, index) => proof.map((each, other) => (other === index ? flipped(each, bit) : each))),
  ...proof.map((_, index) => proof.filter((_each, other) => other !== index)),
  ...proof.map((_, index) => proof.map((each, other) => (other === index ? each.subarray(1) : each))),
  ...proof.slice(1).map((_, index) => {
    const swapped = [...proof];
    swapped.splice(index, 2, at(proof, index + 1), at(proof, index));
    return swapped;
  }),
  [...proof, Buffer.alloc(32, bit)],
  [Buffer.alloc(32, bit), ...proof],
  [...proof, at(ROOTS, 1)],
];
const bits = fc.integer({ min: 0, max: 255 });
const sizes = fc.integer({ min: 0, max: SIZE_MAX });
const indexAndSize = fc
  .integer({ min: 1, max: SIZE_MAX })
  .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const twoSizes = fc
  .tuple(sizes, sizes)
  .map(([one, other]): [number, number] => (one < other ? [one, other] : [other, one]));

test('a joined node cannot pass for an entry', () => {
  const [a, b] = [at(LEAVES, 0), at(LEAVES, 1)];
  const forged = leafHash(Buffer.concat([a, b]));
  expect(hex(forged)).not.toBe(hex(nodeHash(a, b)));
  expect(verifyInclusion({ leaf: forged, index: 0, size: 1, proof: [], root: at(ROOTS, 2) })).toBe(false);
});

test('a proof that climbs past the top is refused, though its hashes fit', () => {
  const inclusion = { leaf: at(LEAVES, 1), index: 0, size: 1, proof: [at(LEAVES, 0)], root: at(ROOTS, 2) };
  expect(verifyInclusion(inclusion)).toBe(false);
  const claim = consistencyOf(3, 4);
  const above = at(LEAVES, 9);
  const longer = {
    ...claim,
    firstRoot: nodeHash(above, claim.firstRoot),
    secondRoot: nodeHash(above, claim.secondRoot),
    proof: [...claim.proof, above],
  };
  expect(verifyConsistency(longer)).toBe(false);
});

describe('an inclusion proof', () => {
  test('holds for every entry of every size', () => {
    for (let size = 1; size <= SIZE_MAX; size += 1)
      for (let index = 0; index < size; index += 1)
        expect(verifyInclusion(inclusionOf(index, size))).toBe(true);
  });

  test('is refused with any bit turned over in the entry, the root or the proof, and with a hash too few or too many', () => {
    fc.assert(
      fc.property(indexAndSize, bits, ([index, size], bit) => {
        const claim = inclusionOf(index, size);
        expect(verifyInclusion({ ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: flipped(claim.root, bit) })).toBe(false);
        for (const proof of spoiled(claim.proof, bit))
          expect(verifyInclusion({ ...claim, proof })).toBe(false);
      }),
    );
  });

  test('is refused for every other place, and for the root of every other size', () => {
    for (const size of [1, 2, 3, 5, 6, 7, 8, 11, 33])
      for (let index = 0; index < size; index += 1) {
        const claim = inclusionOf(index, size);
        for (let other = 0; other <= SIZE_MAX; other += 1) {
          if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false);
          if (other !== size) expect(verifyInclusion({ ...claim, root: at(ROOTS, other) })).toBe(false);
        }
      }
  });

  test('is refused for a size whose tree has another shape above the entry', () => {
    const claim = inclusionOf(2, 5);
    for (const size of [0, 1, 2, 3, 4, 9, 16]) expect(verifyInclusion({ ...claim, size })).toBe(false);
  });

  test('is refused for places and sizes that are none', () => {
    const claim = inclusionOf(0, 1);
    expect(verifyInclusion({ ...claim, size: 0 })).toBe(false);
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyInclusion({ ...claim, index: wrong })).toBe(false);
      expect(verifyInclusion({ ...claim, size: wrong })).toBe(false);
    }
    expect(verifyInclusion({ ...claim, leaf: Buffer.alloc(0), root: Buffer.alloc(0) })).toBe(false);
    expect(verifyInclusion({ ...claim, index: 1 })).toBe(false);
  });
});

describe('a consistency proof', () => {
  test('holds for every earlier size of every size', () => {
    for (let second = 0; second <= SIZE_MAX; second += 1)
      for (let first = 0; first <= second; first += 1)
        expect(verifyConsistency(consistencyOf(first, second))).toBe(true);
  });

  test('is refused with any bit turned over in a root or the proof, and with a hash too few or too many', () => {
    fc.assert(
      fc.property(twoSizes, bits, ([first, second], bit) => {
        const claim = consistencyOf(first, second);
        expect(verifyConsistency({ ...claim, firstRoot: flipped(claim.firstRoot, bit) })).toBe(false);
        // From the empty record everything follows, so there the later root is not the proof's to check.
        const isChecked = first > 0 || second === 0;
        const secondRoot = flipped(claim.secondRoot, bit);
        expect(verifyConsistency({ ...claim, secondRoot })).toBe(!isChecked);
        for (const proof of spoiled(claim.proof, bit))
          expect(verifyConsistency({ ...claim, proof })).toBe(false);
      }),
    );
  });

  test('is refused between the roots of any other two sizes', () => {
    for (const [first, second] of [
      [1, 2],
      [2, 5],
      [4, 7],
      [6, 8],
      [8, 33],
    ] as const) {
      const claim = consistencyOf(first, second);
      for (let other = 0; other <= SIZE_MAX; other += 1) {
        if (other !== first) expect(verifyConsistency({ ...claim, firstRoot: at(ROOTS, other) })).toBe(false);
        if (other !== second)
          expect(verifyConsistency({ ...claim, secondRoot: at(ROOTS, other) })).toBe(false);
        if (other !== first && other > 0)
          expect(verifyConsistency({ ...claim, firstSize: other })).toBe(false);
      }
    }
  });

  test('is refused when an earlier entry was changed, left out or put in', () => {
    const changed = LEAVES.with(3, leafHash(Buffer.from('another entry')));
    const shorter = LEAVES.filter((_, index) => index !== 3);
    const longer = LEAVES.toSpliced(3, 0, leafHash(Buffer.from('one more')));
    for (const leaves of [changed, shorter, longer]) {
      const { nodeAt } = storeOf(leaves);
      for (let first = 4; first < 60; first += 1) {
        const claim = { firstSize: first, firstRoot: at(ROOTS, first), secondSize: 60 };
        const proof = consistencyProof(first, 60, nodeAt);
        expect(verifyConsistency({ ...claim, secondRoot: rootOf(60, nodeAt), proof })).toBe(false);
      }
    }
  });

  test('of equal sizes is empty and wants equal roots; of the empty record it wants the empty root', () => {
    expect(consistencyProof(5, 5, STORE.nodeAt)).toEqual([]);
    const equal = consistencyOf(5, 5);
    expect(verifyConsistency({ ...equal, secondRoot: at(ROOTS, 4) })).toBe(false);
    expect(verifyConsistency({ ...equal, proof: [at(ROOTS, 5)] })).toBe(false);
    const empty = consistencyOf(0, 5);
    expect(verifyConsistency({ ...empty, firstRoot: at(ROOTS, 1) })).toBe(false);
    expect(verifyConsistency({ ...empty, proof: [at(ROOTS, 5)] })).toBe(false);
    const both = {
      firstSize: 0,
      firstRoot: at(ROOTS, 1),
      secondSize: 0,
      secondRoot: at(ROOTS, 1),
      proof: [],
    };
    expect(verifyConsistency(both)).toBe(false);
  });

  test('is refused for sizes that are none, or the wrong way round', () => {
    const claim = consistencyOf(2, 5);
    expect(verifyConsistency({ ...claim, firstSize: 6 })).toBe(false);
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(verifyConsistency({ ...claim, firstSize: wrong })).toBe(false);
      expect(verifyConsistency({ ...claim, secondSize: wrong })).toBe(false);
    }
  });
});
