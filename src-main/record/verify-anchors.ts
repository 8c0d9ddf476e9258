/**
 * Heads of the record that are kept outside the ledger: beside it, on the desk, on paper. Only they tell a ledger that was put back to an earlier
 * state, whole in itself, from the present one; and they alone show a history that was written anew.
 */
import type { Fault } from '../../shared/contract/record.ts';
import { readCheckpoint } from './checkpoint.ts';
import type { KnownKey } from './signed-note.ts';
import { type Findings, ORDER } from './verify-faults.ts';
import type { ToldByRecord } from './verify-told.ts';
import { type RecomputedTree, signedHead, truncated } from './verify-tree.ts';

export interface Anchor {
  /** Where it was kept: a word for the reader. */
  readonly place: string;
  /** The signed checkpoint, as kept or typed; '' for none. */
  readonly note: string;
}

interface AnchorsDeps {
  readonly tree: RecomputedTree;
  readonly key: KnownKey;
  /** From this event on the tree is not the one that was signed, and that is told already. */
  readonly brokenFrom: number;
  readonly isCutShort: boolean;
  readonly told: ToldByRecord;
  readonly faults: Findings;
  readonly remarks: Findings;
}

export function verifyAnchors(anchors: readonly Anchor[], deps: AnchorsDeps): void {
  for (const { place, note } of anchors) if (note.trim() !== '') verifyAnchor(place, asTyped(note), deps);
}

/** A checkpoint that went over paper or mail comes back with other line ends. */
const asTyped = (note: string): string => `${note.replaceAll('\r\n', '\n').trim()}\n`;

function verifyAnchor(place: string, note: string, deps: AnchorsDeps): void {
  const { tree, faults } = deps;
  const head = signedHead(note, deps.key);
  if (!head) {
    const number = readCheckpoint(note)?.size ?? 0;
    faults.add(ORDER.anchor, { kind: 'signature', place, number });
    return;
  }
  const { size, root } = head;
  const tell = (kind: Fault['kind'], expected: string, found: string) =>
    (deps.told.isReplaced(size, root) ? deps.remarks : faults).add(ORDER.anchor, {
      kind,
      place,
      number: size,
      expected,
      found,
    });
  if (size <= tree.size) {
    const found = tree.root(size);
    if (size >= deps.brokenFrom || found === root) return;
    // It was an earlier state, and has been written on since it was put back.
    const events = deps.told.eventsBelow(size);
    if (events !== undefined) tell('older_backup', String(size), String(events));
    else tell('forked', root, found);
    return;
  }
  if (deps.isCutShort) return;
  // Whole in itself, it is an earlier state. Otherwise something in it still speaks of what came later.
  if (faults.has('truncated') || faults.has('unrecorded')) truncated(tree.size, size, faults);
  else tell('older_backup', String(size), String(tree.size));
}
