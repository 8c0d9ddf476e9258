/**
 * A backup file becomes a workspace where there is none: before anybody is logged in, so it takes a secret that opened the workspace when the
 * backup was made. Who fails again and again waits, as at the door of the workspace itself.
 */
import type { CallInfo } from '../../platform/handlers.ts';
import { Record as AuditRecord } from '../../record/record.ts';
import { keysBySecret } from '../../workspace/backup-keys.ts';
import { type BackupHeader, readBackup } from '../../workspace/backup-read.ts';
import { restoreInto } from '../../workspace/backup-restore.ts';
import type { Typed } from '../../workspace/entering.ts';
import { handOverAttempts } from '../../workspace/log-in-attempts.ts';
import { type NoteDocument, stepsOf } from './deps.ts';
import { subjectOf } from './restore.ts';

export interface FirstRestore {
  readonly file: string;
  readonly typed: Typed;
  /** Where failures are counted. */
  readonly attemptsIn: (backup: BackupHeader) => string;
  /** Which folder it shall be; refuses where the workspace is at this desk already. */
  readonly folderFor: (workspace: { readonly id: string; readonly name: string }) => string;
  readonly noteDocument: NoteDocument;
}

export interface RestoredWorkspace {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly folder: string;
}

/** Refuses with backup_damaged, wrong_secret, locked_out, workspace_exists. The record of the restored workspace says so. */
export async function restoreFirst(
  { file, typed, attemptsIn, folderFor, noteDocument }: FirstRestore,
  info: Pick<CallInfo, 'session' | 'shell' | 'progress' | 'signal'>,
): Promise<RestoredWorkspace> {
  const backup = await readBackup(file, stepsOf(info, 'reading'));
  const attempts = attemptsIn(backup);
  const keys = await keysBySecret(backup, attempts, typed);
  const { id, name, isDemo } = keys.document;
  const folder = folderFor({ id, name });
  await restoreInto(folder, backup, keys, {
    told: stepsOf(info, 'writing'),
    begin: (ledger, document) => {
      const record = new AuditRecord(ledger, { workspaceId: id, ...keys.device }, typed.now);
      const who = { person: keys.person, session: info.session, shell: info.shell };
      record.note(who, { action: 'backup.restored', subject: { kind: 'first', ...subjectOf(backup) } });
      noteDocument({ workspace: { ledger, document }, record });
      return record.head().checkpoint;
    },
  });
  await handOverAttempts(attempts, folder);
  return { id, name, isDemo, folder };
}
