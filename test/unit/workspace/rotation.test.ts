import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newDeviceKey } from '../../../src-main/workspace/device-key.ts';
import { admit } from '../../../src-main/workspace/entering.ts';
import { makeSlot } from '../../../src-main/workspace/key-slots.ts';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { type RotationStep, rotateDataKey } from '../../../src-main/workspace/rotation.ts';
import { removeSlot } from '../../../src-main/workspace/slot-keeping.ts';
import { openWorkspace } from '../../../src-main/workspace/workspace.ts';
import {
  AT,
  type Books,
  CLERK,
  CLERK_PASSWORD,
  expectWhole,
  generationFiles,
  makeBooks,
  note,
  OWNER_PASSWORD,
  SMALL,
} from './rotation-books.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const now = () => AT;
const ALL = { now, keeps: () => true, progress: () => undefined };

let home: string;
let books: Books;
let opened: OpenedWorkspace;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'countinghouse-unit-'));
  books = await makeBooks(join(home, 'books'), SMALL);
  opened = await openWorkspace(books.folder, OWNER_PASSWORD);
});
afterEach(() => {
  opened.close();
  rmSync(home, { recursive: true, force: true });
});
const onDisk = () => JSON.parse(readFileSync(join(books.folder, 'workspace.json'), 'utf8'));

describe('a rotated data key', () => {
  test('opens with every secret it opened with before; nothing is lost and no old file is left', async () => {
    const before = opened.dataKey;
    const ticks: number[] = [];
    const { workspace, dropped, damaged } = await rotateDataKey(opened, {
      ...ALL,
      progress: (done, of) => void ticks.push(done / of),
    });
    opened = workspace;
    expect(opened.dataKey.equals(before)).toBe(false);
    expect({ dropped, damaged }).toEqual({ dropped: [], damaged: [] });
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    expect(ticks.at(-1)).toBe(1);
    await expectWhole(opened, books);
    note(opened, 'and books go on');
    expect(await admit(opened, { login: '小王', secret: CLERK_PASSWORD, now })).toMatchObject({
      person: CLERK,
    });
    expect(opened.document).toMatchObject({ generation: 2, rotation: null, rotatedAt: AT });
    opened.close();
    expect(generationFiles(books.folder)).toEqual(['ledger-2.db', 'originals-2']);
    for (const [secret, login] of [
      [OWNER_PASSWORD, ''],
      [CLERK_PASSWORD, '小王'],
      [books.recoveryCode, ''],
    ] as const) {
      opened = await openWorkspace(books.folder, secret, login);
      expect(opened.ledgerChangedWhileClosed).toBeNull();
      expect(opened.device.publicKey).toBe(onDisk().device.publicKey);
      await expectWhole(opened, books, ['and books go on']);
      opened.close();
    }
  }, 60_000);

  test('can be rotated again, and the workspace stays locked all the while', async () => {
    for (let time = 0; time < 2; time += 1) {
      await expect(openWorkspace(books.folder, OWNER_PASSWORD)).rejects.toMatchObject({
        kind: 'workspace_in_use',
      });
      const former = opened;
      opened = (await rotateDataKey(opened, ALL)).workspace;
      former.close(); // Over: changes nothing, and lets nobody in.
      await expect(former.update((document) => document)).rejects.toThrow();
    }
    await expect(openWorkspace(books.folder, OWNER_PASSWORD)).rejects.toMatchObject({
      kind: 'workspace_in_use',
    });
    await expectWhole(opened, books);
    expect(generationFiles(books.folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([
      'ledger-3.db',
      'originals-3',
    ]);
  }, 60_000);

  test('is not for whose slot was removed, though she kept the old file with her slot in it', async () => {
    const withClerk = onDisk();
    await removeSlot(opened, opened.document.slots.find((slot) => slot.person === CLERK)?.id ?? '');
    opened = (await rotateDataKey(opened, ALL)).workspace;
    opened.close();
    const current = onDisk();
    // She puts her slot, and then her whole old file, back.
    const hers = withClerk.slots.filter((slot: { person: string }) => slot.person === CLERK);
    const file = join(books.folder, 'workspace.json');
    writeFileSync(file, JSON.stringify({ ...current, slots: [...current.slots, ...hers] }));
    await expect(openWorkspace(books.folder, CLERK_PASSWORD, '小王')).rejects.toMatchObject({
      kind: 'workspace_damaged',
    });
    writeFileSync(file, JSON.stringify(withClerk));
    await expect(openWorkspace(books.folder, CLERK_PASSWORD, '小王')).rejects.toMatchObject({
      kind: 'workspace_damaged',
    });
    expect(generationFiles(books.folder)).toEqual(['ledger-2.db', 'originals-2']);
    writeFileSync(file, JSON.stringify(current));
    opened = await openWorkspace(books.folder, OWNER_PASSWORD);
    await expectWhole(opened, books);
  }, 60_000);

  test('is sealed to no slot that somebody else put into the file, nor to one that is not to stay', async () => {
    const clerk = opened.document.slots.find((slot) => slot.person === CLERK);
    opened.close();
    const document = onDisk();
    const his = await makeSlot(
      { kind: 'recovery', person: '', login: '', secret: 'his own', createdAt: AT },
      Buffer.alloc(32),
      newDeviceKey(),
    );
    document.slots.push(his);
    writeFileSync(join(books.folder, 'workspace.json'), JSON.stringify(document));
    opened = await openWorkspace(books.folder, OWNER_PASSWORD);
    const { workspace, dropped } = await rotateDataKey(opened, {
      ...ALL,
      keeps: (slot) => slot.person !== CLERK,
    });
    opened = workspace;
    expect(dropped.map((slot) => slot.id).sort()).toEqual([clerk?.id, his.id].sort());
    await expect(admit(opened, { login: '小王', secret: CLERK_PASSWORD, now })).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
  }, 60_000);

  test('is not rotated when nobody could open the workspace afterwards', async () => {
    await expect(rotateDataKey(opened, { ...ALL, keeps: () => false })).rejects.toMatchObject({
      kind: 'last_keeper',
    });
    await expectWhole(opened, books);
  });

  test('leaves a damaged original as it is and names it', async () => {
    const [first = ''] = books.originals;
    const file = join(books.folder, 'originals', first);
    const bytes = readFileSync(file);
    bytes.fill(0, 100, 120);
    writeFileSync(file, bytes);
    const rotated = await rotateDataKey(opened, ALL);
    opened = rotated.workspace;
    expect(rotated.damaged).toEqual([first]);
    expect(readFileSync(join(books.folder, 'originals-2', first)).equals(bytes)).toBe(true);
    await expect(opened.originals.get(first)).rejects.toMatchObject({ kind: 'workspace_damaged' });
  });
});

describe('a rotation that stops on a fault', () => {
  const STEPS: RotationStep[] = ['announced', 'originals', 'copied', 'rekeyed', 'moved'];

  test.each(STEPS)(
    'after “%s” leaves the books in use as they were, and goes on with the same key',
    async (stop) => {
      const fault = new Error('the disk is full');
      const stopAt = (step: RotationStep) => {
        if (step === stop) throw fault;
      };
      await expect(rotateDataKey(opened, { ...ALL, step: stopAt })).rejects.toBe(fault);
      expect(opened.document.generation).toBe(1);
      const announced = opened.nextDataKey.key;
      note(opened, 'written in between'); // The copy that was made has not got it.
      opened = (await rotateDataKey(opened, ALL)).workspace;
      expect(opened.dataKey).toEqual(announced);
      await expectWhole(opened, books, ['written in between']);
    },
    60_000,
  );

  test('because something was written meanwhile switches nothing', async () => {
    const meanwhile = (step: RotationStep) => {
      if (step === 'moved') note(opened, 'slipped in');
    };
    await expect(rotateDataKey(opened, { ...ALL, step: meanwhile })).rejects.toThrow(/nothing is written/);
    expect(onDisk().generation).toBe(1);
    await expectWhole(opened, books, ['slipped in']);
    opened = (await rotateDataKey(opened, ALL)).workspace;
    await expectWhole(opened, books, ['slipped in']);
  });

  test('is gone on with by somebody else, who seals no original twice', async () => {
    const stopAt = (step: RotationStep) => {
      if (step === 'originals') throw new Error('stopped');
    };
    await expect(rotateDataKey(opened, { ...ALL, step: stopAt })).rejects.toThrow('stopped');
    const announced = opened.nextDataKey.key;
    opened.close();
    const sealed = () =>
      readdirSync(join(books.folder, 'originals-2')).map((name) => {
        const { ino, mtimeMs } = statSync(join(books.folder, 'originals-2', name));
        return { name, ino, mtimeMs };
      });
    const before = sealed();
    opened = await openWorkspace(books.folder, CLERK_PASSWORD, '小王');
    expect(opened.nextDataKey.key).toEqual(announced);
    opened = (await rotateDataKey(opened, ALL)).workspace;
    expect(sealed()).toEqual(before);
    await expectWhole(opened, books);
  }, 60_000);

  test('a next key that somebody else put into the file is never used', async () => {
    const stopAt = () => {
      throw new Error('stopped');
    };
    await expect(rotateDataKey(opened, { ...ALL, step: stopAt })).rejects.toThrow('stopped');
    const announced = opened.nextDataKey.key;
    opened.close();
    const document = onDisk();
    document.rotation.startedAt = '2030-01-01T00:00:00Z';
    writeFileSync(join(books.folder, 'workspace.json'), JSON.stringify(document));
    opened = await openWorkspace(books.folder, OWNER_PASSWORD);
    expect(opened.nextDataKey.key).toBeNull();
    opened = (await rotateDataKey(opened, ALL)).workspace;
    expect(opened.dataKey).not.toEqual(announced);
    await expectWhole(opened, books);
  }, 60_000);
});
