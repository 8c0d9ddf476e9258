/**
 * A backup becomes a workspace: in a new folder, or in place of the ledger of a workspace that is open.
 *
 * In place of another it is laid out beside it as the next generation, by the present data key and for the present key slots; then one atomic
 * write of workspace.json is the whole change. So a stop at any instant leaves the ledger from before or the restored one, never anything
 * between, and whoever could open the workspace can open it.
 */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { makeFolder, PARTIAL_SUFFIX } from '../platform/files.ts';
import type { BackupKeys } from './backup-keys.ts';
import { type LayOutStep, layOut } from './backup-lay-out.ts';
import type { BytesDone, CheckedBackup } from './backup-read.ts';
import { hashLedger, ledgerName, nextGeneration, openOriginals, removeGenerations } from './generation.ts';
import { lockWorkspace } from './lock.ts';
import type { OpenedWorkspace } from './opened.ts';
import { deriveKey } from './secrets.ts';
import {
  isWorkspace,
  openWorkspaceDocument,
  readWorkspaceDocument,
  type WorkspaceDocument,
} from './workspace-document.ts';

export interface Restoring {
  /**
   * Writes what the restored ledger begins with, before the change; `document` is what workspace.json will say. Gives the head's checkpoint, the
   * new anchor.
   */
  readonly begin: (ledger: Ledger, document: WorkspaceDocument) => string;
  readonly told?: BytesDone;
  /** Told when a step is done. For tests, which stop there. */
  readonly step?: (step: LayOutStep | 'switched' | 'removed') => void;
}

/**
 * Ends the workspace that is open and gives it with the backup's ledger and originals; the lock is kept all the time. Nothing may be written
 * meanwhile (the caller has the turn): a write that slips in is noticed, and nothing is switched.
 */
export async function putInPlace(
  opened: OpenedWorkspace,
  backup: CheckedBackup,
  { dataKey: key }: BackupKeys,
  { begin, told, step = () => undefined }: Restoring,
): Promise<OpenedWorkspace> {
  const { folder, dataKey } = opened;
  const generation = await nextGeneration(folder, opened.document.generation);
  const writes = opened.ledger.writes();
  const restored = (document: WorkspaceDocument) => ({
    ...document,
    generation,
    rotation: null,
    ledgerHash: '',
  });
  let ledger: Ledger | null = null;
  let anchor = '';
  try {
    await layOut(backup, {
      folder,
      generation,
      key,
      nextKey: dataKey,
      begin: (next) => {
        anchor = begin(next, restored(opened.document));
      },
      step,
      ...(told && { told }),
    });
    ledger = await openLedger(join(folder, ledgerName(generation)), deriveKey(dataKey, 'ledger'));
    if (opened.ledger.writes() !== writes) throw new Refused('busy', {});
    const originals = openOriginals(folder, generation, dataKey);
    const next = { dataKey, ledger, originals };
    const workspace = opened.handOver((document) => ({ ...restored(document), anchor }), next);
    step('switched');
    await removeOld(folder, generation);
    step('removed');
    return workspace;
  } catch (fault) {
    // What the document on the disk names is never removed: a write may have arrived and failed only afterwards.
    const named = (await readWorkspaceDocument(folder)).generation;
    if (named !== generation) {
      ledger?.close();
      await removeGenerations(folder, (each) => each === generation);
    }
    throw fault;
  }
}

async function removeOld(folder: string, generation: number): Promise<void> {
  try {
    await removeGenerations(folder, (each) => each < generation);
  } catch {
    // The ledger is restored, and that is what counts now: the next opening tries again.
  }
}

const isRemains = (name: string): boolean =>
  name === 'lock' ||
  name.endsWith(PARTIAL_SUFFIX) ||
  /^(?:originals(?:-\d+)?|ledger(?:-\d+)?\.(?:db|partial)(?:-wal|-shm|-journal)?)$/.test(name);

/**
 * Makes a workspace of a backup in a folder that does not exist, is empty, or holds only what a stopped restore left. workspace.json is written
 * last, so a folder either is a workspace or is not.
 */
export async function restoreInto(
  folder: string,
  backup: CheckedBackup,
  { document, dataKey }: BackupKeys,
  { begin, told, step = () => undefined }: Restoring,
): Promise<void> {
  if (isWorkspace(folder)) throw new Refused('workspace_exists', { workspace: folder });
  const { generation } = document;
  const isNew = !existsSync(folder);
  await makeFolder(folder);
  const foreign = (await readdir(folder)).find((name) => !isRemains(name));
  if (foreign !== undefined) throw new Refused('workspace_exists', { workspace: folder, found: foreign });
  const lock = await lockWorkspace(folder);
  let anchor = '';
  try {
    await layOut(backup, {
      folder,
      generation,
      key: dataKey,
      nextKey: dataKey,
      begin: (ledger) => {
        anchor = begin(ledger, document);
      },
      step,
      ...(told && { told }),
    });
    const ledgerHash = hashLedger(folder, generation);
    openWorkspaceDocument(folder, { ...document, rotation: null, anchor, ledgerHash }).write();
    step('switched');
  } catch (fault) {
    if (!isWorkspace(folder)) await removeGenerations(folder, () => true);
    throw fault;
  } finally {
    lock.release();
    if (isNew && !isWorkspace(folder)) await rm(folder, { recursive: true, force: true });
  }
}
