/** What of payments waits for who pays, as Today and the rail count it. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { resultTable, Treasury } from '../../support/treasury.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let treasury: Treasury;
beforeAll(async () => {
  treasury = await Treasury.open();
});
afterAll(() => treasury.house.close());

const waiting = () => treasury.clerk.get('payments.waiting', {});

test('a batch waits from the second person’s yes until it is taken out; a payment from its unknown outcome until that is known', async () => {
  const item = treasury.item(0);
  await treasury.draft([treasury.item(1)]);
  await treasury.submitted([treasury.item(2)]);
  expect(await waiting()).toEqual({ toInstruct: 0, unknown: 0, cameBack: 0 });

  const batchNo = await treasury.approved([item]);
  expect(await waiting()).toEqual({ toInstruct: 1, unknown: 0, cameBack: 0 });
  await treasury.instruct(batchNo);
  expect(await waiting()).toEqual({ toInstruct: 0, unknown: 0, cameBack: 0 });

  const [payment] = await treasury.payments(batchNo);
  const said = (word: string, name: string) =>
    resultTable(batchNo, [{ itemNo: payment?.itemNo ?? '', amount: item.amount, word }], name);
  await treasury.take(said('结果未知', '1.csv'));
  expect(await waiting()).toEqual({ toInstruct: 0, unknown: 1, cameBack: 0 });
  await treasury.take(said('交易成功', '2.csv'));
  expect(await waiting()).toEqual({ toInstruct: 0, unknown: 0, cameBack: 0 });
});
