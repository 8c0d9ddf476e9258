/** A match by hand that leaves something over: it stays in sight, is given up to an account, or the reason explains it; and the missing part comes later. */
import { afterEach, expect, test, vi } from 'vitest';
import { Bench, REASON } from './bench.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let bench: Bench;
afterEach(() => bench.house.close());

const OPEN = { treatment: 'open', account: null } as const;

test('what a match leaves open stays among the open differences until its rest comes', async () => {
  bench = await Bench.open(['100.00'], ['40.00', '35.00']);
  const key = await bench.matched(['O-1', 'T-1'], 6000, OPEN);
  const left = (await bench.exceptions({ states: ['open'], kinds: ['amount_differs'] }))[0];
  expect(left).toMatchObject({ amount: 6000, difference: 6000, currency: 'CNY', groupKey: key });
  const legs = (await bench.clerk.get('matching.legs', {})).legs;
  expect(legs[0]?.byKind).toContainEqual({ kind: 'amount_differs', count: 1, amount: 6000 });

  await bench.clerk.get('exceptions.assign', { keys: [left?.key ?? ''], owner: '孙经办' });
  await bench.clerk.get('exceptions.due', { keys: [left?.key ?? ''], due: '2026-03-20' });
  const second = await bench.line('T-2');
  const extended = await bench.clerk.get('review.extend', {
    key,
    addLeft: [],
    addRight: [second.id],
    difference: 2500,
    reason: REASON,
    remainder: OPEN,
  });
  const smaller = (await bench.exceptions({ kinds: ['amount_differs'] }))[0];
  expect(smaller).toMatchObject({ amount: 2500, groupKey: extended.key, owner: '孙经办', due: '2026-03-20' });

  await bench.takeTrades('late.csv', ['25.00'], 2);
  await bench.run();
  const third = await bench.line('T-3');
  const done = await bench.clerk.get('review.extend', {
    key: extended.key,
    addLeft: [],
    addRight: [third.id],
    difference: 0,
    reason: REASON,
  });
  expect(await bench.exceptions({ kinds: ['amount_differs'] })).toEqual([]);
  const groups = await bench.groups();
  expect(groups).toMatchObject([{ key: done.key, leftCount: 1, rightCount: 3, difference: 0 }]);
});

test('a remainder is written off to its account, within the limit at once and above it by two', async () => {
  bench = await Bench.open(['100.00', '9000.00'], ['99.98', '8000.00']);
  await bench.matched(['O-1', 'T-1'], 2, { treatment: 'write_off', account: 'rounding' });
  expect((await bench.groups())[0]?.remainder).toEqual({ treatment: 'write_off', account: 'rounding' });
  expect(await bench.exceptions({ kinds: ['amount_differs'] })).toEqual([]);

  const reviewer = await bench.house.person('reviewer');
  // 9,000 moved is under the limit of a match by hand; 1,000 given up is above that of a write-off.
  const above = await bench.match(['O-2', 'T-2'], 100_000, { treatment: 'write_off', account: 'bad_debt' });
  const id = above.ok ? (above.value.requestId ?? 0) : 0;
  const { hash, facts } = await reviewer.get('approvals.get', { id });
  expect(facts).toContainEqual({ name: 'account', value: 'bad_debt' });
  expect(await bench.groups()).toHaveLength(1);
  await reviewer.get('approvals.approve', { id, hash, note: '' });
  expect((await bench.groups()).map((each) => each.remainder?.account)).toContain('bad_debt');
});

test('a difference the reason explains is followed no further, and a match that balances has no remainder', async () => {
  bench = await Bench.open(['100.00', '50.00'], ['90.00', '50.00']);
  await bench.matched(['O-1', 'T-1'], 1000, { treatment: 'explained', account: 'bad_debt' });
  await bench.matched(['O-2', 'T-2'], 0, OPEN);
  const remainders = (await bench.groups()).map((each) => each.remainder);
  expect(remainders).toContainEqual({ treatment: 'explained', account: null });
  expect(remainders).toContain(null);
  expect(await bench.exceptions({ kinds: ['amount_differs'] })).toEqual([]);
});

test('no line is ever in two matches, and a difference the person did not see is refused', async () => {
  bench = await Bench.open(['100.00', '80.00'], ['40.00', '60.00']);
  const key = await bench.matched(['O-1', 'T-1'], 6000, OPEN);
  const [group] = await bench.groups();
  const { left } = await bench.clerk.get('matching.group', { key: group?.key ?? '' });
  const taken = {
    leg: 'order_trade' as const,
    rightLineIds: [(await bench.line('T-2')).id],
    reason: REASON,
  };
  const ids = left.map((line) => line.id);
  expect(await bench.clerk.refusal('review.match', { ...taken, leftLineIds: ids, difference: 4000 })).toBe(
    'line_taken',
  );
  const more = { key, addLeft: [], addRight: taken.rightLineIds, reason: REASON };
  expect(await bench.clerk.refusal('review.extend', { ...more, difference: 1 })).toBe('does_not_balance');
  await bench.clerk.get('review.extend', { ...more, difference: 0 });
  // The match that was extended is there no more.
  expect(await bench.clerk.refusal('review.extend', { ...more, difference: 0 })).toBe('not_found');
  expect((await bench.house.verify()).holds).toBe(true);
});
