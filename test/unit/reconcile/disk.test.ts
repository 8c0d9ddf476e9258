/**
 * A full and a read-only disk: named, nothing half done, and the same again works when there is room. On small disks of our own (a memory file
 * system), so only where this test may mount one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import { type Desk, openDesk } from '../../../src-main/engine/desk.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { aroundOf, importAll } from '../../support/desk.ts';

const PASSWORD = 'a password for small disks';
const NOW = '2026-10-19T01:00:00.000Z';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-disk-'));
const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const ROOMY = '64m';
const ROOM_BYTES = 512 * 1024;
const mount = (options: string) => run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', home);
const mayMount =
  process.platform === 'linux' && process.getuid?.() === 0 && mount('size=1m') && run('umount', home);
if (!mayMount)
  process.stdout.write(
    'No right to mount a small disk here: the tests of full and read-only disks are skipped.\n',
  );

const create = (folder: string) =>
  createWorkspace(folder, { name: 'x', owner: 'x', password: PASSWORD, isDemo: false, createdAt: NOW });
const open = async (folder: string): Promise<Desk> =>
  openDesk(await openWorkspace(folder, PASSWORD), aroundOf(folder));

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(!mayMount)('a small disk', () => {
  const files = makeDemo({ orders: 8000, days: 4, seed: 2, lastDay: '2026-10-18' }).files;
  beforeAll(() => {
    mount(`size=${ROOMY}`);
  });
  afterAll(() => {
    run('umount', '-l', home);
  });

  test('that fills up in the middle of an import: named, and the ledger is as it was', async () => {
    const folder = join(home, 'books');
    await create(folder);
    const desk = await open(folder);
    // Room for the beginning of the import, however much the empty books take.
    const { blocks, bfree, bsize } = statfsSync(home);
    run('mount', '-o', `remount,size=${(blocks - bfree) * bsize + ROOM_BYTES}`, home);
    await expect(importAll(desk, files)).rejects.toMatchObject({ kind: 'disk_full' });
    expect(desk.lines.imports()).toEqual([]);
    desk.close();
    run('mount', '-o', `remount,size=${ROOMY}`, home);
    const roomy = await open(folder);
    const { left } = await importAll(roomy, files);
    expect(left).toEqual([]);
    expect(roomy.lines.active().length).toBeGreaterThan(10);
    roomy.close();
  });

  test('that is read-only: named, not half opened', async () => {
    run('mount', '-o', 'remount,ro', home);
    await expect(create(join(home, 'new'))).rejects.toMatchObject({ kind: 'read_only' });
    await expect(open(join(home, 'books'))).rejects.toMatchObject({ kind: 'read_only' });
    run('mount', '-o', 'remount,rw', home);
    (await open(join(home, 'books'))).close();
  });
});
