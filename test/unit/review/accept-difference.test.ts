/** A yes to lines that belong together gives nothing up: what they differ by stays an open difference, under the limits of whoever decides about it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { importAll, newDesk, info as someone } from '../../support/desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const ORDERS = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const BANK = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';

let desk: Desk;
let info: CallInfo;
beforeEach(async () => {
  desk = await newDesk();
  const [owner] = desk.people.holders('approve_money');
  info = { ...someone, person: owner?.id ?? '' };
});
afterEach(() => desk.close());

test('two yuan short, confirmed: the two yuan are still to be decided about, until the yes is taken back', async () => {
  const order = 'A-1,payment,,bank,2026-03-02 09:00:00,2026-03-02 09:01:00,100.00,CNY,paid,茶';
  await importAll(desk, [{ name: 'orders.csv', bytes: Buffer.from([ORDERS, order, ''].join('\n')) }]);
  const credit = '2026-03-02,CNY,"98.00","98.00",货款,某公司,';
  await importAll(desk, [{ name: 'bank.csv', bytes: Buffer.from([BANK, credit].join('\r\n')) }]);
  const { handlers } = desk;
  await handlers['matching.run']({ asOf: '2026-04-20', pair: null, taskId: '' }, info);
  const page = { leg: 'order_bank', query: '', offset: 0, limit: 9 } as const;
  const [proposal] = (await handlers['matching.groups']({ ...page, states: ['proposed'] }, info)).rows;
  expect(proposal).toMatchObject({ rule: 'order_bank_scored', difference: 200 });

  await handlers['review.accept']({ keys: [proposal?.key ?? ''], note: '' }, info);
  const [confirmed] = (await handlers['matching.groups']({ ...page, states: ['confirmed'] }, info)).rows;
  expect(confirmed).toMatchObject({ difference: 200, remainder: { treatment: 'open' } });
  const left = () => desk.standing.exceptions().filter(({ kind }) => kind === 'amount_differs');
  expect(left()).toMatchObject([{ difference: 200, state: 'open', groupKey: confirmed?.key }]);
  await handlers['review.undo']({ id: null }, info);
  expect(left()).toEqual([]);
});
