/** A panel's answer on a desk: which files it lacks, what an undone file leaves, currencies put together, ranges it cannot look at; and lines.csv says the same. */
import { beforeAll, expect, test } from 'vitest';
import { ChunkWriter } from '../../../src-main/areas/exports/csv.ts';
import { writeLinesCsv } from '../../../src-main/areas/exports/lines-csv.ts';
import { makeDemo } from '../../../src-main/demo/demo.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk, runAll } from '../../support/desk.ts';
import { askPanel, everyCellAddsUp, filterOf } from '../../support/every-cell.ts';
import { type TradeRow, tradeBill } from '../../support/wechat-bill.ts';

const OCTOBER = filterOf('2026-10-01', '2026-10-05');
const DOLLAR_SHOP: TradeRow = { 商户号: '1900000200', 货币种类: 'USD' };

/** A bill of so many sales of 100.00 of one day. */
function billOf(day: string, sales: number, row: TradeRow = {}) {
  const rows = Array.from({ length: sales }, (_, at) => ({
    ...row,
    交易时间: `${day} 1${at}:00:00`,
    微信订单号: `42000000${day.replaceAll('-', '')}${row.商户号 ?? ''}${at}`,
    商户订单号: `A${day}${row.商户号 ?? ''}${at}`,
  }));
  const [all, fees] = [`${sales * 100}.00`, `${(sales * 0.6).toFixed(5)}`];
  const text = tradeBill(rows, [String(sales), all, '0.00', '0.00', fees, all, '0.00']);
  return { name: `${row.商户号 ?? 'shop'}-${day}.csv`, bytes: Buffer.from(text) };
}

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, [
    ...['2026-10-01', '2026-10-02', '2026-10-04', '2026-10-05'].map((day) => billOf(day, 2)),
    ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'].map((day) =>
      billOf(day, 1, DOLLAR_SHOP),
    ),
  ]);
});

test('a day whose bill has not come is shown with nought, and marked', async () => {
  const { standing, missing, tables } = await askPanel(desk, 'volume', { ...OCTOBER, currency: 'CNY' });
  expect(standing).toBe('incomplete');
  expect(missing).toEqual([
    {
      sourceKind: 'trade_bill',
      channel: 'wechat',
      account: '1900000109',
      days: 1,
      first: '2026-10-03',
      last: '2026-10-03',
    },
  ]);
  expect(tables[0]?.rows.map(({ of, values, missing: files }) => [of[0], values[0], files])).toEqual([
    ['2026-10-01', 2, 0],
    ['2026-10-02', 2, 0],
    ['2026-10-03', 0, 1],
    ['2026-10-04', 2, 0],
    ['2026-10-05', 2, 0],
  ]);
});

test('the day says how many files are missing before anything was matched too, and each of them once', async () => {
  expect((await desk.handlers['today.summary']({}, info)).missingFiles).toBe(1);
});

test('an account whose bills all came is whole, and days that no file speaks of are empty', async () => {
  const { accounts } = await desk.handlers['analytics.choices']({}, info);
  const dollars = accounts.filter(({ account }) => account === '1900000200').map(({ key }) => key);
  expect((await askPanel(desk, 'volume', { ...OCTOBER, accounts: dollars })).standing).toBe('whole');
  expect((await askPanel(desk, 'volume', filterOf('2025-01-01', '2025-01-31'))).standing).toBe('empty');
});

test('dollars and yuan stand apart, or together by a stated rate; what is behind a sum adds up to it', async () => {
  const apart = await askPanel(desk, 'channels', OCTOBER);
  expect(apart.tables.map(({ currency, totals }) => [currency, totals[1]])).toEqual([
    ['CNY', 80_000],
    ['USD', 50_000],
  ]);
  const convert = { to: 'CNY', rates: [{ from: 'USD', rate: '7.12345' }] };
  const together = await askPanel(desk, 'volume', { ...OCTOBER, convert });
  // Five days of a hundred dollars, each 712.345 yuan: half to even.
  expect(together.tables.map(({ currency, totals }) => [currency, totals[1]])).toEqual([
    ['CNY', 80_000 + 5 * 71_234],
  ]);
  for (const panel of ['volume', 'hours', 'channels', 'merchants', 'refunds'] as const) {
    expect(await everyCellAddsUp(desk, panel, OCTOBER)).toEqual([]);
    expect(await everyCellAddsUp(desk, panel, { ...OCTOBER, convert, compare: 'previous' })).toEqual([]);
  }
  const unstated = await askPanel(desk, 'volume', {
    ...OCTOBER,
    convert: { to: 'EUR', rates: [{ from: 'USD', rate: '0.9' }] },
  });
  expect(unstated.unconverted).toEqual(['CNY']);
  const rates = ({ notes }: typeof apart) =>
    notes.flatMap(({ kind, facts }) => (kind === 'rate' ? [facts] : []));
  expect(rates(together)).toEqual([{ from: 'USD', rate: '7.12345', to: 'CNY' }]);
  expect(rates(apart)).toEqual([]);
  // A rate of a currency that is not there converted nothing.
  const yen = { to: 'CNY', rates: [...convert.rates, { from: 'JPY', rate: '0.05' }] };
  expect(rates(await askPanel(desk, 'volume', { ...OCTOBER, convert: yen }))).toEqual(rates(together));
});

test('beside the days before, each day stands beside the one in its place', async () => {
  const { compared, tables } = await askPanel(
    desk,
    'volume',
    filterOf('2026-10-04', '2026-10-05', { compare: 'previous', currency: 'CNY' }),
  );
  expect(compared).toEqual({ from: '2026-10-02', to: '2026-10-03' });
  expect(tables[0]?.rows.map(({ of, values, before }) => [of[0], values[0], before?.[0]])).toEqual([
    ['2026-10-04', 2, 2],
    ['2026-10-05', 2, undefined],
  ]);
  expect(tables[0]?.totalsBefore?.[0]).toBe(2);
});

test('a period compared with that lacks files, or begins before there were any, says so beside the change', async () => {
  const notesOf = async (from: string, to: string) =>
    (await askPanel(desk, 'volume', filterOf(from, to, { compare: 'previous' }))).notes;
  expect(await notesOf('2026-10-05', '2026-10-06')).toEqual([
    { kind: 'compared_missing', facts: { count: 1 } },
  ]);
  expect(await notesOf('2026-10-03', '2026-10-05')).toEqual([
    { kind: 'compared_begins', facts: { first: '2026-10-01' } },
  ]);
  expect(await notesOf('2026-10-05', '2026-10-05')).toEqual([]);
  // Of days before any file there is nothing to compare with.
  expect(await notesOf('2026-10-01', '2026-10-05')).toEqual([]);
});

test('a month whose files begin in its middle says from which day its figures are', async () => {
  const { standing, notes } = await askPanel(desk, 'channels', filterOf('2026-09-20', '2026-10-02'));
  expect(standing).toBe('whole');
  expect(notes).toEqual([{ kind: 'files_begin', facts: { first: '2026-10-01' } }]);
  expect((await askPanel(desk, 'channels', filterOf('2026-10-01', '2026-10-02'))).notes).toEqual([]);
});

test('a file that was taken back leaves every figure as it was', async () => {
  const asked = async () => (await askPanel(desk, 'volume', filterOf('2026-10-01', '2026-10-06'))).tables;
  const before = await asked();
  await importAll(desk, [billOf('2026-10-06', 3)]);
  const [last] = desk.lines.active().filter(({ view }) => view.periodTo === '2026-10-06');
  expect((await asked())[0]?.totals[0]).toBe(11);
  const importId = last?.id ?? 0;
  const owner = { ...info, person: desk.workspace.person };
  const { hash } = await desk.handlers['statements.undoPreview']({ importId }, owner);
  await desk.handlers['statements.undo']({ importId, hash, reason: '导错了' }, owner);
  expect(await asked()).toEqual(before);
});

test('figures of matching say the run they rest on, and that files came since', async () => {
  await runAll(desk);
  const { ranAt, isStale } = await askPanel(desk, 'rates', OCTOBER);
  expect([ranAt, isStale]).toEqual([desk.standing.run()?.ranAt, false]);
  await importAll(desk, [billOf('2026-10-07', 1)]);
  expect((await askPanel(desk, 'rates', OCTOBER)).isStale).toBe(true);
  expect((await askPanel(desk, 'volume', OCTOBER)).ranAt).toBe('');
});

test.each([
  ['range_reversed', '2026-10-05', '2026-10-01'],
  ['range_long', '2000-01-01', '2026-10-01'],
])('%s is refused by name', async (why, from, to) => {
  await expect(askPanel(desk, 'volume', filterOf(from, to))).rejects.toMatchObject({
    kind: 'bad_input',
    facts: { why },
  });
});

test('what lines.csv says by its columns alone is what the panel shows', async () => {
  const { files } = makeDemo({ orders: 60, days: 3, seed: 7, lastDay: '2026-10-18' });
  // Bills of trades, and a bill of funds that must not be counted once more.
  const wanted = files.filter(
    ({ name }) => name.includes('-trade-') || name.includes('wechat-fund-20261018'),
  );
  await importAll(
    desk,
    wanted.map(({ name, bytes }) => ({ name, bytes })),
  );
  const chunks: Buffer[] = [];
  writeLinesCsv(desk.lines, [], new ChunkWriter((chunk) => chunks.push(Buffer.from(chunk))), false);
  const [head = '', ...records] = Buffer.concat(chunks)
    .toString('utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split(/\r?\n/);
  const columns = head.split(',');
  const sales = new Map<string, number>();
  for (const record of records) {
    const cells = record.split(',');
    const of = (name: string) => cells[columns.indexOf(name)] ?? '';
    if (of('source_kind') !== 'trade_bill' || of('line_kind') !== 'payment' || of('direction') !== 'in')
      continue;
    if (of('occurred_at') < '2026-10-16') continue;
    if (['pending', 'closed', 'failed', 'revoked'].includes(of('status'))) continue;
    const channel = of('adapter').split('_')[0] ?? '';
    const fen = Math.round(Number(of('gross') || of('net')) * 100);
    sales.set(channel, (sales.get(channel) ?? 0) + fen);
  }
  const { tables } = await askPanel(desk, 'channels', filterOf('2026-10-16', '2026-10-18'));
  expect(new Map(tables[0]?.rows.map(({ of, values }) => [of[0], values[1]]))).toEqual(sales);
  expect(sales.size).toBe(2);
});
