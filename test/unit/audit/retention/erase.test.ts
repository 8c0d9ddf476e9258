/** What is due is erased for good and the record still verifies; what nobody agreed to erase is found as before; an old backup does not bring it back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseDueAsIn } from '../../../../src-main/areas/audit/retention/erase/as-in.ts';
import { removeOriginals } from '../../../../src-main/areas/audit/retention/erase/change.ts';
import { eraseUnits } from '../../../../src-main/areas/audit/retention/erase/erase.ts';
import { NOTHING } from '../../../../src-main/areas/audit/retention/units/unit.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import { openDriver } from '../../../../src-main/ledger/driver.ts';
import { type Ledger, openLedger } from '../../../../src-main/ledger/ledger.ts';
import { Record as AuditRecord } from '../../../../src-main/record/record.ts';
import { verifyRecord } from '../../../../src-main/record/verify.ts';
import { info, newDesk } from '../../../support/desk.ts';
import { accountOf, CARD, ownerAt, partyOf } from '../../../support/parties.ts';

const reason = '到期';
const NAME = '赵秀英的小铺';
let now = '';
let desk: Desk;
beforeEach(async () => {
  now = '2026-10-19T01:00:00.000Z';
  desk = await newDesk({ now: () => now });
});
afterEach(() => desk.close());

const keys = () => {
  const { document, device } = desk.workspace;
  return { workspaceId: document.id, ...device };
};
const verify = (ledger: Ledger = desk.workspace.ledger) =>
  verifyRecord({ ledger, keys: keys(), anchors: [], explained: new Set(), step: async () => undefined });

/** Two parties, each with an account; the first is closed. */
async function twoParties() {
  const by = ownerAt(desk);
  const add = async (name: string, number: string) => {
    const body = partyOf({ name, contact: '13800000000', identityKind: 'other', identityNo: `证${number}` });
    const { partyId } = await desk.handlers['parties.save']({ partyId: null, body, reason }, by);
    const account = accountOf({ holder: name, number, purpose: 'receive', isOrganisation: true });
    await desk.handlers['parties.bindAccount']({ partyId, body: account, reason }, by);
    return partyId;
  };
  const left = await add(NAME, CARD);
  const stays = await add('留下的茶行', '6222021001116245799');
  await desk.handlers['parties.setState']({ partyId: left, state: 'closed', reason }, by);
  return { left, stays };
}

function erase(party: string, ledger: Ledger = desk.workspace.ledger): void {
  const unit = {
    ...{ key: `identity:${party}`, recordClass: 'identity', label: party, records: 3 },
    ...{ from: '2026-10-19', dueOn: '2036-10-20', what: { ...NOTHING, party } },
  };
  desk.record.write(info, { action: 'retention.erased', subject: { units: 1 } }, () =>
    eraseUnits(ledger, [unit], () => ({ at: now, by: 'P', reason })),
  );
}

const everything = ({ query, all }: Pick<Ledger, 'query'> & { all: Ledger['all'] }): string =>
  JSON.stringify([
    all(query.selectFrom('party').selectAll()),
    all(query.selectFrom('party_account').selectAll()),
    all(query.selectFrom('request').selectAll()),
    all(query.selectFrom('retention_erasure').selectAll()),
    all(query.selectFrom('audit_event').select('entry')),
  ]);
const textOf = (ledger: Ledger): string =>
  everything({ query: ledger.query, all: (query) => ledger.all(query) });

test('a closed party falls due ten years after its end, to the day, and an open one never', async () => {
  const { left } = await twoParties();
  const due = async () => {
    const wanted = { show: 'all', recordClass: 'identity', offset: 0, limit: 10 } as const;
    return (await desk.handlers['retention.due'](wanted, info)).rows.map(({ key, dueOn, state }) => [
      key,
      dueOn,
      state,
    ]);
  };
  expect(await due()).toEqual([]);
  now = '2036-10-19T01:00:00.000Z';
  expect(await due()).toEqual([[`identity:${left}`, '2036-10-20', 'soon']]);
  // The day begins in China.
  now = '2036-10-19T16:00:00.000Z';
  expect(await due()).toEqual([[`identity:${left}`, '2036-10-20', 'due']]);
  const hold = { recordClass: 'identity', from: '', to: '', party: left, reason: '诉讼' } as const;
  await desk.handlers['retention.hold'](hold, ownerAt(desk));
  expect(await due()).toEqual([[`identity:${left}`, '2036-10-20', 'held']]);
  const asking = () =>
    desk.handlers['retention.erase']({ keys: [`identity:${left}`], reason }, ownerAt(desk));
  expect(asking).toThrow('retention_unfit');
});

/** Asked for by somebody else, and waiting. */
function asks(kind: string, subject: unknown, expires_at: string): void {
  const { ledger } = desk.workspace;
  desk.record.write(info, { action: 'approvals.requested' }, () =>
    ledger.append(
      ledger.query.insertInto('request').values({
        ...{ kind, subject: JSON.stringify(subject), hash: 'a'.repeat(64), facts: '[]', amount: null },
        ...{ currency: '', reason, made_by: 'P', made_at: now, expires_at, needed: 1 },
      }),
    ),
  );
}

test('what already waits for a second person is not asked for a second time', async () => {
  const { left } = await twoParties();
  now = '2036-10-19T16:00:00.000Z';
  const keys = [`identity:${left}`];
  asks('retention_erase', { keys }, '2036-11-01T00:00:00.000Z');
  const wanted = { show: 'due', recordClass: 'identity', offset: 0, limit: 10 } as const;
  const { rows } = await desk.handlers['retention.due'](wanted, info);
  expect(rows.map(({ state }) => state)).toEqual(['asked']);
  const again = () => desk.handlers['retention.erase']({ keys, reason }, ownerAt(desk));
  expect(again).toThrow(
    expect.objectContaining({ kind: 'retention_unfit', facts: expect.objectContaining({ why: 'asked' }) }),
  );
});

test('a hold whose end waits for a second person says so, and another hold does not', async () => {
  const put = async (recordClass: 'books' | 'people') =>
    (
      await desk.handlers['retention.hold'](
        { recordClass, from: '', to: '', party: '', reason: '诉讼' },
        ownerAt(desk),
      )
    ).id;
  const asked = await put('books');
  const other = await put('people');
  asks('retention_hold_end', { hold: asked }, '2026-11-01T00:00:00.000Z');
  const { holds } = await desk.handlers['retention.holds']({}, info);
  expect(new Map(holds.map(({ id, isEndAsked }) => [id, isEndAsked]))).toEqual(
    new Map([
      [asked, true],
      [other, false],
    ]),
  );
});

test('what is not due, is kept for good, or is shorter than the law asks is refused', async () => {
  const { left } = await twoParties();
  const by = ownerAt(desk);
  const erasing = (key: string) => () => desk.handlers['retention.erase']({ keys: [key], reason }, by);
  expect(erasing(`identity:${left}`)).toThrow('retention_unfit');
  expect(erasing('books:2026')).toThrow('retention_unfit');
  const shorter = () =>
    desk.handlers['retention.setYears']({ recordClass: 'identity', years: 9, reason }, by);
  expect(shorter).toThrow('retention_unfit');
});

/** As a second person was asked for it: the number stands in it in full. */
function askedFor(party: string): void {
  const { ledger } = desk.workspace;
  const subject = { account: 'A-00000001', party, body: JSON.stringify(accountOf({ holder: NAME })) };
  desk.record.write(info, { action: 'approvals.requested' }, () =>
    ledger.append(
      ledger.query.insertInto('request').values({
        ...{ kind: 'account_bind', subject: JSON.stringify(subject), hash: 'a'.repeat(64) },
        ...{ facts: JSON.stringify([{ name: 'account_holder', value: NAME }]), amount: null, currency: '' },
        ...{ reason, made_by: 'P', made_at: now, expires_at: now, needed: 1 },
      }),
    ),
  );
}

test('names and numbers are gone, the other party is whole, and the record verifies with a remark', async () => {
  const { left, stays } = await twoParties();
  askedFor(left);
  expect(textOf(desk.workspace.ledger)).toContain(NAME);
  erase(left);
  const text = textOf(desk.workspace.ledger);
  for (const personal of [NAME, CARD, `证${CARD}`]) expect(text).not.toContain(personal);
  expect(text).toContain('留下的茶行');
  expect(text).toContain(stays);
  const found = await verify();
  expect(found.faults).toEqual([]);
  expect(found.holds).toBe(true);
  expect(found.remarks.map(({ kind, place }) => [kind, place])).toContainEqual(['erased', 'party']);
  const event = String(desk.record.head().size);
  expect(new Set(found.remarks.map((each) => each.found))).toEqual(new Set([event]));
});

test('a second erasing in the same rows, and facts written after it, verify as well', async () => {
  const { left, stays } = await twoParties();
  erase(left);
  await desk.handlers['parties.setState']({ partyId: stays, state: 'closed', reason }, ownerAt(desk));
  erase(stays);
  expect((await verify()).faults).toEqual([]);
});

test('what is changed afterwards, in an erased row or beside it, is found', async () => {
  const { left, stays } = await twoParties();
  const { ledger } = desk.workspace;
  erase(left);
  const rowOf = (party: string) =>
    ledger.first(ledger.query.selectFrom('party').select('row').where('party_id', '=', party))?.row ?? 0;
  for (const row of [rowOf(left), rowOf(stays)]) {
    const before =
      ledger.first(ledger.query.selectFrom('party').select('body').where('row', '=', row))?.body ?? '';
    const change = (body: string) => {
      ledger.erase(ledger.query.insertInto('retention_erasing').values({ place: 'party', number: row }));
      ledger.overwrite('party', row, { body });
      ledger.erase(ledger.query.deleteFrom('retention_erasing'));
    };
    change(before.replace('{', '{"x":1,'));
    expect((await verify()).faults).toMatchObject([{ kind: 'edited', place: 'party', number: row }]);
    change(before);
  }
  expect((await verify()).faults).toEqual([]);
});

test('an erasing that no event speaks of explains nothing', async () => {
  const { left } = await twoParties();
  const { ledger } = desk.workspace;
  const unit = {
    ...{ key: `identity:${left}`, recordClass: 'identity', label: left, records: 3 },
    ...{ from: '2026-10-19', dueOn: '2036-10-20', what: { ...NOTHING, party: left } },
  };
  ledger.transaction(() => eraseUnits(ledger, [unit], () => ({ at: now, by: 'P', reason })));
  const kinds = new Set((await verify()).faults.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['edited', 'unrecorded']));
});

test('an erasing that is taken back half-way has not happened', async () => {
  const { left } = await twoParties();
  const { ledger } = desk.workspace;
  const before = textOf(ledger);
  expect(() =>
    desk.record.write(info, { action: 'retention.erased' }, () => {
      erase(left);
      throw new Error('killed');
    }),
  ).toThrow('killed');
  expect(textOf(ledger)).toBe(before);
  expect((await verify()).faults).toEqual([]);
});

test('an earlier state of the ledger that a backup brings back is erased as this one is, and verifies', async () => {
  const { left } = await twoParties();
  const { ledger } = desk.workspace;
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-erased-'));
  const key = Buffer.alloc(32, 7);
  const file = join(folder, 'ledger.db');
  (await openLedger(file, key)).close();
  // The same rows under another key, as a backup has them.
  const rows = await copyInto(ledger, file, key);
  expect(rows).toBeGreaterThan(0);
  erase(left);
  const other = await openLedger(file, key);
  expect(textOf(other)).toContain(NAME);
  const restored = new AuditRecord(other, keys(), () => now);
  restored.write(info, { action: 'backup.restored' }, () => eraseDueAsIn(ledger, other));
  expect(textOf(other)).not.toContain(NAME);
  expect((await verify(other)).faults).toEqual([]);
  // Once more changes nothing.
  const once = textOf(other);
  restored.write(info, { action: 'backup.restored' }, () => eraseDueAsIn(ledger, other));
  expect(other.countRows(['retention_erasure']).get('retention_erasure')).toBe(1);
  expect(textOf(other).startsWith(once.slice(0, 200))).toBe(true);
  other.close();
  rmSync(folder, { recursive: true });
});

/** Every row of every table. */
async function copyInto(from: Ledger, file: string, key: Buffer): Promise<number> {
  const to = await openDriver(file, key);
  let count = 0;
  const tables = to
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'kysely%' AND name NOT LIKE 'sqlite%'",
    )
    .pluck()
    .all()
    .map(String);
  to.pragma('foreign_keys = OFF');
  for (const table of tables) {
    const { columns, rows } = from.readRows(table, 0, Number.MAX_SAFE_INTEGER);
    const insert = to.prepare(
      `INSERT INTO ${table} (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`,
    );
    for (const row of rows) {
      insert.run(...row);
      count += 1;
    }
  }
  to.close();
  return count;
}

test('pages of before are neither in the file nor in its log of writes', async () => {
  const { left } = await twoParties();
  erase(left);
  desk.workspace.ledger.settle();
  const { folder } = desk.workspace;
  const wal = readFileSync(join(folder, 'ledger.db-wal'));
  expect(wal.length).toBe(0);
});

test('a file that is also put to a case, or taken in a second time, stays when its import is erased', async () => {
  const { ledger } = desk.workspace;
  const imports = [1, 2, 3].map((id) => ({ id, originalName: String(id).repeat(64) }));
  const unit = {
    ...{ key: 'transactions:2014-01', recordClass: 'transactions', label: '2014-01', records: 3 },
    ...{ from: '2014-01-31', dueOn: '2024-02-01', what: { ...NOTHING, imports: [1, 2, 3] } },
  };
  desk.record.write(info, { action: 'retention.erased', subject: { units: 1 } }, () =>
    eraseUnits(ledger, [unit], () => ({ at: now, by: 'P', reason })),
  );
  const removed: string[] = [];
  const originals = () => ({ remove: async (name: string) => void removed.push(name) });
  const kept = new Set(['2'.repeat(64)]);
  const fake = { ledger, lines: { imports: () => imports }, originals, keptOriginals: () => kept };
  await removeOriginals(fake);
  expect(removed).toEqual(['1'.repeat(64), '3'.repeat(64)]);
});
