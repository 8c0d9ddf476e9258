/**
 * The tree over the leaves as they stand, computed anew and compared with everything that speaks of it: the stored nodes, the signed checkpoints
 * in the ledger, and the anchors kept outside it. Works on what was read before, so it may take its time.
 */
import type { Ledger } from '../ledger/ledger.ts';
import { verifyCheckpoint } from './checkpoint.ts';
import { nodeHash, rootOf } from './merkle.ts';
import { originOf } from './record.ts';
import { type KnownKey, readPublicKey } from './signed-note.ts';
import { type Findings, ORDER } from './verify-faults.ts';

const CHECKPOINTS_PER_STEP = 100;
const NODES_PER_STEP = 2000;

interface SeenNode {
  readonly row: number;
  readonly level: number;
  readonly place: number;
  readonly hash: Uint8Array;
}
interface SeenCheckpoint {
  readonly size: number;
  readonly root: string;
  readonly at: string;
  /** What the key has signed; null when it has not. */
  readonly signed: { readonly size: number; readonly root: string } | null;
}

/** The workspace's key as checkpoints are verified with it. */
export const knownKey = (keys: { readonly workspaceId: string; readonly publicKey: string }): KnownKey => ({
  name: originOf(keys.workspaceId),
  publicKey: readPublicKey(keys.publicKey) ?? keys.publicKey,
});

/** The head a note speaks of, if the workspace's key has signed it for this record. */
export function signedHead(
  note: string,
  key: KnownKey,
): { readonly size: number; readonly root: string } | null {
  const head = verifyCheckpoint(note, key);
  return head && head.origin === key.name ? { size: head.size, root: head.root.toString('hex') } : null;
}

/** Reads nodes and checkpoints a part at a time; `next` is false when there are no more. */
export class TreeReader {
  readonly nodes: SeenNode[] = [];
  readonly checkpoints: SeenCheckpoint[] = [];
  /** Not all of them could be read. */
  isCutShort = false;
  readonly #ledger: Ledger;
  readonly #key: KnownKey;
  readonly #faults: Findings;

  constructor(ledger: Ledger, key: KnownKey, faults: Findings) {
    this.#ledger = ledger;
    this.#key = key;
    this.#faults = faults;
  }

  next(): boolean {
    if (this.isCutShort) return false;
    const { query } = this.#ledger;
    const lastNode = this.nodes.at(-1)?.row;
    const nodes = query.selectFrom('audit_node').selectAll().orderBy('row').limit(NODES_PER_STEP);
    const moreNodes = this.#read('audit_node', this.nodes.length, () =>
      this.#ledger.all(lastNode === undefined ? nodes : nodes.where('row', '>', lastNode)),
    );
    const lastSize = this.checkpoints.at(-1)?.size;
    const checkpoints = query
      .selectFrom('audit_checkpoint')
      .selectAll()
      .orderBy('size')
      .limit(CHECKPOINTS_PER_STEP);
    const more = this.#read('audit_checkpoint', lastSize ?? 0, () =>
      this.#ledger.all(lastSize === undefined ? checkpoints : checkpoints.where('size', '>', lastSize)),
    );
    this.nodes.push(...moreNodes);
    for (const { note, ...shown } of more)
      this.checkpoints.push({ ...shown, signed: signedHead(note, this.#key) });
    return moreNodes.length + more.length > 0;
  }

  #read<T>(place: string, last: number, work: () => T[]): T[] {
    const number = last + 1;
    const read = this.#faults.reading(ORDER.event(number), { place, number }, work);
    if (read === null) this.isCutShort = true;
    return read ?? [];
  }
}

export class RecomputedTree {
  /** Level by level; the leaves are level 0. */
  readonly #levels: Uint8Array[][];

  constructor(leaves: readonly Uint8Array[]) {
    this.#levels = [[...leaves]];
    for (let below = this.#levels[0] ?? []; below.length > 1; below = this.#levels.at(-1) ?? []) {
      const level: Uint8Array[] = [];
      for (let place = 0; place + 1 < below.length; place += 2)
        level.push(nodeHash(below[place] ?? NONE, below[place + 1] ?? NONE));
      this.#levels.push(level);
    }
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }
  hash(level: number, place: number): Uint8Array | undefined {
    return this.#levels[level]?.[place];
  }
  root(size: number): string {
    return rootOf(size, (level, place) => this.hash(level, place) ?? NONE).toString('hex');
  }
  /** Levels above the leaves. */
  get height(): number {
    return this.#levels.length - 1;
  }
}
const NONE = new Uint8Array(0);

/** What the walk over the events left. */
interface Walked {
  readonly size: number;
  readonly times: readonly string[];
  readonly brokenFrom: number;
  readonly isCutShort: boolean;
}

/** Compares the checkpoints with the tree; gives the first event that cannot be what was signed, infinity when all is well. */
export async function verifyCheckpoints(
  checkpoints: readonly SeenCheckpoint[],
  tree: RecomputedTree,
  walked: Walked,
  faults: Findings,
  step: () => Promise<void>,
): Promise<number> {
  let signedUntil = 0;
  let changedFrom = Number.POSITIVE_INFINITY;
  for (const [done, { size, root, at, signed }] of checkpoints.entries()) {
    if (done % CHECKPOINTS_PER_STEP === 0) await step();
    const own = { place: 'audit_checkpoint', number: Math.max(0, size) };
    if (!signed) {
      faults.add(ORDER.checkpointAt(size), { kind: 'signature', ...own });
      continue;
    }
    const isKnown = size <= walked.size && size < walked.brokenFrom;
    if (signed.size !== size || signed.root !== root || (isKnown && at !== walked.times[size - 1]))
      faults.add(ORDER.checkpointAt(size), { kind: 'edited', ...own, expected: signed.root, found: root });
    if (!isKnown || signed.size !== size || size < 1 || changedFrom <= size) continue;
    const found = tree.root(size);
    if (found === signed.root) {
      signedUntil = size;
      continue;
    }
    // The key has signed another tree: what changed stands after the last head that still holds.
    changedFrom = signedUntil + 1;
    const event = { place: 'audit_event', number: changedFrom, expected: signed.root, found };
    faults.add(ORDER.event(changedFrom), { kind: 'edited', ...event });
  }
  return changedFrom;
}

/** Events end, checkpoints go on; or the other way round. */
export function verifyTail(checkpoints: readonly SeenCheckpoint[], walked: Walked, faults: Findings): void {
  if (walked.isCutShort) return;
  const { size } = walked;
  const furthest = checkpoints.reduce((most, each) => Math.max(most, each.signed?.size ?? 0), 0);
  const newest = checkpoints.at(-1)?.size ?? 0;
  if (furthest > size) truncated(size, furthest, faults);
  else if (newest < size)
    faults.add(ORDER.checkpointAt(newest + 1), {
      kind: 'truncated',
      place: 'audit_checkpoint',
      number: Math.max(0, newest) + 1,
      expected: String(size),
      found: String(newest),
    });
}

/** Told once, whichever part of the ledger speaks of later events. */
export function truncated(size: number, expected: number, faults: Findings): void {
  if (faults.has('truncated', 'audit_event')) return;
  faults.add(ORDER.event(size + 1), {
    kind: 'truncated',
    place: 'audit_event',
    number: size + 1,
    expected: String(expected),
    found: String(size),
  });
}
