/**
 * Files on disk, written so that a stop at any instant leaves the old content or the new, never half of it.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';

/** Mark of files that a stop may have left half-written; swept when a workspace opens. */
export const PARTIAL_SUFFIX = '.partial';

/** Only the owner may read what we write. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

export async function makeFolder(folder: string): Promise<void> {
  await naming(folder, async () => {
    try {
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    } catch (fault) {
      if (!isMissing(fault)) throw fault;
      await mkdir(folder, { mode: PRIVATE_FOLDER }); // On a read-only disk the recursive form says ENOENT; this one says why.
    }
  });
}

/** Temp file, fsync, rename, fsync of the folder. */
export async function writeAtomic(
  file: string,
  bytes: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const partial = `${file}.${randomBytes(6).toString('hex')}${PARTIAL_SUFFIX}`;
  await naming(file, async () => {
    try {
      const handle = await open(partial, 'wx', PRIVATE_FILE);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(partial, file);
    } catch (fault) {
      await rm(partial, { force: true });
      throw fault;
    }
    await syncFolder(dirname(file));
  });
}

/** The same without letting anybody in meanwhile: for what is read, changed and written in one go, and for a signal handler. */
export function writeAtomicSync(file: string, bytes: string | Uint8Array): void {
  const partial = `${file}.${randomBytes(6).toString('hex')}${PARTIAL_SUFFIX}`;
  try {
    try {
      const handle = openSync(partial, 'wx', PRIVATE_FILE);
      try {
        writeFileSync(handle, bytes);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(partial, file);
    } catch (fault) {
      rmSync(partial, { force: true });
      throw fault;
    }
    syncFolderSync(dirname(file));
  } catch (fault) {
    throw explainFileFault(fault, file);
  }
}

function syncFolderSync(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a file that was written by others its name, once its bytes are on the disk. */
export async function moveIntoPlace(partial: string, file: string): Promise<void> {
  await naming(file, async () => {
    const handle = await open(partial, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
    await syncFolder(dirname(file));
  });
}

/** Makes a rename durable. Windows cannot open folders and needs no such step. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Runs file work; the system's codes become refusals that a person understands. */
export async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw explainFileFault(fault, file);
  }
}

function explainFileFault(fault: unknown, file: string): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refused('disk_full', { file });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new Refused('read_only', { file });
  return fault;
}

export const isMissing = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
