/** Figures of sales: what counts, once and on its day in China. */
import { expect, test } from 'vitest';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { BasisDeps } from '../../../src-main/areas/analytics/cube/basis.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { merchants } from '../../../src-main/areas/analytics/money/merchants.ts';
import { hours } from '../../../src-main/areas/analytics/money/sales.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { filterOf } from '../../support/every-cell.ts';
import { line } from '../../support/lines.ts';
import { readSales, type SalesPanel } from '../../support/read-sales.ts';
import { depsOf, type StandingFile } from '../../support/standing-lines.ts';

const OCTOBER = filterOf('2026-10-01', '2026-10-31');
const read = (panel: SalesPanel, deps: BasisDeps) => readSales(panel, deps, OCTOBER);
const trade = (...lines: ParsedLine[]): StandingFile => ({ kind: 'trade_bill', channel: 'wechat', lines });
const fund = (...lines: ParsedLine[]): StandingFile => ({ kind: 'fund_bill', channel: 'wechat', lines });

test('a sale counts with what was sold before fees, on its day in China', () => {
  const late = line({ occurredAt: '2026-10-17T20:30:00+00:00', gross: minor(10_000), net: 9940 });
  expect(read('volume', depsOf([trade(line({ net: 500 }), late)]))).toEqual({
    'CNY 2026-10-17': { sales_count: 1, sales_value: 500 },
    'CNY 2026-10-18': { sales_count: 1, sales_value: 10_000 },
  });
});

test('what was never paid, is pending, or goes out is no sale; a sale that was refunded since is one', () => {
  const never = (['pending', 'closed', 'failed', 'revoked'] as const).map((status) => line({ status }));
  const files = [
    trade(...never, line({ direction: 'out' }), line({ direction: null }), line({ status: 'refunded' })),
  ];
  expect(read('volume', depsOf(files))).toEqual({ 'CNY 2026-10-17': { sales_count: 1, sales_value: 100 } });
});

test('a refund counts from the day it was accepted, whatever the bill of that day still says; one that failed does not', () => {
  const refund = { kind: 'refund', direction: 'out' } as const;
  const states = (['success', 'pending', 'failed', 'closed'] as const).map((status) =>
    line({ ...refund, status }),
  );
  expect(read('refunds', depsOf([trade(line(), ...states)]))).toMatchObject({
    'CNY 2026-10-17': { refund_count: 2, refund_value: 200 },
  });
});

test('of an account with a trade bill, its fund bill says nothing of sales; of one without, it does', () => {
  const paypal: StandingFile = {
    kind: 'fund_bill',
    channel: 'paypal',
    lines: [line({ account: 'P1', channel: 'paypal' })],
  };
  const files = [trade(line()), fund(line()), paypal];
  expect(read('channels', depsOf(files))).toMatchObject({
    'CNY wechat': { sales_count: 1 },
    'CNY paypal': { sales_count: 1 },
  });
});

test('a house that began to fetch trade bills keeps the sales of the months before', () => {
  const before = {
    ...fund(line({ occurredAt: '2026-10-02T10:00:00+08:00' })),
    period: ['2026-10-01', '2026-10-10'] as const,
  };
  const since = { ...trade(line()), period: ['2026-10-11', '2026-10-31'] as const };
  expect(Object.keys(read('volume', depsOf([before, since])))).toEqual(['CNY 2026-10-02', 'CNY 2026-10-17']);
});

test('a success rate speaks only of payments whose end the file states', () => {
  const files = [
    trade(line(), line({ status: 'closed' }), line({ status: 'pending' }), line({ status: 'none' })),
  ];
  expect(read('channels', depsOf(files))).toMatchObject({
    'CNY wechat': { sales_count: 2, successes: 1, attempts: 2 },
  });
});

test('a payment of ours to somebody that failed is no attempt of a sale; an amount is its size, whichever sign the file prints', () => {
  const files = [
    trade(
      line({ status: 'failed' }),
      line({ status: 'failed', direction: 'out' }),
      line({ status: 'closed', direction: null }),
      line({ gross: minor(-300), net: -298 }),
    ),
  ];
  expect(read('channels', depsOf(files))).toMatchObject({
    'CNY wechat': { sales_value: 300, successes: 1, attempts: 3 },
  });
});

test('chargebacks of a channel whose trade bills never state any come from its fund bills, and never twice', () => {
  const back = line({ kind: 'chargeback', direction: 'out', net: 700 });
  const silent = read('refunds', depsOf([trade(line()), fund(back)]));
  expect(silent).toMatchObject({
    'CNY 2026-10-17': { chargeback_count: 1, chargeback_value: 700, sales_count: 1 },
  });
  const told = read('refunds', depsOf([trade(line(), back), fund(back)]));
  expect(told).toMatchObject({ 'CNY 2026-10-17': { chargeback_count: 1, chargeback_value: 700 } });
});

test('files that print days alone have no place on the clock, and it is said how many sales that are', () => {
  const files = [
    trade(line({ occurredAt: '2026-10-17' })),
    trade(line({ occurredAt: '2026-10-18T00:00:00+08:00' }), line()),
  ];
  const { tables, notes } = hours.read(depsOf(files) as AnalyticsDeps, askedOf(OCTOBER)); // As above.
  expect(tables[0]?.rows.map(({ of }) => of)).toEqual([
    ['0', '0'],
    ['6', '10'],
  ]);
  expect(notes).toEqual([{ kind: 'no_times', facts: { sales: 1 } }]);
});

test('merchants: the largest twenty, all others in one row, and how far all hangs on a few', () => {
  const numbers = Array.from({ length: 25 }, (_, at) => `1900000${100 + at}`);
  const files = [trade(...numbers.map((account, at) => line({ account, net: 100 * (at + 1) })))];
  const deps = depsOf(files, Object.fromEntries(numbers.map((number, at) => [number, `商户${at + 1}`])));
  const [table] = merchants.read(deps as AnalyticsDeps, askedOf(OCTOBER)).tables; // As above.
  const whole = table && merchants.complete?.(table, null);
  expect(whole?.rows).toHaveLength(21);
  expect(whole?.rows[0]).toMatchObject({
    of: ['P-商户25'],
    values: { sales_value: 2500, sales_cumulative: 76_923 },
  });
  expect(whole?.rows.at(-1)).toEqual({
    of: ['*'],
    values: { sales_count: 5, sales_value: 1500, sales_cumulative: 1_000_000 },
  });
  // 1² + … + 25² = 5525 of 325²; the ten largest are 205 of 325.
  expect(whole?.totals).toEqual({ concentration: 523, top_ten_share: 630_769 });
  // Behind the row of all others stand the sales of those that have none of their own.
  const others = new Set(whole?.rows.map(({ of }) => of[0] ?? '').filter((name) => name !== '*'));
  const cell = { currency: 'CNY', metric: 'sales_value', others } as const;
  const behind = (of: readonly string[]) =>
    merchants.behind(deps as AnalyticsDeps, askedOf(OCTOBER), { ...cell, of }); // As above.
  expect([behind(['*']).total, behind(['*']).amount, behind(['P-商户25']).amount]).toEqual([5, 1500, 2500]);
});
