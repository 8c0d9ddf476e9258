/** Backups by hand and by the schedule, what the list says of them, and what the keep rule removes. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readBackup } from '../../../src-main/workspace/backup-read.ts';
import { type Books, newBooks, TASK } from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: Books;
beforeEach(async () => {
  books = await newBooks();
});
afterEach(() => books.close());

const handlers = () => books.desk.backups.handlers;
const list = async () => (await handlers()['backup.list']({}, books.owner)).backups;
const state = async () => handlers()['backup.state']({}, books.owner);
const scheduled = () => books.desk.backups.makeScheduled(books.info(''));
const setSchedule = (isOn: boolean, keepDays = 7, keepWeeks = 4, keepMonths = 12) =>
  handlers()['backup.setSchedule']({ isOn, keepDays, keepWeeks, keepMonths }, books.owner);
const actions = () => {
  const { ledger } = books.desk.workspace;
  return ledger
    .all(ledger.query.selectFrom('audit_event').select('action').orderBy('seq'))
    .map((row) => row.action);
};

describe('a backup by hand', () => {
  test('is one file named by day and time, recorded with its head, and whole', async () => {
    const head = books.desk.record.head();
    const id = await books.make();
    const [backup] = await list();
    expect(backup).toMatchObject({ id, kind: 'manual', size: head.size, drill: 'none', isPresent: true });
    expect(backup?.fileName).toMatch(/^countinghouse-\d{8}-\d{6}\.chbackup$/);
    expect(readdirSync(books.desk.deps.folder)).toEqual([backup?.fileName]);
    const { manifest } = await readBackup(join(books.desk.deps.folder, backup?.fileName ?? ''));
    expect(manifest.head).toEqual({ size: head.size, root: head.root, checkpoint: head.checkpoint });
    expect(actions().at(-1)).toBe('backup.made');
    expect(await state()).toEqual({ lastAt: books.now, provenAt: '', isScheduled: true });
  });

  test('of the same second have names of their own, also when they are made at once', async () => {
    await Promise.all([books.make(), books.make(), books.make()]);
    const names = (await list()).map((each) => each.fileName);
    expect(new Set(names).size).toBe(names.length);
    expect((await list()).every((each) => each.isPresent)).toBe(true);
  });

  test('may go to a file elsewhere', async () => {
    const out = join(books.home, 'stick', 'books.chbackup');
    await books.desk.backups.makeAt(out, books.owner);
    expect((await readBackup(out)).manifest.workspaceId).toBe(books.desk.workspace.document.id);
    expect((await list())[0]).toMatchObject({ fileName: 'books.chbackup', isPresent: false });
    expect((await state()).lastAt).toBe(''); // Nobody can say whether it is still where it was put.
  });

  test('that is cancelled leaves no file and no fact', async () => {
    const abort = new AbortController();
    abort.abort();
    const info = { ...books.owner, signal: abort.signal };
    await expect(async () => handlers()['backup.make']({ taskId: TASK }, info)).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(readdirSync(books.desk.deps.folder)).toEqual([]);
    expect(await list()).toEqual([]);
  });
});

describe('the list', () => {
  test('says of a backup whose file is gone that it is not there, and does not count on it', async () => {
    await books.make();
    const [backup] = await list();
    rmSync(join(books.desk.deps.folder, backup?.fileName ?? ''));
    expect((await list())[0]?.isPresent).toBe(false);
    expect((await state()).lastAt).toBe('');
  });

  test('shows a file that somebody put into the folder, once, and none that is damaged or another workspace’s', async () => {
    await books.make();
    const { folder } = books.desk.deps;
    const [own] = await list();
    const ownFile = join(folder, own?.fileName ?? '');
    copyFileSync(ownFile, join(books.home, 'kept.chbackup'));
    const other = await newBooks();
    await other.make();
    const [foreign] = readdirSync(other.desk.deps.folder);
    copyFileSync(join(other.desk.deps.folder, foreign ?? ''), join(folder, 'foreign.chbackup'));
    other.close();
    writeFileSync(join(folder, 'broken.chbackup'), 'CHBACKUP1\nnothing');
    rmSync(ownFile);
    copyFileSync(join(books.home, 'kept.chbackup'), join(folder, 'renamed.chbackup'));
    expect(await list()).toEqual([{ ...own, fileName: 'renamed.chbackup' }]);
  });
});

describe('the schedule', () => {
  test('makes a backup a day: the first at once, none twice', async () => {
    await scheduled();
    await scheduled();
    books.later(23);
    await scheduled();
    expect(await list()).toHaveLength(1);
    books.later(2);
    await scheduled();
    expect((await list()).map((each) => each.kind)).toEqual(['scheduled', 'scheduled']);
  });

  test('that fails is not tried again at every look, but an hour later', async () => {
    const { folder } = books.desk.deps;
    writeFileSync(folder, 'a file where the folder should be');
    await expect(scheduled()).rejects.toThrow();
    await scheduled();
    rmSync(folder);
    await scheduled();
    expect(await list()).toEqual([]);
    books.later(2);
    await scheduled();
    expect(await list()).toHaveLength(1);
  });

  test('switched off makes none; what was set is what is shown', async () => {
    await setSchedule(false, 3, 2, 1);
    await scheduled();
    expect(await list()).toEqual([]);
    expect(await handlers()['backup.schedule']({}, books.owner)).toEqual({
      isOn: false,
      keepDays: 3,
      keepWeeks: 2,
      keepMonths: 1,
    });
    expect((await state()).isScheduled).toBe(false);
    expect(actions()).toContain('backup.schedule_changed');
  });

  test('removes what the rule does not keep: the file, and the fact says so', async () => {
    await setSchedule(true, 2, 0, 0);
    for (let day = 0; day < 4; day += 1) {
      await scheduled();
      books.later(25);
    }
    expect(readdirSync(books.desk.deps.folder)).toHaveLength(2);
    expect(await list()).toHaveLength(2);
    expect(actions().filter((action) => action === 'backup.pruned')).toHaveLength(2);
  });

  test('never removes the one that was proven last', async () => {
    await setSchedule(true, 1, 0, 0);
    await scheduled();
    const [proven] = await list();
    await handlers()['backup.drill']({ id: proven?.id ?? '', taskId: TASK }, books.owner);
    for (let day = 0; day < 3; day += 1) {
      books.later(25);
      await scheduled();
    }
    const kept = await list();
    expect(kept.map((each) => each.id)).toContain(proven?.id);
    expect(kept).toHaveLength(2);
    expect((await state()).provenAt).not.toBe('');
  });

  test('sweeps what a killed backup left, not what is being written', async () => {
    const { folder } = books.desk.deps;
    mkdirSync(folder, { recursive: true });
    const left = join(folder, 'countinghouse-20200101-000000.chbackup.abc.partial');
    writeFileSync(left, 'half');
    await books.make();
    expect(existsSync(left)).toBe(true); // Too young: it may be another's.
    utimesSync(left, new Date('2020-01-01'), new Date('2020-01-01'));
    await books.make();
    expect(existsSync(left)).toBe(false);
  });
});
