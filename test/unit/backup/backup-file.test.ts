/** The backup file: made while the workspace is in use, readable by nobody, and any changed byte is found and named. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { RECORDED_TABLES } from '../../../src-main/record/tables.ts';
import {
  type CheckedBackup,
  extractPart,
  readBackup,
  readBackupHeader,
  readSmallPart,
} from '../../../src-main/workspace/backup-read.ts';
import { type WantedBackup, writeBackup } from '../../../src-main/workspace/backup-write.ts';
import type { OpenedWorkspace } from '../../../src-main/workspace/opened.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { createWorkspace, openWorkspace } from '../../../src-main/workspace/workspace.ts';
import '../../support/quick-scrypt.ts';

const NOW = '2026-10-19T01:00:00.000Z';
const PASSWORD = 'the password of the backup test';
const OWNER = '林会计';
const ORIGINAL = '财付通账单 4200001234567890';
const home = mkdtempSync(join(tmpdir(), 'countinghouse-backup-'));
const file = join(home, 'out', 'one.chbackup');

let opened: OpenedWorkspace;
let record: AuditRecord;
let made: CheckedBackup;

const keys = () => ({ workspaceId: opened.document.id, ...opened.device });

const wanted = (): WantedBackup => ({
  id: 'A'.repeat(24),
  kind: 'manual',
  madeAt: NOW,
  version: '0.1.0',
  facts: () => {
    const { size, root, checkpoint } = record.head();
    const totals = [...opened.ledger.countRows(RECORDED_TABLES)].map(([table, rows]) => ({ table, rows }));
    return { head: { size, root, checkpoint }, totals };
  },
});

beforeAll(async () => {
  const folder = join(home, 'books');
  await createWorkspace(folder, {
    name: 'books',
    owner: OWNER,
    password: PASSWORD,
    isDemo: false,
    createdAt: NOW,
  });
  opened = await openWorkspace(folder, PASSWORD);
  await opened.update((document) => ({ ...document, owner: '' })); // As the engine does once the ledger has the name.
  record = new AuditRecord(opened.ledger, keys(), () => NOW);
  await opened.originals.put(Buffer.from(ORIGINAL, 'utf8'));
  await opened.originals.put(Buffer.from('a second file, longer than the first one by some words', 'utf8'));
  made = await writeBackup(file, opened, wanted());
});
afterAll(() => {
  opened.close();
  rmSync(home, { recursive: true, force: true });
});

const bytesOf = (path: string) => readFileSync(path);
const changed = (change: (bytes: Buffer) => Buffer): string => {
  const copy = join(home, 'changed.chbackup');
  writeFileSync(copy, change(bytesOf(file)));
  return copy;
};
const partNamed = (path: string): Promise<string> =>
  readBackup(path).then(
    () => 'whole',
    (fault: { kind: string; facts: { part?: string } }) =>
      fault.kind === 'backup_damaged' ? (fault.facts.part ?? '') : fault.kind,
  );

/** Where each part of the file stands. */
function placeNames(): { readonly from: number; readonly name: string }[] {
  const { manifest, start } = made;
  let from = start;
  const parts = manifest.parts.map(({ name, bytes }) => {
    const place = { from, name };
    from += bytes;
    return place;
  });
  return [
    { from: 0, name: 'magic' },
    { from: 10, name: 'manifest' },
    { from: start - 64, name: 'signature' },
    ...parts,
  ];
}
const nameAt = (position: number): string =>
  placeNames().findLast(({ from }) => from <= position)?.name ?? 'magic';

describe('a backup file', () => {
  test('holds the ledger, every original and the document, and says how much of each', () => {
    const { manifest } = made;
    expect(manifest.parts.map((part) => part.name.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'workspace.json',
      'ledger',
      'originals/…',
      'originals/…',
    ]);
    expect(manifest.head.size).toBe(1);
    expect(manifest.totals).toHaveLength(RECORDED_TABLES.length);
    expect(readdirSync(join(home, 'out'))).toEqual(['one.chbackup']);
  });

  test('has the SHA-256 that any program computes of it', () => {
    expect(made.sha256).toBe(createHash('sha256').update(bytesOf(file)).digest('hex'));
  });

  test('can be read by nobody: no name, no word of an original, no table of the ledger', () => {
    const bytes = bytesOf(file);
    for (const text of [OWNER, ORIGINAL, '财付通', 'SQLite format', 'CREATE TABLE', PASSWORD])
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(text, encoding)), `${text} as ${encoding}`).toBe(false);
  });

  test('made while the ledger is in use is of one instant: head and rows are those of the copy', async () => {
    const later = join(home, 'out', 'later.chbackup');
    const write = () =>
      record.note({ person: '', session: '', shell: 'test' }, { action: 'session.log_out' });
    const making = writeBackup(later, opened, wanted(), write); // Others write between any two blocks.
    write();
    const backup = await making;
    const target = join(home, 'later.db');
    await extractPart(backup, 'ledger', target);
    const ledger = await openLedger(target, deriveKey(opened.dataKey, 'ledger'));
    const { head, totals } = backup.manifest;
    expect(new AuditRecord(ledger, keys(), () => NOW).head()).toMatchObject(head);
    expect([...ledger.countRows(RECORDED_TABLES)]).toEqual(totals.map(({ table, rows }) => [table, rows]));
    expect(head.size).toBeLessThan(record.head().size - 2);
    ledger.close();
    rmSync(later);
  });

  test('gives its parts back byte by byte', async () => {
    const target = join(home, 'ledger.db');
    await extractPart(made, 'ledger', target);
    const said = made.manifest.parts.find((part) => part.name === 'ledger');
    expect(createHash('sha256').update(bytesOf(target)).digest('hex')).toBe(said?.sha256);
    const document = JSON.parse((await readSmallPart(made, 'workspace.json')).toString('utf8'));
    expect(document).toMatchObject({
      id: opened.document.id,
      anchor: made.manifest.head.checkpoint,
      rotation: null,
    });
  });
});

describe('a damaged backup', () => {
  test('with any byte of its header changed is refused, naming magic word, manifest or signature', async () => {
    for (let position = 0; position < made.start; position += 1) {
      const copy = changed((bytes) => {
        bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << (position % 8)), position);
        return bytes.subarray(0, made.start); // Refused before any part is read, so none is needed.
      });
      expect(await partNamed(copy), `byte ${position}`).toBe(nameAt(position));
    }
  });

  test('with any other byte changed is refused, naming the part', async () => {
    const { bytes: size, start } = made;
    const firstAndLast = placeNames()
      .slice(3)
      .flatMap(({ from }) => [from, from - 1]);
    const others = Array.from({ length: 150 }, () => start + Math.floor(Math.random() * (size - start)));
    for (const position of [...firstAndLast, size - 1, ...others]) {
      const copy = changed((bytes) => {
        bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << Math.floor(Math.random() * 8)), position);
        return bytes;
      });
      expect(await partNamed(copy), `byte ${position}`).toBe(nameAt(position));
    }
  });

  test('cut short anywhere is refused, naming the part where it ends', async () => {
    const places = placeNames();
    const lengths = [0, 1, ...places.slice(1).flatMap(({ from }) => [from - 1, from]), made.bytes - 1];
    for (const length of lengths) {
      const copy = changed((bytes) => bytes.subarray(0, length));
      expect(await partNamed(copy), `${length} bytes`).toBe(nameAt(length));
      await expect(readBackupHeader(copy)).rejects.toMatchObject({ kind: 'backup_damaged' });
    }
  });

  test('with anything after its end is refused as such', async () => {
    const copy = changed((bytes) => Buffer.concat([bytes, Buffer.of(0)]));
    expect(await partNamed(copy)).toBe('tail');
    await expect(readBackupHeader(copy)).rejects.toMatchObject({ facts: { part: 'tail' } });
  });

  test('whose manifest was written anew by somebody else says so at the signature', async () => {
    const copy = changed((bytes) => {
      const length = bytes.readUInt32BE(10);
      const text = bytes.toString('utf8', 46, 46 + length).replace('"manual"', '"scheduled"');
      const manifest = Buffer.from(text, 'utf8');
      const size = Buffer.alloc(4);
      size.writeUInt32BE(manifest.length);
      const hash = createHash('sha256').update(manifest).digest();
      return Buffer.concat([bytes.subarray(0, 10), size, hash, manifest, bytes.subarray(46 + length)]);
    });
    expect(await partNamed(copy)).toBe('signature');
  });

  test('that is not there, or is something else, says so', async () => {
    expect(await partNamed(join(home, 'nowhere.chbackup'))).toBe('not_found');
    expect(await partNamed(changed(() => Buffer.from('商户订单号,类型\n')))).toBe('magic');
  });

  test('is not written out: a part that changed after it was read is refused', async () => {
    const copy = join(home, 'swapped.chbackup');
    copyFileSync(file, copy);
    const read = await readBackup(copy);
    const bytes = bytesOf(copy);
    bytes.writeUInt8(bytes.readUInt8(made.bytes - 5) ^ 1, made.bytes - 5);
    writeFileSync(copy, bytes);
    const last = made.manifest.parts.at(-1)?.name ?? '';
    await expect(extractPart(read, last, join(home, 'part'))).rejects.toMatchObject({
      kind: 'backup_damaged',
      facts: { part: last },
    });
  });
});
