/** The files of a month that is due: gone from the disk once a second person agreed, no damage to the verifier, and refused by name to who asks for one. */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { House, type Seat, taskId } from '../../../support/people.ts';
import { tradeBill } from '../../../support/wechat-bill.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

const reason = '年度清理';
let house: House;
let reviewer: Seat;
beforeAll(async () => {
  house = await House.make();
  reviewer = await house.person('reviewer');
});
afterAll(() => house.close());

const originals = () =>
  readdirSync(house.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[0-9a-f]{64}$/.test(name.split(/[\\/]/).at(-1) ?? ''),
  );

async function take(name: string, day: string): Promise<number> {
  const bill = tradeBill(
    [{ 交易时间: `${day} 10:00:00`, 微信订单号: `4200${day.replaceAll('-', '')}`, 商户订单号: name }],
    ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'],
  );
  const files = [await house.owner.upload(`${name}.csv`, bill)];
  const { plans } = await house.owner.get('statements.plan', { files, taskId: taskId() });
  const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
  const { imports } = await house.owner.get('statements.commit', { plans: wanted, taskId: taskId() });
  return imports[0]?.id ?? 0;
}

test('goes when a second person agreed, and nothing else does', async () => {
  const old = await take('old', '2009-05-10');
  await take('young', '2026-05-10');
  expect(originals()).toHaveLength(2);
  const { owner } = house;
  await owner.prove();
  const { requestId, hash } = await owner.get('retention.erase', { keys: ['transactions:2009-05'], reason });
  expect(originals()).toHaveLength(2);
  await reviewer.get('approvals.approve', { id: requestId ?? 0, hash, note: '' });
  await vi.waitFor(() => expect(originals()).toHaveLength(1));
  expect(await owner.refusal('statements.saveOriginal', { importId: old, reason })).toBe('retention_unfit');

  const found = await house.verify();
  expect(found.faults).toEqual([]);
  expect(found.originals).toBe(1);
  expect(found.remarks).toMatchObject([{ kind: 'erased', place: 'original', number: old }]);

  // What comes in for that month later is another unit, due again.
  await take('late', '2009-05-11');
  const all = { show: 'due', recordClass: 'all', offset: 0, limit: 10 } as const;
  expect((await owner.get('retention.due', all)).rows).toMatchObject([{ key: 'transactions:2009-05:2' }]);
  expect(originals()).toHaveLength(2);
});

test('is swept away at the next opening where the program stopped before it was', async () => {
  const name = await house.look(({ ledger }) => {
    const row = ledger.first(
      ledger.query.selectFrom('statement_import').select('original_name').orderBy('id'),
    );
    return row?.original_name ?? '';
  });
  const [kept = ''] = originals();
  copyFileSync(join(house.folder, kept), join(house.folder, kept, '..', name));
  expect(originals()).toHaveLength(3);
  await house.restart();
  await house.comeBack();
  expect(originals()).toHaveLength(2);
});
