/** What backups need of the world, and two things all of them do: name what a record says of a backup, and tell how far they are. */
import { Refused } from '../../../shared/contract/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { SecondPerson, Tickets } from '../../platform/second-person.ts';
import type { Record as AuditRecord } from '../../record/record.ts';
import { type BackupKeys, keysFor } from '../../workspace/backup-keys.ts';
import type { BackupHeader, BytesDone } from '../../workspace/backup-read.ts';
import type { OpenedWorkspace } from '../../workspace/opened.ts';

/** Says in a record what workspace.json says, or is about to say, so that a change by others is seen. */
export type NoteDocument = (found: {
  readonly workspace: Pick<OpenedWorkspace, 'ledger' | 'document'>;
  readonly record: AuditRecord;
}) => void;

export interface BackupDeps {
  readonly workspace: OpenedWorkspace;
  readonly record: AuditRecord;
  readonly secondPerson: SecondPerson;
  readonly tickets: Tickets;
  /** Where this workspace's backups lie. */
  readonly folder: string;
  readonly now: () => string;
  readonly newToken: () => string;
  /** Of the software. */
  readonly version: string;
  readonly noteDocument: NoteDocument;
  /** Erases in another ledger the names and secrets that were erased in the present one. */
  readonly eraseAsIn: (present: Ledger, other: Ledger) => void;
  /** Keys of the signals that somebody has acknowledged in a ledger. */
  readonly acknowledgedIn: (ledger: Ledger) => Iterable<string>;
  /**
   * Has a workspace take the place of the one that is open: the work has the turn, and every window goes to the door after it. It is waited for,
   * so whoever calls must not hold the turn.
   */
  readonly replace: (work: () => Promise<OpenedWorkspace>) => Promise<void>;
}

/** What a person gives with a backup that the present data key does not open. */
export interface OpenedWith {
  readonly secret?: string | undefined;
  readonly login?: string | undefined;
}

/** Refuses with backup_older_key, wrong_secret or locked_out. */
export const keysOf = (
  backup: BackupHeader,
  { workspace, now }: Pick<BackupDeps, 'workspace' | 'now'>,
  { secret, login = '' }: OpenedWith,
): Promise<BackupKeys> => keysFor(backup, workspace, secret === undefined ? null : { secret, login, now });

/** Progress for the caller's screen; the task can be cancelled between two blocks. */
export const stepsOf =
  (info: Pick<CallInfo, 'progress' | 'signal'>, phase: Parameters<CallInfo['progress']>[0]): BytesDone =>
  (done, of) => {
    if (info.signal.aborted) throw new Refused('cancelled', {});
    info.progress(phase, done, of);
  };

/** The calendar day at this desk, YYYY-MM-DD. */
export function dayAt(instant: string): string {
  const date = new Date(instant);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
