/** A ledger of the version before settlement opens, has the new tables, and keeps every row it had. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';

const KEY = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'countinghouse-earlier-'));
const file = join(folder, 'ledger.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What migrations 0010 to 0012 make, by their names in the schema; what refers to another stands behind it. */
const NEW = [
  ...['settlement_term', 'settlement_decision', 'settlement_member', 'settlement_adjustment'],
  ...['settlement_payout', 'fund_check'],
  ...['risk_fact', 'risk_book', 'evidence_handover', 'audit_sample', 'audit_sample_event'],
  ...['retention_years', 'legal_hold', 'retention_erasure', 'retention_erasing'],
  ...['report_schedule', 'monthly_report'],
];

test('a ledger of before settlement is brought up to it, and its facts stay', async () => {
  (await openLedger(file, KEY)).close();
  const before = await openDriver(file, KEY);
  before.pragma('foreign_keys = OFF');
  for (const table of NEW.toReversed()) before.prepare(`DROP TABLE ${table}`).run();
  before.prepare("DELETE FROM kysely_migration WHERE name >= '0010'").run();
  before
    .prepare(
      "INSERT INTO calendar_day (day, kind, name, at, by) VALUES ('2026-10-01', 'holiday', '国庆', 'now', 'her')",
    )
    .run();
  before.close();

  const ledger = await openLedger(file, KEY);
  const { query } = ledger;
  expect([...ledger.countRows(NEW).values()]).toEqual(NEW.map(() => 0));
  expect(ledger.all(query.selectFrom('calendar_day').select(['day', 'name']))).toEqual([
    { day: '2026-10-01', name: '国庆' },
  ]);
  // Its guards came with it: what is signed is decided once.
  const decision = (version: number) =>
    query.insertInto('settlement_decision').values({
      ...{
        id: version,
        batch_key: 'k',
        version,
        decision: 'approved',
        settlement_no: `S2026100100000${version}`,
      },
      ...{ owner: 'o', currency: 'CNY', from_day: '', to_day: '', net: 1, hash: '', body: '{}', reason: '' },
      ...{ at: '', by: '' },
    });
  ledger.append(decision(1));
  expect(() => ledger.append(decision(2))).toThrow('a signed settlement batch is not decided again');
  // What may be erased once it is due may not be changed otherwise, in tables that were there before too.
  const said = { reason: '', at: '', by: '' };
  const row = ledger.append(
    query
      .insertInto('party')
      .values({ party_id: 'M-1', version: 1, kind: 'payee', body: '{}', state: 'closed', ...said }),
  );
  expect(() => ledger.overwrite('party', row, { body: '[]' })).toThrow('party is only ever added to');
  ledger.erase(query.insertInto('retention_erasing').values({ place: 'party', number: row }));
  expect(() => ledger.overwrite('party', row, { state: 'active' })).toThrow('party is only ever added to');
  ledger.overwrite('party', row, { body: '[]' });
  ledger.close();
});
