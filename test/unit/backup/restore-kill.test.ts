/**
 * Killed at any instant, putting a backup in place of a ledger leaves the ledger from before or the restored one, whole, and can be asked again.
 *
 * Each step once, and a few random moments; COUNTINGHOUSE_KILLS=100 for the long run.
 */
import { spawn } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getBackup } from '../../../src-main/areas/backup/shelf.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { type Books, newBooks, notesIn, OWNER_PASSWORD } from './backup-books.ts';
import '../../support/quick-scrypt.ts';

/** The child's key slots keep this file's pace. */
const QUICKLY = ['--import', new URL('../../support/quick-scrypt.ts', import.meta.url).href];
const KILLS = Number(process.env['COUNTINGHOUSE_KILLS'] ?? 2);
const BEFORE = ['first', 'second', 'third'];
const RESTORED = ['first', 'second'];
let books: Books;
let backup: string;
let wholeMs = 0;

beforeAll(async () => {
  books = await newBooks();
  // Large enough that a kill may come in the middle of it.
  await books.desk.workspace.originals.put(Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))));
  backup = (await getBackup(books.desk.deps, await books.make())).path;
  books.write('third');
  books.desk.workspace.close();
  wholeMs = await restore(copyOf('measured'), '', null);
});
afterAll(() => books.close());

function copyOf(name: string): string {
  const folder = join(books.home, name);
  cpSync(books.folder, folder, { recursive: true });
  return folder;
}

/** Gives how long it took from the moment the books were open. */
function restore(folder: string, stop: string, killAfterMs: number | null): Promise<number> {
  const script = fileURLToPath(new URL('./restore-child.ts', import.meta.url));
  const child = spawn(process.execPath, [...QUICKLY, script, books.home, folder, backup, stop], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let start = performance.now();
  child.stdout.once('data', () => {
    start = performance.now();
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  return new Promise((resolve) => child.on('close', () => resolve(performance.now() - start)));
}

/** What is in the books, which are whole whatever it is. */
async function found(folder: string): Promise<string[]> {
  const opened = await openWorkspace(folder, OWNER_PASSWORD);
  try {
    const { ledger, document, device, originals } = opened;
    const { faults } = await verifyRecord({
      ledger,
      keys: { workspaceId: document.id, publicKey: device.publicKey },
      anchors: [{ place: 'workspace.json', note: document.anchor }],
      explained: new Set(),
      step: async () => undefined,
    });
    expect(faults).toEqual([]);
    const names = await originals.names();
    expect(names).toHaveLength(3);
    for (const name of names) await originals.get(name);
    return notesIn(opened);
  } finally {
    opened.close();
  }
}

describe('a kill', () => {
  test.each([
    ['originals', BEFORE],
    ['ledger', BEFORE],
    ['rekeyed', BEFORE],
    ['begun', BEFORE],
    ['moved', BEFORE],
    ['switched', RESTORED],
    ['removed', RESTORED],
  ] as const)('after “%s” leaves before or after', async (stop, expected) => {
    const folder = copyOf(stop);
    await restore(folder, stop, null);
    expect(await found(folder)).toEqual(expected);
    await restore(folder, '', null);
    expect(await found(folder)).toEqual(RESTORED);
    expect(readdirSync(folder).filter((name) => /^(ledger|originals)/.test(name))).toHaveLength(2);
  });

  test(`at ${KILLS} moments spread over the restore leaves before or after, one after another`, async () => {
    const folder = copyOf('again-and-again');
    for (let kill = 0; kill < KILLS; kill += 1) {
      await restore(folder, '', Math.round((wholeMs * (kill + Math.random())) / KILLS));
      expect([BEFORE, RESTORED]).toContainEqual(await found(folder));
    }
    await restore(folder, '', null);
    expect(await found(folder)).toEqual(RESTORED);
  }, 600_000);
});
