/**
 * Writes a workspace into one backup file while it is in use: the ledger as it stands at one instant (still encrypted, under the same key), the
 * sealed originals as they lie on disk, and workspace.json, whose slots open the backup with the secrets of that time.
 *
 * A file appears only when it is whole, on the disk, and was read back; whatever stops the writing leaves nothing. A block at a time: the
 * ledger is never in memory.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { isMissing, makeFolder, naming, PARTIAL_SUFFIX, syncFolder } from '../platform/files.ts';
import { type BackupManifest, type BackupPart, writeHeader } from './backup-manifest.ts';
import { type BytesDone, type CheckedBackup, readBackup } from './backup-read.ts';
import { originalsName } from './generation.ts';
import type { OpenedWorkspace } from './opened.ts';
import type { WorkspaceDocument } from './workspace-document.ts';

const BLOCK_BYTES = 1024 * 1024;

export interface WantedBackup {
  readonly id: string;
  readonly kind: BackupManifest['kind'];
  readonly madeAt: string;
  /** Of the software. */
  readonly version: string;
  /** Head of the record and control totals, asked for at the instant the ledger is copied. */
  readonly facts: () => Pick<BackupManifest, 'head' | 'totals'>;
}

type Source = { readonly name: string } & ({ readonly file: string } | { readonly text: string });

/** Makes the file, or replaces it. Refuses with disk_full and the like. */
export async function writeBackup(
  file: string,
  opened: OpenedWorkspace,
  wanted: WantedBackup,
  told: BytesDone = () => undefined,
): Promise<CheckedBackup> {
  await makeFolder(dirname(file));
  const mark = randomBytes(6).toString('hex');
  const partial = `${file}.${mark}${PARTIAL_SUFFIX}`;
  const copy = `${file}.${mark}-ledger${PARTIAL_SUFFIX}`;
  try {
    return await naming(file, async () => {
      const { sources, ...shown } = await gather(opened, wanted, copy);
      await writeParts(partial, opened, shown, sources, told);
      const { manifest, sha256, bytes, start } = await readBackup(partial);
      await rename(partial, file);
      await syncFolder(dirname(file));
      return { file, manifest, sha256, bytes, start };
    });
  } finally {
    for (const each of [partial, copy, `${copy}-journal`]) await rm(each, { force: true });
  }
}

/** What goes in. Ledger, head, totals and document are of one instant: nobody has a turn between them. */
async function gather(opened: OpenedWorkspace, wanted: WantedBackup, copy: string) {
  const { head, totals } = wanted.facts();
  const document = opened.document;
  opened.ledger.copyTo(copy);
  const { generation } = document;
  const sources: Source[] = [
    { name: 'workspace.json', text: JSON.stringify(asBackedUp(document, head.checkpoint)) },
    { name: 'ledger', file: copy },
    // Sealed before their import is written, so all that the copy speaks of are there; one more does no harm.
    ...(await originalsIn(join(opened.folder, originalsName(generation)))),
  ];
  const { id, kind, madeAt, version } = wanted;
  const { publicKey } = opened.device;
  const shown = { id, kind, workspaceId: document.id, generation, madeAt, version, publicKey, head, totals };
  return { ...shown, sources };
}

/** Without what is only so while it is open, and without a rotation that is under way: its files are not in the backup. */
const asBackedUp = (document: WorkspaceDocument, checkpoint: string): WorkspaceDocument => ({
  ...document,
  rotation: null,
  anchor: checkpoint,
  ledgerHash: '',
});

async function originalsIn(folder: string): Promise<Source[]> {
  const names = await readdir(folder).catch((fault: unknown) => {
    if (isMissing(fault)) return []; // Nothing was imported yet.
    throw fault;
  });
  return names
    .filter((name) => /^[0-9a-f]{64}$/.test(name))
    .sort()
    .map((name) => ({ name: `originals/${name}`, file: join(folder, name) }));
}

async function writeParts(
  partial: string,
  opened: OpenedWorkspace,
  shown: Omit<BackupManifest, 'format' | 'parts'>,
  sources: readonly Source[],
  told: BytesDone,
): Promise<void> {
  const sizes = await Promise.all(
    sources.map(async (each) =>
      'text' in each ? Buffer.byteLength(each.text, 'utf8') : (await stat(each.file)).size,
    ),
  );
  const parts: BackupPart[] = sources.map(({ name }, index) => ({
    name,
    bytes: sizes[index] ?? 0,
    sha256: '0'.repeat(64),
  }));
  const manifest: BackupManifest = { format: 1, ...shown, parts };
  // Hashes are of one length, so the header's is known before they are: it is written last, in the room left for it.
  const room = writeHeader(manifest, opened.device).length;
  const of = room + sizes.reduce((sum, size) => sum + size, 0);
  const out = await open(partial, 'wx', 0o600);
  try {
    let position = room;
    for (const [index, source] of sources.entries()) {
      const before = position;
      const written = await copyPart(out, before, source, (done) => told(before + done, of));
      // A file that grew or shrank meanwhile is none of ours.
      if (written.bytes !== sizes[index]) throw new Refused('workspace_damaged', { file: source.name });
      position += written.bytes;
      parts[index] = { name: source.name, ...written };
    }
    await writeAt(out, writeHeader(manifest, opened.device), 0);
    await out.sync();
  } finally {
    await out.close();
  }
}

async function copyPart(
  out: FileHandle,
  position: number,
  source: Source,
  told: (done: number) => void,
): Promise<Omit<BackupPart, 'name'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const block of blocksOf(source)) {
    hash.update(block);
    await writeAt(out, block, position + bytes);
    bytes += block.length;
    told(bytes);
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* blocksOf(source: Source): AsyncGenerator<Buffer> {
  if ('text' in source) {
    yield Buffer.from(source.text, 'utf8');
    return;
  }
  const handle = await open(source.file, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** A disk that is nearly full writes a part of a block before it says so. */
async function writeAt(out: FileHandle, block: Buffer, position: number): Promise<void> {
  for (let done = 0; done < block.length; ) {
    const { bytesWritten } = await out.write(block, done, block.length - done, position + done);
    done += bytesWritten;
  }
}
