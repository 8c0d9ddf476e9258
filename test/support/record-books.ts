/**
 * A ledger with a record, for tests that tamper with it: made by the real code, closed, and changed through a connection of its own with the
 * triggers dropped, as somebody would who has the key.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Driver, openDriver } from '../../src-main/ledger/driver.ts';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';
import { Record as AuditRecord } from '../../src-main/record/record.ts';
import { newDeviceKey } from '../../src-main/record/signed-note.ts';
import { type VerifyRequest, verifyRecord } from '../../src-main/record/verify.ts';

const KEY = Buffer.alloc(32, 9);
export const HER = { person: 'P-0000000001', session: 'a session of hers', shell: 'test' };
export const keys = { workspaceId: 'A-WORKSPACE-FOR-TESTS', ...newDeviceKey() };

export interface Books {
  readonly folder: string;
  readonly file: string;
}

/** A clock that goes one second further with each look, and can be set. */
export function testClock(from = '2026-10-19T01:00:00.000Z') {
  let at = Date.parse(from);
  return {
    now: () => {
      at += 1000;
      return new Date(at).toISOString();
    },
    set: (iso: string) => {
      at = Date.parse(iso);
    },
  };
}

export function newFolder(): Books & { readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'books-'));
  return {
    folder,
    file: join(folder, 'ledger.db'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const openBooks = (file: string): Promise<Ledger> => openLedger(file, KEY);

/** Opens, works, closes; the record is the real one. */
export async function withRecord<T>(
  file: string,
  work: (record: AuditRecord, ledger: Ledger) => T,
  now: () => string = testClock().now,
): Promise<T> {
  const ledger = await openBooks(file);
  try {
    return work(new AuditRecord(ledger, keys, now), ledger);
  } finally {
    ledger.close();
  }
}

/** A copy of the books, changed with all triggers gone. */
export async function tampered(
  books: Books,
  name: string,
  change: (driver: Driver) => void,
): Promise<string> {
  const file = join(books.folder, name);
  copyFileSync(books.file, file);
  const driver = await openDriver(file, KEY);
  try {
    driver.pragma('foreign_keys = OFF');
    const triggers = driver.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    // All at once: each by itself would be a write to the disk.
    const dropped = driver.transaction(() => {
      for (const trigger of triggers) driver.prepare(`DROP TRIGGER ${String(trigger)}`).run();
    });
    dropped.immediate();
    change(driver);
  } finally {
    driver.close();
  }
  return file;
}

export async function verified(file: string, request: Partial<VerifyRequest> = {}) {
  const ledger = await openBooks(file);
  try {
    return await verifyRecord({
      ledger,
      keys,
      anchors: [],
      explained: new Set(),
      step: async () => undefined,
      ...request,
    });
  } finally {
    ledger.close();
  }
}

/** One fact with as many rows of its own as asked for, under one event. */
export const writeGroup = (record: AuditRecord, ledger: Ledger, lines: readonly number[], reason = 'seen') =>
  record.write(
    HER,
    (id: number) => ({ action: 'review.matched', subject: { group: `p${id}` } }),
    () => appendGroup(ledger, lines, reason),
  );

export function appendGroup(ledger: Ledger, lines: readonly number[], reason: string): number {
  const id = ledger.append(
    ledger.query.insertInto('person_group').values({
      leg: 'order_trade',
      origin: 'manual',
      rule: 'by_hand',
      reason,
      difference: 0,
      currency: 'CNY',
      made_at: '2026-10-18T09:00:00Z',
      made_by: HER.person,
    }),
  );
  ledger.appendMany(
    'person_group_line',
    ['group_id', 'side', 'line_id'],
    lines.map((line) => [id, 'left', line]),
  );
  return id;
}
