/** The stored nodes of the tree against the recomputed ones: changed, gone, or speaking of events that are not there. */
import { type Findings, ORDER } from './verify-faults.ts';
import { type RecomputedTree, truncated } from './verify-tree.ts';

const PLACE = 'audit_node';

interface StoredNode {
  readonly row: number;
  readonly level: number;
  readonly place: number;
  readonly hash: Uint8Array;
}

/** `until`: only nodes that events before this one completed can be compared. */
export function verifyNodes(
  nodes: readonly StoredNode[],
  tree: RecomputedTree,
  until: number,
  faults: Findings,
): void {
  const seen: boolean[][] = [];
  const surplus: StoredNode[] = [];
  for (const node of nodes) {
    const { row, level, place, hash } = node;
    const expected = tree.hash(level, place);
    if (!expected) {
      surplus.push(node);
      continue;
    }
    const onLevel = seen[level] ?? [];
    onLevel[place] = true;
    seen[level] = onLevel;
    const seq = completing(level, place);
    if (row !== rowOf(level, place))
      faults.add(ORDER.nodeAfter(seq), { kind: 'reordered', place: PLACE, number: Math.max(0, row) });
    if (seq >= until || Buffer.compare(expected, hash) === 0) continue;
    faults.add(ORDER.nodeAfter(seq), {
      kind: 'edited',
      place: PLACE,
      number: row,
      expected: Buffer.from(expected).toString('hex'),
      found: Buffer.from(hash).toString('hex'),
    });
  }
  for (let level = 1; level <= tree.height; level += 1)
    for (let place = 0; completing(level, place) <= Math.min(tree.size, until - 1); place += 1)
      if (!seen[level]?.[place]) {
        const seq = completing(level, place);
        faults.add(ORDER.nodeAfter(seq), { kind: 'missing', place: PLACE, number: rowOf(level, place) });
      }
  verifySurplus(surplus, tree.size, faults);
}

/** Exactly the nodes of a longer record, and its tail was cut; any others were put in. */
function verifySurplus(surplus: readonly StoredNode[], size: number, faults: Findings): void {
  if (surplus.length === 0) return;
  const until = surplus.reduce((most, { level, place }) => Math.max(most, completing(level, place)), 0);
  if (surplus.length === nodeCountOf(until) - nodeCountOf(size)) {
    truncated(size, until, faults);
    return;
  }
  for (const { row } of surplus.toSorted((a, b) => a.row - b.row))
    faults.add(ORDER.nodeAfter(size), { kind: 'unrecorded', place: PLACE, number: Math.max(0, row) });
}

/** The event that completes a node. */
const completing = (level: number, place: number): number => (place + 1) * 2 ** level;

/** Nodes are numbered in the order in which events complete them. */
const rowOf = (level: number, place: number): number => nodeCountOf(completing(level, place) - 1) + level;

/** Nodes above the leaves of a tree of that size: one less than leaves in each complete part. */
const nodeCountOf = (size: number): number => size - size.toString(2).replaceAll('0', '').length;
