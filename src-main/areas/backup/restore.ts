/**
 * Putting a backup in place of the present ledger: asked for with what it would lose, agreed to by a second person, carried out by who asked.
 *
 * What is replaced is kept as a backup first. The restored record begins with an event that says what took the place of what, so a head that
 * was anchored later than the backup is explained for ever.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { Asking, Executor } from '../../platform/second-person.ts';
import { sha256Of } from '../../platform/sha256.ts';
import type { Subject } from '../../record/entry.ts';
import { Record as AuditRecord } from '../../record/record.ts';
import { RECORDED_TABLES } from '../../record/tables.ts';
import type { BackupKeys } from '../../workspace/backup-keys.ts';
import { type CheckedBackup, readBackup } from '../../workspace/backup-read.ts';
import { putInPlace, type Restoring } from '../../workspace/backup-restore.ts';
import { type Comparison, compareBackup, isOfWorkspace } from './compare.ts';
import { type BackupDeps, keysOf, type OpenedWith, stepsOf } from './deps.ts';
import { factOf, writeBackupFile } from './make.ts';
import { freeName, getBackup, isThere, pathOf } from './shelf.ts';
import { appendBackup, type BackupFact } from './store.ts';

/** How often what is replaced is backed up anew because somebody wrote meanwhile. */
const TRIES_MAX = 3;

/** Facts that come and go without anybody's books changing: log-ins, the requests themselves, backups. */
const PASSING: ReadonlySet<string> = new Set([
  'person_factor',
  'person_password',
  'request',
  'request_decision',
  'signal_acknowledgement',
  'backup',
  'backup_drill',
  'backup_end',
  'secret_opening',
]);
const WORK_TABLES = RECORDED_TABLES.filter((table) => !PASSING.has(table));

/**
 * What the checker agrees to: this very file, and the loss of what the ledger holds now. Work written since makes it another question. Tables
 * are only added to, so their counts say which state it is.
 */
function hashOf(sha256: string, ledger: Ledger): string {
  const state = [...ledger.countRows(WORK_TABLES)].map(([table, rows]) => `${table} ${rows}`).join('\n');
  return sha256Of(`restore ${sha256}\n${state}`);
}

export const restoreExecutor = (deps: Pick<BackupDeps, 'workspace' | 'folder'>): Executor => ({
  hashNow: ({ file, bytes, sha256 }) =>
    isThere(deps, String(file), Number(bytes)) ? hashOf(String(sha256), deps.workspace.ledger) : null,
  run: () => undefined, // Its maker carries it out: every window goes to the door with it.
});

/** Files the request; where nobody else could agree, restores at once. */
export async function askRestore(
  deps: BackupDeps,
  { id, reason, ...openedWith }: { readonly id: string; readonly reason: string } & OpenedWith,
  info: CallInfo,
): Promise<{ readonly requestId: number | null }> {
  const { path, fileName, at, fact } = await getBackup(deps, id);
  const backup = await readBackup(path);
  const { sha256, bytes, manifest } = backup;
  // Another sound backup under this one's name is not what was chosen.
  if (fact && fact.sha256 !== sha256) throw new Refused('backup_damaged', { file: fileName, part: 'sha256' });
  const { seen } = await openable(backup, deps, openedWith);
  const asking: Asking = {
    kind: 'backup_restore',
    subject: { backup: id, file: fileName, bytes, sha256 },
    hash: hashOf(sha256, deps.workspace.ledger),
    facts: Object.entries({
      backup: fileName,
      backup_at: at,
      backup_size: manifest.head.size,
      ledger_size: seen.ledgerSize,
      lost: seen.lost,
      sha256,
    }).map(([name, value]) => ({ name, value: String(value) })),
    amount: null,
    currency: '',
    reason,
  };
  const { requestId } = deps.secondPerson.decide(info, asking, () => undefined);
  if (requestId === null)
    await restoreOver(deps, { path, sha256, request: 0, approvedBy: '', ...openedWith }, info);
  return { requestId };
}

export async function restoreApproved(
  deps: BackupDeps,
  { requestId, ...openedWith }: { readonly requestId: number } & OpenedWith,
  info: CallInfo,
): Promise<void> {
  const ticket = deps.tickets.open('backup_restore', info).find((each) => each.id === requestId);
  if (!ticket) throw new Refused('request_void', { request: requestId });
  const { file, sha256 } = ticket.subject;
  const path = pathOf(deps, { fileName: String(file) });
  const approvedBy = ticket.decisions.filter((each) => each.action === 'approve').map((each) => each.by);
  await restoreOver(
    deps,
    {
      path,
      sha256: String(sha256),
      request: requestId,
      approvedBy: approvedBy.join(' '),
      ...openedWith,
    },
    info,
  );
}

/** How a backup stands that may take the ledger's place, and its keys. */
async function openable(
  backup: CheckedBackup,
  deps: BackupDeps,
  openedWith: OpenedWith,
): Promise<{ readonly seen: Comparison; readonly keys: BackupKeys }> {
  if (!isOfWorkspace(backup, deps)) throw new Refused('backup_forked', { relation: 'other_workspace' });
  const keys = await keysOf(backup, deps, openedWith);
  return { keys, seen: await compareBackup(backup, deps, async () => keys) };
}

interface Agreed extends OpenedWith {
  readonly path: string;
  /** The file that was agreed to. */
  readonly sha256: string;
  /** 0 where nobody else could agree. */
  readonly request: number;
  /** Ids, with spaces between. */
  readonly approvedBy: string;
}

/** `step` is told what is done, for tests, which stop there. */
export async function restoreOver(
  deps: BackupDeps,
  agreed: Agreed,
  info: CallInfo,
  step?: Restoring['step'],
): Promise<void> {
  const { record, workspace } = deps;
  await deps.replace(async () => {
    const told = stepsOf(info, 'writing');
    const backup = await readBackup(agreed.path, stepsOf(info, 'reading'));
    if (backup.sha256 !== agreed.sha256) throw new Refused('request_void', { request: agreed.request });
    const { seen, keys } = await openable(backup, deps, agreed);
    const replaced = await keepReplaced(deps, told);
    const subject = {
      kind: 'over',
      ...subjectOf(backup),
      replaced_size: replaced.size,
      replaced_root: replaced.root,
      replaced_backup: replaced.id,
      lost: seen.lost,
      request: agreed.request,
      ...(agreed.approvedBy && { approved_by: agreed.approvedBy }),
    };
    // Nothing may come between what was kept and what is replaced.
    if (record.head().size !== replaced.size) throw new Refused('busy', {});
    const begin = beginningOf(deps, { subject, files: [factOf(backup), replaced] }, info);
    return putInPlace(workspace, backup, keys, { begin, told, ...(step && { step }) });
  });
}

/** The restored ledger's first event after the backup's own: what took the place of what. */
function beginningOf(
  { workspace, now, noteDocument, eraseAsIn }: BackupDeps,
  { subject, files }: { readonly subject: Subject; readonly files: readonly BackupFact[] },
  info: CallInfo,
): Restoring['begin'] {
  const keys = { workspaceId: workspace.document.id, ...workspace.device };
  return (ledger, document) => {
    const restored = new AuditRecord(ledger, keys, now);
    restored.write(info, { action: 'backup.restored', subject }, () => {
      // Two files of which the restored ledger could not know: the backup it was itself, and the one of what was replaced.
      for (const fact of files) appendBackup(ledger, fact, info.person);
      eraseAsIn(workspace.ledger, ledger); // What was erased must not come back with an old backup.
    });
    noteDocument({ workspace: { ledger, document }, record: restored });
    return restored.head().checkpoint;
  };
}

export const subjectOf = ({ manifest }: CheckedBackup) => ({
  backup: manifest.id,
  backup_size: manifest.head.size,
  backup_root: manifest.head.root,
  backup_at: manifest.madeAt,
});

/** The present ledger as a backup, of exactly the head that is replaced. It is in no record but the restored one's. */
async function keepReplaced(deps: BackupDeps, told: ReturnType<typeof stepsOf>): Promise<BackupFact> {
  for (let tries = 1; ; tries += 1) {
    const file = pathOf(deps, { fileName: freeName(deps, deps.now(), new Set()) });
    const { fact } = await writeBackupFile(deps, 'manual', file, told);
    if (fact.size === deps.record.head().size) return fact;
    if (tries === TRIES_MAX) throw new Refused('busy', {});
  }
}
