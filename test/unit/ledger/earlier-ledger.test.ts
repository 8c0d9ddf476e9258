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

/** What migration 0010 makes, by its name in the schema. */
const NEW = [
  ...['settlement_term', 'settlement_decision', 'settlement_member', 'settlement_adjustment'],
  ...['settlement_payout', 'fund_check'],
];

test('a ledger of before settlement is brought up to it, and its facts stay', async () => {
  (await openLedger(file, KEY)).close();
  const before = await openDriver(file, KEY);
  before.pragma('foreign_keys = OFF');
  for (const table of NEW.toReversed()) before.prepare(`DROP TABLE ${table}`).run();
  before.prepare("DELETE FROM kysely_migration WHERE name LIKE '0010%'").run();
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
  ledger.close();
});
