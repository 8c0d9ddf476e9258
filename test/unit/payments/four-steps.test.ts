/** The four steps of a batch, by two persons: initiate, verify, confirm, complete; and whoever steps in between. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { taskId } from '../../support/people.ts';
import { resultTable, Treasury } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

const planFile = async (text: string) => {
  const file = await treasury.clerk.upload('pay.csv', text);
  return treasury.clerk.get('payments.planFile', { file, header: treasury.header(), taskId: taskId() });
};

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
    expect(checks).toHaveLength(15);
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

describe('a draft', () => {
  it('is not saved over what somebody else saved meanwhile, and says what that was', async () => {
    const items = [treasury.item(0), treasury.item(1)];
    const { batchNo, version } = await treasury.draft(items);
    const header = treasury.header();
    const save = (of: typeof items, seat = treasury.clerk) =>
      seat.ask('payments.save', { batchNo, version, header, items: of });
    // The same once more is no version.
    expect(await save(items)).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await save([...items, treasury.item(2)], treasury.house.owner)).toMatchObject({
      ok: true,
      value: { version: 2 },
    });
    expect(await save(items.slice(1))).toMatchObject({
      ok: false,
      error: { kind: 'plan_stale', facts: { why: 'batch_saved', name: '钱东家', added: 1, removed: 0 } },
    });
    const { drafts } = await treasury.clerk.get('payments.batch', { batchNo });
    expect(drafts).toHaveLength(3);
  });

  it('has another number each, however many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, () => treasury.draft([treasury.item()])));
    expect(new Set(made.map(({ batchNo }) => batchNo)).size).toBe(4);
  });

  it('that was not verified, or is stopped, asks nobody', async () => {
    const saved = await treasury.draft([treasury.item()]);
    const submit = { ...saved, reason: '货款' };
    expect(await treasury.clerk.refusal('payments.submit', submit)).toBe('move_not_allowed');
    const { limits } = await treasury.clerk.get('payments.limits', {});
    const above = await treasury.draft([treasury.item(0, { amount: limits.itemMax + 1 })]);
    expect(await treasury.verify(above)).toEqual({ state: 'draft' });
    const error = await treasury.clerk.error('payments.submit', { ...above, reason: '货款' });
    expect(error).toMatchObject({ kind: 'checks_stop', facts: { count: 1 } });
    const { checks } = await treasury.clerk.get('payments.get', { batchNo: above.batchNo, place: 1 });
    expect(checks.find(({ name }) => name === 'limits')).toMatchObject({
      outcome: 'stop',
      facts: { why: 'item' },
    });
  });

  it('whose execution day is past asks nobody', async () => {
    const saved = await treasury.draft([treasury.item()], { executionDay: '2026-01-05' });
    await treasury.verify(saved);
    expect(await treasury.clerk.error('payments.submit', { ...saved, reason: '货款' })).toMatchObject({
      facts: { why: 'day_past' },
    });
  });

  it('may be cancelled with a reason until it went out', async () => {
    const { batchNo } = await treasury.draft([treasury.item()]);
    await treasury.clerk.get('payments.cancel', { batchNo, reason: '供应商改期' });
    expect(await treasury.state(batchNo)).toBe('cancelled');
    expect(await treasury.states(batchNo)).toEqual(['cancelled']);
    const sent = await treasury.instructed([treasury.item()]);
    const cancel = { batchNo: sent.batchNo, reason: '太晚' };
    expect(await treasury.clerk.refusal('payments.cancel', cancel)).toBe('move_not_allowed');
  });
});

describe('what was agreed to is what goes out', () => {
  it('a payee account that was changed voids the request', async () => {
    const partyId = treasury.partyIds[0] ?? '';
    const account = { holder: '江南纸业有限公司', number: '4000022109000000777' };
    const accountId = await treasury.payee(partyId, account);
    const { requestId, hash, batchNo } = await treasury.submitted([treasury.item(0, { accountId })]);
    await treasury.renumber(accountId, '4000022109000000778');
    expect(await treasury.approve(requestId, hash)).toMatchObject({
      ok: false,
      error: { kind: 'request_void' },
    });
    expect(await treasury.state(batchNo)).toBe('verified');
    // It is stopped at the next look: the new number was verified by nobody.
    expect(await treasury.verify({ batchNo, version: 1 })).toEqual({ state: 'draft' });
  });

  it('a check that lapsed meanwhile voids the request', async () => {
    const { requestId, hash } = await treasury.submitted([treasury.item(1)]);
    const partyId = treasury.partyIds[1] ?? '';
    const suspend = { partyId, state: 'suspended', reason: '待查' } as const;
    const asked = await treasury.clerk.get('parties.setState', suspend);
    if (asked.requestId !== null) await treasury.house.agree(asked.requestId);
    expect(await treasury.approve(requestId, hash)).toMatchObject({
      ok: false,
      error: { kind: 'request_void' },
    });
    const back = await treasury.clerk.get('parties.setState', { partyId, state: 'active', reason: '查清' });
    if (back.requestId !== null) await treasury.house.agree(back.requestId);
  });

  it('of two who agree at once one does it, and the other is told', async () => {
    const { requestId, hash, batchNo } = await treasury.submitted([treasury.item(0)]);
    const answers = await Promise.all([
      treasury.approve(requestId, hash),
      treasury.approve(requestId, hash, treasury.house.owner),
    ]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'request_ended' } });
    expect(await treasury.payments(batchNo)).toHaveLength(1);
  });

  it('a large batch says how many of its two approvers have agreed, and goes out after the second', async () => {
    const large = treasury.item(0, { amount: 600_000_00 });
    const { requestId, hash, batchNo } = await treasury.submitted([large]);
    const agreed = async () => (await treasury.clerk.get('payments.batch', { batchNo })).agreed;
    expect(await agreed()).toEqual({ needed: 2, given: 0 });
    await treasury.approve(requestId, hash);
    expect(await agreed()).toEqual({ needed: 2, given: 1 });
    expect(await treasury.state(batchNo)).toBe('waiting');
    await treasury.approve(requestId, hash, treasury.house.owner);
    expect(await agreed()).toBeNull();
    expect(await treasury.state(batchNo)).toBe('approved');
  });

  it('a batch that waits is not edited; rejected, it is a draft again', async () => {
    const item = treasury.item(2);
    const { batchNo, version, requestId } = await treasury.submitted([item]);
    const save = { batchNo, version, header: treasury.header(), items: [item, treasury.item(0)] };
    expect(await treasury.clerk.error('payments.save', save)).toMatchObject({
      kind: 'move_not_allowed',
      facts: { from: 'waiting' },
    });
    await treasury.reviewer.get('approvals.reject', { id: requestId, reason: '缺发票' });
    expect(await treasury.clerk.get('payments.save', save)).toEqual({ batchNo, version: 2 });
    expect(await treasury.state(batchNo)).toBe('draft');
  });

  it('only an approved batch goes out, and only by who may pay', async () => {
    const { batchNo } = await treasury.submitted([treasury.item(0)]);
    await treasury.clerk.prove();
    expect(await treasury.clerk.refusal('payments.instruct', { batchNo })).toBe('move_not_allowed');
    expect(await treasury.reviewer.refusal('payments.instruct', { batchNo })).toBe('no_right');
  });
});

describe('paid twice', () => {
  it('the same file once more is warned of by name, and who agrees is shown it', async () => {
    const text = [
      '收款账号,收款户名,金额',
      '40000221090000001000,江南纸业有限公司,701.07',
      '40000221090000001001,北山茶叶有限公司,702.08',
      '',
    ].join('\n');
    const taken = async () => {
      const { planId, hash, ...planned } = await planFile(text);
      expect(planned).toMatchObject({ count: 2, sum: 1403_15, problems: [] });
      return treasury.clerk.get('payments.takeFile', { planId, hash });
    };
    await taken();
    const { batchNo } = await taken();
    await treasury.verify({ batchNo, version: 1 });
    expect((await treasury.payments(batchNo)).map(({ outcome }) => outcome)).toEqual(['warn', 'warn']);
    const submit = { batchNo, version: 1, reason: '货款' };
    const { requestId } = await treasury.clerk.get('payments.submit', submit);
    const { facts } = await treasury.reviewer.get('approvals.get', { id: requestId ?? 0 });
    const warning = facts.find(({ name }) => name === 'payment_warning')?.value ?? '{}';
    expect(JSON.parse(warning)).toEqual({ check: 'duplicate.same_payment', count: 2, places: [1, 2] });
  });

  it('a failed payment is made good once; one whose end nobody knows never', async () => {
    const items = [treasury.item(0), treasury.item(1)];
    const { batchNo, itemNos } = await treasury.instructed(items);
    const [failed = '', unknown = ''] = itemNos;
    const rows = [
      { itemNo: failed, amount: items[0]?.amount ?? 0, word: '失败' },
      { itemNo: unknown, amount: items[1]?.amount ?? 0, word: '待查' },
    ];
    await treasury.take(resultTable(batchNo, rows));
    const retry = (...of: string[]) => treasury.clerk.ask('payments.retry', { itemNos: of });
    expect(await retry(failed, unknown)).toMatchObject({
      error: { kind: 'payment_unknown', facts: { item: unknown } },
    });
    const made = await retry(failed);
    expect(made.ok).toBe(true);
    expect(await retry(failed)).toMatchObject({
      error: { kind: 'move_not_allowed', facts: { why: 'retried' } },
    });
    // Typed anew by hand it is stopped too.
    const typed = await treasury.draft([items[1] ?? treasury.item()]);
    expect(await treasury.verify(typed)).toEqual({ state: 'draft' });
    const { checks } = await treasury.clerk.get('payments.get', { batchNo: typed.batchNo, place: 1 });
    expect(checks.find(({ name }) => name === 'duplicate')).toMatchObject({
      outcome: 'stop',
      facts: { why: 'unknown', other: unknown },
    });
  });
});

describe('a file of payments', () => {
  it('with one bad row makes nothing, and lists every bad row', async () => {
    const before = (
      await treasury.clerk.get('payments.batches', { query: '', show: 'all', offset: 0, limit: 1 })
    ).total;
    const planned = await planFile(
      [
        '收款账号,收款户名,金额',
        '4000022109000000 1000,江南纸业有限公司,12.00',
        '40000221090000001001,李四,5.00',
        '9558800000000000,无名氏,1.00',
        '40000221090000001002,东港物流有限公司,一百',
        '',
      ].join('\n'),
    );
    expect(planned.planId).toBe('');
    expect(planned.problems.map(({ row, problem }) => `${row} ${problem}`)).toEqual([
      '3 name_differs',
      '4 unknown_payee',
      '5 not_an_amount',
    ]);
    expect(JSON.stringify(planned)).not.toContain('9558800000000000');
    // Columns that were exchanged show no number either.
    const exchanged = await planFile('收款账号,收款户名,金额\n12.00,江南纸业有限公司,6222021001116245702\n');
    expect(JSON.stringify(exchanged)).not.toContain('6222021001116245702');
    const after = await treasury.clerk.get('payments.batches', {
      query: '',
      show: 'all',
      offset: 0,
      limit: 1,
    });
    expect(after.total).toBe(before);
  });

  it('that was planned and not taken as it was shown is refused', async () => {
    const { planId, hash } = await planFile(
      '收款账号,收款户名,金额\n40000221090000001000,江南纸业有限公司,9.99\n',
    );
    const other = hash.startsWith('0') ? `1${hash.slice(1)}` : `0${hash.slice(1)}`;
    expect(await treasury.clerk.refusal('payments.takeFile', { planId, hash: other })).toBe('plan_stale');
    const { batchNo } = await treasury.clerk.get('payments.takeFile', { planId, hash });
    expect(await treasury.clerk.refusal('payments.takeFile', { planId, hash })).toBe('not_found');
    expect(await treasury.states(batchNo)).toEqual(['draft']);
  });
});
