/** Whoever tries to pay twice, to agree to her own payments, or to send what is held back by now, does not get through. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { resultTable, Treasury } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

/** A payment that failed: its number and what it was. */
async function failed() {
  const item = treasury.item(0);
  const { batchNo, itemNos } = await treasury.instructed([item]);
  const [itemNo = ''] = itemNos;
  await treasury.take(resultTable(batchNo, [{ itemNo, amount: item.amount, word: '失败' }]));
  return { item, itemNo };
}

const duplicateOf = async (batchNo: string, place: number) =>
  (await treasury.clerk.get('payments.get', { batchNo, place })).checks.find(
    ({ name }) => name === 'duplicate',
  );

describe('a failed payment', () => {
  it('is not made good by two payments of one batch', async () => {
    const { item, itemNo } = await failed();
    const again = { ...item, retryOf: itemNo };
    const draft = await treasury.draft([again, { ...again, accountId: treasury.accountIds[1] ?? '' }]);
    expect(await treasury.verify(draft)).toEqual({ state: 'draft' });
    expect(await duplicateOf(draft.batchNo, 2)).toMatchObject({
      outcome: 'stop',
      facts: { why: 'retried', other: itemNo, by: '#1' },
    });
  });

  it('is not made good by a batch that waits while another does it', async () => {
    const { item, itemNo } = await failed();
    const again = { ...item, retryOf: itemNo };
    const drafts = [await treasury.draft([again]), await treasury.draft([again])];
    for (const draft of drafts) await treasury.verify(draft);
    const ask = (of: (typeof drafts)[number] | undefined) =>
      treasury.clerk.get('payments.submit', { batchNo: of?.batchNo ?? '', version: 1, reason: '重付' });
    const [one, two] = [await ask(drafts[0]), await ask(drafts[1])];
    expect(await treasury.approve(one.requestId ?? 0, one.hash)).toMatchObject({ ok: true });
    expect(await treasury.approve(two.requestId ?? 0, two.hash)).toMatchObject({
      ok: false,
      error: { kind: 'request_void' },
    });
  });

  it('or one that came back is made good by a new draft of the same', async () => {
    const item = treasury.item(1);
    const { batchNo, itemNos } = await treasury.instructed([item]);
    const [itemNo = ''] = itemNos;
    await treasury.take(resultTable(batchNo, [{ itemNo, amount: item.amount, word: '已退票' }]));
    const made = await treasury.clerk.get('payments.retry', { itemNos: [itemNo] });
    const { drafts } = await treasury.clerk.get('payments.batch', made);
    expect(drafts).toEqual([{ ...item, retryOf: itemNo }]);
  });

  it('that nobody knows is not made good', async () => {
    const draft = await treasury.draft([treasury.item(0, { retryOf: 'PI99999999999999999999ABCD' })]);
    expect(await treasury.verify(draft)).toEqual({ state: 'draft' });
    expect(await duplicateOf(draft.batchNo, 1)).toMatchObject({
      outcome: 'stop',
      facts: { why: 'retry_unknown' },
    });
  });
});

describe('who made the batch', () => {
  it('does not agree to it, though another asked for it', async () => {
    const { owner } = treasury.house;
    const header = treasury.header();
    const saved = await owner.get('payments.save', {
      batchNo: null,
      version: 0,
      header,
      items: [treasury.item(0)],
    });
    await treasury.verify(saved);
    const { requestId, hash } = await treasury.clerk.get('payments.submit', { ...saved, reason: '货款' });
    expect(await treasury.approve(requestId ?? 0, hash, owner)).toMatchObject({
      error: { kind: 'same_person' },
    });
    expect((await owner.get('approvals.get', { id: requestId ?? 0 })).mayDecide).toBe(false);
    expect(await treasury.approve(requestId ?? 0, hash)).toMatchObject({ ok: true });
  });
});

describe('a batch that was agreed to and has not gone out', () => {
  it('stays while a payee is suspended, and goes when she is taken up again', async () => {
    const batchNo = await treasury.approved([treasury.item(2), treasury.item(1)]);
    const partyId = treasury.partyIds[2] ?? '';
    await treasury.clerk.get('parties.setState', { partyId, state: 'suspended', reason: '待查' });
    await treasury.clerk.prove();
    expect(await treasury.clerk.error('payments.instruct', { batchNo })).toMatchObject({
      kind: 'move_not_allowed',
      facts: { why: 'held_party_state', id: batchNo, place: 1 },
    });
    const back = await treasury.clerk.get('parties.setState', { partyId, state: 'active', reason: '查清' });
    await treasury.house.agree(back.requestId ?? 0);
    await treasury.instruct(batchNo);
    expect(await treasury.states(batchNo)).toEqual(['instructed', 'instructed']);
    // What went out is given again, whoever is suspended by then: it is the same file.
    await treasury.clerk.get('parties.setState', { partyId, state: 'suspended', reason: '待查' });
    await treasury.instruct(batchNo);
    const again = await treasury.clerk.get('parties.setState', { partyId, state: 'active', reason: '查清' });
    await treasury.house.agree(again.requestId ?? 0);
  });

  it('is not settled as paid: nothing of it went out', async () => {
    const batchNo = await treasury.approved([treasury.item(0)]);
    const [payment] = await treasury.payments(batchNo);
    const asked = { itemNo: payment?.itemNo ?? '', state: 'paid', lineId: null, reason: '已付' } as const;
    expect(await treasury.clerk.error('payments.resolve', asked)).toMatchObject({
      kind: 'move_not_allowed',
      facts: { from: 'draft', to: 'paid' },
    });
  });

  it('stays while nobody knows what became of the same payment in another batch', async () => {
    const item = treasury.item(0);
    const earlier = await treasury.instructed([item]);
    const batchNo = await treasury.approved([treasury.item(1), { ...item }]);
    const told = (word: string, name: string) =>
      resultTable(earlier.batchNo, [{ itemNo: earlier.itemNos[0] ?? '', amount: item.amount, word }], name);
    await treasury.take(told('待查', 'unknown.csv'));
    await treasury.clerk.prove();
    expect(await treasury.clerk.error('payments.instruct', { batchNo })).toMatchObject({
      kind: 'move_not_allowed',
      facts: { why: 'held_duplicate', id: batchNo, place: 2 },
    });
    await treasury.take(told('失败', 'failed.csv'));
    await treasury.instruct(batchNo);
  });

  it('does not go to an account that is another by now', async () => {
    const partyId = treasury.partyIds[1] ?? '';
    const accountId = await treasury.payee(partyId, {
      holder: '北山茶叶有限公司',
      number: '4000022109000000881',
    });
    const batchNo = await treasury.approved([treasury.item(1, { accountId })]);
    await treasury.renumber(accountId, '4000022109000000882');
    await treasury.verifyAccount(accountId, 2);
    await treasury.clerk.prove();
    expect(await treasury.clerk.error('payments.instruct', { batchNo })).toMatchObject({
      kind: 'move_not_allowed',
      facts: { why: 'account_changed', id: batchNo },
    });
    await treasury.clerk.get('payments.cancel', { batchNo, reason: '换账户' });
    expect(await treasury.states(batchNo)).toEqual(['cancelled']);
  });
});
