/** What is typed at the desk is no day's file: the day of the question stays where files that came in put it, and no day counts as covered by it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { House, type Seat, taskId } from '../../support/people.ts';
import { tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const DAY = '2026-03-02';
const LATER = '2026-03-20';

let house: House;
let clerk: Seat;
beforeAll(async () => {
  house = await House.make();
  clerk = await house.person('clerk');
  const bill = tradeBill(
    ['W-1', 'W-2'].map((number) => ({
      交易时间: `${DAY} 10:00:00`,
      商户订单号: number,
      微信订单号: `T-${number}`,
      订单金额: '100.00',
      应结订单金额: '100.00',
    })),
    ['2', '200.00', '0.00', '0.00', '1.20000', '200.00', '0.00'],
  );
  const { plans } = await clerk.get('statements.plan', {
    files: [await clerk.upload('bill.csv', bill)],
    taskId: taskId(),
  });
  const wanted = plans.map(({ planId, hash }) => ({ planId, hash }));
  await clerk.get('statements.commit', { plans: wanted, taskId: taskId() });
  const typed = { channel: 'wechat', amount: 100_00, currency: 'CNY', status: 'success' } as const;
  const blank = { customer: '', product: '' };
  await clerk.get('orders.enter', {
    rows: [
      { ...typed, ...blank, merchantOrderNo: 'N-0', occurredAt: `${DAY}T10:00` },
      { ...typed, ...blank, merchantOrderNo: 'N-1', occurredAt: `${LATER}T10:00` },
    ],
  });
  await clerk.get('matching.run', { asOf: null, pair: null, taskId: taskId() });
});
afterAll(() => house.close());

test('an order typed today does not make the files of the days before it missing', async () => {
  expect((await clerk.get('matching.legs', {})).asOf).toBe(DAY);
  expect((await clerk.get('today.summary', {})).businessDay).toBe(DAY);
});

test('what is typed is in no calendar of files', async () => {
  const { rows } = await clerk.get('statements.calendar', { from: '', to: '' });
  expect(rows.map((row) => row.sourceKind)).toEqual(['trade_bill']);
});

test('one order typed for a day does not say that the books of that day are here', async () => {
  const { legs } = await clerk.get('matching.legs', {});
  const [leg] = legs.filter((each) => each.leg === 'order_trade');
  const kinds = leg?.byKind.map(({ kind }) => kind);
  expect(kinds).toContain('timing');
  expect(kinds).not.toContain('missing_in_orders');
});
