/** A match whose line left with its file says nothing any more: its other lines can be matched anew, by hand, by a yes and by taking back. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { importAll, newDesk, info as someone } from '../../support/desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const ORDERS = 'merchant_order_no,kind,refund_no,channel,created_at,paid_at,amount,currency,status,product';
const BANK = '记账日期,货币,交易金额,联机余额,交易摘要,对手信息,客户摘要';
const LEG = 'order_bank';
const REASON = '客户分两次付款';

let desk: Desk;
/** The owner, at a desk where nobody else could agree. */
let info: CallInfo;
beforeEach(async () => {
  desk = await newDesk();
  const [owner] = desk.people.holders('approve_money');
  info = { ...someone, person: owner?.id ?? '' };
});
afterEach(() => desk.close());

const take = (name: string, rows: readonly string[]) =>
  importAll(desk, [{ name, bytes: Buffer.from([...rows, ''].join('\r\n')) }]);
const run = () => desk.handlers['matching.run']({ asOf: '2026-04-20', pair: null, taskId: '' }, info);
const open = async (side: 'left' | 'right') => {
  const page = { query: '', includeOutside: true, offset: 0, limit: 100 };
  return (await desk.handlers['matching.openLines']({ leg: LEG, side, ...page }, info)).rows.map(
    ({ id }) => id,
  );
};
const groups = async (state: 'proposed' | 'confirmed') =>
  (
    await desk.handlers['matching.groups'](
      { leg: LEG, states: [state], query: '', offset: 0, limit: 9 },
      info,
    )
  ).rows;
const match = (leftLineIds: number[], rightLineIds: number[], difference: number) =>
  desk.handlers['review.match']({ leg: LEG, leftLineIds, rightLineIds, reason: REASON, difference }, info);
const takeOut = async (file: string) => {
  const importId = desk.lines.active().find(({ view }) => view.file === file)?.id ?? 0;
  const { hash } = await desk.handlers['statements.undoPreview']({ importId }, info);
  await desk.handlers['statements.undo']({ importId, hash, reason: '错的文件' }, info);
};

/** One order of a hundred, paid as seventy and thirty, of which the thirty leave again. */
async function withoutTheThirty(paid = '70.00') {
  await take('orders.csv', [
    ORDERS,
    'A-1,payment,,bank,2026-03-02 09:00:00,2026-03-02 09:01:00,100.00,CNY,paid,茶',
  ]);
  await take('bank-1.csv', [BANK, `2026-03-05,CNY,"${paid}","${paid}",货款,某公司,`]);
  const after = (Number(paid) + 30).toFixed(2);
  await take('bank-2.csv', [BANK, `2026-03-08,CNY,"30.00","${after}",货款,某公司,`]);
  await run();
  const { left, right } = desk.standing.sides(LEG);
  const [order = 0] = left.lineId;
  const [first = 0, second = 0] = right.lineId;
  await match([order], [first, second], Math.round(70 - Number(paid)) * 100);
  await takeOut('bank-2.csv');
  expect(await groups('confirmed')).toEqual([]);
  return { order, first };
}

test('matched anew by hand, taken back, and matched again', async () => {
  const { order, first } = await withoutTheThirty();
  expect([await open('left'), await open('right')]).toEqual([[order], [first]]);
  for (const _ of [1, 2]) {
    await match([order], [first], 3000);
    expect(await groups('confirmed')).toMatchObject([{ leftCount: 1, rightCount: 1, difference: 3000 }]);
    await desk.handlers['review.undo']({ id: null }, info);
    expect(await groups('confirmed')).toEqual([]);
  }
});

test('put together by the machine and confirmed, once however often it is named', async () => {
  await withoutTheThirty('100.00');
  const [proposal] = await groups('proposed');
  expect(proposal).toMatchObject({ leftCount: 1, rightCount: 1 });
  const key = proposal?.key ?? '';
  const { accepted } = await desk.handlers['review.accept']({ keys: [key, key], note: '' }, info);
  expect(accepted).toBe(1);
  expect(await groups('confirmed')).toMatchObject([{ leftCount: 1, rightCount: 1 }]);
});
