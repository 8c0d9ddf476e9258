/**
 * Which head of the log a pack stands on: the first checkpoint over the newest event that wrote facts. Looking, logging in and handing out are events too,
 * and change nothing of what a pack holds; so the same scope gives the same pack until a fact is written.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { type RecordEntry, readEntry } from '../../../record/entry.ts';

/** Of what is handed out, sampled and reported, not of what is looked at. */
const NO_FACTS: ReadonlySet<string> = new Set([
  ...['evidence_handover', 'audit_sample', 'audit_sample_event'],
  ...['report_schedule', 'monthly_report'],
]);
/** Names lie outside the log, so that they can be erased; the manifest has them. */
const CHANGES_NAMES: ReadonlySet<string> = new Set(['access.name_erased']);
const EVENTS_PER_STEP = 500;

export interface PackHead {
  readonly size: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly at: string;
  /** The signed note. */
  readonly checkpoint: string;
  /** Number of the last hand-over the head covers. */
  readonly handovers: number;
}

export function packHead(ledger: Ledger): PackHead {
  const { query } = ledger;
  const seq = newestFact(ledger);
  const row = ledger.first(
    query.selectFrom('audit_checkpoint').selectAll().where('size', '>=', seq).orderBy('size').limit(1),
  );
  if (seq === 0 || !row) throw new Refused('not_found', { what: 'checkpoint', id: seq });
  const { size, root, at, note } = row;
  return { size, root, at, checkpoint: note, handovers: handoversUntil(ledger, size) };
}

const wroteFacts = ({ action, rows }: RecordEntry): boolean =>
  CHANGES_NAMES.has(action) || rows.some(({ table }) => !NO_FACTS.has(table));

function newestFact(ledger: Ledger): number {
  const events = ledger.query.selectFrom('audit_event').select(['seq', 'entry']).orderBy('seq', 'desc');
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const some = ledger.all(events.where('seq', '<', before).limit(EVENTS_PER_STEP));
    for (const { seq, entry } of some) {
      const read = readEntry(entry);
      if (read && wroteFacts(read)) return seq;
    }
    const last = some.at(-1);
    if (!last) return 0;
    before = last.seq;
  }
}

function handoversUntil(ledger: Ledger, size: number): number {
  const last = ledger.first(
    ledger.query
      .selectFrom('audit_event')
      .select('entry')
      .where('seq', '<=', size)
      .where('entry', 'like', '%"evidence_handover"%')
      .orderBy('seq', 'desc')
      .limit(1),
  );
  const rows = last ? (readEntry(last.entry)?.rows ?? []) : [];
  return Math.max(0, ...rows.filter(({ table }) => table === 'evidence_handover').map((each) => each.last));
}
