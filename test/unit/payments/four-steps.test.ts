/** The four steps of a batch, by two persons: initiate, verify, confirm, complete; and whoever steps in between. */
import { createHash } from 'node:crypto';
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

describe('a batch from the first row to the last receipt', () => {
  it('goes its four steps, and every step is told', async () => {
    const items = [treasury.item(0), treasury.item(1), treasury.item(2)];
    const sum = items.reduce((total, each) => total + each.amount, 0);
    const saved = await treasury.draft(items);
    expect(saved.batchNo).toMatch(/^PB\d{8}-\d{3}$/);
    expect(await treasury.verify(saved)).toEqual({ state: 'verified' });
    const { requestId, hash } = await treasury.clerk.get('payments.submit', { ...saved, reason: '货款' });
    const request = await treasury.reviewer.get('approvals.get', { id: requestId ?? 0 });
    expect(request).toMatchObject({
      kind: 'payment_batch',
      hash,
      amount: sum,
      currency: 'CNY',
      mayDecide: true,
    });
    expect(request.facts).toContainEqual({ name: 'payment_count', value: '3' });
    expect(request.facts).toContainEqual({ name: 'payment_hash', value: hash });
    expect(JSON.stringify(request.facts)).not.toContain('110060635018800012345');
    expect(await treasury.approve(requestId ?? 0, hash)).toMatchObject({ value: { state: 'done' } });
    const { batchNo } = saved;
    expect(await treasury.state(batchNo)).toBe('approved');
    const file = await treasury.instruct(batchNo);
    const [first, second, third] = await treasury.payments(batchNo);
    const row = (payment: typeof first, word: string) => ({
      itemNo: payment?.itemNo ?? '',
      amount: payment?.amount ?? 0,
      word,
    });
    const taken = await treasury.take(
      resultTable(batchNo, [row(first, '交易成功'), row(second, '失败'), row(third, '待查')]),
    );
    expect(taken).toEqual({ moves: 3, receipts: 1 });
    expect(await treasury.states(batchNo)).toEqual(['paid', 'failed', 'unknown']);
    expect(await treasury.state(batchNo)).toBe('instructed');
    expect((await treasury.payments(batchNo))[0]?.receiptNumber).toBe(1);
    // What is unknown is cleared up by two persons.
    const asked = {
      itemNo: third?.itemNo ?? '',
      state: 'paid',
      lineId: null,
      reason: '电话查询银行',
    } as const;
    const resolving = await treasury.clerk.get('payments.resolve', asked);
    await treasury.house.agree(resolving.requestId ?? 0);
    expect(await treasury.state(batchNo)).toBe('completed');
    const { history } = await treasury.clerk.get('payments.batch', { batchNo });
    expect(history.map(({ what }) => what)).toEqual([
      'made',
      'verified',
      'submitted',
      'approve',
      'frozen',
      'instructed',
      'results',
    ]);
    const { payment, checks, events } = await treasury.clerk.get('payments.get', { batchNo, place: 3 });
    expect(payment).toMatchObject({ state: 'paid', receiptNumber: 2 });
    expect(checks).toHaveLength(13);
    expect(events.map(({ state, byName }) => [state, byName])).toEqual([
      ['unknown', '孙经办'],
      ['paid', '钱东家'],
    ]);
    expect(file.fileName).toBe(`${batchNo}.csv`);
  });

  it('gives the same file whenever it is asked for, byte by byte', async () => {
    const batchNo = await treasury.approved([treasury.item(0), treasury.item(1)]);
    const once = await treasury.instruct(batchNo);
    const first = await treasury.house.engine.takeFile(treasury.clerk.session, once.token);
    const again = await treasury.instruct(batchNo);
    const second = await treasury.house.engine.takeFile(treasury.clerk.session, again.token);
    expect(second).toEqual(first);
    expect(again.sha256).toBe(once.sha256);
    expect(
      createHash('sha256')
        .update(first?.bytes ?? '')
        .digest('hex'),
    ).toBe(once.sha256);
  });
});
