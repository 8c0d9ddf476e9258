/**
 * Reads a file of a watched folder as it was seen: it must be the plain file it was, neither replaced by a link nor written to meanwhile.
 */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { isMissing } from '../../../platform/files.ts';
import type { FoundFile } from './rules/steady.ts';

/** A pipe put in its place must not hold up the engine; Windows knows neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** 'changing': another look will tell; 'unreadable': no right to it, or somebody holds it. */
export async function readSteady(file: FoundFile): Promise<Buffer | 'changing' | 'unreadable'> {
  try {
    const handle = await open(file.path, FLAGS);
    try {
      const isAsSeen = async () => {
        const about = await handle.stat();
        return about.isFile() && about.size === file.size && about.mtimeMs === file.mtimeMs;
      };
      if (!(await isAsSeen())) return 'changing';
      const bytes = await handle.readFile();
      return bytes.length === file.size && (await isAsSeen()) ? bytes : 'changing';
    } finally {
      await handle.close();
    }
  } catch (fault) {
    return isMissing(fault) ? 'changing' : 'unreadable';
  }
}
