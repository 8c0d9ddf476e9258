/** The schedule at a desk that is open: once a day, in a quiet minute, asked for by nobody. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newToken } from '../../../src-main/platform/ids.ts';
import { House } from '../../support/people.ts';
import { ordersCsv } from '../../support/small-files.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const realTime = (ms: number) => new Promise((done) => setTimeout(done, ms));

let house: House;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: Date.now() });
  house = await House.make();
});
afterEach(async () => {
  vi.useRealTimers();
  await house.close();
});

test('a backup is made by itself in the first quiet minute after a file came in, and none before', async () => {
  const { owner } = house;
  const made = async () => (await owner.get('backup.list', {})).backups.map((backup) => backup.kind);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(await made()).toEqual([]); // Nothing to lose yet.
  const files = [await owner.upload('orders.csv', ordersCsv(3))];
  const { plans } = await owner.get('statements.plan', { files, taskId: newToken() });
  const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
  await owner.get('statements.commit', { plans: wanted, taskId: newToken() });
  await vi.advanceTimersByTimeAsync(45_000);
  await realTime(400); // One that was begun would be made by now.
  expect(await made()).toEqual([]); // Somebody has just been at work.
  await vi.advanceTimersByTimeAsync(30_000);
  await vi.waitFor(async () => expect(await made()).toEqual(['scheduled']));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  await realTime(400);
  expect(await made()).toEqual(['scheduled']); // One a day.
});
