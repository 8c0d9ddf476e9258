/** A backup becomes a workspace where there is none: with a secret of its time only, whole, and said in its record. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { restoreFirst } from '../../../src-main/areas/backup/first-restore.ts';
import { getBackup } from '../../../src-main/areas/backup/shelf.ts';
import { readEntry } from '../../../src-main/record/entry.ts';
import { keysBySecret } from '../../../src-main/workspace/backup-keys.ts';
import { readBackup } from '../../../src-main/workspace/backup-read.ts';
import { restoreInto } from '../../../src-main/workspace/backup-restore.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import {
  type Books,
  CHECKER_PASSWORD,
  newBooks,
  noteStanding,
  notesIn,
  OWNER_PASSWORD,
} from './backup-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let books: Books;
let file: string;
beforeEach(async () => {
  books = await newBooks();
  await books.addChecker();
  file = (await getBackup(books.desk.deps, await books.make())).path;
});
afterEach(() => books.close());

const target = () => join(books.home, 'restored');
const restore = (secret: string, login = '', folder = target()) =>
  restoreFirst(
    {
      file,
      typed: { secret, login, now: () => books.now },
      attemptsIn: () => join(books.home, 'attempts'),
      folderFor: () => folder,
      noteDocument: noteStanding,
    },
    books.info(''),
  );

describe('a first restore', () => {
  test('gives the workspace with its ledger, originals, people and id; the record says so', async () => {
    const { id, name } = await restore(OWNER_PASSWORD);
    expect({ id, name }).toEqual({ id: books.desk.workspace.document.id, name: '城南店' });
    const opened = await openWorkspace(target(), OWNER_PASSWORD);
    expect(notesIn(opened)).toEqual(['first', 'second']);
    expect(opened.ledgerChangedWhileClosed).toBeNull();
    const names = await opened.originals.names();
    expect(await Promise.all(names.map((each) => opened.originals.get(each)))).toHaveLength(2);
    const { ledger } = opened;
    const rows = ledger.all(ledger.query.selectFrom('audit_event').select('entry').orderBy('seq'));
    expect(readEntry(rows.at(-2)?.entry ?? '')).toMatchObject({
      action: 'backup.restored',
      actor: opened.document.ownerId,
      subject: { kind: 'first' },
    });
    opened.close();
  });

  test('takes the secret of anybody who could open the workspace then', async () => {
    await restore(CHECKER_PASSWORD, '王复核');
    (await openWorkspace(target(), CHECKER_PASSWORD, '王复核')).close();
  });

  test('with a wrong secret makes nothing, and who fails again and again waits', async () => {
    for (let times = 0; times < 4; times += 1)
      await expect(restore('not the password at all')).rejects.toMatchObject({ kind: 'wrong_secret' });
    await expect(restore(OWNER_PASSWORD)).rejects.toMatchObject({ kind: 'locked_out' });
    expect(existsSync(target())).toBe(false);
    books.later(1);
    await restore(OWNER_PASSWORD);
    // What failed goes with the workspace, whose record takes it at the next opening.
    expect(readFileSync(join(target(), 'log-ins.json'), 'utf8').match(/"failed"/g)).toHaveLength(4);
  });

  test('never goes into a folder that is a workspace or holds something else', async () => {
    await expect(restore(OWNER_PASSWORD, '', books.folder)).rejects.toMatchObject({
      kind: 'workspace_exists',
    });
    mkdirSync(target());
    writeFileSync(join(target(), 'letter.txt'), 'Dear');
    await expect(restore(OWNER_PASSWORD)).rejects.toMatchObject({ kind: 'workspace_exists' });
    expect(readdirSync(target())).toEqual(['letter.txt']);
  });

  test('stopped after any step can be done again in the same folder, and was no workspace before its end', async () => {
    const backup = await readBackup(file);
    const typed = { secret: OWNER_PASSWORD, login: '', now: () => books.now };
    const keys = await keysBySecret(backup, join(books.home, 'attempts'), typed);
    const cuts: string[] = [];
    await restoreInto(target(), backup, keys, {
      begin: () => '',
      step: (step) => {
        cuts.push(step);
        cpSync(target(), join(books.home, `cut-${step}`), { recursive: true });
      },
    });
    for (const step of cuts) {
      const folder = join(books.home, `cut-${step}`);
      expect(existsSync(join(folder, 'workspace.json')), step).toBe(step === 'switched');
      if (step !== 'switched') await restore(OWNER_PASSWORD, '', folder);
      const opened = await openWorkspace(folder, OWNER_PASSWORD);
      expect(notesIn(opened), step).toEqual(['first', 'second']);
      opened.close();
    }
  });

  test.each(['originals', 'begun', 'moved'] as const)(
    'that fails after “%s” leaves no folder',
    async (stop) => {
      const backup = await readBackup(file);
      const typed = { secret: OWNER_PASSWORD, login: '', now: () => books.now };
      const keys = await keysBySecret(backup, join(books.home, 'attempts'), typed);
      const restoring = {
        begin: () => '',
        step: (step: string) => {
          if (step === stop) throw new Error('the disk is gone');
        },
      };
      await expect(restoreInto(target(), backup, keys, restoring)).rejects.toThrow('the disk is gone');
      expect(existsSync(target())).toBe(false);
    },
  );
});
