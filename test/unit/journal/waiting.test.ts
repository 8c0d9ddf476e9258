/** Between asking and agreeing: a month may close, facts may come. What was asked for is then void, never carried out into a closed month. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assert } from '../../../shared/result.ts';
import { House, type Seat, taskId } from '../../support/people.ts';
import { shopDays, tradeFile } from './shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let clerk: Seat;
let reviewer: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  reviewer = await house.person('reviewer');
});
afterAll(() => house.close());

const reason = '月末';
const waits = (requestId: number | null): number => {
  assert(requestId !== null, 'it waits for a second person');
  return requestId;
};
const setPeriod = async (state: 'closed' | 'soft_closed' | 'open') =>
  waits((await clerk.get('journal.setPeriod', { period: '2026-03', state, reason })).requestId);
const propose = async (debit = '6603', credit = '2241', amount = 500) => {
  const { requestId } = await clerk.get('journal.propose', {
    day: '2026-03-31',
    memo: '管理费',
    postings: [
      { account: debit, sub: '', side: 'debit', amount, currency: 'CNY' },
      { account: credit, sub: '', side: 'credit', amount, currency: 'CNY' },
    ],
    reason,
  });
  return waits(requestId);
};
const approve = async (id: number) => {
  const { hash } = await reviewer.get('approvals.get', { id });
  return reviewer.ask('approvals.approve', { id, hash, note: '' });
};

test('an entry that waits while its month closes is void', async () => {
  const entry = await propose();
  // As the checker sees it.
  const { facts: shown } = await reviewer.get('approvals.get', { id: entry });
  const debit = shown.find(({ name }) => name === 'posting_debit')?.value ?? '';
  expect(JSON.parse(debit)).toMatchObject({
    account: '6603',
    nameZh: '银行手续费',
    nameEn: 'Bank fees',
    amount: 500,
  });
  await house.agree(await setPeriod('closed'));
  expect(await approve(entry)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
  expect((await clerk.get('journal.standing', {})).entries).toBe(0);
  // To open it by half is to open it, and whoever agrees is told so.
  const half = await reviewer.get('approvals.get', { id: await setPeriod('soft_closed') });
  expect(half.kind).toBe('period_reopen');
  expect(half.facts).toContainEqual({ name: 'period_state_before', value: 'closed' });
  await reviewer.get('approvals.reject', { id: half.id, reason });
  await house.agree(await setPeriod('open'));
});

test('a month whose closing waits while a file of its days comes in stays open', async () => {
  const closing = await setPeriod('closed');
  const [day] = shopDays('2026-03-30', 1);
  const { name, bytes } = tradeFile(day ?? { day: '', trades: [] });
  const files = [await clerk.upload(name, bytes)];
  const { plans } = await clerk.get('statements.plan', { files, taskId: taskId() });
  await clerk.get('statements.commit', {
    plans: plans.map(({ planId, hash }) => ({ planId, hash })),
    taskId: taskId(),
  });
  expect(await approve(closing)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
  const { periods } = await clerk.get('journal.periods', {});
  expect(periods.find(({ period }) => period === '2026-03')).toMatchObject({
    state: 'open',
    requestId: null,
  });
});

test('who only reviews may not post, and who posts may not agree to it', async () => {
  const { hash } = await clerk.get('journal.plan', { offset: 0, limit: 1, taskId: taskId() });
  expect(await reviewer.refusal('journal.post', { hash, taskId: taskId() })).toBe('no_right');
  expect((await clerk.get('journal.post', { hash, taskId: taskId() })).added).toBeGreaterThan(0);
  await house.agree(await propose());
  await house.agree(await propose('1221', '6603', 300));
  const closing = await setPeriod('closed');
  expect((await clerk.get('approvals.get', { id: closing })).whyNot).toBe('own');
  // Who agrees to a closing sees what stood against it, as who asked did.
  const { checks } = await clerk.get('journal.closeCheck', { period: '2026-03' });
  const { facts } = await reviewer.get('approvals.get', { id: closing });
  const warned = checks.filter(({ outcome }) => outcome === 'warn').map((each) => `close_${each.name}`);
  // 暂收 5.00 and 暂付 3.00: neither takes anything off the other.
  expect(facts).toContainEqual({ name: 'close_suspense', value: '2 · 8.00 CNY' });
  expect(facts.map((each) => each.name).filter((name) => name.startsWith('close_'))).toEqual(warned);
});
