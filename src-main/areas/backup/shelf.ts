/**
 * The backups of a workspace as they lie in its folder: those the ledger knows of, and files somebody put there (from another disk, or made
 * after the ledger that a restore put in place), which are taken for what their signed manifests say.
 */
import { existsSync, statSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import type { BackupView } from '../../../shared/contract/record.ts';
import { isMissing, makeFolder, moveIntoPlace, naming, PARTIAL_SUFFIX } from '../../platform/files.ts';
import { readBackup, readBackupHeader } from '../../workspace/backup-read.ts';
import { type BackupDeps, dayAt } from './deps.ts';
import { readBackups, type StoredBackup } from './store.ts';

export const BACKUP_ENDING = '.chbackup';

export interface KnownBackup extends Omit<StoredBackup, 'sha256' | 'isEnded'> {
  readonly isPresent: boolean;
  /** Null for a file the ledger does not know of. */
  readonly fact: StoredBackup | null;
}

type ShelfDeps = Pick<BackupDeps, 'workspace' | 'folder'>;

export const pathOf = ({ folder }: ShelfDeps, { fileName }: { readonly fileName: string }): string =>
  join(folder, basename(fileName));

/** Recorded ones, newest first. One that ended (pruned) is there again only where its file is. */
export function recordedBackups(deps: ShelfDeps): KnownBackup[] {
  return readBackups(deps.workspace.ledger)
    .map((fact) => ({ ...fact, fact, isPresent: existsSync(pathOf(deps, fact)) }))
    .filter((each) => each.isPresent || !each.fact.isEnded);
}

/** Newest first. */
export async function knownBackups(deps: ShelfDeps): Promise<KnownBackup[]> {
  const recorded = recordedBackups(deps);
  const names = new Set(recorded.filter((each) => each.isPresent).map((each) => each.fileName));
  const found: KnownBackup[] = [];
  for (const name of await filesIn(deps.folder))
    if (!names.has(name)) found.push(...(await readFound(deps, name)));
  const here = new Set(found.map((each) => each.id));
  // A file under another name is the same backup.
  return [...recorded.filter((each) => !here.has(each.id)), ...found].sort((a, b) => (a.at < b.at ? 1 : -1));
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(BACKUP_ENDING)).sort();
  } catch (fault) {
    if (isMissing(fault)) return []; // None was ever made.
    throw fault;
  }
}

/** Nothing where the file is damaged or another workspace's. */
async function readFound(deps: ShelfDeps, fileName: string): Promise<KnownBackup[]> {
  try {
    const { manifest, bytes } = await readBackupHeader(pathOf(deps, { fileName }));
    const { document, device, ledger } = deps.workspace;
    if (manifest.workspaceId !== document.id || manifest.publicKey !== device.publicKey) return [];
    const { id, kind, madeAt: at, head } = manifest;
    const fact = readBackups(ledger).find((each) => each.id === id) ?? null;
    const { provenAt = '', drill = 'none' as const } = fact ?? {};
    const { size, root } = head;
    return [{ id, fileName, at, bytes, kind, size, root, provenAt, drill, isPresent: true, fact }];
  } catch (fault) {
    if (fault instanceof Refused) return [];
    throw fault;
  }
}

/** Refuses with not_found, also when its file is gone. */
export async function getBackup(
  deps: ShelfDeps,
  id: string,
): Promise<KnownBackup & { readonly path: string }> {
  const found = (await knownBackups(deps)).find((each) => each.id === id);
  if (!found?.isPresent) throw new Refused('not_found', { what: 'backup' });
  return { ...found, path: pathOf(deps, found) };
}

/** A backup file from elsewhere is copied into the folder, unless this backup lies there already; gives its id. */
export async function takeIn(deps: ShelfDeps, file: string): Promise<string> {
  const { manifest } = await readBackup(file);
  if (manifest.workspaceId !== deps.workspace.document.id)
    throw new Refused('backup_forked', { file: basename(file) });
  const known = (await knownBackups(deps)).find((each) => each.id === manifest.id);
  if (known?.isPresent) return manifest.id;
  await makeFolder(deps.folder);
  const target = join(deps.folder, freeName(deps, manifest.madeAt, new Set()));
  const partial = `${target}.${manifest.id}${PARTIAL_SUFFIX}`;
  try {
    await naming(target, () => copyFile(file, partial));
    await moveIntoPlace(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
  return manifest.id;
}

export function viewOf(backup: KnownBackup): BackupView {
  const { id, fileName, at, bytes, kind, size, provenAt, drill, isPresent } = backup;
  return { id, fileName, at, bytes, kind, size, provenAt, drill, isPresent };
}

/** Named by the desk's own day and time, so that a person finds it; `taken` are names that are being written. */
export function freeName({ folder }: ShelfDeps, at: string, taken: ReadonlySet<string>): string {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  const plain = `countinghouse-${dayAt(at).replaceAll('-', '')}-${time}`;
  for (let number = 1; ; number += 1) {
    const name = `${plain}${number === 1 ? '' : `-${number}`}${BACKUP_ENDING}`;
    if (!existsSync(join(folder, name)) && !taken.has(name)) return name;
  }
}

/** Whether the file is there and as long as it was. Synchronous: asked inside a transaction. */
export function isThere(deps: ShelfDeps, fileName: string, bytes: number): boolean {
  const path = pathOf(deps, { fileName });
  return existsSync(path) && statSync(path).size === bytes;
}
