/**
 * The files a command names: folders opened up to the last one below them, in an order that does not depend on how they were named. What the
 * system hides is no file of a person's; links to folders are not followed, so no folder is read without end.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { PAYMENTS_FOLDER } from '../../demo/demo.ts';
import { FILE_BYTES_MAX } from '../../engine/handle.ts';
import type { FileToImport } from '../../engine/import-files.ts';
import { isMissing, naming } from '../../platform/files.ts';

/** What the demo writes beside its statements, and what systems do. */
const LITTER = new Set(['truth.json', PAYMENTS_FOLDER, 'Thumbs.db', 'desktop.ini']);
const isLitter = (name: string): boolean => name.startsWith('.') || LITTER.has(name);

/** A folder with nothing in it was named by mistake: told at once, before the work on the others. */
async function expand(path: string): Promise<string[]> {
  const about = await stat(path).catch((fault: unknown) => {
    if (isMissing(fault)) return null; // Named when its turn comes to be read, so that the other files are not kept out.
    throw fault;
  });
  if (!about?.isDirectory()) return [path];
  const found = await filesBelow(path);
  if (found.length === 0) throw new Refused('empty_folder', { folder: path });
  return found;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await naming(folder, () => readdir(folder, { withFileTypes: true }))) {
    const path = join(folder, entry.name);
    if (isLitter(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) found.push(path);
  }
  return found;
}

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() ?? false; // A link to nothing.

async function read(path: string): Promise<Buffer> {
  const { size } = await stat(path).catch((fault: unknown) => {
    if (isMissing(fault)) throw new Refused('not_found', { file: basename(path) });
    throw fault;
  });
  if (size > FILE_BYTES_MAX)
    throw new Refused('too_large', { file: basename(path), bytes: size, limit: FILE_BYTES_MAX });
  return naming(path, () => readFile(path));
}

const sizeOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0; // Told when its turn comes.

/** '' for a file that cannot be read: it is told when its turn comes. */
const contentOf = async (path: string): Promise<string> => {
  const bytes = await read(path).catch(() => null);
  return bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
};

/** By base name; files of one name by their content. A path named twice counts once. */
export async function filesToImport(paths: readonly string[]): Promise<(FileToImport & { path: string })[]> {
  const all: string[] = [];
  for (const path of paths) all.push(...(await expand(path)));
  const unique = [...new Set(all)];
  const byName = Map.groupBy(unique, (path) => basename(path));
  const entries: (FileToImport & { path: string; content: string })[] = [];
  for (const path of unique) {
    const name = basename(path);
    const isAlone = byName.get(name)?.length === 1;
    const content = isAlone ? '' : await contentOf(path);
    entries.push({ path, name, size: await sizeOf(path), content, read: () => read(path) });
  }
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return entries.toSorted((a, b) => order(a.name, b.name) || order(a.content, b.content));
}
