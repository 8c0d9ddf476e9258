/** The files a command names: folders opened up, in an order that does not depend on how they were named. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { FILE_BYTES_MAX } from '../../engine/handle.ts';
import type { FileToImport } from '../../engine/import-files.ts';
import { isMissing, naming } from '../../platform/files.ts';

async function expand(path: string): Promise<string[]> {
  const about = await stat(path).catch((fault: unknown) => {
    if (isMissing(fault)) return null; // Named when its turn comes to be read, so that the other files are not kept out.
    throw fault;
  });
  if (!about?.isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => !name.startsWith('.') && name !== 'truth.json')
    .map((name) => join(path, name));
}

async function read(path: string): Promise<Buffer> {
  const { size } = await stat(path).catch((fault: unknown) => {
    if (isMissing(fault)) throw new Refused('not_found', { file: basename(path) });
    throw fault;
  });
  if (size > FILE_BYTES_MAX)
    throw new Refused('too_large', { file: basename(path), bytes: size, limit: FILE_BYTES_MAX });
  return naming(path, () => readFile(path));
}

/** By base name; files of one name by their content. A path named twice counts once. */
export async function filesToImport(paths: readonly string[]): Promise<(FileToImport & { path: string })[]> {
  const all = (await Promise.all(paths.map(expand))).flat();
  const unique = [...new Set(all)];
  const names = unique.map((path) => basename(path));
  const entries = await Promise.all(
    unique.map(async (path) => {
      const name = basename(path);
      const isAlone = names.indexOf(name) === names.lastIndexOf(name);
      const content = isAlone
        ? ''
        : createHash('sha256')
            .update(await read(path))
            .digest('hex');
      return { path, name, content, read: () => read(path) };
    }),
  );
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return entries.toSorted((a, b) => order(a.name, b.name) || order(a.content, b.content));
}
