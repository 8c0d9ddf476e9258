/**
 * Verification of the record: everything is computed anew from the rows as they stand and compared with the record, with its own checkpoints and
 * with heads that were kept elsewhere. It changes nothing, never stops at the first fault, and calls a fault by its kind and its number.
 *
 * What it cannot see: a checkpoint in the middle that was removed (a later one covers the same events), names (they may be erased), and what a
 * person with the key writes through the program itself.
 */
import type { Verification } from '../../shared/contract/record.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Anchor, verifyAnchors } from './verify-anchors.ts';
import { verifyErased, verifyErasedOriginals } from './verify-erased.ts';
import { EventWalk } from './verify-events.ts';
import { Findings, ORDER } from './verify-faults.ts';
import { verifyNodes } from './verify-nodes.ts';
import { verifyTables } from './verify-tables.ts';
import type { ToldByRecord } from './verify-told.ts';
import { knownKey, RecomputedTree, TreeReader, verifyCheckpoints, verifyTail } from './verify-tree.ts';

export interface VerifyRequest {
  readonly ledger: Ledger;
  readonly keys: { readonly workspaceId: string; readonly publicKey: string };
  /** Signed checkpoints kept outside the ledger. */
  readonly anchors: readonly Anchor[];
  /** Keys of signals that somebody has acknowledged: what the program itself noted, and a person has explained. */
  readonly explained: ReadonlySet<string>;
  /** Whether the original of an import, or a file put to an exception, is there and decrypts. Not asked where there are none to look at. */
  readonly checkOriginal?: (name: string) => Promise<boolean>;
  /** Lets others in; may throw when it was cancelled. */
  readonly step: (done: number, of: number) => Promise<void>;
}

export async function verifyRecord(request: VerifyRequest): Promise<Verification> {
  const { ledger, keys, explained } = request;
  const faults = new Findings();
  const remarks = new Findings();
  const key = knownKey(keys);
  const walk = new EventWalk({ ledger, keys, explained, faults, remarks });
  const reader = new TreeReader(ledger, key, faults);
  const expected = faults.reading(0, { place: 'audit_event', number: 1 }, () => countEvents(ledger)) ?? 0;
  const step = () => request.step(Math.min(walk.last, expected), Math.max(expected, 1));

  // Others write meanwhile. What they add is read as well, and the last look, from here to `verifyTables`, is one without a pause.
  while (walk.next() || reader.next()) await step();
  walk.end();
  const hadAllEvents = !walk.isCutShort;
  verifyTables(ledger, walk.claims, faults, hadAllEvents);
  verifyErased(walk, faults, remarks);
  const gone = verifyErasedOriginals(ledger, walk, faults, remarks);
  const originals = faults.reading(ORDER.original, { place: 'statement_import', number: 0 }, () =>
    namedOriginals(ledger, gone),
  );

  const tree = new RecomputedTree(walk.leaves);
  const walked = { ...walk, size: tree.size };
  const changedFrom = await verifyCheckpoints(reader.checkpoints, tree, walked, faults, step);
  const brokenFrom = Math.min(walk.brokenFrom, changedFrom);
  if (!reader.isCutShort) verifyTail(reader.checkpoints, walked, faults);
  if (!reader.isCutShort && hadAllEvents) verifyNodes(reader.nodes, tree, brokenFrom, faults);
  const { isCutShort, told } = walk;
  verifyAnchors(request.anchors, { tree, key, brokenFrom, isCutShort, told, faults, remarks });
  const checked = await verifyOriginals(originals ?? [], request, faults);
  verifyFile(ledger, told.fileChange, faults);
  return {
    holds: faults.isEmpty,
    events: walk.leaves.length,
    rows: walk.rows,
    checkpoints: reader.checkpoints.length,
    originals: checked,
    faults: faults.inOrder(),
    remarks: remarks.inOrder(),
    size: tree.size,
    root: tree.size === 0 ? '' : tree.root(tree.size),
  };
}

const countEvents = (ledger: Ledger): number => ledger.countRows(['audit_event']).get('audit_event') ?? 0;

interface NamedOriginal {
  readonly place: 'original' | 'attachment' | 'report';
  /** Of the import, of the row that put the file to its exception, of the monthly report. */
  readonly number: number;
  readonly name: string;
}

/** Files of imports that were not erased, then those put to exceptions (also what was taken off again, for its bytes stay), then monthly reports. */
const namedOriginals = (ledger: Ledger, gone: ReadonlySet<number>): NamedOriginal[] => [
  ...ledger
    .all(ledger.query.selectFrom('statement_import').select(['id', 'original_name']).orderBy('id'))
    .filter(({ id }) => !gone.has(id))
    .map(({ id, original_name: name }) => ({ place: 'original' as const, number: id, name })),
  ...ledger
    .all(
      ledger.query
        .selectFrom('exception_detail')
        .select(['row', 'facts'])
        .where('action', '=', 'attach')
        .orderBy('row'),
    )
    .map(({ row, facts }) => ({ place: 'attachment' as const, number: row, name: sealedName(facts) })),
  ...ledger
    .all(
      ledger.query.selectFrom('monthly_report').select(['id', 'pdf_original', 'xlsx_original']).orderBy('id'),
    )
    .flatMap((row) =>
      [row.pdf_original, row.xlsx_original].map((name) => ({
        place: 'report' as const,
        number: row.id,
        name,
      })),
    ),
];

/** A row that somebody changed names no file, and is told as damaged as one whose file is gone. */
function sealedName(facts: string): string {
  try {
    const { original } = JSON.parse(facts) as { original?: unknown };
    return typeof original === 'string' ? original : '';
  } catch {
    return '';
  }
}

/** One file may hold several imports, or lie at several exceptions; it is looked at once. */
async function verifyOriginals(
  named: readonly NamedOriginal[],
  { checkOriginal, step }: VerifyRequest,
  faults: Findings,
): Promise<number> {
  if (!checkOriginal) return 0;
  const first = new Map<string, NamedOriginal>();
  for (const each of named) if (!first.has(each.name)) first.set(each.name, each);
  let done = 0;
  for (const { place, number, name } of first.values()) {
    await step(done, first.size);
    if (!(await checkOriginal(name)))
      faults.add(ORDER.original, { kind: 'damaged', place, number, found: name });
    done += 1;
  }
  return done;
}

/** Pages that no row of the record lies on: indexes and what is free. */
function verifyFile(ledger: Ledger, change: ToldByRecord['fileChange'], faults: Findings): void {
  const found = faults.reading(ORDER.file, { place: 'ledger', number: 0 }, () => ledger.findings());
  if (found && found.length > 0 && !faults.has('damaged'))
    faults.add(ORDER.file, { kind: 'damaged', place: 'ledger', number: 0, found: found[0] ?? '' });
  // A change of the file of which nothing else is to be seen is still one that nobody has explained.
  if (change && faults.isEmpty) faults.add(ORDER.file, { kind: 'edited', number: 0, ...change });
}
