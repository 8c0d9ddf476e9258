/**
 * The log in the pack: its signed head, the leaf of every event under it, and the events of the period with their inclusion proofs. Events out of scope
 * keep their place and tell nothing.
 */

import type { Ledger } from '../../../ledger/ledger.ts';
import { readEntry } from '../../../record/entry.ts';
import { completedBy, inclusionProof, type NodeAt } from '../../../record/merkle.ts';
import { locatorOf, locatorsOf } from './locators.ts';
import { type PackedFile, packed, packing } from './packer.ts';
import type { PackGround } from './table.ts';
import { importsInScope } from './tables/line-sums.ts';

const EVENTS_PER_STEP = 500;

interface LogFiles {
  readonly files: readonly PackedFile[];
  readonly events: number;
  readonly leftOut: number;
}

export async function logFiles(ground: PackGround, breathe: () => Promise<void>): Promise<LogFiles> {
  const { head } = ground;
  const { ledger } = ground.deps;
  const leaves = readLeaves(ledger, head.size);
  const nodeAt = treeOver(leaves);
  const isWanted = wantedEvents(ground);
  const events = packing('log/events.jsonl');
  const locators = packing('rows/events');
  let count = 0;
  try {
    for (let from = 0; from < head.size; from += EVENTS_PER_STEP) {
      const some = ledger.all(
        ledger.query
          .selectFrom('audit_event')
          .select(['seq', 'at', 'entry'])
          .where('seq', '>', from)
          .where('seq', '<=', Math.min(head.size, from + EVENTS_PER_STEP))
          .orderBy('seq'),
      );
      for (const { seq, at, entry } of some) {
        if (!isWanted(seq, at)) continue;
        const proof = inclusionProof(seq - 1, head.size, nodeAt).map((each) => each.toString('hex'));
        const line = JSON.stringify({ seq, entry, proof });
        events.add(`${line}\n`);
        locators.add(locatorOf(line));
        count += 1;
      }
      await events.drained();
      await breathe();
    }
  } catch (fault) {
    events.drop();
    locators.drop();
    throw fault;
  }
  const leafLines = leaves.map((leaf) => `${Buffer.from(leaf).toString('hex')}\n`).join('');
  return {
    files: [
      await packed('log/checkpoint.txt', head.checkpoint),
      await packed('log/leaves.txt', leafLines),
      await packed('rows/leaves', locatorsOf(leafLines)),
      await events.end(),
      await locators.end(),
    ],
    events: count,
    leftOut: head.size - count,
  };
}

/** Of the period; and outside of it the first, which names the key, and those that took in a file of which the pack holds lines. */
export function wantedEvents(ground: PackGround): (seq: number, at: string) => boolean {
  const { deps, head, cut } = ground;
  if (cut.scope.from === '' && cut.scope.to === '') return () => true;
  const imports = importsInScope(ground);
  const { query } = deps.ledger;
  const tookIn = deps.ledger
    .all(
      query
        .selectFrom('audit_event')
        .select(['seq', 'entry'])
        .where('seq', '<=', head.size)
        .where('entry', 'like', '%"statement_import"%'),
    )
    .filter(({ entry }) =>
      readEntry(entry)?.rows.some(({ table, first, last }) => {
        if (table !== 'statement_import') return false;
        for (let id = first; id <= last; id += 1) if (imports.has(id)) return true;
        return false;
      }),
    );
  const filed = new Set(tookIn.map(({ seq }) => seq));
  return (seq, at) => seq === 1 || cut.instant(at) || filed.has(seq);
}

const readLeaves = (ledger: Ledger, size: number): Uint8Array[] =>
  ledger
    .all(ledger.query.selectFrom('audit_event').select('leaf').where('seq', '<=', size).orderBy('seq'))
    .map(({ leaf }) => leaf);

/** Complete subtrees in memory: a proof asks for some twenty of them, which the ledger would read one by one. */
function treeOver(leaves: readonly Uint8Array[]): NodeAt {
  const levels: Uint8Array[][] = [[...leaves]];
  const nodeAt: NodeAt = (level, index) => levels[level]?.[index] ?? new Uint8Array(0);
  for (const [size, leaf] of leaves.entries())
    for (const { level, hash } of completedBy(size, leaf, nodeAt)) {
      const onLevel = levels[level] ?? [];
      onLevel.push(hash);
      levels[level] = onLevel;
    }
  return nodeAt;
}
