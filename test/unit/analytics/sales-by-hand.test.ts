/** Whatever the files and the filter, figures of sales are what one gets by going through the lines with a pencil; and so is what stands behind them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnalyticsFilter } from '../../../shared/contract/analytics.ts';
import { type Metric, PANELS } from '../../../shared/domain/analytics/panels.ts';
import { minor } from '../../../shared/domain/money.ts';
import type { ParsedLine } from '../../../shared/domain/statement-line.ts';
import type { AnalyticsDeps } from '../../../src-main/areas/analytics/deps.ts';
import { refunds } from '../../../src-main/areas/analytics/money/sales.ts';
import { askedOf } from '../../../src-main/areas/analytics/rules/asked.ts';
import { filterOf } from '../../support/every-cell.ts';
import { line } from '../../support/lines.ts';
import { readSales, SALES_PANELS, type SalesPanel, type SalesRows } from '../../support/read-sales.ts';
import { depsOf, type StandingFile } from '../../support/standing-lines.ts';

const OCTOBER = filterOf('2026-10-01', '2026-10-31');

const lines = fc.record({
  account: fc.constantFrom('A1', 'A2'),
  kind: fc.constantFrom('payment', 'payment', 'payment', 'refund', 'chargeback', 'fee'),
  direction: fc.constantFrom('in', 'out', null),
  status: fc.constantFrom('none', 'success', 'pending', 'closed', 'failed', 'refunded', 'revoked'),
  currency: fc.constantFrom('CNY', 'USD'),
  net: fc.integer({ min: 0, max: 10_000_000 }),
  gross: fc.option(fc.integer({ min: 0, max: 10_000_000 }).map(minor)),
  occurredAt: fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: fc.constantFrom('+08:00', '-05:00'),
    })
    .map(
      ({ day, hour, zone }) =>
        `2026-10-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:10:00${zone}`,
    ),
} satisfies Partial<Record<keyof ParsedLine, unknown>>);
const ledgers = fc.array(
  fc.record({
    of: fc.constantFrom(['trade_bill', 'wechat'], ['fund_bill', 'wechat'], ['fund_bill', 'paypal'], [
      'orders',
      'none',
    ] as const),
    lines: fc.array(lines, { minLength: 1, maxLength: 12 }),
    superseded: fc.array(fc.nat(11), { maxLength: 2 }),
  }),
  { maxLength: 5 },
);
const filters = fc
  .record({
    from: fc.integer({ min: 1, max: 28 }),
    days: fc.integer({ min: 0, max: 27 }),
    by: fc.constantFrom('day', 'week', 'month'),
    channels: fc.constantFrom<AnalyticsFilter['channels']>([], ['wechat'], ['paypal']),
    merchants: fc.constantFrom<string[]>([], ['P-甲'], ['']),
    currency: fc.constantFrom('', 'USD'),
  } as const)
  .map(({ from, days, ...rest }) => ({
    ...OCTOBER,
    ...rest,
    from: `2026-10-${String(from).padStart(2, '0')}`,
    to: `2026-10-${String(Math.min(31, from + days)).padStart(2, '0')}`,
  }));
const WHOSE = { A1: '甲' };

/** Line by line, with dates as texts and nothing of the engine. */
function byHand(files: readonly StandingFile[], filter: AnalyticsFilter, panel: SalesPanel): SalesRows {
  const standing = files.map(({ lines: all, superseded = [], ...file }) => ({
    ...file,
    lines: all.filter((_, at) => !superseded.includes(at)),
  }));
  const hasTrade = standing.some(({ kind }) => kind === 'trade_bill');
  const statesBacks = standing.some(
    ({ kind, lines: all }) => kind === 'trade_bill' && all.some((each) => each.kind === 'chargeback'),
  );
  const rows: SalesRows = {};
  for (const { kind, channel, lines: all } of standing)
    for (const each of all) {
      if (kind === 'orders') continue;
      const isBeside = kind === 'fund_bill' && channel === 'wechat' && hasTrade;
      if (isBeside && (each.kind !== 'chargeback' || statesBacks)) continue;
      const china = new Date(Date.parse(each.occurredAt) + 8 * 3_600_000);
      const day = china.toISOString().slice(0, 10);
      const merchant = each.account === 'A1' ? 'P-甲' : '';
      if (day < filter.from || day > filter.to) continue;
      if (filter.channels.length > 0 && !filter.channels.includes(channel)) continue;
      if (filter.merchants.length > 0 && !filter.merchants.includes(merchant)) continue;
      if (filter.currency !== '' && filter.currency !== each.currency) continue;
      const monday = new Date(china.getTime() - ((china.getUTCDay() + 6) % 7) * 86_400_000)
        .toISOString()
        .slice(0, 10);
      const period = { day, week: monday, month: `${day.slice(0, 8)}01` }[filter.by];
      const name = {
        volume: [period],
        refunds: [period],
        hours: [china.getUTCDay(), china.getUTCHours()],
        channels: [channel],
        merchants: [merchant],
      }[panel].join(' ');
      const took = ['none', 'success', 'refunded'].includes(each.status);
      const isSale = each.kind === 'payment' && each.direction === 'in' && took;
      const fell =
        each.kind === 'payment' &&
        each.direction !== 'out' &&
        ['closed', 'failed', 'revoked'].includes(each.status);
      const goesOut = each.direction === 'out' && took;
      const isRefund =
        each.kind === 'refund' && each.direction === 'out' && (took || each.status === 'pending');
      const amount = each.gross ?? each.net;
      const add: Partial<Record<Metric, number>> = {
        sales_count: Number(isSale),
        sales_value: isSale ? amount : 0,
        successes: Number(isSale && each.status !== 'none'),
        attempts: Number(fell || (isSale && each.status !== 'none')),
        refund_count: Number(isRefund),
        refund_value: isRefund ? amount : 0,
        chargeback_count: Number(goesOut && each.kind === 'chargeback'),
        chargeback_value: goesOut && each.kind === 'chargeback' ? amount : 0,
      };
      const wanted = PANELS[panel].metrics.filter((metric) => add[metric] !== undefined);
      if (!wanted.some((metric) => add[metric])) continue;
      const called = `${each.currency} ${name}`;
      const row = rows[called] ?? Object.fromEntries(wanted.map((metric) => [metric, 0]));
      rows[called] = row;
      for (const metric of wanted) row[metric] = (row[metric] ?? 0) + (add[metric] ?? 0);
    }
  return rows;
}

const standingFiles = (
  made: typeof ledgers extends fc.Arbitrary<infer Each> ? Each : never,
): StandingFile[] =>
  made.map(({ of: [kind, channel], lines: all, superseded }) => ({
    kind: kind as StandingFile['kind'],
    channel: channel as StandingFile['channel'],
    superseded,
    lines: all.map((each) => line({ ...each, channel: channel as StandingFile['channel'] })),
  }));

test('whatever the files and the filter, every figure is what a pencil comes to', () => {
  fc.assert(
    fc.property(ledgers, filters, fc.constantFrom(...SALES_PANELS), (made, filter, panel) => {
      const files = standingFiles(made);
      expect(readSales(panel, depsOf(files, WHOSE), filter)).toEqual(byHand(files, filter, panel));
    }),
    { numRuns: 150 },
  );
});

test('the order in which files came in changes no figure', () => {
  fc.assert(
    fc.property(ledgers, filters, (made, filter) => {
      const files = standingFiles(made);
      expect(readSales('volume', depsOf([...files].reverse(), WHOSE), filter)).toEqual(
        readSales('volume', depsOf(files, WHOSE), filter),
      );
    }),
    { numRuns: 40 },
  );
});

test('the lines behind a row are as many as it says and come to its amount', () => {
  fc.assert(
    fc.property(ledgers, filters, (made, filter) => {
      const deps = depsOf(standingFiles(made), WHOSE) as AnalyticsDeps; // As above.
      const asked = askedOf(filter);
      for (const { currency, rows } of refunds.read(deps, asked).tables)
        for (const { of, values } of rows) {
          const open = (metric: Metric) =>
            refunds.behind(deps, asked, { currency, of, metric, others: new Set() });
          expect(open('refund_count').count).toBe(values.refund_count ?? 0);
          expect(open('sales_value').amount).toBe(values.sales_value ?? 0);
        }
    }),
    { numRuns: 40 },
  );
});
