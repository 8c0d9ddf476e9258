/** A merchant is paid what two persons signed, once: asked for twice, at once, with more than is owed, after a failure, and when she has to give back. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chinaToday, resultTable } from '../../support/treasury.ts';
import { type Day, tradeFile } from '../journal/shop.ts';
import { PayingHouse } from './paying-house.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const on = (day: string, ...fen: readonly (readonly [string, number])[]): Day => ({
  day,
  trades: fen.map(([order, amount]) => ({ order, fen: amount })),
});

let house: PayingHouse;
let draft = '';
beforeAll(async () => {
  house = await PayingHouse.open({ feePpm: 10_000 });
  const days = [on('2026-10-12', ['A', 10_000]), on('2026-10-13', ['B', 20_000])];
  await house.signing.take(days.map(tradeFile));
});
afterAll(() => house.treasury.house.close());

test('nothing can be paid before it is signed, nor to an account that nobody verified', async () => {
  expect(await house.payable()).toEqual([]);
  await house.sign('2026-10-12');
  await house.sign('2026-10-13');
  const [row] = await house.payable();
  expect(row).toMatchObject({ amount: 9_900 + 19_800, oldestDay: '2026-10-12', whyNot: 'no_account' });
  expect(await house.payOut(row ?? { keys: [] }, 9_900)).toMatchObject({
    ok: false,
    error: { kind: 'move_not_allowed', facts: { why: 'payable_no_account' } },
  });
  await house.account();
  expect((await house.payable())[0]).toMatchObject({ whyNot: '', keys: row?.keys });
});

test('two persons who ask at once make one draft, and who asks for more than is left is refused', async () => {
  const [row] = await house.payable();
  const keys = row?.keys ?? [];
  const above = await house.payOut({ keys }, 29_701);
  expect(above).toMatchObject({ ok: false, error: { kind: 'funds_short' } });
  const manager = await house.treasury.house.person('manager');
  const both = await Promise.all([
    house.payOut({ keys }, 29_700),
    house.payOut({ keys }, 29_700),
    house.payOut({ keys }, 29_700, manager),
  ]);
  const made = both.flatMap((answer) => (answer.ok ? answer.value.batchNo : []));
  expect(made).toHaveLength(1);
  draft = made[0] ?? '';
  expect(await house.payable()).toEqual([]);
  const { batch, drafts } = await house.clerk.get('payments.batch', { batchNo: draft });
  expect(batch).toMatchObject({ purpose: 'settlement', count: 1, sum: 29_700 });
  const signed = await house.batches();
  const newest = signed
    .map(({ settlementNo }) => settlementNo)
    .toSorted()
    .at(-1);
  expect(drafts).toMatchObject([{ amount: 29_700, merchantOrderNo: newest }]);
  expect(signed.map(({ money }) => money)).toEqual(['paying', 'paying']);
});

test('a draft that was made larger than what is owed is stopped', async () => {
  const { batch, drafts } = await house.clerk.get('payments.batch', { batchNo: draft });
  const { version, batchNo } = batch;
  const header = { ...house.treasury.header({ purpose: 'settlement' }) };
  const items = drafts.map((each) => ({ ...each, amount: each.amount + 1 }));
  const saved = await house.clerk.get('payments.save', { batchNo, version, header, items });
  await house.treasury.verify(saved);
  const { checks } = await house.clerk.get('payments.get', { batchNo, place: 1 });
  expect(checks.find(({ name }) => name === 'order')).toMatchObject({
    outcome: 'stop',
    facts: { why: 'above_owed', owed: '297.00', amount: '297.01' },
  });
  await house.clerk.get('payments.cancel', { batchNo, reason: '金额有误' });
  // Called off: owed again.
  expect(await house.payable()).toMatchObject([{ amount: 29_700, whyNot: '' }]);
});

test('a payment that failed is owed again; made good it is paid, and the books owe nothing', async () => {
  const [row] = await house.payable();
  const answer = await house.payOut(row ?? { keys: [] }, 29_700);
  const batchNo = answer.ok ? answer.value.batchNo : '';
  const { itemNo } = await house.send(batchNo);
  expect(await house.payable()).toEqual([]);
  await house.treasury.take(resultTable(batchNo, [{ itemNo, amount: 29_700, word: '失败' }]));
  expect(await house.payable()).toMatchObject([{ amount: 29_700 }]);

  const again = await house.clerk.get('payments.retry', { itemNos: [itemNo] });
  expect(await house.payable()).toEqual([]);
  const { itemNo: second } = await house.send(again.batchNo);
  await house.treasury.take(resultTable(again.batchNo, [{ itemNo: second, amount: 29_700, word: '成功' }]));
  expect(await house.payable()).toEqual([]);
  const signed = await house.batches();
  expect(signed.map(({ money }) => money)).toEqual(['paid', 'paid']);
  const { payments } = await house.clerk.get('settlement.get', { key: signed[0]?.key ?? '' });
  // Both are shown: the one that failed, and the one that made it good.
  expect(payments.map(({ state }) => state).toSorted()).toEqual(['failed', 'paid']);
  expect(payments.map(({ amount }) => amount)).toEqual([signed[0]?.net, signed[0]?.net]);
  expect(await house.booked()).toBe(0);
});

test('a refund after the payout is owed by her: kept back from what is signed next, aged, and never paid', async () => {
  const late = { ...tradeFile(on('2026-10-12', ['A', -10_000])), name: 'late.csv' };
  await house.signing.take([late, tradeFile(on('2026-10-14', ['C', 4_000]))]);
  await house.sign('2026-10-14');
  // Known and not signed yet: kept back already.
  expect(await house.payable()).toMatchObject([{ amount: 3_960 - 9_900, whyNot: 'negative' }]);
  // The correction of the day that was paid: 100.00 back, less the fee that is given back with it.
  await house.sign('2026-10-12');
  const correction = (await house.batches()).find((each) => each.correction === 1);
  expect(correction).toMatchObject({ net: -9_900, money: 'carried' });
  expect(await house.payable()).toMatchObject([{ amount: 3_960 - 9_900, whyNot: 'negative' }]);
  const { rows } = await house.clerk.get('settlement.aged', { offset: 0, limit: 10 });
  expect(rows.filter(({ side }) => side === 'merchant')).toMatchObject([
    { partyId: house.partyId, amount: -9_900 },
  ]);
  // What is sold next takes it up: nothing is lost, nothing is paid twice.
  await house.signing.take([tradeFile(on('2026-10-15', ['D', 20_000]))]);
  await house.sign('2026-10-15');
  const rest = 3_960 + 19_800 - 9_900;
  expect(await house.payable()).toMatchObject([{ amount: rest, whyNot: '' }]);
  expect(await house.booked()).toBe(rest);
});

test('a refund that we pay back ourselves lowers the day it went out, in the batch as in the books', async () => {
  const before = await house.booked();
  const { treasury } = house;
  await treasury.instructed([treasury.item(0, { amount: 1_000, merchantOrderNo: 'D' })], {
    purpose: 'refund',
  });
  const batch = (await house.batches()).find(({ from }) => from === chinaToday());
  // 10.00 of a sale at 1 %, and 0.10 of the fee with it; no line says it, so the figure opens none.
  expect(batch).toMatchObject({ state: 'gathering', lines: 0, net: -990 });
  expect(batch?.figures).toMatchObject({ refunds: -1_000, fees_returned: 10 });
  expect(await house.booked()).toBe(before - 990);
});
