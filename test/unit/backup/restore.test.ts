/** A backup in place of the present ledger: with a second person's yes, with nothing lost on the way, and explained in the record. */
import { appendFileSync, copyFileSync, cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eraseName, readNames } from '../../../src-main/areas/access/store.ts';
import { restoreOver } from '../../../src-main/areas/backup/restore.ts';
import { getBackup } from '../../../src-main/areas/backup/shelf.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import { readBackup } from '../../../src-main/workspace/backup-read.ts';
import { rotateDataKey } from '../../../src-main/workspace/rotation.ts';
import { changePassword } from '../../../src-main/workspace/slot-keeping.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import { type Books, CHECKER, newBooks, notesIn, OWNER_PASSWORD, TASK } from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: Books;
beforeEach(async () => {
  books = await newBooks();
});
afterEach(() => books.close());

const handlers = () => books.desk.backups.handlers;
const ask = (id: string) => handlers()['backup.restore']({ id, reason: '昨天导错了' }, books.owner);
const carryOut = (requestId: number, openedWith: { secret?: string } = {}) =>
  handlers()['backup.restoreApproved']({ requestId, taskId: TASK, ...openedWith }, books.owner);
async function approve(requestId: number): Promise<void> {
  const { requests } = books.desk;
  await requests.approve(requestId, requests.get(requestId).hash, '', books.checker);
}
/** A backup, and something written after it. */
async function backupThenWork(): Promise<string> {
  const id = await books.make();
  books.later(1);
  books.write('third');
  return id;
}
const restoredEvent = () => {
  const { ledger } = books.desk.workspace;
  const rows = ledger.all(
    ledger.query.selectFrom('audit_event').select('entry').where('action', '=', 'backup.restored'),
  );
  return readEntry(rows.at(-1)?.entry ?? '');
};
/** The generation the record says workspace.json is at, and the one it is at. */
const generations = () => {
  const { ledger, document } = books.desk.workspace;
  const rows = ledger.all(
    ledger.query.selectFrom('audit_event').select('entry').where('action', '=', 'access.document_stands'),
  );
  return [readEntry(rows.at(-1)?.entry ?? '')?.subject['generation'], document.generation];
};
const verified = () => {
  const { workspace } = books.desk;
  return verifyRecord({
    ledger: workspace.ledger,
    keys: { workspaceId: workspace.document.id, publicKey: workspace.device.publicKey },
    anchors: [{ place: 'workspace.json', note: workspace.document.anchor }],
    explained: new Set(),
    step: async () => undefined,
  });
};
const ledgerFiles = () =>
  readdirSync(books.folder)
    .filter((name) => /^(ledger|originals)/.test(name))
    .sort();

describe('restoring over a present ledger', () => {
  test('is compared first: the same, older with what would be lost, and another workspace’s is none of it', async () => {
    const id = await backupThenWork();
    const seen = await books.compare(id);
    expect(seen).toMatchObject({ relation: 'older', lost: seen.ledgerSize - seen.backupSize });
    expect(seen.lost).toBeGreaterThan(1); // The backup's own event, and the note.
    const other = await newBooks();
    await other.make();
    const [foreign = ''] = readdirSync(other.desk.deps.folder);
    const file = join(books.home, foreign);
    copyFileSync(join(other.desk.deps.folder, foreign), file);
    other.close();
    const agreed = { path: file, sha256: (await readBackup(file)).sha256, request: 0, approvedBy: '' };
    await expect(restoreOver(books.desk.deps, agreed, books.owner)).rejects.toMatchObject({
      kind: 'backup_forked',
    });
  });

  test('waits for a second person, then gives the ledger of the backup; the record says what took the place of what', async () => {
    await books.addChecker();
    const id = await backupThenWork();
    const { requestId } = await ask(id);
    if (requestId === null) return expect.fail('a second person is there');
    await expect(carryOut(requestId)).rejects.toMatchObject({ kind: 'request_void' });
    await approve(requestId);
    const replaced = books.desk.record.head();
    await carryOut(requestId);
    expect(books.notes()).toEqual(['first', 'second']);
    expect(restoredEvent()).toMatchObject({
      action: 'backup.restored',
      actor: books.desk.workspace.document.ownerId,
      subject: {
        kind: 'over',
        backup: id,
        replaced_size: replaced.size,
        replaced_root: replaced.root,
        request: requestId,
        approved_by: CHECKER,
      },
    });
    expect(await verified()).toMatchObject({ holds: true });
    expect(generations()).toEqual([2, 2]);
    expect(ledgerFiles()).toEqual(['ledger-2.db', 'ledger-2.db-shm', 'ledger-2.db-wal', 'originals-2']);
  });

  test('is done at once where nobody else could agree', async () => {
    const id = await backupThenWork();
    expect(await ask(id)).toEqual({ requestId: null });
    expect(books.notes()).toEqual(['first', 'second']);
    expect(restoredEvent()?.subject).toMatchObject({ request: 0 });
  });

  test('keeps what it replaced as a backup, which can be put back', async () => {
    await ask(await backupThenWork());
    const { backups } = await handlers()['backup.list']({}, books.owner);
    const replaced = backups.find((each) => each.size === restoredEvent()?.subject['replaced_size']);
    expect(replaced?.isPresent).toBe(true);
    books.later(1);
    books.write('after');
    const seen = await books.compare(replaced?.id ?? '');
    expect(seen.relation).toBe('forked');
    expect(seen.lost).toBeLessThan(seen.ledgerSize); // Only what came after the restore.
    await ask(replaced?.id ?? '');
    expect(books.notes()).toEqual(['first', 'second', 'third']);
    expect(await verified()).toMatchObject({ holds: true });
  });

  test('never lets the keep rule remove what was replaced: nothing else holds it', async () => {
    await ask(await backupThenWork());
    const keep = { isOn: true, keepDays: 1, keepWeeks: 0, keepMonths: 0 };
    await handlers()['backup.setSchedule'](keep, books.owner);
    for (let day = 0; day < 3; day += 1) {
      books.later(25);
      await books.desk.backups.makeScheduled(books.owner);
    }
    const { backups } = await handlers()['backup.list']({}, books.owner);
    const kept = backups.filter((each) => each.isPresent).map((each) => each.id);
    expect(kept).toContain(restoredEvent()?.subject['replaced_backup']);
    expect(kept).toHaveLength(2); // And the newest.
  });

  test('explains a head that was anchored later than the backup', async () => {
    await backupThenWork().then(ask);
    const { workspace } = books.desk;
    expect(workspace.document.anchor).toBe(books.desk.record.head().checkpoint);
    const later = (await handlers()['backup.list']({}, books.owner)).backups[0];
    const anchored = (await readBackup(join(books.desk.deps.folder, later?.fileName ?? ''))).manifest.head;
    const { faults, remarks } = await verifyRecord({
      ledger: workspace.ledger,
      keys: { workspaceId: workspace.document.id, publicKey: workspace.device.publicKey },
      anchors: [{ place: 'paper', note: anchored.checkpoint }],
      explained: new Set(),
      step: async () => undefined,
    });
    expect(faults).toEqual([]);
    expect(remarks).toHaveLength(1);
  });

  test('a newer backup brings back what was lost when somebody put an older ledger in place', async () => {
    books.desk.workspace.close();
    cpSync(books.folder, join(books.home, 'older'), { recursive: true });
    books.desk = books.sitDown(await openWorkspace(books.folder, OWNER_PASSWORD));
    books.write('third');
    const id = await books.make();
    books.desk.workspace.close();
    rmSync(books.folder, { recursive: true });
    renameSync(join(books.home, 'older'), books.folder);
    books.desk = books.sitDown(await openWorkspace(books.folder, OWNER_PASSWORD));
    expect(books.notes()).toEqual(['first', 'second']);
    expect(await books.compare(id)).toMatchObject({ relation: 'newer', lost: 0 });
    await ask(id);
    expect(books.notes()).toEqual(['first', 'second', 'third']);
    expect(await verified()).toMatchObject({ holds: true });
  });

  test('is void when somebody worked on after it was asked for, and when the file is another', async () => {
    await books.addChecker();
    const { requestId } = await ask(await backupThenWork());
    await approve(requestId ?? 0);
    books.write('fourth');
    await expect(carryOut(requestId ?? 0)).rejects.toMatchObject({ kind: 'request_void' });
    expect(books.notes()).toContain('fourth');

    const id = await books.make();
    const again = await ask(id);
    const { path } = await getBackup(books.desk.deps, id);
    appendFileSync(path, Buffer.of(0));
    await expect(approve(again.requestId ?? 0)).rejects.toMatchObject({ kind: 'request_void' });
  });

  test('leaves the people’s present passwords in force', async () => {
    const id = await books.make();
    const { workspace } = books.desk;
    const { ownerId } = workspace.document;
    const next = 'a new password set after the backup';
    await changePassword(workspace, ownerId, { current: OWNER_PASSWORD, next }, () => books.now);
    await ask(id);
    books.desk.workspace.close();
    await expect(openWorkspace(books.folder, OWNER_PASSWORD)).rejects.toMatchObject({ kind: 'wrong_secret' });
    const opened = await openWorkspace(books.folder, next);
    expect(notesIn(opened)).toEqual(['first', 'second']);
    expect(opened.ledgerChangedWhileClosed).toBeNull();
    books.desk = books.sitDown(opened);
  });

  test('does not bring back a name that was erased', async () => {
    await books.addChecker();
    const id = await books.make();
    eraseName(books.desk.workspace.ledger, CHECKER);
    const sha256 = (await readBackup((await getBackup(books.desk.deps, id)).path)).sha256;
    await restoreOver(
      books.desk.deps,
      { path: (await getBackup(books.desk.deps, id)).path, sha256, request: 0, approvedBy: '' },
      books.owner,
    );
    expect(books.desk.people.find(CHECKER)?.roles).toEqual(['administrator']);
    expect(readNames(books.desk.workspace.ledger).has(CHECKER)).toBe(false);
  });
});

async function agreedOn(id: string) {
  const { path } = await getBackup(books.desk.deps, id);
  return { path, sha256: (await readBackup(path)).sha256, request: 0, approvedBy: '' };
}

describe('a backup from before the data key was rotated', () => {
  let id: string;
  beforeEach(async () => {
    id = await backupThenWork();
    const { workspace } = await rotateDataKey(books.desk.workspace, {
      now: () => books.now,
      keeps: () => true,
      progress: () => undefined,
    });
    books.desk = books.sitDown(workspace);
  });

  test('is not opened by the present key, and says so', async () => {
    await expect(ask(id)).rejects.toMatchObject({ kind: 'backup_older_key' });
    await expect(async () =>
      handlers()['backup.drill']({ id, taskId: TASK }, books.owner),
    ).rejects.toMatchObject({ kind: 'backup_older_key' });
  });

  test('is restored with a secret of its time, and is under the present key afterwards', async () => {
    const present = books.desk.workspace.dataKey;
    const openedWith = { secret: OWNER_PASSWORD };
    await handlers()['backup.restore']({ id, reason: 'back', ...openedWith }, books.owner);
    expect(books.notes()).toEqual(['first', 'second']);
    expect(books.desk.workspace.dataKey.equals(present)).toBe(true);
    const { originals } = books.desk.workspace;
    const texts = await Promise.all(
      (await originals.names()).map(async (name) => String(await originals.get(name))),
    );
    expect(texts.sort()).toEqual(['第一个文件 4200001234567890', '第二个文件']);
    books.desk.workspace.close();
    const opened = await openWorkspace(books.folder, OWNER_PASSWORD);
    expect(notesIn(opened)).toEqual(['first', 'second']);
    books.desk = books.sitDown(opened);
    expect(await verified()).toMatchObject({ holds: true });
  });
});

describe('a restore that is stopped', () => {
  const BEFORE = ['originals', 'ledger', 'rekeyed', 'begun', 'moved'] as const;

  test('by a power cut after any step leaves the ledger from before or the restored one', async () => {
    const agreed = await agreedOn(await backupThenWork());
    const cuts: string[] = [];
    await restoreOver(books.desk.deps, agreed, books.owner, (step) => {
      cuts.push(step);
      cpSync(books.folder, join(books.home, `cut-${step}`), { recursive: true });
    });
    expect(cuts).toEqual([...BEFORE, 'switched', 'removed']);
    for (const step of cuts) {
      const opened = await openWorkspace(join(books.home, `cut-${step}`), OWNER_PASSWORD);
      const isBefore = BEFORE.some((each) => each === step);
      expect(notesIn(opened), step).toEqual(isBefore ? ['first', 'second', 'third'] : ['first', 'second']);
      for (const name of await opened.originals.names()) await opened.originals.get(name);
      expect(await opened.originals.names()).toHaveLength(2);
      opened.close();
    }
  });

  test.each(BEFORE)(
    'by a fault after “%s” goes on with the present ledger and leaves no files',
    async (stop) => {
      const agreed = await agreedOn(await backupThenWork());
      await expect(
        restoreOver(books.desk.deps, agreed, books.owner, (step) => {
          if (step === stop) throw new Error('the disk is gone');
        }),
      ).rejects.toThrow('the disk is gone');
      expect(books.notes()).toEqual(['first', 'second', 'third']);
      books.write('and on');
      expect(ledgerFiles()).toEqual(['ledger.db', 'ledger.db-shm', 'ledger.db-wal', 'originals']);
      expect(await verified()).toMatchObject({ holds: true });
    },
  );

  test('by somebody who writes meanwhile changes nothing', async () => {
    const agreed = await agreedOn(await backupThenWork());
    await expect(
      restoreOver(books.desk.deps, agreed, books.owner, (step) => {
        if (step === 'moved') books.write('slipped in');
      }),
    ).rejects.toMatchObject({ kind: 'busy' });
    expect(books.notes().at(-1)).toBe('slipped in');
  });
});
