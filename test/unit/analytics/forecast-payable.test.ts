/** What is known to go out: signed for a merchant by two persons, until a payment has it; and not before, nor by a filter that it has no part in. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { filterOf } from '../../support/every-cell.ts';
import { type Day, tradeFile } from '../journal/shop.ts';
import { PayingHouse } from '../settlement/paying-house.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const ALL = filterOf('2026-10-01', '2026-10-31');
let house: PayingHouse;
beforeAll(async () => {
  house = await PayingHouse.open({ feePpm: 10_000 });
  const day: Day = { day: '2026-10-12', trades: [{ order: 'A', fen: 10_000 }] };
  await house.signing.take([tradeFile(day)]);
  await house.account();
});
afterAll(() => house.treasury.house.close());

async function dueOut(over: Partial<typeof ALL> = {}): Promise<number> {
  const filter = { ...ALL, ...over };
  const { tables, metrics } = await house.clerk.get('analytics.panel', { panel: 'cash', filter });
  const at = metrics.indexOf('due_out');
  const total = tables[0]?.totals[at] ?? 0;
  const behind = await house.clerk.get('analytics.behind', {
    ...({ panel: 'cash', filter, currency: 'CNY', of: null, metric: 'due_out' } as const),
    ...{ offset: 0, limit: 10 },
  });
  expect(behind.amount).toBe(total);
  return total;
}

test('nothing before it is signed; then what she is owed, of her and of no channel; nothing once a payment has it', async () => {
  expect(await dueOut()).toBe(0);
  await house.sign('2026-10-12');
  expect(await dueOut()).toBe(9_900);
  expect(await dueOut({ merchants: [house.partyId] })).toBe(9_900);
  expect(await dueOut({ merchants: [''] })).toBe(0);
  expect(await dueOut({ channels: ['wechat'] })).toBe(0);
  expect(await dueOut({ currency: 'USD' })).toBe(0);
  const [row] = await house.payable();
  await house.payOut(row ?? { keys: [] }, 9_900);
  expect(await dueOut()).toBe(0);
});
