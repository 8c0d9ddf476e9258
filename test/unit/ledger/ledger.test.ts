import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ledger, openLedger } from '../../../src-main/ledger/ledger.ts';

const KEY = Buffer.alloc(32, 7);
let folder = '';
let ledger: Ledger;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  ledger = await openLedger(join(folder, 'ledger.db'), KEY);
});
afterEach(() => {
  ledger.close();
  rmSync(folder, { recursive: true });
});

const group = (leg: string) =>
  ledger.append(
    ledger.query.insertInto('person_group').values({
      leg,
      origin: 'manual',
      rule: 'by_hand',
      reason: 'seen on paper',
      difference: 0,
      currency: 'CNY',
      made_at: '2026-10-18T09:00:00Z',
      made_by: 'Li',
    }),
  );
const member = (group_id: number, line_id: number) =>
  ledger.append(ledger.query.insertInto('person_group_line').values({ group_id, side: 'left', line_id }));

describe('facts in the ledger', () => {
  test('what is due is overwritten in the row that is being erased alone, and never what stays of it', () => {
    const { query } = ledger;
    const version = (party_id: string) =>
      ledger.append(
        query.insertInto('party').values({
          ...{ party_id, version: 1, kind: 'merchant', state: 'closed', body: '{"name":"赵"}' },
          ...{ reason: '', at: '2026-10-18T09:00:00Z', by: 'Li' },
        }),
      );
    const [due, other] = [version('M-1'), version('M-2')];
    const refused = /party is only ever added to/;
    const bare = { body: '{}' };
    expect(() => ledger.overwrite('party', due, bare)).toThrow(refused);
    ledger.erase(query.insertInto('retention_erasing').values({ place: 'party', number: due }));
    expect(() => ledger.overwrite('party', other, bare)).toThrow(refused);
    expect(() => ledger.overwrite('party', due, { ...bare, by: 'Wang' })).toThrow(refused);
    ledger.overwrite('party', due, bare);
    ledger.erase(query.deleteFrom('retention_erasing'));
    expect(() => ledger.overwrite('party', due, { body: '{"name":"赵"}' })).toThrow(refused);
    const bodies = ledger.all(query.selectFrom('party').select('body').orderBy('row'));
    expect(bodies.map(({ body }) => body)).toEqual(['{}', '{"name":"赵"}']);
  });

  test('a fact is never changed, deleted or replaced', () => {
    const id = group('order_trade');
    const refused = /person_group is only ever added to/;
    expect(() =>
      ledger.append(ledger.query.updateTable('person_group').set({ reason: 'x' }).where('id', '=', id)),
    ).toThrow(refused);
    expect(() => ledger.append(ledger.query.deleteFrom('person_group').where('id', '=', id))).toThrow(
      refused,
    );
    // INSERT OR REPLACE deletes first; only recursive_triggers makes the trigger see it.
    expect(() =>
      ledger.append(
        ledger.query.replaceInto('person_group').values({
          id,
          leg: 'x',
          origin: 'manual',
          rule: '',
          reason: '',
          difference: 0,
          currency: '',
          made_at: '',
          made_by: '',
        }),
      ),
    ).toThrow(refused);
  });

  test('a line is in one active group of a leg at most; after the group ended it is free again', () => {
    const first = group('order_trade');
    member(first, 41);
    expect(() => member(group('order_trade'), 41)).toThrow(/one active group/);
    member(group('trade_fund'), 41);
    ledger.append(
      ledger.query.insertInto('person_group_end').values({ group_id: first, at: '', by: '', reason: '' }),
    );
    expect(() => member(group('order_trade'), 41)).not.toThrow();
  });

  test('a transaction that fails half-way leaves nothing, and what was read in it is told from what stands', () => {
    const before = ledger.writes();
    let within = before;
    expect(() =>
      ledger.transaction(() => {
        group('order_trade');
        within = ledger.writes();
        throw new Error('killed here');
      }),
    ).toThrow('killed here');
    const after = ledger.writes();
    expect([within > before, after > within]).toEqual([true, true]);
    // One that wrote nothing takes nothing back.
    expect(() =>
      ledger.transaction(() => {
        throw new Error('refused');
      }),
    ).toThrow('refused');
    expect(ledger.writes()).toBe(after);
    expect(ledger.all(ledger.query.selectFrom('person_group').selectAll())).toEqual([]);
  });
});

describe('the file at rest', () => {
  test('another key opens nothing, and says only that', async () => {
    ledger.close();
    await expect(openLedger(join(folder, 'ledger.db'), Buffer.alloc(32, 8))).rejects.toMatchObject({
      kind: 'wrong_secret',
    });
  });

  test('neither the file nor its WAL shows a word of what was written', () => {
    group('order_trade');
    for (const name of ['ledger.db', 'ledger.db-wal']) {
      expect(readFileSync(join(folder, name)).includes('seen on paper')).toBe(false);
    }
  });

  test('a changed byte is found as damage when its page is read', async () => {
    for (let count = 0; count < 200; count += 1) group('order_trade');
    ledger.close();
    const bytes = readFileSync(join(folder, 'ledger.db'));
    for (let page = 4096; page < bytes.length; page += 4096) bytes[page + 100] = (bytes[page + 100] ?? 0) ^ 1;
    writeFileSync(join(folder, 'ledger.db'), bytes);
    await expect(openLedger(join(folder, 'ledger.db'), KEY)).rejects.toMatchObject({
      kind: 'workspace_damaged',
    });
    writeFileSync(join(folder, 'ledger.db'), ''); // So that afterEach can close a ledger again.
    ledger = await openLedger(join(folder, 'ledger.db'), KEY);
  });
});
