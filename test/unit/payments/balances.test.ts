/** Money that is not there is not paid: what the books have, what is frozen or on its way, and what another batch asks for already. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { BatchHeader } from '../../../shared/contract/payment-views.ts';
import { houseSub } from '../../../src-main/areas/journal/rules/house-sub.ts';
import { PayDesk } from '../../support/pay-desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let pay: PayDesk;
const PARTY = 'M-00000010';
const ACCOUNT = 'A-00000010';
beforeAll(async () => {
  pay = await PayDesk.open();
  // A thousand yuan of the party's lie in our account.
  await pay.desk.handlers['journal.propose'](
    {
      day: '2026-10-18',
      memo: '期初',
      reason: '开账',
      postings: [
        {
          account: '1002',
          sub: houseSub('bank', '110060635018800012'),
          side: 'debit',
          amount: 1000_00,
          currency: 'CNY',
        },
        { account: '2203', sub: PARTY, side: 'credit', amount: 1000_00, currency: 'CNY' },
      ],
    },
    pay.owner,
  );
});
afterAll(() => pay.desk.close());

/** What the check of balances says of the batch (place 0) and of each payment. */
async function balances(batchNo: string): Promise<readonly string[]> {
  const { batch } = await pay.desk.handlers['payments.batch']({ batchNo }, pay.clerk);
  const { version } = batch;
  await pay.desk.handlers['payments.verify']({ batchNo, version, taskId: '' }, pay.clerk);
  const found = [(await pay.desk.handlers['payments.batch']({ batchNo }, pay.clerk)).checks];
  for (let place = 1; place <= batch.count; place += 1)
    found.push((await pay.desk.handlers['payments.get']({ batchNo, place }, pay.clerk)).checks);
  return found.map((of) => {
    const check = of.find(({ name }) => name === 'balance');
    return check?.outcome === 'stop' ? String(check.facts['balance']) : (check?.outcome ?? '');
  });
}
const draft = (amount: number, payee: number, purpose: BatchHeader['purpose'] = 'payout') =>
  pay.draft([pay.item(payee, amount)], purpose);

it('of the account: what another batch was agreed to, or asks for, is not there twice', async () => {
  expect(await balances(await draft(1000_01, 1))).toEqual(['1000.00', 'pass']);
  const agreed = await draft(600_00, 1);
  expect(await balances(agreed)).toEqual(['pass', 'pass']);
  await pay.approve(await pay.submit(agreed));
  expect(await balances(await draft(400_01, 2))).toEqual(['400.00', 'pass']);
  const waiting = await draft(300_00, 2);
  await pay.verify(waiting);
  await pay.submit(waiting);
  expect(await balances(await draft(100_01, 1))).toEqual(['100.00', 'pass']);
  // What was cancelled is there again.
  for (const batchNo of [agreed, waiting])
    await pay.desk.handlers['payments.cancel']({ batchNo, reason: '改期' }, pay.clerk);
  expect(await balances(await draft(999_00, 1))).toEqual(['pass', 'pass']);
});

it('of the party: her withdrawals and settlements are of what she has with us, less what is frozen', async () => {
  await pay.desk.handlers['funds.freeze'](
    { partyId: PARTY, currency: 'CNY', amount: 100_00, reason: '争议' },
    pay.clerk,
  );
  const withdrawal = { partyId: PARTY, accountId: ACCOUNT, fromAccountId: 'A-00000000', note: '' };
  const { batchNo } = await pay.desk.handlers['funds.withdraw']({ ...withdrawal, amount: 500_00 }, pay.clerk);
  expect(await balances(batchNo)).toEqual(['pass', 'pass']);
  // Laid into the same draft; what is asked for is held already.
  const second = await pay.desk.handlers['funds.withdraw']({ ...withdrawal, amount: 300_00 }, pay.clerk);
  expect(second.batchNo).toBe(batchNo);
  expect(await balances(batchNo)).toEqual(['pass', 'pass', 'pass']);
  const above = { ...withdrawal, amount: 100_01 };
  await expect(async () => pay.desk.handlers['funds.withdraw'](above, pay.clerk)).rejects.toMatchObject({
    kind: 'funds_short',
  });
  expect(await balances(await draft(100_01, 0, 'settlement'))).toEqual(['pass', '100.00']);
  expect(await balances(await draft(100_00, 0, 'settlement'))).toEqual(['pass', 'pass']);
});

it('of what the books do not know nothing is said but that', async () => {
  const bare = await PayDesk.open(1);
  const batchNo = await bare.draft([bare.item(0, 1)]);
  await bare.verify(batchNo);
  const { checks } = await bare.desk.handlers['payments.batch']({ batchNo }, bare.clerk);
  expect(checks.find(({ name }) => name === 'balance')).toMatchObject({
    outcome: 'not_checked',
    facts: { why: 'no_books' },
  });
  bare.desk.close();
});
