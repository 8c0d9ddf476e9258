/**
 * Whether a code is that of a receipt of this workspace, and whether the record says so: the text is hashed anew, the event that bound its row is
 * found, and that event is led up to the head signed with the workspace's key. What else may be wrong with the books is for the whole verification.
 */
import type { Ledger } from '../../../ledger/ledger.ts';
import { readEntry } from '../../../record/entry.ts';
import { hashRows } from '../../../record/facts-hash.ts';
import { inclusionProof, leafHash, verifyInclusion } from '../../../record/merkle.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import { knownKey, signedHead } from '../../../record/verify-tree.ts';
import { readReceiptCode } from './rules/code.ts';
import { codeOf, storedReceipt } from './store.ts';

export interface ProofDeps {
  readonly ledger: Ledger;
  readonly record: Pick<AuditRecord, 'head' | 'nodeAt'>;
  readonly keys: { readonly workspaceId: string; readonly publicKey: string };
}

export type ReceiptFault = 'not_a_code' | 'unknown' | 'other_code' | 'edited' | 'not_recorded' | 'not_proved';

export type Proof =
  | { readonly fault: ReceiptFault; readonly number: number }
  | {
      readonly fault: null;
      readonly number: number;
      readonly seq: number;
      readonly size: number;
      readonly root: string;
    };

const TABLE = 'payment_receipt';

export function proveReceipt({ ledger, record, keys }: ProofDeps, typed: string): Proof {
  const asked = readReceiptCode(typed);
  if (!asked) return { fault: 'not_a_code', number: 0 };
  const { number, code } = asked;
  const row = storedReceipt(ledger, number);
  if (!row) return { fault: 'unknown', number };
  const computed = codeOf(number, row.body);
  if (row.code !== computed) return { fault: 'edited', number };
  if (code !== computed) return { fault: 'other_code', number };
  const event = eventOf(ledger, number);
  if (!event) return { fault: 'not_recorded', number };
  if (hashRows(ledger, TABLE, event.first, event.last).sha256 !== event.sha256)
    return { fault: 'edited', number };
  const head = signedHead(record.head().checkpoint, knownKey(keys));
  if (!head || event.seq > head.size) return { fault: 'not_proved', number };
  const { seq, entry } = event;
  const { size, root } = head;
  const isUnderHead = verifyInclusion({
    leaf: leafHash(Buffer.from(entry, 'utf8')),
    index: seq - 1,
    size,
    proof: inclusionProof(seq - 1, size, record.nodeAt),
    root: Buffer.from(root, 'hex'),
  });
  return isUnderHead ? { fault: null, number, seq, size, root } : { fault: 'not_proved', number };
}

/** The event that says it wrote the row of this number. */
function eventOf(ledger: Ledger, number: number) {
  const events = ledger.query
    .selectFrom('audit_event')
    .select(['seq', 'entry'])
    .where('entry', 'like', `%"${TABLE}",%`)
    .orderBy('seq');
  for (const { seq, entry } of ledger.all(events)) {
    const rows = readEntry(entry)?.rows ?? [];
    const bound = rows.find((each) => each.table === TABLE && each.first <= number && number <= each.last);
    if (bound) return { seq, entry, first: bound.first, last: bound.last, sha256: bound.sha256 };
  }
  return null;
}
