/** Whose money it is: sales of a merchant we are agent of are owed to her from the day of the agreement, and a top-up is the customer's. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Desk } from '../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../src-main/platform/handlers.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { accountOf, agreementOf, partyOf } from '../../support/parties.ts';
import { fundFiles, shopDays, tradeFile } from './shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
let owner: CallInfo;
const reason = '代理合同';
const DAYS = shopDays('2026-03-30', 3);
beforeAll(async () => {
  desk = await newDesk();
  owner = { ...info, person: desk.workspace.person };
});
afterAll(() => desk.close());

async function post() {
  const { hash, added, reversed } = await desk.handlers['journal.plan'](
    { offset: 0, limit: 1, taskId: '' },
    owner,
  );
  await desk.handlers['journal.post']({ hash, taskId: '' }, owner);
  return { added, reversed };
}
async function balances(): Promise<Record<string, number>> {
  const { rows } = await desk.handlers['journal.trialBalance']({ from: '', to: '', isBySub: false }, owner);
  return Object.fromEntries(
    rows.filter(({ closing }) => closing !== 0).map(({ account, closing }) => [account, closing]),
  );
}

test('an agreement of a later day moves only the sales from that day on to the merchant, less our fee', async () => {
  await importAll(desk, [...DAYS.map(tradeFile), ...fundFiles(DAYS)]);
  await runAll(desk);
  await post();
  const before = await balances();
  expect(before).toMatchObject({ '6001': -35_403 });
  const { partyId } = await desk.handlers['parties.save']({ partyId: null, body: partyOf(), reason }, owner);
  const body = accountOf({ kind: 'channel', purpose: 'receive', channel: 'wechat', number: '1900000109' });
  await desk.handlers['parties.bindAccount']({ partyId, body, reason }, owner);
  // Bound alone, nothing is owed to her.
  expect(await post()).toEqual({ added: 0, reversed: 0 });
  const agreed = agreementOf({ from: '2026-03-31', feePpm: 10_000 });
  await desk.handlers['parties.setAgreement']({ agreementId: null, partyId, body: agreed, reason }, owner);
  const { reversed } = await post();
  // Sales of two days. The refund of the second gives back what was our own sale before the agreement: it stays ours.
  expect(reversed).toBe(2);
  const after = await balances();
  expect(after['6001']).toBe(-(12_550 - 2_550));
  // 101.00, 25.51, 102.00 and 25.52 are hers, less 1 % an item.
  const fees = 101 + 26 + 102 + 26;
  expect(after['2202']).toBe(-(10_100 + 2_551 + 10_200 + 2_552 - fees));
  expect(after['6021']).toBe(-fees);
  // What was sold and has come is the same whoever it is for.
  expect(after['1012']).toBe(before['1012']);
  expect(after['1122']).toBe(before['1122']);
  expect(
    (await desk.handlers['funds.balances']({ query: '', offset: 0, limit: 9 }, owner)).rows,
  ).toMatchObject([{ partyId, balance: -(after['2202'] ?? 0) }]);
});
