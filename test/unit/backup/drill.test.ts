/** The restore drill: a sound backup is proven, an unsound one is told what is wrong with it, and nothing is left behind. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drillFile } from '../../../src-main/areas/backup/drill.ts';
import { getBackup } from '../../../src-main/areas/backup/shelf.ts';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { hashRows } from '../../../src-main/record/facts-hash.ts';
import { keysBySecret } from '../../../src-main/workspace/backup-keys.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { type Books, newBooks, OWNER_PASSWORD, TASK } from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: Books;
beforeEach(async () => {
  books = await newBooks();
  process.env['TMPDIR'] = join(books.home, 'tmp'); // Of this test alone, to see what is left in it.
  mkdirSync(join(books.home, 'tmp'));
});
afterEach(() => {
  delete process.env['TMPDIR'];
  books.close();
});

const handlers = () => books.desk.backups.handlers;
const drill = (id: string) => handlers()['backup.drill']({ id, taskId: TASK }, books.owner);
const shown = async (id: string) =>
  (await handlers()['backup.list']({}, books.owner)).backups.find((each) => each.id === id);
const scratchFolders = () => readdirSync(tmpdir());
const drills = () => {
  const { ledger } = books.desk.workspace;
  return ledger.all(ledger.query.selectFrom('backup_drill').selectAll());
};

describe('a drill', () => {
  test('of a sound backup proves it: record, rows, originals and totals', async () => {
    const id = await books.make();
    books.write('after the backup');
    const { verification, totals } = await drill(id);
    expect(verification).toMatchObject({ holds: true, faults: [], remarks: [] });
    expect(Object.fromEntries(totals.map(({ name, value }) => [name, value]))).toMatchObject({
      people: '1',
      originals: '2',
      events: String((await shown(id))?.size),
    });
    expect(await shown(id)).toMatchObject({ drill: 'holds', provenAt: books.now });
    expect((await handlers()['backup.state']({}, books.owner)).provenAt).toBe(books.now);
    expect(scratchFolders()).toEqual([]);
    expect(books.notes()).toEqual(['first', 'second', 'after the backup']);
  });

  test('of a damaged file fails, names the part, is recorded and leaves nothing', async () => {
    const id = await books.make();
    const { path } = await getBackup(books.desk.deps, id);
    const bytes = readFileSync(path);
    const place = statSync(path).size - 3;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(path, bytes);
    const { verification } = await drill(id);
    expect(verification.holds).toBe(false);
    expect(verification.faults[0]).toMatchObject({ kind: 'damaged' });
    expect(verification.faults[0]?.place).toMatch(/^originals\//);
    expect(await shown(id)).toMatchObject({ drill: 'fails', provenAt: '' });
    expect(drills()).toMatchObject([{ backup_id: id, holds: 0 }]);
    expect(scratchFolders()).toEqual([]);
  });

  test('of another sound backup under this one’s name fails', async () => {
    const one = await books.make();
    const two = await books.make();
    const [first, second] = await Promise.all([one, two].map((id) => getBackup(books.desk.deps, id)));
    copyFileSync(first?.path ?? '', second?.path ?? '');
    const { verification } = await drill(two);
    expect(verification.faults.map((each) => each.kind)).toEqual(['edited']);
  });

  test('of a backup whose ledger was edited before it was made fails, and names the row', async () => {
    const { workspace } = books.desk;
    const driver = await openDriver(join(books.folder, 'ledger.db'), deriveKey(workspace.dataKey, 'ledger'));
    driver.prepare('DROP TRIGGER exception_event_no_update').run();
    driver.prepare("UPDATE exception_event SET text = 'another' WHERE id = 2").run();
    driver.close();
    expect(hashRows(workspace.ledger, 'exception_event', 2, 2).count).toBe(1);
    const { verification } = await drill(await books.make());
    expect(verification.faults[0]).toMatchObject({ kind: 'edited', place: 'exception_event', number: 2 });
  });

  test('of a backup that is no beginning of the present record says that they parted', async () => {
    const id = await books.make();
    const { path } = await getBackup(books.desk.deps, id);
    const other = await newBooks();
    // The same file handed to other books: theirs is another history.
    const { verification } = await drillFile(path, {
      keysOf: (backup) =>
        keysBySecret(backup, other.home, { secret: OWNER_PASSWORD, login: '', now: () => other.now }),
      sha256: null,
      acknowledgedIn: () => [],
      now: () => other.now,
      present: other.desk,
    });
    expect(verification.faults.map((each) => each.kind)).toEqual(['forked']);
    other.close();
  });

  test('of what a restore replaced is no failure: the record explains it', async () => {
    const first = await books.make();
    books.write('third');
    const second = await books.make();
    await handlers()['backup.restore']({ id: first, reason: 'back' }, books.owner);
    const { verification } = await drill(second);
    expect(verification).toMatchObject({ holds: true, faults: [] });
    expect(verification.remarks.map((each) => each.kind)).toEqual(['older_backup']);
    // The ledger that was restored did not know of it; its drill took it in.
    expect(await shown(second)).toMatchObject({ drill: 'holds' });
  });

  test('can be cancelled, and says nothing of the backup then', async () => {
    const id = await books.make();
    const abort = new AbortController();
    abort.abort();
    const info = { ...books.owner, signal: abort.signal };
    await expect(async () => handlers()['backup.drill']({ id, taskId: TASK }, info)).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(drills()).toEqual([]);
    books.desk.workspace.close();
    books.desk = books.sitDown(await openWorkspace(books.folder, OWNER_PASSWORD));
    expect(await shown(id)).toMatchObject({ drill: 'none' });
  });
});
