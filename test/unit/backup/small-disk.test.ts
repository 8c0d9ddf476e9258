/**
 * A full disk: a backup, a drill or a restore that has no room says so, leaves nothing, and the books go on. On small disks of our own (a memory
 * file system), so only where this test may mount one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getBackup } from '../../../src-main/areas/backup/shelf.ts';
import { keysFor } from '../../../src-main/workspace/backup-keys.ts';
import { readBackup } from '../../../src-main/workspace/backup-read.ts';
import { restoreInto } from '../../../src-main/workspace/backup-restore.ts';
import { type Books, newBooks, TASK } from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const run = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

let books: Books;
let disk: string;
beforeEach(async () => {
  books = await newBooks();
  disk = join(books.home, 'disk');
  mkdirSync(disk);
});
afterEach(() => {
  delete process.env['TMPDIR'];
  run('umount', '-l', disk);
  books.close();
});
const mount = (size: string) => run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk);
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && run('unshare', '-m', 'true');

if (!mayMount)
  process.stdout.write('No right to mount a small disk here: backups on a full disk are not tried.\n');

describe.skipIf(!mayMount)('a full disk', () => {
  test('in the middle of a backup: named, and nothing is left of it', async () => {
    mount('120k');
    const out = join(disk, 'books.chbackup');
    await expect(books.desk.backups.makeAt(out, books.owner)).rejects.toMatchObject({ kind: 'disk_full' });
    expect(readdirSync(disk)).toEqual([]);
    expect((await books.desk.backups.handlers['backup.list']({}, books.owner)).backups).toEqual([]);
  });

  test('in the middle of a drill: named, nothing is left, and nothing is said of the backup', async () => {
    const id = await books.make();
    mount('120k');
    process.env['TMPDIR'] = disk;
    await expect(async () =>
      books.desk.backups.handlers['backup.drill']({ id, taskId: TASK }, books.owner),
    ).rejects.toMatchObject({ kind: 'disk_full' });
    expect(readdirSync(disk)).toEqual([]);
    const [backup] = (await books.desk.backups.handlers['backup.list']({}, books.owner)).backups;
    expect(backup?.drill).toBe('none');
  });

  test('in the middle of a first restore: named, and no workspace is there', async () => {
    const backup = await readBackup((await getBackup(books.desk.deps, await books.make())).path);
    const keys = await keysFor(backup, books.desk.workspace, null);
    mount('120k');
    const folder = join(disk, 'restored');
    await expect(restoreInto(folder, backup, keys, { begin: () => '' })).rejects.toMatchObject({
      kind: 'disk_full',
    });
    expect(readdirSync(disk)).toEqual([]);
  });
});
