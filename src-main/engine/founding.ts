/**
 * What a desk does first with a workspace it has just opened: the owner becomes a person of the ledger, failures at the door and changes of the
 * files while closed go into the record, and what nobody points to any more is swept.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../shared/contract/errors.ts';
import type { People } from '../areas/access/people.ts';
import { appendPassword, appendPerson, eraseName, putName, readNames } from '../areas/access/store.ts';
import type { Requests } from '../areas/approvals/requests.ts';
import { readCheckpoint } from '../record/checkpoint.ts';
import { readEntry, type Who } from '../record/entry.ts';
import { rootOf } from '../record/merkle.ts';
import type { Record as AuditRecord } from '../record/record.ts';
import { drainAttempts } from '../workspace/log-in-attempts.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';

export const PROGRAM: Who = { person: '', session: '', shell: 'engine' };

interface Found {
  readonly workspace: OpenedWorkspace;
  readonly record: AuditRecord;
  readonly people: People;
  readonly requests: Requests;
  readonly now: () => string;
}

/** The owner of a workspace that was just made (or made before there were people) becomes its first person; her name leaves workspace.json. */
export async function foundOwner({ workspace, record, people, now }: Found): Promise<void> {
  const { ownerId, owner } = workspace.document;
  const { ledger } = workspace;
  if (!people.find(ownerId)) {
    const by = { at: now(), by: ownerId };
    record.write(PROGRAM, { action: 'workspace.created', subject: { person: ownerId } }, () => {
      if (!readNames(ledger).has(ownerId)) putName(ledger, ownerId, owner || 'owner', owner || 'owner');
      appendPerson(ledger, ownerId, ['owner'], by, '');
      appendPassword(ledger, ownerId, 'own', by);
    });
    people.forget();
  }
  if (owner !== '') await workspace.update((document) => ({ ...document, owner: '' }));
}

/** Names of people who were asked for and never came. */
export function sweepNames({ workspace, people, requests }: Found): void {
  const asked = new Set(
    requests
      .all()
      .filter((request) => ['waiting', 'approved'].includes(requests.state(request)))
      .map((request) => String(request.subject['person'] ?? '')),
  );
  for (const id of readNames(workspace.ledger).keys())
    if (!people.find(id) && !asked.has(id)) eraseName(workspace.ledger, id);
  people.forget();
}

const AT_THE_DOOR = { who: PROGRAM, failed: 'session.log_in_failed' };

/** Failures at the door that the record does not know yet: they happen while no ledger is open, and in other windows. */
export function recordAttempts(
  { workspace, record }: Pick<Found, 'workspace' | 'record'>,
  { who, failed }: { readonly who: Who; readonly failed: string } = AT_THE_DOOR,
): void {
  drainAttempts(workspace.folder, (attempts, more) => {
    for (const { at, person, kind, seconds } of attempts)
      record.note(who, {
        action: kind === 'failed' ? failed : 'session.locked_out',
        subject: { person, at, ...(kind === 'locked_out' && { seconds }) },
      });
    if (more > 0) record.note(who, { action: failed, subject: { person: '', more } });
  });
}

/** What happened while nobody was in: told by the files beside the ledger. */
export function recordWhatHappened({ workspace, record }: Found, desk: { readonly anchor: string }): void {
  // As it was found, before it grows by what is told here.
  const { size } = record.head();
  const heads = [
    { place: 'workspace.json', note: workspace.document.anchor },
    { place: 'settings.json', note: desk.anchor },
  ].map(({ place, note }) => ({
    place,
    why: anchorStanding(record, note),
    anchored: readCheckpoint(note)?.size ?? 0,
  }));
  recordAttempts({ workspace, record });
  const changed = workspace.ledgerChangedWhileClosed;
  const tell = (place: string, expected: string, found: string) =>
    record.note(PROGRAM, {
      action: 'record.ledger_changed_while_closed',
      subject: { place, expected, found },
    });
  if (changed) tell('ledger.db', changed.expected, changed.found);
  const [expected, found] = [lastDocument(workspace), documentHash(workspace)];
  if (expected !== '' && expected !== found) tell('workspace.json', expected, found);
  for (const { place, why, anchored } of heads)
    if (why !== 'holds')
      record.note(PROGRAM, { action: 'record.below_anchor', subject: { place, why, anchored, size } });
}

/**
 * What workspace.json says, and with it who may open the workspace, by hash, noted in the record whenever it has changed. An older one put back
 * (with a password that was changed since) and a changed byte are seen at the next opening.
 */
export function noteDocument({
  workspace,
  record,
}: {
  readonly workspace: Pick<OpenedWorkspace, 'ledger' | 'document'>;
  readonly record: AuditRecord;
}): void {
  const sha256 = documentHash(workspace);
  if (lastDocument(workspace) !== sha256)
    record.note(PROGRAM, { action: DOCUMENT_STANDS, subject: { sha256 } });
}

const DOCUMENT_STANDS = 'access.document_stands';

/** Without what changes by itself: the anchor, the hash of the closed ledger, a rotation under way, the owner's name until it is recorded. */
function documentHash({ document }: Pick<OpenedWorkspace, 'document'>): string {
  const { anchor: _a, ledgerHash: _l, rotation: _r, owner: _o, ...stable } = document;
  return createHash('sha256').update(JSON.stringify(stable)).digest('hex');
}

/** The hash noted last; '' when none was yet. */
function lastDocument({ ledger }: Pick<OpenedWorkspace, 'ledger'>): string {
  const row = ledger.first(
    ledger.query
      .selectFrom('audit_event')
      .select('entry')
      .where('action', '=', DOCUMENT_STANDS)
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return row ? String(readEntry(row.entry)?.subject['sha256'] ?? '') : '';
}

/** Whether a head that was seen before is a beginning of this record. An anchor that nobody ever set holds. */
export function anchorStanding(record: AuditRecord, note: string): 'holds' | 'ahead' | 'other' {
  if (note === '') return 'holds';
  const anchor = readCheckpoint(note);
  if (!anchor) return 'other';
  if (anchor.size > record.head().size) return 'ahead';
  return rootOf(anchor.size, record.nodeAt).equals(anchor.root) ? 'holds' : 'other';
}

/** The new head beside the ledger, unless what stands there contradicts it: then the contradiction stays for the verifier to see. */
export async function moveAnchor({ workspace, record }: Pick<Found, 'workspace' | 'record'>): Promise<void> {
  const { checkpoint } = record.head();
  const held = workspace.document.anchor;
  if (held === checkpoint || anchorStanding(record, held) !== 'holds') return;
  await workspace
    .update((document) => ({ ...document, anchor: checkpoint }))
    .catch((fault: unknown) => {
      // A full disk: the checkpoint is in the ledger, and is written here with the next one.
      if (!(fault instanceof Refused)) throw fault;
    });
}
