/**
 * Reads backup files. Every byte is checked before anything is believed: the first thing that is wrong is named, and needs no password to find.
 *
 * That a file is whole and signed says that the holder of the key it names made it, not whose key that is: who puts a backup in place compares
 * the key with the workspace's own.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { isMissing, naming } from '../platform/files.ts';
import {
  BACKUP_MAGIC,
  type BackupManifest,
  type BackupPart,
  isSigned,
  PREFIX_BYTES,
  readManifest,
  readPrefix,
  SIGNATURE_BYTES,
} from './backup-manifest.ts';

const BLOCK_BYTES = 1024 * 1024;
/** workspace.json is some kilobytes a slot; it is the one part that is read into memory. */
const SMALL_PART_BYTES_MAX = 16 * 1024 * 1024;

/** Told how many bytes are done of how many; throws to stop. */
export type BytesDone = (done: number, of: number) => void;

export interface BackupHeader {
  readonly file: string;
  readonly manifest: BackupManifest;
  /** Where the first part begins. */
  readonly start: number;
  /** Of the whole file. */
  readonly bytes: number;
}

export interface CheckedBackup extends BackupHeader {
  /** Of the whole file, as any other program computes it. */
  readonly sha256: string;
}

const damaged = (file: string, part: string) => new Refused('backup_damaged', { file: basename(file), part });

async function withFile<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  return naming(file, async () => {
    const handle = await open(file, constants.O_RDONLY).catch((fault: unknown) => {
      throw isMissing(fault) ? new Refused('not_found', { file: basename(file) }) : fault;
    });
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  });
}

/** Exactly so many bytes from a place on, or what there is of them. */
async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function header(handle: FileHandle, file: string): Promise<BackupHeader> {
  const prefix = await readAt(handle, 0, PREFIX_BYTES);
  if (!prefix.subarray(0, BACKUP_MAGIC.length).equals(BACKUP_MAGIC)) throw damaged(file, 'magic');
  const said = prefix.length === PREFIX_BYTES ? readPrefix(prefix) : null;
  // What the length says is believed only as far as the file goes.
  const size = (await handle.stat()).size;
  if (!said || said.length > size) throw damaged(file, 'manifest');
  const bytes = await readAt(handle, PREFIX_BYTES, said.length);
  const manifest = readManifest(bytes, said.hash);
  if (!manifest) throw damaged(file, 'manifest');
  const signature = await readAt(handle, PREFIX_BYTES + said.length, SIGNATURE_BYTES);
  if (signature.length !== SIGNATURE_BYTES || !isSigned(manifest, signature))
    throw damaged(file, 'signature');
  const start = PREFIX_BYTES + said.length + SIGNATURE_BYTES;
  return { file, manifest, start, bytes: size };
}

/** The signed manifest alone, and that the file is as long as it says. Refuses with backup_damaged or not_found. */
export const readBackupHeader = (file: string): Promise<BackupHeader> =>
  withFile(file, async (handle) => {
    const read = await header(handle, file);
    let end = read.start;
    for (const part of read.manifest.parts) {
      end += part.bytes;
      if (read.bytes < end) throw damaged(file, part.name);
    }
    if (read.bytes > end) throw damaged(file, 'tail');
    return read;
  });

/** Goes over a part's bytes a block at a time; refuses when they are not what the manifest says. */
async function overPart(
  handle: FileHandle,
  file: string,
  part: BackupPart,
  position: number,
  take: (block: Buffer) => Promise<void> | void,
): Promise<void> {
  const hash = createHash('sha256');
  for (let done = 0; done < part.bytes; ) {
    const block = await readAt(handle, position + done, Math.min(BLOCK_BYTES, part.bytes - done));
    if (block.length === 0) throw damaged(file, part.name);
    hash.update(block);
    await take(block);
    done += block.length;
  }
  if (hash.digest('hex') !== part.sha256) throw damaged(file, part.name);
}

/** Checks the whole file. Refuses with backup_damaged { file, part }, naming the first thing that is wrong. */
export const readBackup = (file: string, told: BytesDone = () => undefined): Promise<CheckedBackup> =>
  withFile(file, async (handle) => {
    const read = await header(handle, file);
    const { manifest, start, bytes } = read;
    const whole = createHash('sha256').update(await readAt(handle, 0, start));
    let position = start;
    for (const part of manifest.parts) {
      let done = 0;
      await overPart(handle, file, part, position, (block) => {
        whole.update(block);
        done += block.length;
        told(position + done, bytes);
      });
      position += part.bytes;
    }
    if ((await readAt(handle, position, 1)).length > 0) throw damaged(file, 'tail');
    return { ...read, sha256: whole.digest('hex') };
  });

function placeOf(backup: BackupHeader, name: string): { readonly part: BackupPart; readonly at: number } {
  let at = backup.start;
  for (const part of backup.manifest.parts) {
    if (part.name === name) return { part, at };
    at += part.bytes;
  }
  throw damaged(backup.file, name);
}

/** Writes one part out as a file that is on the disk when this returns. Checked once more: the backup may have changed since it was read. */
export async function extractPart(backup: BackupHeader, name: string, target: string): Promise<void> {
  const { part, at } = placeOf(backup, name);
  await withFile(backup.file, (source) =>
    naming(target, async () => {
      const out = await open(target, 'wx', 0o600);
      try {
        await overPart(source, backup.file, part, at, async (block) => {
          await out.writeFile(block);
        });
        await out.sync();
      } finally {
        await out.close();
      }
    }),
  );
}

/** A small part's bytes. */
export async function readSmallPart(backup: BackupHeader, name: string): Promise<Buffer> {
  const { part, at } = placeOf(backup, name);
  if (part.bytes > SMALL_PART_BYTES_MAX) throw damaged(backup.file, name);
  const blocks: Buffer[] = [];
  await withFile(backup.file, (handle) =>
    overPart(handle, backup.file, part, at, (block) => {
      blocks.push(block);
    }),
  );
  return Buffer.concat(blocks);
}
