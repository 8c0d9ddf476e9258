/**
 * What lies in a watched folder: plain files, down to a depth and a number that bound one look. Everything else is named; a link is never
 * followed, so nothing outside the folder is read and no look goes round in a circle.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WatchProblem } from '../../../../shared/domain/watch-problem.ts';
import { isMissing } from '../../../platform/files.ts';
import { FILE_BYTES_MAX } from '../containers.ts';
import { type FoundFile, isLitter, isProgramFolder } from './rules/steady.ts';

const FILES_MAX = 5000;
const DEPTH_MAX = 8;
/** More are not told one by one. */
export const PROBLEMS_MAX = 100;

export interface NamedProblem {
  readonly file: string;
  readonly problem: WatchProblem;
}

export interface Listing {
  readonly files: FoundFile[];
  readonly problems: NamedProblem[];
}

export async function listFolder(folder: string): Promise<Listing> {
  const listing: Listing = { files: [], problems: [] };
  await listInto(listing, folder, '', 0);
  return listing;
}

async function listInto(listing: Listing, folder: string, within: string, depth: number): Promise<void> {
  const tell = (file: string, problem: WatchProblem) => {
    if (listing.problems.length < PROBLEMS_MAX) listing.problems.push({ file, problem });
  };
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (fault) {
    // One below that went away meanwhile is not missed.
    if (!isMissing(fault)) tell(within, 'unreadable_folder');
    else if (depth === 0) tell('', 'missing_folder');
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = within === '' ? entry.name : `${within}/${entry.name}`;
    const path = join(folder, entry.name);
    if (isLitter(entry.name)) continue;
    if (entry.isSymbolicLink()) tell(name, 'link');
    else if (entry.isDirectory()) {
      if (isProgramFolder(entry.name)) tell(name, 'program_folder');
      else if (depth === DEPTH_MAX) tell(name, 'too_deep');
      else await listInto(listing, path, name, depth + 1);
    } else if (!entry.isFile()) tell(name, 'not_a_file');
    else if (listing.files.length === FILES_MAX) {
      tell(name, 'too_many');
      return;
    } else {
      const about = await lstat(path).catch(() => null); // It went away meanwhile.
      if (!about) continue;
      if (about.size > FILE_BYTES_MAX) tell(name, 'too_large');
      else listing.files.push({ path, name, size: about.size, mtimeMs: about.mtimeMs });
    }
  }
}
