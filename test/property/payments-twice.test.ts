/**
 * Nothing is paid twice unseen: whatever is drafted, submitted, agreed to, answered and made good, in whatever order. A payment whose end nobody knows
 * is never sent again, what was made good is made good once, and every file says the sum that was agreed to.
 */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Refused } from '../../shared/contract/errors.ts';
import { PayDesk } from '../support/pay-desk.ts';
import { resultTable } from '../support/treasury.ts';

vi.mock('../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../support/quick-secrets.ts')).quick(await original()),
);

const act = fc.oneof(
  // Few payees and amounts, so that the same payment is tried again and again.
  fc.record({
    what: fc.constant('pay' as const),
    items: fc.array(fc.tuple(fc.nat(1), fc.constantFrom(500, 700)), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    what: fc.constant('answer' as const),
    at: fc.nat(9),
    word: fc.constantFrom('交易成功', '失败', '待查', '银行处理中', '已退票'),
  }),
  fc.record({ what: fc.constant('retry' as const), at: fc.nat(9) }),
);

/** Refused is no fault: that is what is looked for. */
async function orRefused(work: () => Promise<unknown>): Promise<void> {
  await work().catch((fault: unknown) => {
    if (!(fault instanceof Refused)) throw fault;
  });
}

async function sendDraft(pay: PayDesk, batchNo: string): Promise<void> {
  const unknown = new Set(
    (await everything(pay))
      .filter(({ state }) => state === 'unknown')
      .map(({ accountId, amount }) => `${accountId} ${amount}`),
  );
  await pay.verify(batchNo);
  await pay.approve(await pay.submit(batchNo));
  for (const { accountId, amount } of await pay.payments(batchNo))
    expect(unknown.has(`${accountId} ${amount}`)).toBe(false);
  await pay.instruct(batchNo);
  const text = new TextDecoder('gb18030').decode(pay.files.at(-1)?.bytes);
  const payments = await pay.payments(batchNo);
  for (const { itemNo } of payments) expect(text.split(itemNo)).toHaveLength(2);
  const sum = payments.reduce((total, { amount }) => total + amount, 0);
  expect(text).toContain((sum / 100).toFixed(2));
}

const everything = async (pay: PayDesk) => {
  const all = { query: '', batchNo: null, offset: 0, limit: 500 };
  return (await pay.desk.handlers['payments.list'](all, pay.clerk)).rows.filter(
    ({ itemNo }) => itemNo !== '',
  );
};

describe('paid twice', () => {
  test('never, without somebody having seen it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 8 }), async (acts) => {
        const pay = await PayDesk.open(2);
        try {
          for (const each of acts) {
            if (each.what === 'pay') {
              const items = each.items.map(([payee, amount]) => pay.item(payee, amount));
              const batchNo = await pay.draft(items);
              await orRefused(() => sendDraft(pay, batchNo));
              continue;
            }
            const sent = await everything(pay);
            const one = sent[each.at % Math.max(1, sent.length)];
            if (!one) continue;
            if (each.what === 'answer') {
              const { take } = await pay.planned(resultTable(one.batchNo, [{ ...one, word: each.word }]));
              await take();
            } else
              await orRefused(async () => {
                const made = await pay.desk.handlers['payments.retry']({ itemNos: [one.itemNo] }, pay.clerk);
                expect(['failed', 'returned']).toContain(one.state);
                await sendDraft(pay, made.batchNo);
              });
          }
          const states = new Map((await everything(pay)).map(({ itemNo, state }) => [itemNo, state]));
          const made = (await everything(pay))
            .filter(({ retryOf }) => retryOf !== '')
            .map(({ retryOf }) => retryOf);
          expect(new Set(made).size).toBe(made.length);
          for (const retried of made) expect(['failed', 'returned']).toContain(states.get(retried));
        } finally {
          pay.desk.close();
        }
      }),
      { numRuns: 5 },
    );
  });
});
