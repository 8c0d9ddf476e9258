/** Two merchants of one channel whose fund bills name nobody: each bill is booked on the account of whose trades it holds. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fileOwners } from '../../../src-main/areas/journal/rules/file-owners.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { setOf } from '../../support/leg-input.ts';
import { line } from '../../support/lines.ts';
import { fundBill, tradeBill } from '../../support/wechat-bill.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});
afterEach(() => desk.close());

const NUMBERS = {
  '1900000109': '4200000000202603010000000001',
  '1900000999': '4200000000202603010000000002',
};
/** A sale of 100.00 to a merchant who had so much before; half of a yuan and ten fen of it is the channel's. */
const filesOf = (merchant: keyof typeof NUMBERS, before: number) => {
  const number = NUMBERS[merchant];
  const order = { 商户号: merchant, 微信订单号: number, 商户订单号: `A${merchant}` };
  const row = { 微信支付业务单号: number, 资金流水单号: number };
  const fee = {
    业务名称: '扣除交易手续费',
    业务类型: '扣除交易手续费',
    收支类型: '支出',
    '收支金额(元)': '0.60',
  };
  return [
    {
      name: `trade-${merchant}.csv`,
      bytes: Buffer.from(tradeBill([order], ['1', '100.00', '0.00', '0.00', '0.60000', '100.00', '0.00'])),
    },
    {
      name: `fund-${merchant}.csv`,
      bytes: Buffer.from(
        fundBill(
          [
            { ...row, '账户结余(元)': `${before + 100}.00` },
            { ...row, ...fee, '账户结余(元)': `${before + 99}.40` },
          ],
          ['2', '1', '100.00', '1', '0.60'],
        ),
      ),
    },
  ];
};

test('each merchant’s account has the balance her own bill states', async () => {
  await importAll(desk, [...filesOf('1900000109', 500), ...filesOf('1900000999', 7_000)]);
  const { hash } = await desk.handlers['journal.plan']({ offset: 0, limit: 1, taskId: '' }, info);
  await desk.handlers['journal.post']({ hash, taskId: '' }, info);
  const { rows } = await desk.handlers['journal.proof']({ asOf: '' }, info);
  expect(rows.map(({ sub, book, standing }) => [sub, book, standing])).toEqual([
    ['wechat:1900000109', 59_940, 'proved'],
    ['wechat:1900000999', 709_940, 'proved'],
  ]);
});

const trades = (account: string, ...numbers: readonly string[]) =>
  numbers.map((channelTransactionId) => line({ account, channelTransactionId }));
const TRADE = {
  set: setOf('trade_bill', [...trades('M1', 'a', 'b', 'c'), ...trades('M2', 'd')]),
  files: [{ id: 1, channel: 'wechat' as const }],
};
const ownersOf = (numbers: readonly string[], balances: Parameters<typeof unnamed>[0] = []) =>
  fileOwners(
    unnamed(balances),
    { set: setOf('fund_bill', trades('', ...numbers)), files: [{ id: 2, channel: 'wechat' }] },
    TRADE,
  );
/** The first file holds the lines; the others none that anybody knows. */
const unnamed = (balances: readonly (readonly [number | null, number | null])[]) =>
  (balances.length > 0 ? balances : [[null, null] as const]).map(([opening, closing], at) => ({
    id: 2 + at,
    channel: 'wechat' as const,
    balances: [{ currency: 'CNY', opening, closing }],
  }));

test('a file of trades nobody knows, or of as many of one as of another, is nobody’s', () => {
  expect([...ownersOf(['x'])]).toEqual([]);
  expect([...ownersOf(['a', 'd'])]).toEqual([]);
  expect([...ownersOf(['a', 'b', 'x', 'd'])]).toEqual([[2, 'M1']]);
});

test('a file of payouts alone is of who had the balance it goes on from, however long the row of them', () => {
  const found = ownersOf(
    ['d'],
    [
      [100, 90],
      [70, 40],
      [90, 70],
      [130, 100],
      [1, 2],
    ],
  );
  expect([...found].toSorted()).toEqual([
    [2, 'M2'],
    [3, 'M2'],
    [4, 'M2'],
    [5, 'M2'],
  ]);
});
