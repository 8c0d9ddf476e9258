/** What a decision may ask for: batches of one currency, each once, and lines left out of one batch alone, with their own difference of fees. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Input } from '../../../../shared/contract/calls.ts';
import type { SettlementView } from '../../../../shared/contract/settlement-views.ts';
import type { Desk } from '../../../../src-main/engine/desk.ts';
import type { CallInfo } from '../../../../src-main/platform/handlers.ts';
import { importAll, info, newDesk } from '../../../support/desk.ts';
import { adyen } from '../../../support/psp-files.ts';
import { shopDays, tradeFile } from '../../journal/shop.ts';
import { schedule } from '../fees/fee-house.ts';

vi.mock('../../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../../support/quick-secrets.ts')).quick(await original()),
);

let desk: Desk;
let owner: CallInfo;
const reason = '日终结算';

beforeAll(async () => {
  desk = await newDesk();
  owner = { ...info, person: desk.workspace.person };
  const row = (type: string, more: Readonly<Record<string, string>>) => ({
    ...{ 'Company Account': 'Shop', 'Merchant Account': 'Shop', 'Batch Number': '8', Type: type },
    ...{ 'Creation Date': '2026-10-12 10:00:00', TimeZone: 'CET', 'Net Currency': 'EUR' },
    ...more,
  });
  const rows = [
    row('Settled', { 'Psp Reference': 'P1', 'Net Credit (NC)': '99.00', 'Commission (NC)': '1.00' }),
    row('MerchantPayout', { 'Net Debit (NC)': '99.00' }),
  ];
  const euros = { name: 'settlement_detail.csv', bytes: Buffer.from(adyen(rows)) };
  await importAll(desk, [...shopDays('2026-10-12', 2).map(tradeFile), euros]);
  // 0.6 % was charged; 0.5 % was agreed.
  const fee = { what: 'fee', channel: 'wechat', account: '', isEnded: false } as const;
  const changes = [{ ...fee, schedule: schedule({ ratePpm: 5_000 }) }];
  await desk.handlers['terms.change']({ changes, reason: '补充协议' }, owner);
});
afterAll(() => desk.close());

async function batches(): Promise<readonly SettlementView[]> {
  const asked = { query: '', side: 'channel', show: 'all', from: '', to: '', offset: 0, limit: 9 } as const;
  return (await desk.handlers['settlement.list'](asked, owner)).rows;
}
const decide = (of: readonly SettlementView[], over: Partial<Input<'settlement.decide'>> = {}) =>
  desk.handlers['settlement.decide'](
    {
      batches: of.map(({ key, hash }) => ({ key, hash })),
      ...{ decision: 'approve', without: [], reason },
      ...over,
    },
    owner,
  );
const lineIds = async (key: string) => {
  const asked = { key, figure: 'sales', offset: 0, limit: 9 } as const;
  return (await desk.handlers['settlement.lines'](asked, owner)).rows.map(({ line }) => line.id);
};

test('fen and cents have no common sum: batches of two currencies are not signed together', async () => {
  const all = await batches();
  expect(all.map(({ currency, state }) => `${currency} ${state}`).toSorted()).toEqual([
    ...['CNY ready', 'CNY ready', 'EUR ready'],
  ]);
  expect(() => decide(all)).toThrow(
    expect.objectContaining({ kind: 'move_not_allowed', facts: { why: 'settlement_currencies' } }),
  );
});

test('a batch is named once, and lines are left out of one batch that is signed, never all of it', async () => {
  const [first, second] = (await batches()).filter(({ currency }) => currency === 'CNY');
  if (!first || !second) throw new Error('the shop was open on two days');
  const [one = 0, ...others] = await lineIds(first.key);
  const foreign = await lineIds(second.key);
  const refused: readonly (readonly [string, () => unknown])[] = [
    ['batches', () => decide([first, first])],
    ['without', () => decide([first, second], { without: [one] })],
    ['without', () => decide([first], { without: [one, ...others] })],
    ['without', () => decide([first], { without: foreign })],
    ['without', () => decide([first], { decision: 'hold', without: [one] })],
  ];
  for (const [at, ask] of refused)
    expect(ask).toThrow(
      expect.objectContaining({ kind: 'bad_input', facts: expect.objectContaining({ at }) }),
    );
  expect((await batches()).every(({ state }) => state === 'ready')).toBe(true);
});

test('a line that is left out takes its difference of fees with it', async () => {
  const [first] = (await batches()).filter(({ currency }) => currency === 'CNY');
  if (!first) throw new Error('the shop was open');
  // 100.00 and 25.50: 60 and 15 fen were charged, 50 and 13 agreed.
  expect(first.feeVariance).toBe(12);
  const [hundred = 0] = await lineIds(first.key);
  await decide([first], { without: [hundred] });
  const parts = (await batches()).filter(({ from, currency }) => from === first.from && currency === 'CNY');
  expect(
    parts.map(({ correction, figures, feeVariance }) => [correction, figures.fees, feeVariance]),
  ).toEqual([
    [0, -15, 2],
    [1, -60, 10],
  ]);
});
