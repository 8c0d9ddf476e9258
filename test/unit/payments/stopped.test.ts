/** Stopped at any write of a step, a batch is before it or after it, never between; done again it comes to the same, byte by byte. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PayDesk } from '../../support/pay-desk.ts';
import { resultTable } from '../../support/treasury.ts';

let pay: PayDesk;
beforeAll(async () => {
  pay = await PayDesk.open();
});
afterAll(() => pay.desk.close());

class Stopped extends Error {}

/** Does the work again and again, stopping it at its first write, its second …, until it gets through; gives at how many it was stopped. */
const stoppedEverywhere = (batchNo: string, work: () => Promise<unknown>): Promise<number> =>
  stoppedAtEachWrite(() => pay.seen(batchNo), work);

async function stoppedAtEachWrite(
  seen: () => Promise<string>,
  work: () => Promise<unknown>,
): Promise<number> {
  const { ledger } = pay.desk.workspace;
  const before = await seen();
  for (let at = 1; ; at += 1) {
    let writes = 0;
    const stop = () => {
      writes += 1;
      if (writes === at) throw new Stopped();
    };
    const [append, appendMany] = [ledger.append.bind(ledger), ledger.appendMany.bind(ledger)];
    const spies = [
      vi.spyOn(ledger, 'append').mockImplementation((query) => {
        stop();
        return append(query);
      }),
      vi.spyOn(ledger, 'appendMany').mockImplementation((...args: Parameters<typeof ledger.appendMany>) => {
        stop();
        appendMany(...args);
      }),
    ];
    const fault = await work().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    for (const spy of spies) spy.mockRestore();
    if (fault === null) return at - 1;
    expect(fault).toBeInstanceOf(Stopped);
    expect(await seen()).toBe(before);
  }
}

test('verified, submitted, agreed to, instructed and answered, each whole or not at all', async () => {
  const batchNo = await pay.draft([pay.item(0, 1001), pay.item(1, 2002), pay.item(2, 3003)]);
  expect(await stoppedEverywhere(batchNo, () => pay.verify(batchNo))).toBeGreaterThan(2);
  expect(await stoppedEverywhere(batchNo, () => pay.submit(batchNo))).toBeGreaterThan(2);
  const asked = await pay.submit(batchNo);
  expect(await stoppedEverywhere(batchNo, () => pay.approve(asked))).toBeGreaterThan(5);
  const agreed = await pay.payments(batchNo);
  expect(await stoppedEverywhere(batchNo, () => pay.instruct(batchNo))).toBeGreaterThan(2);
  expect(pay.files).toHaveLength(1);
  const [first, second] = agreed;
  const rows = [first, second].map((each) => ({ itemNo: each?.itemNo ?? '', amount: each?.amount ?? 0 }));
  const { take } = await pay.planned(
    resultTable(batchNo, [
      { ...(rows[0] ?? { itemNo: '', amount: 0 }), word: '交易成功' },
      { ...(rows[1] ?? { itemNo: '', amount: 0 }), word: '失败' },
    ]),
  );
  expect(await stoppedEverywhere(batchNo, take)).toBeGreaterThan(5);
  expect((await pay.payments(batchNo)).map(({ state, receiptNumber }) => [state, receiptNumber])).toEqual([
    ['paid', 1],
    ['failed', 0],
    ['instructed', 0],
  ]);
});

test('the file says what was agreed to: as many payments, the same sum, every number', async () => {
  const amounts = [1_234_567, 1, 9_999_999];
  const batchNo = await pay.sent(amounts.map((amount, payee) => pay.item(payee, amount)));
  const file = pay.files.at(-1);
  const text = new TextDecoder('gb18030').decode(file?.bytes);
  const payments = await pay.payments(batchNo);
  expect(payments.every(({ itemNo }) => text.split(itemNo).length === 2)).toBe(true);
  for (const amount of ['12345.67', '0.01', '99999.99']) expect(text).toContain(amount);
  await pay.instruct(batchNo);
  expect(pay.files.at(-1)?.bytes).toEqual(file?.bytes);
});

test('a withdrawal is asked for and lies in its batch, or neither; cancelled it is out of both, or of neither', async () => {
  const { handlers, record } = pay.desk;
  const { owner } = pay;
  const party = 'M-00000010';
  const posting = { amount: 500_00, currency: 'CNY' };
  await handlers['journal.propose'](
    {
      day: '2026-10-19',
      memo: '客户存入',
      postings: [
        { ...posting, account: '2241', sub: '', side: 'debit' },
        { ...posting, account: '2203', sub: party, side: 'credit' },
      ],
      reason: '存入',
    },
    owner,
  );
  const orders = async () =>
    (await handlers['funds.orders']({ query: '', show: 'all', offset: 0, limit: 9 }, owner)).rows;
  const seen = async () =>
    JSON.stringify([
      await orders(),
      await handlers['payments.batches']({ query: '', show: 'all', offset: 0, limit: 50 }, owner),
      record.head().size,
    ]);
  const { accountId } = pay.item(0, 1);
  const withdrawal = { partyId: party, accountId, fromAccountId: 'A-00000000', amount: 500_00, note: '' };
  const ask = async () => handlers['funds.withdraw'](withdrawal, owner);
  expect(await stoppedAtEachWrite(seen, ask)).toBeGreaterThan(3);
  const [order] = await orders();
  expect(order).toMatchObject({ state: 'expected', batchNo: expect.stringMatching(/^PB/) });
  const cancel = async () =>
    handlers['funds.cancel']({ orderNo: order?.orderNo ?? '', reason: '不提了' }, owner);
  expect(await stoppedAtEachWrite(seen, cancel)).toBeGreaterThan(3);
  expect(await orders()).toMatchObject([{ state: 'cancelled' }]);
});
