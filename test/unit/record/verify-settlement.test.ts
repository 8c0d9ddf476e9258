/** What was signed and paid out is bound by the record: a net, a line behind it, an adjustment or a payout changed past the program is named by its table and number. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { tradeFile } from '../journal/shop.ts';
import { PayingHouse } from '../settlement/paying-house.ts';
import { first } from './tampering.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** Each with what somebody would like it to say instead. */
const TABLES = [
  ['settlement_decision', 'net = net + 1'],
  ['settlement_decision', "settlement_no = 'S20200101000001'"],
  ['settlement_member', 'bytes = zeroblob(length(bytes))'],
  ['settlement_adjustment', 'amount = amount + 1'],
  ['settlement_payout', 'amount = amount + 1'],
] as const;

type Driver = Awaited<ReturnType<typeof openDriver>>;
let house: PayingHouse;
let found: (change: (driver: Driver) => void) => Promise<string>;

beforeAll(async () => {
  house = await PayingHouse.open();
  await house.signing.take([tradeFile({ day: '2026-10-12', trades: [{ order: 'A', fen: 10_000 }] })]);
  const [batch] = await house.batches();
  const { requestId } = await house.clerk.get('settlement.adjust', {
    ...{ side: 'merchant', key: batch?.key ?? '', day: '2026-10-12', kind: 'penalty', effect: 'less' },
    ...{ amount: 100, evidence: null, reason: '迟发货' },
  });
  await house.treasury.house.agree(requestId ?? 0);
  await house.sign('2026-10-12');
  await house.account();
  const [row] = await house.payable();
  expect((await house.payOut(row ?? { keys: [] }, 9_800)).ok).toBe(true);
  const { house: home } = house.treasury;
  const closed = await home.look(({ document, device, dataKey }) => ({
    key: deriveKey(dataKey, 'ledger'),
    keys: { workspaceId: document.id, publicKey: device.publicKey },
  }));
  await home.engine.close();
  let copies = 0;
  found = async (change) => {
    copies += 1;
    const file = join(home.home, `copy-${copies}.db`);
    copyFileSync(join(home.folder, 'ledger.db'), file);
    const driver = await openDriver(file, closed.key);
    driver.pragma('foreign_keys = OFF');
    for (const name of driver.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
      driver.prepare(`DROP TRIGGER ${String(name)}`).run();
    change(driver);
    driver.close();
    const ledger = await openLedger(file, closed.key);
    try {
      const asked = { ledger, keys: closed.keys, anchors: [], explained: new Set<string>() };
      return first(await verifyRecord({ ...asked, step: async () => undefined }));
    } finally {
      ledger.close();
    }
  };
});
afterAll(() => house.treasury.house.close());

test('as it was written it holds', async () => {
  expect(await found(() => undefined)).toBe('holds');
});

test.each(TABLES)('a row of %s where %s', async (table, said) => {
  const row = 1;
  expect(
    await found((driver) => driver.prepare(`UPDATE ${table} SET ${said} WHERE rowid = ?`).run(row)),
  ).toBe(`edited ${table} ${row}`);
  expect(await found((driver) => driver.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(row))).toBe(
    `missing ${table} ${row}`,
  );
});
