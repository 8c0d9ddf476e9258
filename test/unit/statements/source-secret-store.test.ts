/** The store of secrets: sealed, bound to its row, bounded, and forgotten for good. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { knownPasswords, noteOpened } from '../../../src-main/areas/statements/secrets/file-passwords.ts';
import { SECRET_BYTES_MAX, SourceSecrets } from '../../../src-main/areas/statements/secrets/store.ts';
import { PASSWORDS_TRIED_MAX } from '../../../src-main/areas/statements/zip-locked.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { Record as AuditRecord } from '../../../src-main/record/record.ts';
import { secretBox } from '../../../src-main/workspace/sealed-secrets.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { info, newDesk } from '../../support/desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const SHA = 'a'.repeat(64);

let desk: Desk;
let secrets: SourceSecrets;
let minute: number;
beforeEach(async () => {
  desk = await newDesk();
  minute = 0;
  const { workspace, record } = desk;
  const now = () => new Date(Date.UTC(2026, 9, 19, 1, minute++)).toISOString();
  secrets = new SourceSecrets({
    ledger: workspace.ledger,
    record,
    box: secretBox(workspace.dataKey),
    now,
  });
});
afterEach(() => desk.close());

const change = (set: { label?: string; kind?: string; forgotten_at?: string }) =>
  desk.workspace.ledger.erase(desk.workspace.ledger.query.updateTable('source_secret').set(set));
const row = (id: number) => {
  const { ledger } = desk.workspace;
  return ledger.first(ledger.query.selectFrom('source_secret').selectAll().where('id', '=', id));
};

test('what is put in can be used, is listed without its value, and is unreadable in the ledger', () => {
  const id = secrets.put('wechat_v3', '1900000109', '{"key":"very secret"}', info);
  expect(secrets.open(id)).toBe('{"key":"very secret"}');
  expect(JSON.stringify(secrets.list())).not.toContain('very secret');
  expect(secrets.list()).toMatchObject([{ id, kind: 'wechat_v3', label: '1900000109', lastUsedAt: '' }]);
  expect(Buffer.from(row(id)?.sealed ?? []).includes('very secret')).toBe(false);
});

test('one value sealed twice looks different, and opens in its own row only', () => {
  const [a, b] = [secrets.put('sftp', 'a', 'same', info), secrets.put('sftp', 'b', 'same', info)];
  expect(row(a)?.sealed).not.toEqual(row(b)?.sealed);
  const { nonce, sealed } = row(a) ?? {};
  const { ledger } = desk.workspace;
  ledger.erase(
    ledger.query
      .updateTable('source_secret')
      .set({ nonce: nonce ?? null, sealed: sealed ?? null })
      .where('id', '=', b),
  );
  expect(secrets.open(a)).toBe('same');
  expect(() => secrets.open(b)).toThrow('workspace_damaged');
});

test('the first use and every file that was opened are in the record, each once; later uses are in the list only', () => {
  const id = secrets.put('file_password', 'a', '1', info);
  secrets.used(id, info, [SHA, SHA]);
  secrets.used(id, info, [SHA]);
  secrets.used(id, info);
  const { ledger } = desk.workspace;
  const uses = ledger.all(
    ledger.query.selectFrom('audit_event').select('entry').where('action', '=', 'sources.secret_used'),
  );
  expect(uses).toHaveLength(1);
  expect(secrets.openersOf(SHA)).toEqual([id]);
  expect(secrets.list()[0]?.lastUsedAt).toBe(row(id)?.last_used_at);
});

test('forgotten, it is gone and its number is no other’s; the database lets nobody delete, change or revive it', () => {
  const id = secrets.put('file_password', '支付宝', '1', info);
  expect(() => change({ kind: 'sftp' })).toThrow('only its use and its end');
  secrets.forget(id, info);
  expect(row(id)).toMatchObject({ label: '', nonce: null, sealed: null });
  expect(() => secrets.open(id)).toThrow('not_found');
  expect(() => secrets.forget(id, info)).toThrow('not_found');
  expect(() => change({ forgotten_at: '' })).toThrow();
  const { ledger } = desk.workspace;
  expect(() => ledger.erase(ledger.query.deleteFrom('source_secret'))).toThrow('its row stays');
  expect(secrets.put('file_password', '支付宝', '2', info)).toBe(id + 1);
});

test('nothing of a forgotten secret is left in the pages of the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-pages-'));
  try {
    const { workspace } = desk;
    const key = deriveKey(workspace.dataKey, 'ledger');
    const pagesAfter = async (name: string, work: (copy: SourceSecrets) => void): Promise<Buffer> => {
      const file = join(folder, name);
      workspace.ledger.copyTo(file);
      const ledger = await openLedger(file, key);
      const now = () => '2026-10-19T02:00:00.000Z';
      const record = new AuditRecord(
        ledger,
        { workspaceId: workspace.document.id, ...workspace.device },
        now,
      );
      work(new SourceSecrets({ ledger, record, box: secretBox(workspace.dataKey), now }));
      ledger.close();
      const driver = await openDriver(file, key);
      const bytes = (driver as unknown as { serialize(): Buffer }).serialize(); // Pages in plain text; our types leave it out on purpose.
      driver.close();
      return bytes;
    };
    const id = secrets.put('file_password', '要找的标签', 'x'.repeat(200), info);
    const sealed = Buffer.from(row(id)?.sealed ?? []).subarray(0, 40); // What is written anew may lie over the end of it.
    expect((await pagesAfter('kept.db', () => undefined)).includes(sealed)).toBe(true);
    const after = await pagesAfter('forgotten.db', (copy) => copy.forget(id, info));
    expect(after.includes(sealed)).toBe(false);
    expect(after.includes(Buffer.from('要找的标签'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a file is tried with those that opened it before, then the last used, and no more than the limit', () => {
  const ids = Array.from({ length: PASSWORDS_TRIED_MAX + 10 }, (_, at) =>
    secrets.put('file_password', `第${at}份`, `p${at}`, info),
  );
  secrets.put('sftp', 'no file password', 'key', info);
  expect(knownPasswords(secrets).values).toHaveLength(PASSWORDS_TRIED_MAX);
  expect(knownPasswords(secrets).values.slice(0, 2)).toEqual(['p59', 'p58']);
  noteOpened(secrets, [ids[3] ?? 0], [{ passwordIndex: 0, sha256: SHA }], info);
  expect(knownPasswords(secrets).values.slice(0, 2)).toEqual(['p3', 'p59']);
  for (let at = 10; at < 60; at += 1) secrets.used(ids[at] ?? 0, info);
  expect(knownPasswords(secrets).values).not.toContain('p3');
  expect(knownPasswords(secrets, SHA).values.slice(0, 2)).toEqual(['p3', 'p59']);
});

test('a secret longer than a limit is refused by name, and not by quoting it', () => {
  const long = 'x'.repeat(SECRET_BYTES_MAX + 1);
  expect(() => secrets.put('alipay', 'a', long, info)).toThrow('too_large');
  expect(secrets.list()).toEqual([]);
});
