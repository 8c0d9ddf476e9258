/** A rule changes what the machine does only by two persons, and only as it was tried: the draft, its figures, and nothing that changed since. */
import { afterEach, expect, test, vi } from 'vitest';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { assert } from '../../../shared/result.ts';
import { taskId } from '../../support/people.ts';
import { Bench } from '../review/bench.ts';
import { lateMoney } from './late-money.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const LATE = { from: 55, to: 65, unit: 'calendar' } as const;

const ID = 'order_bank_by_amount';
const rules = async () => (await bench.clerk.get('matching.rules', {})).rules;
const viewOf = async (id = ID) => {
  const found = (await rules()).find((each) => each.id === id);
  assert(found !== undefined, `${id} is a rule`);
  return found;
};
const inForce = async (id = ID): Promise<MatchRule> => {
  const { inForce: rule } = await viewOf(id);
  assert(rule !== null, `${id} is in force`);
  return rule;
};
const draft = async (change: Partial<MatchRule>, id = ID) => {
  const { version: _, ...rule } = await inForce(id);
  return bench.clerk.get('matching.draftRule', { rule: { ...rule, ...change } });
};
const tried = (id = ID) =>
  bench.clerk.get('matching.backtestRule', { id, from: '', to: '', taskId: taskId() });
const REASON = '这类货款不再由机器建议';

test('a rule is drafted, tried, published by a second person, and the next run goes by it', async () => {
  bench = await lateMoney(['120.00', '88.00']);
  expect(await bench.groups(['proposed', 'accepted'], 'order_bank')).toEqual([]);
  expect(await viewOf()).toMatchObject({ origin: 'shipped', draft: null });
  await draft({ days: LATE });
  expect(await bench.clerk.refusal('matching.publishRule', { id: ID, reason: REASON })).toBe(
    'backtest_needed',
  );

  const { figures, samples } = await tried();
  const leg = figures.legs.find((each) => each.leg === 'order_bank');
  expect(leg).toMatchObject({ gained: 2, lost: 0 });
  expect(samples.map(({ what }) => what)).toEqual(['gained', 'gained']);
  expect(await bench.groups(['proposed'], 'order_bank')).toEqual([]); // Nothing was written.

  const reviewer = await bench.house.person('reviewer');
  const { requestId } = await bench.clerk.get('matching.publishRule', { id: ID, reason: REASON });
  const id = requestId ?? 0;
  expect(await viewOf()).toMatchObject({ inForce: { version: 1 }, draft: { requestId: id } });
  const request = await reviewer.get('approvals.get', { id });
  const backtest = request.facts.find(({ name }) => name === 'backtest')?.value ?? '';
  expect(JSON.parse(backtest)).toEqual(figures);
  expect((await bench.clerk.get('matching.legs', {})).isStale).toBe(false);

  await reviewer.get('approvals.approve', { id, hash: request.hash, note: '' });
  expect(await viewOf()).toMatchObject({
    origin: 'changed',
    inForce: { version: 2, days: LATE },
    draft: null,
    publishedReason: REASON,
    publishedByName: bench.clerk.who.name,
  });
  expect((await bench.clerk.get('matching.legs', {})).isStale).toBe(true);
  await bench.clerk.get('matching.run', { asOf: '2026-05-20', pair: null, taskId: taskId() });
  const proposed = await bench.groups(['proposed'], 'order_bank');
  expect(proposed.map(({ rule, ruleVersion }) => [rule, ruleVersion])).toEqual([
    [ID, 2],
    [ID, 2],
  ]);
  expect((await bench.house.verify()).holds).toBe(true);
});

test('a draft changed after it was asked for voids the request, and has to be tried anew', async () => {
  bench = await Bench.withProposals(['120.00']);
  const reviewer = await bench.house.person('reviewer');
  await draft({ days: { from: 0, to: 5, unit: 'business' } });
  await tried();
  const { requestId } = await bench.clerk.get('matching.publishRule', { id: ID, reason: REASON });
  const id = requestId ?? 0;
  const { hash } = await reviewer.get('approvals.get', { id });
  await draft({ days: { from: 0, to: 9, unit: 'business' } });
  expect(await bench.clerk.refusal('matching.publishRule', { id: ID, reason: REASON })).toBe(
    'backtest_needed',
  );
  expect((await reviewer.get('approvals.get', { id })).isCurrent).toBe(false);
  expect(await reviewer.refusal('approvals.approve', { id, hash, note: '' })).toBe('request_void');
  expect(await inForce()).toMatchObject({ version: 1 });
});

test('another rule of the leg published meanwhile: the figures speak of other neighbours, so they do not count', async () => {
  bench = await Bench.withProposals(['120.00']);
  const reviewer = await bench.house.person('reviewer');
  await draft({ days: { from: 0, to: 5, unit: 'business' } });
  await tried();
  const first = await bench.clerk.get('matching.publishRule', { id: ID, reason: REASON });
  const OTHER = 'order_bank_by_order_no';
  await draft({ isOn: false }, OTHER);
  await tried(OTHER);
  const second = await bench.clerk.get('matching.publishRule', { id: OTHER, reason: REASON });
  const approve = async (id: number) => {
    const { hash } = await reviewer.get('approvals.get', { id });
    return reviewer.ask('approvals.approve', { id, hash, note: '' });
  };
  expect((await approve(second.requestId ?? 0)).ok).toBe(true);
  expect(await approve(first.requestId ?? 0)).toMatchObject({ ok: false, error: { kind: 'request_void' } });
});

test('who drafted it cannot agree to it; who only agrees cannot draft', async () => {
  bench = await Bench.withProposals(['120.00']);
  const reviewer = await bench.house.person('reviewer');
  await draft({ isOn: false });
  await tried();
  const { requestId } = await bench.clerk.get('matching.publishRule', { id: ID, reason: REASON });
  const { hash } = await bench.clerk.get('approvals.get', { id: requestId ?? 0 });
  expect(await bench.clerk.refusal('approvals.approve', { id: requestId ?? 0, hash, note: '' })).toBe(
    'no_right',
  );
  const { version: _, ...rule } = await inForce();
  expect(await reviewer.refusal('matching.draftRule', { rule })).toBe('no_right');
});

test('what would let amounts decide by themselves is kept as a draft with its fault named, and never tried or published', async () => {
  bench = await Bench.withProposals(['120.00']);
  const { problems } = await draft({ gives: 'accepted' });
  expect(problems).toContainEqual(expect.objectContaining({ problem: 'window_accepts', isFatal: true }));
  expect(
    await bench.clerk.error('matching.backtestRule', { id: ID, from: '', to: '', taskId: taskId() }),
  ).toMatchObject({
    kind: 'rule_unfit',
    facts: { why: 'window_accepts' },
  });
  expect(await bench.clerk.refusal('matching.publishRule', { id: ID, reason: REASON })).toBe('rule_unfit');
});

test('a rule of the firm’s own, published where nobody else could agree, is recorded as unchecked', async () => {
  bench = await Bench.withProposals(['120.00']);
  const owner = bench.house.seats[0];
  assert(owner !== undefined, 'the owner has a window');
  const { version: _, ...body } = await inForce();
  const { id } = await owner.get('matching.draftRule', {
    rule: { ...body, id: '', name: '货款晚到一周', place: 990, days: { from: 4, to: 9, unit: 'business' } },
  });
  expect(id).toBe('own_1');
  await owner.get('matching.backtestRule', { id, from: '', to: '', taskId: taskId() });
  expect(await owner.get('matching.publishRule', { id, reason: '两周来都是这样' })).toEqual({
    requestId: null,
  });
  expect(await viewOf(id)).toMatchObject({ origin: 'own', inForce: { version: 1, name: '货款晚到一周' } });
  expect((await bench.house.verify()).holds).toBe(true);
});

test('a discarded draft leaves the rule as it was, and there is nothing to publish', async () => {
  bench = await Bench.withProposals(['120.00']);
  await draft({ isOn: false });
  await bench.clerk.get('matching.discardRule', { id: ID });
  expect(await viewOf()).toMatchObject({ origin: 'shipped', draft: null });
  expect(await bench.clerk.refusal('matching.publishRule', { id: ID, reason: REASON })).toBe('not_found');
});
