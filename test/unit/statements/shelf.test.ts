/** Files that wait together: what is shown of the later ones is what a commit of all of them does, also where one line has many versions. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { info, newDesk } from '../../support/desk.ts';

const HEAD = '商户订单号,类型,退款单号,支付渠道,下单时间,支付时间,金额,币种,状态,商品名称';
/** An export of orders on one day; `state` is what it says of order A. */
const orders = (day: number, state: string, others: readonly string[] = []) =>
  Buffer.from(
    [
      HEAD,
      ...['A', ...others].map(
        (order) =>
          `${order}-2026,支付,,微信支付,2026-03-01 10:00:00,2026-03-0${day} 10:00:0${day},12.00,CNY,${order === 'A' ? state : '已支付'},茶`,
      ),
    ].join('\n'),
  );

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

async function read(files: readonly Buffer[]) {
  const file = async (token: string) => ({
    name: `orders-${token}.csv`,
    bytes: files[Number(token)] ?? Buffer.alloc(0),
  });
  const tokens = files.map((_, at) => String(at));
  const { plans } = await desk.handlers['statements.plan']({ files: tokens, taskId: '' }, { ...info, file });
  return plans;
}
const commit = (plans: Awaited<ReturnType<typeof read>>) =>
  desk.handlers['statements.commit'](
    { plans: plans.map(({ planId, hash }) => ({ planId, hash })), taskId: '' },
    info,
  );

describe('files that wait together', () => {
  test('three versions of one order are committed in one go as they were shown', async () => {
    const plans = await read([orders(1, '待支付', ['B']), orders(2, '已支付'), orders(3, '已关闭', ['C'])]);
    expect(plans.map(({ counts: { added, changed } }) => [added, changed])).toEqual([
      [2, 0],
      [0, 1],
      [1, 1],
    ]);
    await commit(plans);
    expect(desk.lines.set('orders').count).toBe(3);
  });

  test('a version of a line of the ledger gives way to one that waits, and that to the next', async () => {
    await commit(await read([orders(1, '待支付', ['B', 'C', 'D'])]));
    const plans = await read([orders(2, '已支付'), orders(3, '已关闭'), orders(4, '已退款')]);
    expect(plans.map(({ counts }) => counts.changed)).toEqual([1, 1, 1]);
    await commit(plans);
    expect(desk.lines.set('orders').count).toBe(4);
  });

  test('a file read later leaves the plans before it as they were', async () => {
    const [first] = await read([orders(1, '待支付')]);
    const plans = await read([orders(2, '已支付')]);
    expect(plans.map(({ planId }) => planId)[0]).toBe(first?.planId);
    expect(plans.map(({ counts }) => counts.changed)).toEqual([0, 1]);
    desk.shelf.discard([first?.planId ?? '']);
    expect(desk.shelf.plans().map(({ view }) => view.counts.added)).toEqual([1]);
  });
});
