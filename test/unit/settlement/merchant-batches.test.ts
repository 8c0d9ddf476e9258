/** What merchants are owed, day by day: to the fen what the books owe them, with what was open before, held back and set free. */
import { expect, test, vi } from 'vitest';
import { netOf } from '../../../shared/domain/settlement.ts';
import { importAll } from '../../support/desk.ts';
import { partyOf } from '../../support/parties.ts';
import { type Day, fundFiles, shopDays, tradeFile } from '../journal/shop.ts';
import { agreed, MerchantDesk } from './merchant-desk.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const DAYS = shopDays('2026-10-12', 4);
const on = (day: string, ...fen: readonly (readonly [string, number])[]): Day => ({
  day,
  trades: fen.map(([order, amount]) => ({ order, fen: amount })),
});
const cycle = (over: Partial<ReturnType<typeof agreed>['cycle']>) => ({
  cycle: { ...agreed().cycle, ...over },
});

test('a merchant is owed what was sold for her, less our fee, and the books say the same to the fen', async () => {
  const at = await MerchantDesk.open();
  const partyId = await at.merchant();
  await importAll(at.desk, [...DAYS.map(tradeFile), ...fundFiles(DAYS)]);
  // 100.00 and 25.50 at 1 %, half a fen up; the second day gives 25.50 of the first back, and 0.26 of the fee with it.
  expect(at.rows()).toMatchObject({
    '2026-10-12': { sales: 12_550, fees: -126, net: 12_424 },
    '2026-10-13': { sales: 12_651, refunds: -2_550, fees: -127, fees_returned: 26, net: 10_000 },
  });
  await at.post();
  const nets = at.batches().reduce((sum, { net }) => sum + net, 0);
  expect(await at.payable(partyId)).toBe(nets);
  for (const { figures, opening, net, members } of at.batches()) {
    expect(net).toBe(netOf(figures, opening));
    for (const [figure, { amounts }] of members)
      expect(amounts.reduce((sum, each) => sum + each, 0)).toBe(figures[figure]);
  }
});

test('partners get their shares of what is left after our fee, and give them back with a refund, bit by bit', async () => {
  const at = await MerchantDesk.open();
  const body = partyOf({ kind: 'partner', name: '合伙人' });
  const { partyId: partner } = await at.desk.handlers['parties.save'](
    { partyId: null, body, reason: '合作' },
    at.owner,
  );
  const partyId = await at.merchant({ splits: [{ partyId: partner, sharePpm: 333_333 }] });
  const days = [
    on('2026-10-12', ['A', 10_001]),
    on('2026-10-13', ['A', -3_333], ['B', 99]),
    on('2026-10-14', ['A', -6_668]),
  ];
  await importAll(at.desk, days.map(tradeFile));
  // 100.01 less 1.00: a third of 99.01 is 33.00.
  expect(at.rows()['2026-10-12']).toEqual({ sales: 10_001, fees: -100, splits: -3_300, net: 6_601 });
  const sums = at.batches().map(({ figures }) => figures);
  const all = (name: 'fees' | 'fees_returned' | 'splits') => sums.reduce((sum, each) => sum + each[name], 0);
  // All of the first sale is back, with all of its fee and its share; 0.99 was sold besides: 0.01, and a third of 0.98.
  expect([all('fees') + all('fees_returned'), all('splits')]).toEqual([-1, -33]);
  await at.post();
  expect(await at.payable(partyId)).toBe(99 - 1 - 33);
});

test('a day of refunds alone goes below nought, opens the next day, and is aged until sales make it good', async () => {
  const at = await MerchantDesk.open();
  const partyId = await at.merchant({ feePpm: 0 });
  const sold = on('2026-10-12', ['A', 10_000], ['B', 5_000]);
  await importAll(
    at.desk,
    [sold, on('2026-10-13', ['A', -10_000]), on('2026-10-14', ['C', 4_000])].map(tradeFile),
  );
  expect(at.rows()).toEqual({
    '2026-10-12': { sales: 15_000, net: 15_000 },
    '2026-10-13': { refunds: -10_000, net: -10_000 },
    '2026-10-14': { opening: -10_000, sales: 4_000, net: -6_000 },
  });
  const [owner] = at.facts().owners.values();
  expect(owner).toMatchObject({ partyId, open: -6_000, negativeSince: '2026-10-13' });
  await importAll(at.desk, [tradeFile(on('2026-10-15', ['D', 9_000]))]);
  expect(at.rows()['2026-10-15']).toEqual({ opening: -6_000, sales: 9_000, net: 3_000 });
  expect([...at.facts().owners.values()][0]).toMatchObject({ open: 0, negativeSince: '' });
});

test('a channel’s negative balance names the account as the list of batches does, so that its batches are found by it', async () => {
  const at = await MerchantDesk.open();
  await importAll(at.desk, [tradeFile(on('2026-10-12', ['A', -5_000]))]);
  const page = { offset: 0, limit: 10 };
  const aged = await at.desk.handlers['settlement.aged'](page, at.owner);
  const [account = ''] = aged.rows.map((row) => row.account);
  const all = { query: account, side: 'channel', show: 'all', from: '', to: '', ...page } as const;
  const listed = await at.desk.handlers['settlement.list'](all, at.owner);
  expect([account, ...listed.rows.map(({ net }) => net)]).toEqual(['1900000109', -4_970]);
});

test('less than the least amount is not paid but opens the next batch, until there is enough', async () => {
  const at = await MerchantDesk.open();
  await at.merchant({ feePpm: 0, ...cycle({ minimumMinor: 10_000 }) });
  const days = [
    on('2026-10-12', ['A', 4_000]),
    on('2026-10-13', ['B', 5_999]),
    on('2026-10-14', ['C', 1]),
    on('2026-10-15', ['D', 10_000]),
  ];
  await importAll(at.desk, days.map(tradeFile));
  expect(at.rows()).toMatchObject({
    '2026-10-12': { net: 4_000 },
    '2026-10-13': { opening: 4_000, net: 9_999 },
    '2026-10-14': { opening: 9_999, net: 10_000 },
    '2026-10-15': { net: 10_000 },
  });
  expect(at.rows()['2026-10-15']).not.toHaveProperty('opening');
});

test('two agreements in one period: each sale, and whatever is given back of it, goes by the one of its day', async () => {
  const at = await MerchantDesk.open();
  const partyId = await at.merchant({ feePpm: 10_000 });
  await at.end(partyId, '2026-10-12');
  await at.agree(partyId, { from: '2026-10-13', feePpm: 20_000 });
  const days = [
    on('2026-10-12', ['A', 10_000]),
    on('2026-10-13', ['B', 10_000], ['A', -5_000]),
    on('2026-10-14', ['B', -10_000], ['A', -5_000]),
  ];
  await importAll(at.desk, days.map(tradeFile));
  expect(at.rows()).toMatchObject({
    '2026-10-12': { sales: 10_000, fees: -100, net: 9_900 },
    // 2 % of what is sold now, 1 % of what was sold then.
    '2026-10-13': { sales: 10_000, refunds: -5_000, fees: -200, fees_returned: 50, net: 4_850 },
    '2026-10-14': { refunds: -15_000, fees_returned: 250 },
  });
});

test('a share of the sales is held back and set free on its day, also on a day on which nothing is sold', async () => {
  const at = await MerchantDesk.open();
  const partyId = await at.merchant({
    feePpm: 0,
    reserve: {
      kind: 'rolling',
      ratePpm: 100_000,
      fixedMinor: 0,
      capMinor: null,
      holdDays: 4,
      from: '2026-10-13',
    },
  });
  const days = [
    on('2026-10-12', ['A', 10_000]),
    on('2026-10-13', ['B', 5_005]),
    on('2026-10-14', ['C', 2_000]),
  ];
  await importAll(at.desk, days.map(tradeFile));
  // Held from the 13th on: 5.005 is 5.01. Four days later is a Saturday, so both tranches are free on the Monday.
  expect(at.rows()).toEqual({
    '2026-10-12': { sales: 10_000, net: 10_000 },
    '2026-10-13': { sales: 5_005, reserve_held: -501, net: 4_504 },
    '2026-10-14': { sales: 2_000, reserve_held: -200, net: 1_800 },
    '2026-10-19': { reserve_released: 701, net: 701 },
  });
  // The books know of no reserve: she is owed it all the same.
  await at.post();
  expect(await at.payable(partyId)).toBe(17_005);
});

test('what is due when goes by the cycle, the calendar and the cut-off of the agreement', async () => {
  const at = await MerchantDesk.open();
  await at.merchant({ feePpm: 0, ...cycle({ days: 1, unit: 'calendar', cutOff: '09:30' }) });
  // The shop's trades are of ten o'clock: behind the cut-off. The 17th is a Saturday.
  const days = ['2026-10-14', '2026-10-15', '2026-10-16'].map((day) => on(day, [day, 1_000]));
  await importAll(at.desk, days.map(tradeFile));
  expect(at.batches().map(({ from, dueDay }) => [from, dueDay])).toEqual([
    ['2026-10-15', '2026-10-16'],
    ['2026-10-16', '2026-10-19'],
    ['2026-10-17', '2026-10-19'],
  ]);
});

test('the same batches in whatever order the files came; complete once the day is over and its bill is here', async () => {
  const sorted = await MerchantDesk.open();
  const turned = await MerchantDesk.open();
  for (const at of [sorted, turned]) await at.merchant();
  const files = DAYS.map(tradeFile);
  await importAll(sorted.desk, files);
  for (const file of files.toReversed()) await importAll(turned.desk, [file]);
  expect(turned.rows()).toEqual(sorted.rows());

  const at = await MerchantDesk.open('2026-10-15T01:00:00.000Z');
  await at.merchant();
  const isWhole = () => Object.fromEntries(at.batches().map(({ from, isComplete }) => [from, isComplete]));
  await importAll(at.desk, files);
  expect(isWhole()).toMatchObject({ '2026-10-14': true, '2026-10-15': false });
  at.now = '2026-10-16T01:00:00.000Z';
  expect(isWhole()).toMatchObject({ '2026-10-15': true });
});

test('a refund that comes after its day was signed changes nothing of the days behind it', async () => {
  const at = await MerchantDesk.open();
  await at.merchant({ feePpm: 0 });
  const days = [on('2026-10-12', ['A', 10_000]), on('2026-10-13', ['B', 3_000])];
  await importAll(at.desk, days.map(tradeFile));
  at.sign(['2026-10-12', '2026-10-13']);
  const late = { ...tradeFile(on('2026-10-12', ['A', -4_000])), name: 'late.csv' };
  await importAll(at.desk, [tradeFile(on('2026-10-14', ['C', 2_000])), late]);
  expect(at.rows()).toEqual({
    // As the facts have it now; it stands as it was signed, and a correction holds the difference.
    '2026-10-12': { sales: 10_000, refunds: -4_000, net: 6_000 },
    '2026-10-13': { sales: 3_000, net: 3_000 },
    '2026-10-14': { sales: 2_000, net: 2_000 },
  });
});
