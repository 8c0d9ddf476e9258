/**
 * Whether a folder may be watched: one that a person made for incoming files. The root of a disk or of a home would have every file on the
 * machine read; the app's own folders would have it read itself.
 */
import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, relative, sep } from 'node:path';
import { Refused } from '../../../../shared/contract/errors.ts';

/** Gives the folder's real path. Refuses with folder_unfit. */
export async function fitFolder(folder: string, ours: readonly string[]): Promise<string> {
  const real = await realpath(folder).catch(() => null);
  const isFolder = real !== null && (await stat(real)).isDirectory();
  if (!isFolder) throw new Refused('folder_unfit', { folder, why: 'missing' });
  if (dirname(real) === real || holds(real, await realOf(homedir())))
    throw new Refused('folder_unfit', { folder, why: 'too_wide' });
  for (const own of await Promise.all(ours.map(realOf)))
    if (holds(real, own) || holds(own, real)) throw new Refused('folder_unfit', { folder, why: 'own' });
  return real;
}

/** One that does not exist yet is what it is called. */
const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

/** Whether `inner` is `outer` or lies below it. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:|^[/\\]/.test(way));
}
