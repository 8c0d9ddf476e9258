/** The backups' part of the contract: made, drilled, downloaded, compared, put in place; and their schedule. */
import { readFile } from 'node:fs/promises';
import type { Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { naming } from '../../platform/files.ts';
import type { CallInfo, HandlersOf } from '../../platform/handlers.ts';
import { readBackup, readBackupHeader } from '../../workspace/backup-read.ts';
import { compareBackup } from './compare.ts';
import { type BackupDeps, keysOf, type OpenedWith, stepsOf } from './deps.ts';
import { drillFile } from './drill.ts';
import { factOf, Maker } from './make.ts';
import { askRestore, restoreApproved } from './restore.ts';
import { getBackup, type KnownBackup, knownBackups, takeIn, viewOf } from './shelf.ts';
import { appendBackup, appendDrill, appendSchedule, readBackups } from './store.ts';

type BackupCall =
  | 'backup.state'
  | 'backup.list'
  | 'backup.make'
  | 'backup.drill'
  | 'backup.download'
  | 'backup.schedule'
  | 'backup.setSchedule'
  | 'backup.compare'
  | 'backup.restore'
  | 'backup.restoreApproved';

/** A download passes through memory; a larger backup is copied from its folder. */
const DOWNLOAD_BYTES_MAX = 1024 * 1024 * 1024;
/** The worst are enough to say why a backup is not to be relied on. */
const FINDINGS_KEPT = 20;

export interface Backups {
  readonly handlers: HandlersOf<BackupCall>;
  state(): Promise<Output<'backup.state'>>;
  /** For a shell whose user names files; what she may do is asked before. One backup made elsewhere, by hand. */
  makeAt(file: string, info: CallInfo): Promise<void>;
  /** A drill of a file where it lies. */
  drillAt(file: string, openedWith: OpenedWith, info: CallInfo): Promise<Output<'backup.drill'>>;
  /** A file from elsewhere becomes one of the known backups. */
  takeIn(file: string): Promise<string>;
  /** Makes one when the schedule asks for it now. */
  makeScheduled(info: CallInfo): Promise<void>;
}

export function backupsOf(deps: BackupDeps): Backups {
  const maker = new Maker(deps);
  return {
    handlers: backupCalls(deps, maker),
    state: () => backupState(deps, maker),
    makeAt: async (file, info) => {
      await maker.make(info, 'manual', file);
    },
    drillAt: async (path, openedWith, info) =>
      drill(deps, { path, ...(await factAt(deps, path)) }, openedWith, info),
    takeIn: (file) => takeIn(deps, file),
    makeScheduled: (info) => maker.makeScheduled(info),
  };
}

function backupCalls(deps: BackupDeps, maker: Maker): HandlersOf<BackupCall> {
  const { workspace, record, now } = deps;
  const { ledger } = workspace;
  return {
    'backup.state': () => backupState(deps, maker),
    'backup.list': async () => ({ backups: (await knownBackups(deps)).map(viewOf), folder: deps.folder }),
    'backup.make': async (_, info) => ({ backup: viewOf(await maker.make(info, 'manual')) }),
    'backup.drill': async (input, info) => drill(deps, await getBackup(deps, input.id), input, info),
    'backup.download': async (input, info) => {
      const { path, fileName, bytes } = await getBackup(deps, input.id);
      if (bytes > DOWNLOAD_BYTES_MAX)
        throw new Refused('too_large', { file: fileName, bytes, limit: DOWNLOAD_BYTES_MAX });
      const content = await naming(path, () => readFile(path));
      const subject = { backup: input.id, bytes, reason: input.reason };
      record.note(info, { action: 'backup.downloaded', subject });
      info.changed('record', 'signals');
      return { token: info.offer(fileName, content), fileName };
    },
    'backup.schedule': () => maker.schedule(),
    'backup.setSchedule': (input, info) => {
      const { isOn, keepDays, keepWeeks, keepMonths } = input;
      const subject = { on: isOn ? 1 : 0, days: keepDays, weeks: keepWeeks, months: keepMonths };
      record.write(info, { action: 'backup.schedule_changed', subject }, () =>
        appendSchedule(ledger, input, { at: now(), by: info.person }),
      );
      info.changed('backup', 'record');
      return {};
    },
    'backup.compare': async (input) => {
      const { path } = await getBackup(deps, input.id);
      const backup = await readBackupHeader(path);
      return compareBackup(backup, deps, () => keysOf(backup, deps, input));
    },
    'backup.restore': (input, info) => askRestore(deps, input, info),
    'backup.restoreApproved': async (input, info) => {
      await restoreApproved(deps, input, info);
      return {};
    },
  };
}

async function backupState(deps: BackupDeps, maker: Maker): Promise<Output<'backup.state'>> {
  // What is not at its place is not to be counted on.
  const present = (await knownBackups(deps)).filter((each) => each.isPresent);
  const last = (times: readonly string[]) => times.toSorted().at(-1) ?? '';
  return {
    lastAt: last(present.map(({ at }) => at)),
    provenAt: last(present.map(({ provenAt }) => provenAt)),
    isScheduled: maker.schedule().isOn,
  };
}

/** What the ledger knows of a file by the id in it; nothing of a damaged one. */
async function factAt({ workspace }: BackupDeps, path: string): Promise<Pick<KnownBackup, 'id' | 'fact'>> {
  const { manifest } = await readBackupHeader(path);
  return {
    id: manifest.id,
    fact: readBackups(workspace.ledger).find((each) => each.id === manifest.id) ?? null,
  };
}

async function drill(
  deps: BackupDeps,
  { id, fact, path }: Pick<KnownBackup, 'id' | 'fact'> & { readonly path: string },
  openedWith: OpenedWith,
  info: CallInfo,
): Promise<Output<'backup.drill'>> {
  const { workspace, record, now, acknowledgedIn } = deps;
  const { verification, totals } = await drillFile(path, {
    keysOf: (header) => keysOf(header, deps, openedWith),
    sha256: fact?.sha256 ?? null,
    acknowledgedIn,
    now,
    present: deps,
    told: stepsOf(info, 'proving'),
  });
  const { holds, faults } = verification;
  // A file the ledger does not know of is taken in with the first drill that it stands.
  const taken = fact === null && holds ? factOf(await readBackup(path)) : null;
  const subject = { backup: id, holds: holds ? 1 : 0, faults: faults.length };
  record.write(info, { action: 'backup.drilled', subject }, () => {
    if (taken) appendBackup(workspace.ledger, taken, info.person);
    if (!taken && !fact) return;
    const findings = JSON.stringify(faults.slice(0, FINDINGS_KEPT));
    appendDrill(workspace.ledger, id, holds, findings, { at: now(), by: info.person });
  });
  info.changed('backup', 'record', 'signals');
  return { verification, totals: [...totals] };
}
