/** A merchant number that is chosen is the same account in all its files: also in fund bills, which name none, and in what is said to be missing. */
import { beforeAll, expect, test } from 'vitest';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import type { OpenPanel } from '../../../shared/domain/analytics/panels.ts';
import type { Desk } from '../../../src-main/engine/desk.ts';
import { importAll, info, newDesk } from '../../support/desk.ts';
import { askPanel, filterOf } from '../../support/every-cell.ts';
import { type Day, fundFiles, tradeFile } from '../journal/shop.ts';

const day = (date: string, fen: number): Day => ({ day: date, trades: [{ fen, order: date.slice(8) }] });
/** Of the first day there is a fund bill alone; of the third its fund bill has not come. */
const DAYS = [
  day('2026-10-12', 10_000),
  day('2026-10-13', 5000),
  day('2026-10-14', 20_000),
  day('2026-10-15', 7000),
];
const ALL = filterOf('2026-10-12', '2026-10-15');

let desk: Desk;
let chosen: AnalyticsFilter;
const ask = (panel: OpenPanel, filter: AnalyticsFilter) => askPanel(desk, panel, filter);
const saleDays = async (panel: 'volume', filter: AnalyticsFilter) =>
  (await ask(panel, filter)).tables.flatMap(({ rows }) => rows.map(({ values }) => values[0]));

beforeAll(async () => {
  desk = await newDesk();
  await importAll(desk, [...DAYS.slice(1).map(tradeFile), ...fundFiles(DAYS).filter((_, at) => at !== 2)]);
  const { accounts } = await desk.handlers['analytics.choices']({}, info);
  chosen = { ...ALL, accounts: accounts.flatMap((each) => (each.account === '' ? [] : [each.key])) };
});

test('sales that only its fund bill tells are in its figures', async () => {
  expect(chosen.accounts).toHaveLength(1);
  expect(await saleDays('volume', ALL)).toEqual([1, 1, 1, 1]);
  expect(await saleDays('volume', chosen)).toEqual([1, 1, 1, 1]);
  const digits = async (filter: AnalyticsFilter) => (await ask('digits', filter)).tables[0]?.totals[0];
  expect(await digits(chosen)).toBe(await digits(ALL));
});

test('its fund bill that has not come is missing under the filter too', async () => {
  const missing = async (filter: AnalyticsFilter) => {
    const { standing, missing: files } = await ask('refunds', filter);
    return [standing, files.map(({ sourceKind, days, first }) => [sourceKind, days, first])];
  };
  const lacks = ['incomplete', [['fund_bill', 1, '2026-10-14']]];
  expect(await missing(ALL)).toEqual(lacks);
  expect(await missing(chosen)).toEqual(lacks);
});
