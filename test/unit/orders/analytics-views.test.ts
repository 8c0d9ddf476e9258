/** Boards kept under a name: what they ask stands in them as an address, one of hers is where she begins, and what only compliance sees is shared with nobody. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { House, type Seat } from '../../support/people.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let house: House;
let manager: Seat;
let clerk: Seat;
let compliance: Seat;
beforeAll(async () => {
  house = await House.make();
  manager = await house.person('manager');
  clerk = await house.person('clerk');
  compliance = await house.person('compliance');
});
afterAll(() => house.close());

const board = {
  list: 'analytics',
  query: 'range=7d&panels=volume-8.fees-4',
  sort: '',
  descending: false,
  isShared: false,
} as const;
const namesOf = async (seat: Seat) => (await seat.get('views.list', { list: 'analytics' })).views;

test('a manager, who reads no list, keeps boards of her own; the one said last is where she begins', async () => {
  await manager.get('views.save', { ...board, name: '晨会', isFirst: true });
  await manager.get('views.save', { ...board, name: '月末', isFirst: true, isShared: true });
  expect(await namesOf(manager)).toMatchObject([
    { name: '晨会', isFirst: false },
    { name: '月末', isFirst: true, query: board.query },
  ]);
  // Where the one begins is no matter of the other's.
  expect(await namesOf(clerk)).toMatchObject([{ name: '月末', isFirst: false, isMine: false }]);
  await manager.get('views.save', { ...board, name: '月末', isShared: true });
  expect((await namesOf(manager)).map(({ isFirst }) => isFirst)).toEqual([true, false]);
});

test('what no board could ask is kept under no name', async () => {
  for (const query of ['range=never', 'panels=nothing-6', 'colour=red', 'vs=previous&by=hour'])
    expect(await manager.refusal('views.save', { ...board, name: '坏', query })).toBe('bad_input');
  expect(
    await clerk.refusal('views.save', {
      ...board,
      list: 'orders',
      name: '长',
      query: `金额>1 ${'a'.repeat(400)}`,
    }),
  ).toBe('too_large');
});

test('charts that only compliance sees are on her own boards, and on none that others open', async () => {
  const hits = { ...board, name: '命中', query: 'panels=hits-6' };
  expect(await compliance.refusal('views.save', { ...hits, isShared: true })).toBe('bad_input');
  await compliance.get('views.save', hits);
  expect((await namesOf(manager)).map(({ name }) => name)).not.toContain('命中');
});

test('what others look for in lists is no matter of hers who reads no list', async () => {
  const looked = { ...board, list: 'orders', query: '张三', name: '张三的单', isShared: true } as const;
  await clerk.get('views.save', looked);
  expect(await manager.refusal('views.list', { list: 'orders' })).toBe('no_right');
  expect(await manager.refusal('views.save', looked)).toBe('no_right');
});
