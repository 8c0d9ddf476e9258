/**
 * Makes backups, by hand and by the schedule, and removes those that the keep rule no longer wants.
 *
 * What is not a beginning of the present record is never removed: an append-only ledger holds all that an earlier backup holds, but not what
 * a restore has replaced.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PARTIAL_SUFFIX } from '../../platform/files.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { rootOf } from '../../record/merkle.ts';
import { RECORDED_TABLES } from '../../record/tables.ts';
import type { CheckedBackup } from '../../workspace/backup-read.ts';
import { writeBackup } from '../../workspace/backup-write.ts';
import { type BackupDeps, dayAt, stepsOf } from './deps.ts';
import { keepers } from './rules/keep.ts';
import { freeName, type KnownBackup, pathOf, recordedBackups } from './shelf.ts';
import {
  appendBackup,
  appendEnd,
  type BackupFact,
  FIRST_SCHEDULE,
  readSchedule,
  type Schedule,
} from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AFTER_FAILURE_MS = 60 * 60 * 1000;

type MakeDeps = Pick<BackupDeps, 'workspace' | 'record' | 'folder' | 'now' | 'newToken' | 'version'>;

/** The file alone; nothing is recorded. */
export async function writeBackupFile(
  deps: MakeDeps,
  kind: BackupFact['kind'],
  file: string,
  told?: Parameters<typeof writeBackup>[3],
): Promise<{ readonly fact: BackupFact; readonly backup: CheckedBackup }> {
  const { workspace, record, newToken, version, now } = deps;
  const facts = () => {
    const { size, root, checkpoint } = record.head();
    const rows = workspace.ledger.countRows(RECORDED_TABLES);
    const totals = RECORDED_TABLES.map((table) => ({ table, rows: rows.get(table) ?? 0 }));
    return { head: { size, root, checkpoint }, totals };
  };
  const wanted = { id: newToken(), kind, madeAt: now(), version, facts };
  const backup = await writeBackup(file, workspace, wanted, told);
  return { backup, fact: factOf(backup) };
}

export function factOf({ file, manifest, bytes, sha256 }: CheckedBackup): BackupFact {
  const { id, kind, madeAt: at, head } = manifest;
  return { id, fileName: basename(file), at, bytes, sha256, kind, size: head.size, root: head.root };
}

export class Maker {
  readonly #deps: MakeDeps;
  /** Names of files that are being written. */
  readonly #taken = new Set<string>();
  /** When a scheduled one last failed, in ms: a full disk is not tried again at every look. */
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: MakeDeps) {
    this.#deps = deps;
  }

  /** `out`: a file elsewhere; otherwise one in the folder of backups, where the keep rule holds. */
  async make(info: CallInfo, kind: BackupFact['kind'], out: string | null = null): Promise<KnownBackup> {
    const deps = this.#deps;
    const { record, workspace, now } = deps;
    const name = out === null ? freeName(deps, now(), this.#taken) : '';
    this.#taken.add(name);
    try {
      if (out === null) await this.#sweep();
      const file = out ?? pathOf(deps, { fileName: name });
      const { fact } = await writeBackupFile(deps, kind, file, stepsOf(info, 'writing'));
      const { id, bytes, sha256, size, root } = fact;
      const happening = { action: 'backup.made', subject: { backup: id, kind, size, root, bytes, sha256 } };
      record.write(info, happening, () => appendBackup(workspace.ledger, fact, info.person));
      if (out === null) await this.#prune(info);
      info.changed('backup', 'record');
      const stored = { ...fact, provenAt: '', drill: 'none', isEnded: false } as const;
      return { ...stored, fact: stored, isPresent: out === null };
    } finally {
      this.#taken.delete(name);
    }
  }

  schedule(): Schedule {
    const { ledger, document } = this.#deps.workspace;
    return readSchedule(ledger) ?? { ...FIRST_SCHEDULE, isOn: !document.isDemo }; // Made-up books need none.
  }

  /** Makes one when the schedule asks for it now. */
  async makeScheduled(info: CallInfo): Promise<void> {
    if (!this.#isDue()) return;
    try {
      await this.make(info, 'scheduled');
    } catch (fault) {
      this.#failedAt = Date.parse(this.#deps.now());
      throw fault;
    }
  }

  /** The schedule is on, and no backup of the last day is in its folder. */
  #isDue(): boolean {
    const { now } = this.#deps;
    if (!this.schedule().isOn || this.#taken.size > 0) return false;
    if (Date.parse(now()) - this.#failedAt < AFTER_FAILURE_MS) return false;
    const since = new Date(Date.parse(now()) - DAY_MS).toISOString();
    return !recordedBackups(this.#deps).some(({ isPresent, at }) => isPresent && at > since && at <= now());
  }

  async #prune(info: CallInfo): Promise<void> {
    const { workspace, record, now } = this.#deps;
    const present = recordedBackups(this.#deps).filter((each) => each.isPresent);
    const dated = present.map(({ id, at, provenAt }) => ({ id, at, day: dayAt(at), provenAt }));
    const kept = keepers(dated, this.schedule(), dayAt(now()));
    const gone = present.filter((each) => !kept.has(each.id) && this.#isInRecord(each));
    const ending = gone.filter((each) => each.fact?.isEnded === false);
    if (ending.length > 0)
      record.write(info, { action: 'backup.pruned', subject: { count: ending.length } }, () => {
        for (const { id } of ending) appendEnd(workspace.ledger, id, 'rule', { at: now(), by: info.person });
      });
    for (const each of gone) await rm(pathOf(this.#deps, each), { force: true });
  }

  #isInRecord({ size, root }: KnownBackup): boolean {
    const { record } = this.#deps;
    return size <= record.head().size && rootOf(size, record.nodeAt).toString('hex') === root;
  }

  /** What a killed backup left half-written. */
  async #sweep(): Promise<void> {
    const { folder } = this.#deps;
    const names = await readdir(folder).catch(() => []); // Not made yet.
    for (const name of names) {
      const isOurs = [...this.#taken].some((taken) => taken !== '' && name.startsWith(`${taken}.`));
      if (!name.endsWith(PARTIAL_SUFFIX) || isOurs) continue;
      const file = join(folder, name);
      // Another process may be writing here too: only what is old is surely nobody's.
      if (Date.now() - (await stat(file)).mtimeMs > DAY_MS) await rm(file, { force: true });
    }
  }
}
