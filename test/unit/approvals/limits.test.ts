/** How many have to agree: the house's limits by kind and amount, who may change them, and what a desk of one person may do alone. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { REQUEST_KINDS, type RequestKind } from '../../../shared/contract/approvals.ts';
import {
  approversNeeded,
  firstPolicy,
  isLooser,
  policyProblem,
  wholePolicy,
} from '../../../src-main/areas/approvals/rules/policy.ts';
import { KINDS } from '../../../src-main/areas/approvals/rules/request-kinds.ts';
import { House, taskId } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';
import { tradeBill } from '../../support/wechat-bill.ts';
import { Office } from './office.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const reason = '月末核对';

describe('the rules', () => {
  const needed = (kind: RequestKind, amount: number | null, currency = 'CNY') =>
    approversNeeded(firstPolicy(), { kind, amount, currency });

  test.each<[RequestKind, number, number]>([
    ['write_off', 0, 0],
    ['write_off', 9_999, 0],
    ['write_off', 10_000, 1],
    ['write_off', 9_999_999, 1],
    ['write_off', 10_000_000, 2],
    ['manual_match', 999_999, 0],
    ['manual_match', 1_000_000, 1],
    ['manual_match', 100_000_000, 2],
  ])('%s of %i fen asks for %i others', (kind, amount, count) => {
    expect(needed(kind, amount)).toBe(count);
  });

  test('money in another currency, or in several, has no limit that it could be under', () => {
    for (const currency of ['USD', 'JPY', '']) expect(needed('write_off', 1, currency)).toBe(2);
    expect(needed('manual_match', 1, 'EUR')).toBe(2);
  });

  test('a kind without an amount asks for the same whatever it is about; no kind about people for nobody', () => {
    for (const kind of REQUEST_KINDS.filter((each) => !KINDS[each].hasAmount))
      expect(needed(kind, null)).toBe(1);
  });

  test('a policy that makes no sense, or asks for fewer than a kind needs, is none', () => {
    const step = (from: number, approvers: number) => ({ from, approvers });
    const problem = (kind: RequestKind, ...steps: ReturnType<typeof step>[]) =>
      policyProblem([{ kind, steps }])?.why ?? '';
    expect(problem('write_off', step(0, 0), step(100, 1), step(200, 2))).toBe('');
    expect(problem('write_off', step(1, 0))).toBe('first_step');
    expect(problem('write_off', step(0, 0), step(100, 1), step(100, 2))).toBe('order');
    expect(problem('write_off', step(0, 0), step(200, 1), step(100, 2))).toBe('order');
    expect(problem('import_failed_proof', step(0, 0))).toBe('too_few');
    expect(problem('person_add', step(0, 0))).toBe('too_few');
    expect(problem('approval_policy', step(0, 0))).toBe('too_few');
    expect(problem('import_undo', step(0, 1), step(100, 2))).toBe('no_amount');
    expect(policyProblem([...firstPolicy(), ...firstPolicy()])?.why).toBe('twice');
  });

  test('loosened is what asks fewer to agree at any amount', () => {
    const first = firstPolicy();
    const withWriteOff = (...froms: readonly [number, number]) =>
      wholePolicy([
        {
          kind: 'write_off',
          steps: [
            { from: 0, approvers: 0 },
            { from: froms[0], approvers: 1 },
            { from: froms[1], approvers: 2 },
          ],
        },
      ]);
    expect(isLooser(first, first)).toBe(false);
    expect(isLooser(withWriteOff(5_000, 10_000_000), first)).toBe(false);
    expect(isLooser(withWriteOff(10_001, 10_000_000), first)).toBe(true);
    // Stricter below and looser above is looser.
    expect(isLooser(withWriteOff(1, 10_000_001), first)).toBe(true);
  });
});

describe('an office with limits', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.house.close());
  const writeOff = (keys: string[]) =>
    office.clerk.get('exceptions.dispose', { keys, disposition: 'write_off', reason });
  const exceptions = async (count: number, isBig: boolean) => {
    const keys: string[] = [];
    while (keys.length < count) keys.push(await office.exception(isBig));
    return keys;
  };

  test('a small difference is written off at once, many small ones together are not', async () => {
    expect(await writeOff(await exceptions(1, false))).toEqual({ requestId: null });
    expect((await writeOff(await exceptions(9, false))).requestId).not.toBeNull();
  });

  test('a large one needs two, and one person is not two', async () => {
    const keys = await exceptions(4, true);
    const id = (await writeOff(keys)).requestId ?? 0;
    const { hash, needed, facts } = await office.request(id);
    expect(needed).toBe(2);
    const [key = ''] = keys;
    const { leg, kind, reference } = (await office.clerk.get('exceptions.get', { key })).exception;
    // Who agrees sees which ones they are.
    expect(facts.filter(({ name }) => name === 'exception')).toHaveLength(4);
    expect(facts).toContainEqual({ name: 'exception', value: `${leg} ${kind} ${reference}`.trim() });
    const approve = { id, hash, note: '看过附件' };
    expect(await office.reviewer.get('approvals.approve', approve)).toEqual({ state: 'waiting' });
    expect(await office.reviewer.error('approvals.approve', approve)).toMatchObject({
      kind: 'request_ended',
      facts: { why: 'already' },
    });
    expect(await office.request(id, office.reviewer)).toMatchObject({
      whyNot: 'already',
      approvals: [{ by: office.reviewer.who.id, name: office.reviewer.who.name, note: '看过附件' }],
    });
    const stateOf = async () =>
      (await office.clerk.get('exceptions.get', { key: keys[0] ?? '' })).exception.state;
    expect(await stateOf()).toBe('open');
    expect(await office.second.get('approvals.approve', approve)).toEqual({ state: 'done' });
    expect(await stateOf()).toBe('explained');
  });

  test('two lines of one side that cancel each other out are weighed by what they move', async () => {
    const header =
      'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
    const row = (no: string, kind: string, refundNo: string) =>
      `${no},${kind},${refundNo},wechat,2026-03-05 09:00:00,2026-03-05 09:01:00,60000.00,CNY,${kind === 'payment' ? 'paid' : 'refunded'},茶`;
    await office.take(
      'cancel.csv',
      [header, row('C-1', 'payment', ''), row('C-2', 'refund', 'R-2'), ''].join('\n'),
    );
    const { rows } = await office.clerk.get('matching.openLines', {
      leg: 'order_trade',
      side: 'left',
      query: '',
      includeOutside: true,
      offset: 0,
      limit: 500,
    });
    const lines = rows.filter((each) => ['C-1', 'C-2'].includes(each.merchantOrderNo));
    expect(lines.map((each) => each.direction)).toEqual(['in', 'out']);
    const { requestId } = await office.clerk.get('review.match', {
      leg: 'order_trade',
      leftLineIds: lines.map((each) => each.id),
      rightLineIds: [],
      difference: 0,
      reason,
    });
    expect(await office.request(requestId ?? 0)).toMatchObject({ amount: 12_000_000, needed: 1 });
  });

  test('changing the limits needs a second person, says whether they were loosened, and leaves the others alone', async () => {
    const set = async (kind: RequestKind, from: number) => {
      const steps = [
        { from: 0, approvers: 0 },
        { from, approvers: 1 },
      ];
      await office.administrator.prove();
      const { requestId } = await office.administrator.get('approvals.setPolicy', {
        rules: [{ kind, steps }],
        reason,
      });
      await office.agree(requestId ?? 0);
    };
    await set('manual_match', 100);
    await set('write_off', 50_000);
    const { rules } = await office.owner.get('approvals.policy', {});
    const steps = (kind: RequestKind) =>
      rules.find((rule) => rule.kind === kind)?.steps.map((step) => step.from);
    expect([steps('manual_match'), steps('write_off')]).toEqual([
      [0, 100],
      [0, 50_000],
    ]);
    expect((await writeOff(await exceptions(1, true))).requestId).not.toBeNull();
    const changes = (await office.house.events()).filter(
      (event) => event.action === 'approvals.policy_changed',
    );
    // The first took the second approver away above a million.
    expect(changes.map((event) => event.subject['loosened'])).toEqual([1, 1]);
    expect(changes.map((event) => event.subject['maker'])).toEqual(
      Array(2).fill(office.administrator.who.id),
    );
  });

  test.each<[RequestKind, number[]]>([
    ['import_failed_proof', [0]],
    ['person_roles', [0]],
    ['write_off', [0, 1, 0.5]],
  ])('a limit for %s that a page makes up is refused: %j', async (kind, froms) => {
    await office.administrator.prove();
    const steps = froms.map((from) => ({ from, approvers: 0 }));
    expect(
      await office.administrator.refusal('approvals.setPolicy', { rules: [{ kind, steps }], reason }),
    ).toBe('bad_input');
  });
});

describe('a desk of one person', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.make();
  });
  afterAll(() => house.close());

  const plan = async (name: string, content: string | Buffer) => {
    const files = [await house.owner.upload(name, content)];
    const { plans } = await house.owner.get('statements.plan', { files, taskId: taskId() });
    const found = plans.find((each) => each.file === name);
    if (!found) throw new Error(`${name} cannot be read`);
    return found;
  };
  const unchecked = async () =>
    (await house.events())
      .filter((event) => event.action === 'approvals.unchecked')
      .map((event) => event.subject['kind']);

  test('does at once what others would have to agree to, and the record says that nobody did', async () => {
    const { planId, hash } = await plan('orders.csv', ordersCsv(3, 'SOLE'));
    const { imports } = await house.owner.get('statements.commit', {
      plans: [{ planId, hash }],
      taskId: taskId(),
    });
    const importId = imports[0]?.id ?? 0;
    const preview = await house.owner.get('statements.undoPreview', { importId });
    const undo = { importId, hash: preview.hash, reason };
    expect(await house.owner.get('statements.undo', undo)).toEqual({ requestId: null });
    const added = await house.owner.get('access.addPerson', {
      name: '第一人',
      login: 'first',
      roles: ['clerk'],
      reason,
    });
    expect(added).toMatchObject({ requestId: null, personId: expect.stringMatching(/^P-/) });
    expect(await unchecked()).toEqual(['import_undo', 'person_add']);
  });

  test('takes in no file whose proof failed, not even then: it waits for somebody who may come', async () => {
    const held = await plan(
      'held.csv',
      tradeBill([{}], ['2', '200.00', '0.00', '0.00', '1.20', '200.00', '0.00']),
    );
    expect(held).toMatchObject({ state: 'held', proof: 'failed' });
    const { planId, hash } = held;
    const commit = { plans: [{ planId, hash }], taskId: taskId() };
    expect(await house.owner.refusal('statements.commit', commit)).toBe('proof_failed');
    const { requestId } = await house.owner.get('statements.requestHeld', { planId, hash, reason });
    expect(await house.owner.get('approvals.get', { id: requestId ?? 0 })).toMatchObject({
      state: 'waiting',
      whyNot: 'own',
    });
    expect(
      await house.owner.get('statements.imports', { offset: 0, limit: 9, includeUndone: false }),
    ).toMatchObject({ total: 0 });
  });

  test('is one no more once a second person has a password of her own', async () => {
    const reviewer = await house.person('reviewer');
    const asked = await house.owner.get('access.addPerson', {
      name: '第三人',
      login: 'third',
      roles: ['clerk'],
      reason,
    });
    expect(asked).toMatchObject({ requestId: expect.any(Number), personId: '' });
    // What waited for somebody is hers to decide.
    const { rows } = await reviewer.get('approvals.list', { show: 'to_decide', offset: 0, limit: 9 });
    expect(rows.map((row) => row.kind).toSorted()).toEqual(['import_failed_proof', 'person_add']);
  });
});
