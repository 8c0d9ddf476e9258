/** Whatever matching and review write of late is bound by the record: one row changed, gone or added past the program is named by its table and number. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDriver } from '../../../src-main/ledger/driver.ts';
import { openLedger } from '../../../src-main/ledger/ledger.ts';
import { verifyRecord } from '../../../src-main/record/verify.ts';
import { deriveKey } from '../../../src-main/workspace/secrets.ts';
import { SIX_PER_MILLE, T1 } from '../../support/terms.ts';
import { Bench } from '../review/bench.ts';
import { first } from './tampering.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

/** Each with a column that somebody would like to say something else. */
const TABLES = [
  ['match_run_rules', 'body'],
  ['match_rule', 'body'],
  ['match_decision', 'verdict'],
  ['rule_offer_word', 'by'],
  ['group_rejection_end', 'reason'],
  ['person_group_remainder', 'account'],
  ['exception_detail', 'value'],
  ['calendar_day', 'name'],
  ['settlement_cycle', 'body'],
  ['fee_schedule', 'body'],
] as const;

let bench: Bench;
let found: (change: (driver: Awaited<ReturnType<typeof openDriver>>) => void) => Promise<string>;

beforeAll(async () => {
  bench = await Bench.withProposals(['100.00', '250.00']);
  const { clerk, house } = bench;
  const [proposal] = await bench.groups(['proposed'], 'order_bank');
  await clerk.get('review.reject', { key: proposal?.key ?? '', reason: '不是这一笔' });
  await clerk.get('review.undo', { id: null });
  const lines = { leg: 'order_bank', query: '', includeOutside: true, offset: 0, limit: 9 } as const;
  for (const { key } of await bench.groups(['proposed'], 'order_bank'))
    await clerk.get('review.reject', { key, reason: '不是这一笔' });
  const [order] = (await clerk.get('matching.openLines', { ...lines, side: 'left' })).rows;
  const credit = (await clerk.get('matching.openLines', { ...lines, side: 'right' })).rows.at(-1);
  const difference = (order?.net ?? order?.gross ?? 0) - (credit?.net ?? credit?.gross ?? 0);
  const { key } = await clerk.get('review.match', {
    leg: 'order_bank',
    leftLineIds: [order?.id ?? 0],
    rightLineIds: [credit?.id ?? 0],
    reason: '客户多付',
    difference,
    remainder: { treatment: 'open', account: null },
  });
  await clerk.get('exceptions.due', { keys: [`remainder-${key}`], due: '2026-04-01' });
  await clerk.get('matching.declineOffer', { key: 'lag-of-a-party-that-nobody-wants' });
  const shipped = (await clerk.get('matching.rules', {})).rules.find(
    ({ id }) => id === 'order_bank_by_amount',
  );
  if (!shipped?.inForce) throw new Error('it is in force');
  const { version: _, ...rule } = shipped.inForce;
  await clerk.get('matching.draftRule', { rule });
  const cycle = { ...T1, days: 2, graceDays: 1 };
  const { requestId } = await clerk.get('terms.change', {
    reason: '新合同',
    changes: [
      { what: 'calendar_day', day: '2026-03-20', kind: 'holiday', name: '店庆' },
      { what: 'cycle', channel: 'wechat', account: '', cycle },
      {
        what: 'fee',
        channel: 'wechat',
        account: '',
        schedule: { ...SIX_PER_MILLE, refunds: 'kept' },
        isEnded: false,
      },
    ],
  });
  await house.agree(requestId ?? 0);
  const closed = await house.look(({ document, device, dataKey }) => ({
    key: deriveKey(dataKey, 'ledger'),
    keys: { workspaceId: document.id, publicKey: device.publicKey },
  }));
  await house.engine.close();
  let copies = 0;
  found = async (change) => {
    copies += 1;
    const file = join(house.home, `copy-${copies}.db`);
    copyFileSync(join(house.folder, 'ledger.db'), file);
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
afterAll(() => bench.house.close());

test('as it was written it holds', async () => {
  expect(await found(() => undefined)).toBe('holds');
});

test.each(TABLES)('a row of %s', async (table, column) => {
  const last = (driver: Parameters<Parameters<typeof found>[0]>[0]) =>
    Number(driver.prepare(`SELECT max(rowid) FROM ${table}`).pluck().get());
  let row = 0;
  const edited = await found((driver) => {
    row = last(driver);
    driver.pragma('ignore_check_constraints = ON');
    driver.prepare(`UPDATE ${table} SET ${column} = ${column} || 'x' WHERE rowid = ?`).run(row);
  });
  expect(row).toBeGreaterThan(0);
  expect(edited).toBe(`edited ${table} ${row}`);
  expect(
    await found((driver) => driver.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(last(driver))),
  ).toBe(`missing ${table} ${row}`);
});
