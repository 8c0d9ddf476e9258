/** One order's story ends at the bank, also where the bank has one sum for all the orders of a day: the others are no part of it. */
import { expect, test, vi } from 'vitest';
import { camt, entry, statement } from '../../support/camt.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { ZM_NAME, zmFile } from '../../support/unionpay.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const numbered = (at: number) => ({
  4: `10000${at}`,
  10: `20260508101500100001${at}`,
  12: `SO-${at}`,
  41: `SO-${at}`,
});
/** 99.40 each, settled in one sum. */
const BANK = camt('053', [
  statement({
    id: 'S1',
    entries: [
      entry({
        currency: 'CNY',
        booked: '2026-05-11',
        amount: '298.20',
        number: 'N1',
        more: '<AddtlNtryInf>银联商务 清算</AddtlNtryInf>',
      }),
    ],
  }),
]);

test('an order settled with others leads to the bank, and not to the others', async () => {
  const desk = await newDesk();
  await importAll(desk, [
    { name: ZM_NAME, bytes: Buffer.from(zmFile([numbered(1), numbered(2), numbered(3)], 'new')) },
    { name: 'bank.xml', bytes: Buffer.from(BANK) },
  ]);
  await runAll(desk, '2026-05-20');
  const story = await desk.handlers['orders.story']({ merchantOrderNo: 'SO-2' }, info);
  expect(story.groups).toMatchObject([{ leg: 'trade_bank', leftCount: 3, rightCount: 1 }]);
  expect(story.trades.map(({ merchantOrderNo }) => merchantOrderNo)).toEqual(['SO-2']);
  expect(story.bank.map(({ net }) => net)).toEqual([29_820]);
  desk.close();
});
