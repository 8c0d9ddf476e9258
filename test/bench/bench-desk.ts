/** A desk for the bench: a workspace of its own on the disk, with its password; nobody is told anything. */
import { join } from 'node:path';
import { type Desk, openDesk } from '../../src-main/engine/desk.ts';
import { importFiles } from '../../src-main/engine/import-files.ts';
import type { CallInfo } from '../../src-main/platform/handlers.ts';
import { filesToImport } from '../../src-main/shells/cli/files.ts';
import { createWorkspace, openWorkspace } from '../../src-main/workspace/workspace.ts';

const PASSWORD = 'a password for the bench only';
const now = () => new Date().toISOString();

export async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
}

/** The longest time in which a person who waits is told nothing, of the tasks that were told to this one. */
export const silence = { lastAt: 0, longest: 0 };
export function tellAgain(): void {
  const now = performance.now();
  if (silence.lastAt > 0) silence.longest = Math.max(silence.longest, now - silence.lastAt);
  silence.lastAt = now;
}

export const quiet = (desk: Desk): CallInfo => ({
  session: 'bench',
  person: desk.workspace.person,
  shell: 'bench',
  signal: new AbortController().signal,
  progress: tellAgain,
  breathe: () => new Promise((resume) => setImmediate(resume)),
  stopIfCancelled: () => undefined,
  changed: () => undefined,
  file: () => Promise.reject(new Error('no file')),
  offer: () => '',
});

export const open = async (folder: string): Promise<Desk> =>
  openDesk(await openWorkspace(folder, PASSWORD), {
    now,
    locale: () => 'en',
    backupFolder: () => join(folder, 'backups'),
    replace: async (_desk, work) => (await work()).close(),
  });

export async function ours(folder: string): Promise<Desk> {
  await createWorkspace(folder, {
    name: 'bench',
    owner: 'bench',
    password: PASSWORD,
    isDemo: false,
    createdAt: now(),
  });
  return open(folder);
}

export async function mustImport(desk: Desk, files: readonly string[]): Promise<void> {
  const { plans, refused } = await importFiles(desk, await filesToImport(files), quiet(desk));
  const bad = [
    ...refused.map((each) => each.refusal),
    ...plans.filter((each) => each.state !== 'ready').map((each) => each.state),
  ];
  if (bad.length > 0) throw new Error(`the bench's files were not taken: ${bad.join(', ')}`);
}

/** A text in SQL. */
export const sql = (text: string): string => `'${text.replaceAll("'", "''")}'`;
