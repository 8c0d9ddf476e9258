/** A record's tree as the ledger keeps it, and seventy entries with all their roots, for the tests of the tree and of its proofs. */
import { completedBy, leafHash, rootOf } from '../../../src-main/record/merkle.ts';

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`nothing at ${index}`);
  return found;
};

/** A store as the ledger keeps it: leaves one by one, and whatever each of them completes. */
export function storeOf(leaves: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>();
  const nodeAt = (level: number, index: number) => {
    const found = nodes.get(`${level}/${index}`);
    if (!found) throw new Error(`asked for the incomplete subtree ${level}/${index}`);
    return found;
  };
  leaves.forEach((leaf, size) => {
    nodes.set(`0/${size}`, leaf);
    for (const { level, index, hash } of completedBy(size, leaf, nodeAt))
      nodes.set(`${level}/${index}`, hash);
  });
  return { nodes, nodeAt };
}

export const SIZE_MAX = 70;
export const LEAVES = Array.from({ length: SIZE_MAX }, (_, index) => leafHash(Buffer.from(`entry ${index}`)));
export const STORE = storeOf(LEAVES);
export const ROOTS = Array.from({ length: SIZE_MAX + 1 }, (_, size) => rootOf(size, STORE.nodeAt));
