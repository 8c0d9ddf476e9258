/** A withdrawal through the whole house: asked for, checked, agreed to, sent, paid and booked, for a party of any kind; what is gone is gone once. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { taskId } from '../../../support/people.ts';
import { resultTable, Treasury } from '../../../support/treasury.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

const HELD = 100_000;
const reason = '客户资金';

async function bringIn(partyId: string, account: string, side: 'debit' | 'credit', amount: number) {
  const { requestId } = await treasury.clerk.get('journal.propose', {
    day: '2026-03-25',
    memo: '客户存入',
    postings: [
      { account: '2241', sub: '', side: side === 'debit' ? 'credit' : 'debit', amount, currency: 'CNY' },
      { account, sub: partyId, side, amount, currency: 'CNY' },
    ],
    reason,
  });
  if (requestId !== null) await treasury.house.agree(requestId);
}

const balance = async (partyId: string) =>
  (await treasury.clerk.get('funds.account', { partyId, currency: 'CNY' })).balance;

async function post() {
  const { hash } = await treasury.clerk.get('journal.plan', { offset: 0, limit: 1, taskId: taskId() });
  await treasury.clerk.get('journal.post', { hash, taskId: taskId() });
}

const withdraw = (place: number, amount: number) =>
  treasury.clerk.ask('funds.withdraw', {
    partyId: treasury.partyIds[place] ?? '',
    accountId: treasury.accountIds[place] ?? '',
    fromAccountId: treasury.fromAccountId,
    amount,
    note: '',
  });

async function version(batchNo: string): Promise<number> {
  return (await treasury.clerk.get('payments.batch', { batchNo })).batch.version;
}

test('what was withdrawn and paid has left the balance, and cannot be withdrawn once more', async () => {
  const [partyId = ''] = treasury.partyIds;
  await bringIn(partyId, '2203', 'credit', HELD);
  const asked = await withdraw(0, 80_000);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  const { batchNo, orderNo } = asked.value;
  expect(await balance(partyId)).toMatchObject({ balance: HELD, inTransit: 80_000, available: 20_000 });

  await treasury.verify({ batchNo, version: await version(batchNo) });
  const submitted = await treasury.clerk.get('payments.submit', {
    batchNo,
    version: await version(batchNo),
    reason,
  });
  await treasury.approve(submitted.requestId ?? 0, submitted.hash);
  expect((await treasury.clerk.error('funds.cancel', { orderNo, reason })).kind).toBe('move_not_allowed');
  await treasury.instruct(batchNo);
  const [payment] = await treasury.payments(batchNo);
  await treasury.take(
    resultTable(batchNo, [{ itemNo: payment?.itemNo ?? '', amount: 80_000, word: '成功' }]),
  );
  expect(await balance(partyId)).toMatchObject({ balance: HELD, inTransit: 80_000, available: 20_000 });

  await post();
  expect(await balance(partyId)).toMatchObject({ balance: 20_000, inTransit: 0, available: 20_000 });
  const again = await withdraw(0, 20_001);
  expect(again.ok ? 'done' : again.error.kind).toBe('funds_short');
  const { rows } = await treasury.clerk.get('funds.orders', {
    query: orderNo,
    show: 'all',
    offset: 0,
    limit: 9,
  });
  expect(rows).toMatchObject([{ orderNo, batchNo, itemNo: payment?.itemNo, state: 'paid' }]);
});

test('where the books fell after it was asked for, the checks of its batch stop it', async () => {
  const partyId = treasury.partyIds[1] ?? '';
  await bringIn(partyId, '2203', 'credit', HELD);
  const asked = await withdraw(1, HELD);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  await bringIn(partyId, '2203', 'debit', 1);
  expect(await balance(partyId)).toMatchObject({ available: -1 });
  const { batchNo } = asked.value;
  const verified = await treasury.verify({ batchNo, version: await version(batchNo) });
  expect(verified.state).toBe('draft');
  const { checks } = await treasury.clerk.get('payments.get', { batchNo, place: 1 });
  expect(checks.find(({ name }) => name === 'balance')?.outcome).toBe('stop');
});

test('a payment made larger in the draft than its withdrawal was asked for is stopped', async () => {
  const partyId = treasury.partyIds[2] ?? '';
  await bringIn(partyId, '2203', 'credit', HELD);
  const asked = await withdraw(2, 60_000);
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  const { batchNo, orderNo } = asked.value;
  const { batch, drafts } = await treasury.clerk.get('payments.batch', { batchNo });
  const { purpose, format, fromAccountId, currency, executionDay, note } = batch;
  const saved = await treasury.clerk.get('payments.save', {
    batchNo,
    version: batch.version,
    header: { purpose, format, fromAccountId, currency, executionDay, note },
    items: drafts
      .filter(({ merchantOrderNo }) => merchantOrderNo === orderNo)
      .map((item) => ({ ...item, amount: HELD + 1 })),
  });
  expect((await treasury.verify(saved)).state).toBe('draft');
  const { checks } = await treasury.clerk.get('payments.get', { batchNo, place: 1 });
  expect(checks.find(({ name }) => name === 'balance')?.outcome).toBe('stop');
  expect(checks.find(({ name }) => name === 'order')).toMatchObject({
    outcome: 'stop',
    facts: { why: 'not_as_asked', order: orderNo, amount: '600.00' },
  });
});
