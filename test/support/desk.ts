/** A desk on a throw-away workspace, for tests that go from files to results without a shell. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Desk, openDesk, type Surroundings } from '../../src-main/engine/desk.ts';
import { importFiles } from '../../src-main/engine/import-files.ts';
import type { CallInfo } from '../../src-main/platform/handlers.ts';
import { openThrowAway } from '../../src-main/workspace/workspace.ts';

const NOW = '2026-10-19T01:00:00.000Z';

export async function newDesk(around: Partial<Surroundings> = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-desk-'));
  return openDesk(await openThrowAway(folder, NOW), { ...aroundOf(folder), ...around });
}

/** The world around a desk in a test: a clock that stands, and a folder for backups beside it. */
export const aroundOf = (folder: string): Surroundings => ({
  now: () => NOW,
  locale: () => 'zh-CN',
  backupFolder: () => join(folder, 'backups'),
  replace: async (_desk, work) => (await work()).close(),
});

export const info: CallInfo = {
  session: 'test',
  person: '林会计',
  shell: 'test',
  signal: new AbortController().signal,
  progress: () => undefined,
  breathe: async () => undefined,
  stopIfCancelled: () => undefined,
  changed: () => undefined,
  file: async () => {
    throw new Error('no file');
  },
  offer: () => '',
};

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

export const importAll = (desk: Desk, files: readonly NamedBytes[]) =>
  importFiles(
    desk,
    files.map(({ name, bytes }) => ({ name, size: bytes.length, read: async () => bytes })),
    info,
  );

export const runAll = (desk: Desk, asOf: string | null = null) =>
  desk.handlers['matching.run']({ asOf, pair: null, taskId: '' }, info);
