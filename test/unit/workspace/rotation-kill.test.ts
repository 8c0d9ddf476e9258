/**
 * Killed at any instant, a rotation of the data key leaves books that open with every secret, and goes on to the end when it is asked again.
 *
 * Each step once, and a few random moments; COUNTINGHOUSE_KILLS=100 for the long run.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rotateDataKey } from '../../../src-main/workspace/rotation.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import {
  AT,
  type Books,
  CLERK_PASSWORD,
  expectWhole,
  generationFiles,
  LARGE,
  makeBooks,
  OWNER_PASSWORD,
} from './rotation-books.ts';
import '../../support/quick-scrypt.ts';

/** The child's key slots keep this file's pace. */
const QUICKLY = ['--import', new URL('../../support/quick-scrypt.ts', import.meta.url).href];
const KILLS = Number(process.env['COUNTINGHOUSE_KILLS'] ?? 2);
const home = mkdtempSync(join(tmpdir(), 'countinghouse-kill-'));
let books: Books;
let wholeMs = 0;

beforeAll(async () => {
  books = await makeBooks(join(home, 'books'), LARGE);
  const copy = copyOf('measured');
  wholeMs = await rotate(copy.folder, '', null);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

function copyOf(name: string): Books {
  const folder = join(home, name.replaceAll(' ', '-'));
  cpSync(books.folder, folder, { recursive: true });
  return { ...books, folder };
}

/** Gives how long the rotation took from the moment the books were open. */
function rotate(folder: string, stop: string, killAfterMs: number | null): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      ...QUICKLY,
      fileURLToPath(new URL('./rotation-child.ts', import.meta.url)),
      folder,
      OWNER_PASSWORD,
      '',
      stop,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let start = performance.now();
  child.stdout.once('data', () => {
    start = performance.now();
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  return new Promise((resolve) => child.on('close', () => resolve(performance.now() - start)));
}

/** Opens it as each person may, finds all of it, ends the rotation, and finds all of it again. */
async function expectToRecover(killed: Books): Promise<number> {
  const asClerk = await openWorkspace(killed.folder, CLERK_PASSWORD, '小王');
  const { generation } = asClerk.document;
  await expectWhole(asClerk, killed);
  asClerk.close();
  const opened = await openWorkspace(killed.folder, generation === 1 ? OWNER_PASSWORD : killed.recoveryCode);
  const { workspace } = await rotateDataKey(opened, {
    now: () => AT,
    keeps: () => true,
    progress: () => undefined,
  });
  await expectWhole(workspace, killed);
  workspace.close();
  const at = generation + 1;
  expect(generationFiles(killed.folder)).toEqual([`ledger-${at}.db`, `originals-${at}`]);
  return generation;
}

describe('a kill', () => {
  test.each([
    ['announced', 1],
    ['half the originals', 1],
    ['originals', 1],
    ['copied', 1],
    ['rekeyed', 1],
    ['moved', 1],
    ['switched', 2],
    ['removed', 2],
  ] as const)(
    'after “%s” loses nothing',
    async (stop, generation) => {
      const copy = copyOf(stop);
      await rotate(copy.folder, stop, null);
      expect(await expectToRecover(copy)).toBe(generation);
    },
    60_000,
  );

  test(`at ${KILLS} moments spread over the rotation loses nothing, one rotation after another`, async () => {
    const copy = copyOf('again and again');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const share = (kill + Math.random()) / KILLS;
      await rotate(copy.folder, '', Math.round(wholeMs * share));
      const opened = await openWorkspace(copy.folder, CLERK_PASSWORD, '小王');
      await expectWhole(opened, copy);
      opened.close();
    }
    await rotate(copy.folder, '', null);
    const opened = await openWorkspace(copy.folder, OWNER_PASSWORD);
    expect(opened.document.rotation).toBeNull();
    await expectWhole(opened, copy);
    opened.close();
    expect(generationFiles(copy.folder)).toHaveLength(2);
  }, 600_000);
});
