/** A payment that a bank called failed, or come back, and had paid after all: set right by two persons with a line of the bank, never without. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { taskId } from '../../support/people.ts';
import { chinaToday, resultTable, Treasury } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

const reason = '银行回单可见已付';
let lines = 0;
/** The line of a bank that shows so much gone, or come; with the number of the payment in it. */
async function atBank(amount: number, itemNo: string, way: 'out' | 'in' = 'out'): Promise<number> {
  lines += 1;
  const yuan = (amount / 100).toFixed(2);
  const text = [
    '交易时间,收入金额,支出金额,余额,对方户名,对方账号,摘要,流水号',
    `${chinaToday()} 10:00:${10 + lines},${way === 'in' ? yuan : ''},${way === 'out' ? yuan : ''},,某某,,代付 ${itemNo},F${lines}`,
    '',
  ].join('\n');
  const files = [await treasury.clerk.upload(`bank-${lines}.csv`, text)];
  const { plans } = await treasury.clerk.get('statements.plan', { files, taskId: taskId() });
  const [{ planId = '', hash = '' } = {}] = plans;
  await treasury.clerk.get('statements.commit', { plans: [{ planId, hash }], taskId: taskId() });
  const { offers } = await treasury.clerk.get('payments.lineOffers', { itemNo });
  const role = way === 'out' ? 'paid' : 'returned';
  return offers.find((offer) => offer.why === 'number' && offer.role === role)?.line.id ?? 0;
}

/** A payment that went out, and what the bank says of it. */
async function told(word: string, over: Parameters<Treasury['item']>[1] = {}) {
  const item = treasury.item(0, over);
  const { batchNo, itemNos } = await treasury.instructed([item]);
  const [itemNo = ''] = itemNos;
  const says = (what: string, name: string) =>
    resultTable(batchNo, [{ itemNo, amount: item.amount, word: what }], name);
  await treasury.take(says(word, `${batchNo}-1.csv`));
  const resolve = (lineId: number | null) => ({ itemNo, state: 'paid', lineId, reason }) as const;
  return { item, batchNo, itemNo, says, resolve };
}

/** Debit less credit of an account, as the books are once all is posted. */
async function balance(code: string): Promise<number> {
  const { hash } = await treasury.clerk.get('journal.plan', { offset: 0, limit: 1, taskId: taskId() });
  await treasury.clerk.get('journal.post', { hash, taskId: taskId() });
  const { rows } = await treasury.clerk.get('journal.trialBalance', { from: '', to: '', isBySub: false });
  return rows.find(({ account }) => account === code)?.closing ?? 0;
}

it('failed, and the bank shows it gone: two persons say so, it has its receipt, and the books follow', async () => {
  const { clerk, house } = treasury;
  const before = await balance('1221');
  const { item, batchNo, itemNo, says, resolve } = await told('失败');
  expect(await balance('1221')).toBe(before);
  // A file that says so alone changes nothing.
  expect((await treasury.plan(says('交易成功', 'late.csv'))).files).toMatchObject([
    { end: 'refused', refusal: 'contradiction' },
  ]);
  expect(await clerk.error('payments.resolve', resolve(null))).toMatchObject({
    kind: 'move_not_allowed',
    facts: { why: 'line_needed', id: itemNo },
  });
  const lineId = await atBank(item.amount, itemNo);
  const { requestId } = await clerk.get('payments.resolve', resolve(lineId));
  expect(await treasury.states(batchNo)).toEqual(['failed']);
  await house.agree(requestId ?? 0);
  expect(await treasury.payments(batchNo)).toMatchObject([
    { state: 'paid', receiptNumber: expect.any(Number) },
  ]);
  expect((await treasury.payments(batchNo))[0]?.receiptNumber).toBeGreaterThan(0);
  // Paid to a payee: out of what was paid on account.
  expect(await balance('1221')).toBe(before + item.amount);
  // The bank's other file says once more what was wrong: nothing new. What comes back later is told as ever.
  expect(await treasury.take(says('失败', 'again.csv'))).toEqual({ moves: 0, receipts: 0 });
  expect(await treasury.take(says('已退票', 'back.csv'))).toEqual({ moves: 1, receipts: 0 });
  expect(await treasury.states(batchNo)).toEqual(['returned']);
  expect(await balance('1221')).toBe(before);
});

it('come back by a file’s word: while a line shows the money come back it is not paid', async () => {
  const { clerk, house } = treasury;
  const { item, batchNo, itemNo, resolve } = await told('已退票');
  const gone = await atBank(item.amount, itemNo);
  const back = await atBank(item.amount, itemNo, 'in');
  await clerk.get('payments.linkLine', { itemNo, lineId: back, role: 'returned', reason: '退票' });
  expect(await clerk.error('payments.resolve', resolve(gone))).toMatchObject({
    kind: 'move_not_allowed',
    facts: { why: 'came_back', id: itemNo },
  });
  const linked = (await clerk.get('payments.get', { batchNo, place: 1 })).lines.find(
    ({ role }) => role === 'returned',
  );
  await clerk.get('payments.unlinkLine', { linkId: linked?.linkId ?? 0, reason: '是另一笔' });
  await house.agree((await clerk.get('payments.resolve', resolve(gone))).requestId ?? 0);
  expect(await treasury.states(batchNo)).toEqual(['paid']);
});

it('paid again meanwhile: whoever agrees is told that it may be paid twice, and what has not gone out yet stays', async () => {
  const { clerk, reviewer } = treasury;
  const first = await told('失败');
  const again = await told('失败', { retryOf: first.itemNo, amount: first.item.amount });
  // The second try failed too, the third went out.
  const third = await treasury.instructed([
    treasury.item(0, { retryOf: again.itemNo, amount: first.item.amount }),
  ]);
  const lineId = await atBank(first.item.amount, first.itemNo);
  const { requestId } = await clerk.get('payments.resolve', first.resolve(lineId));
  const { facts } = await reviewer.get('approvals.get', { id: requestId ?? 0 });
  expect(facts).toContainEqual({ name: 'payment_paid_twice', value: third.itemNos[0] });

  const other = await told('失败');
  const waits = await treasury.approved([
    treasury.item(0, { retryOf: other.itemNo, amount: other.item.amount }),
  ]);
  const shown = await atBank(other.item.amount, other.itemNo);
  await treasury.house.agree((await clerk.get('payments.resolve', other.resolve(shown))).requestId ?? 0);
  await clerk.prove();
  expect(await clerk.error('payments.instruct', { batchNo: waits })).toMatchObject({
    facts: { why: 'held_duplicate' },
  });
});

it('a payment that goes out between the asking and the agreeing voids what was asked: it was not shown', async () => {
  const { clerk, reviewer } = treasury;
  const { item, itemNo, resolve } = await told('失败');
  const lineId = await atBank(item.amount, itemNo);
  const { requestId } = await clerk.get('payments.resolve', resolve(lineId));
  const { hash } = await reviewer.get('approvals.get', { id: requestId ?? 0 });
  await treasury.instructed([treasury.item(0, { retryOf: itemNo, amount: item.amount })]);
  expect(await treasury.approve(requestId ?? 0, hash)).toMatchObject({ error: { kind: 'request_void' } });
});
