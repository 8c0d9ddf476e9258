/** A refund that goes out as a payment, at a desk of several persons: 应付退款 is nought once it is paid, open while it came back, nought again when it was made good. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { agreementOf, partyOf } from '../../support/parties.ts';
import { taskId } from '../../support/people.ts';
import { resultTable, Treasury } from '../../support/treasury.ts';
import { shopDays, tradeFile } from './shop.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

/** Debit less credit once all is posted. */
async function balances(): Promise<Record<string, number>> {
  const { clerk } = treasury;
  const { hash } = await clerk.get('journal.plan', { offset: 0, limit: 1, taskId: taskId() });
  await clerk.get('journal.post', { hash, taskId: taskId() });
  const { rows } = await clerk.get('journal.trialBalance', { from: '', to: '', isBySub: false });
  return Object.fromEntries(rows.map(({ account, closing }) => [account, closing]));
}

test('a merchant’s sale is given back out of what is owed to her, once', async () => {
  const { clerk, house } = treasury;
  const reason = '代理合同';
  const { partyId } = await clerk.get('parties.save', { partyId: null, body: partyOf(), reason });
  const channel = { kind: 'channel', purpose: 'receive', channel: 'wechat', number: '1900000109' } as const;
  await treasury.bind(partyId, channel);
  const body = agreementOf({ from: '2026-01-01', feePpm: 10_000, isFeeReturned: true });
  const asked = await clerk.get('parties.setAgreement', { agreementId: null, partyId, body, reason });
  if (asked.requestId !== null) await house.agree(asked.requestId);
  const [day] = shopDays('2026-03-30', 1);
  const { name, bytes } = tradeFile(day ?? { day: '', trades: [] });
  const files = [await clerk.upload(name, bytes)];
  const { plans } = await clerk.get('statements.plan', { files, taskId: taskId() });
  const [{ planId = '', hash = '' } = {}] = plans;
  await clerk.get('statements.commit', { plans: [{ planId, hash }], taskId: taskId() });
  const sold = await balances();
  // 100.00 and 25.50 at 1 %.
  expect(sold).toMatchObject({ '2202': -(9_900 + 2_524), '6021': -126 });

  const merchantOrderNo = day?.trades[0]?.order ?? '';
  const refund = { amount: 4_000, merchantOrderNo };
  const { batchNo, itemNos } = await treasury.instructed([treasury.item(0, refund)], { purpose: 'refund' });
  const out = await balances();
  expect(out).toMatchObject({ '2202': -(9_900 + 2_524 - 3_960), '6021': -86, '1014': -4_000 });
  expect(out['2205'] ?? 0).toBe(0);

  const [itemNo = ''] = itemNos;
  await treasury.take(resultTable(batchNo, [{ itemNo, amount: refund.amount, word: '已退票' }]));
  const back = await balances();
  expect(back).toMatchObject({ '2205': -4_000, '2202': out['2202'], '1014': 0 });

  await treasury.instructed([treasury.item(0, { ...refund, retryOf: itemNo })], { purpose: 'refund' });
  const again = await balances();
  expect(again).toMatchObject({ '2205': 0, '2202': out['2202'], '6021': out['6021'], '1014': -4_000 });
});
