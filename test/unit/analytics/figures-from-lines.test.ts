/**
 * Figures worked out by an outsider: the demo's files are reconciled, its exports are read as a script of somebody else's would read them, by the
 * definitions that stand beside the figures and nothing of our rules, and every figure comes to what `figures --json` says.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { plantFaults } from '../../../src-main/demo/faults.ts';
import { DEMO_SHAPE, periodOf } from '../../../src-main/demo/shape.ts';
import { tellStory } from '../../../src-main/demo/story.ts';
import { heardTerminal } from '../../support/heard-terminal.ts';

vi.mock('../../../src-main/workspace/secrets.ts', async (original) =>
  (await import('../../support/quick-secrets.ts')).quick(await original()),
);

const home = mkdtempSync(join(tmpdir(), 'countinghouse-outside-'));
const books = ['--workspace', join(home, 'books')] as const;
const { out, cli } = heardTerminal();

type Row = Readonly<Record<string, string>>;
interface Figure {
  readonly value: string | number | null;
  readonly of?: string;
  readonly by?: string;
}
interface Panel {
  readonly standing: string;
  readonly tables: readonly {
    readonly currency: string;
    readonly rows: readonly {
      readonly of: readonly string[];
      readonly figures: Readonly<Record<string, Figure>>;
    }[];
    readonly totals: Readonly<Record<string, Figure>>;
  }[];
}
let lines: readonly Row[];
let matches: readonly Row[];
let exceptions: readonly Row[];
let batches: readonly Row[];
let summary: { readonly legs: readonly Record<string, unknown>[] };
let panels: ReadonlyMap<string, Panel>;

const read = (name: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(home, name), 'utf8'), { header: true, skipEmptyLines: true }).data;

beforeAll(async () => {
  vi.stubEnv('COUNTINGHOUSE_HOME', join(home, 'desk'));
  vi.stubEnv('COUNTINGHOUSE_PASSPHRASE', 'whoever types this is at the till');
  await cli('demo', '--out', join(home, 'files'), '--orders', '90', '--days', '6');
  const code = await cli('reconcile', join(home, 'files'), ...books, '--out', join(home, 'out'));
  expect(code).toBe(0);
  await cli('export', '--kind', 'settlement', '--out', join(home, 'out/settlement.csv'), ...books);
  await cli('figures', '--json', ...books);
  const answer = JSON.parse(out.join('\n')) as { panels: (Panel & { panel: string })[] };
  panels = new Map(answer.panels.map((each) => [each.panel, each]));
  [lines, matches, exceptions, batches] = [
    read('out/lines.csv'),
    read('out/matches.csv'),
    read('out/exceptions.csv'),
    read('out/settlement.csv'),
  ];
  summary = JSON.parse(readFileSync(join(home, 'out/summary.json'), 'utf8')) as typeof summary;
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

/** '12.30' → 1230. */
const fen = (text: string): number => Math.round(Number(text) * 100);
const yuan = (value: number): string => (value / 100).toFixed(2);
const sum = (rows: readonly Row[], amount: (row: Row) => number) =>
  rows.reduce((all, row) => all + amount(row), 0);
/** Half away from nought, in parts per million. */
const ppm = (of: number, by: number): number | null =>
  by === 0 ? null : Math.sign(of) * Math.floor((Math.abs(of) * 1e6) / by + 0.5);
const gross = (row: Row) => fen(row['gross'] || row['net'] || '0');
/** Of the demo, whose instants are China's own. */
const dayOf = (row: Row) => (row['occurred_at'] || row['booking_date'] || '').slice(0, 10);
const channelOf = (row: Row) => (row['adapter'] ?? '').split('_')[0] ?? '';
const NOT_DONE = ['closed', 'failed', 'revoked'];

/** Every channel of the demo has trade bills: those alone speak of sales. */
const trades = (kind: string, direction: string) =>
  lines.filter(
    (row) =>
      row['source_kind'] === 'trade_bill' &&
      row['line_kind'] === kind &&
      row['direction'] === direction &&
      !NOT_DONE.includes(row['status'] ?? '') &&
      (kind === 'refund' || row['status'] !== 'pending'),
  );
const sales = () => trades('payment', 'in');
const refunds = () => trades('refund', 'out');

function table(panel: string) {
  const [found, ...more] = panels.get(panel)?.tables ?? [];
  expect(more).toEqual([]);
  if (!found) throw new Error(`${panel} says nothing`);
  return found;
}
/** Rows of a panel by their names, with the values of some metrics. */
const said = (panel: string, ...metrics: string[]) =>
  Object.fromEntries(
    table(panel).rows.map(({ of, figures }) => [
      of.join(' '),
      metrics.map((each) => figures[each]?.value ?? null),
    ]),
  );
const grouped = (rows: readonly Row[], key: (row: Row) => string) => Map.groupBy(rows, key);

describe('sales', () => {
  test('by day: how many, how much, how much each', () => {
    const expected = [...grouped(sales(), dayOf)].map(([day, rows]) => {
      const value = sum(rows, gross);
      return [day, [rows.length, yuan(value), yuan(Math.floor(value / rows.length + 0.5))]];
    });
    expect(expected.length).toBeGreaterThan(4);
    expect(said('volume', 'sales_count', 'sales_value', 'sales_average')).toEqual(
      Object.fromEntries(expected),
    );
    expect(table('volume').totals['sales_value']?.value).toBe(yuan(sum(sales(), gross)));
  });

  test('by hour of the week in China', () => {
    const at = (row: Row) =>
      `${new Date(`${dayOf(row)}T00:00:00Z`).getUTCDay()} ${Number((row['occurred_at'] ?? '').slice(11, 13))}`;
    const expected = [...grouped(sales(), at)].map(([name, rows]) => [
      name,
      [rows.length, yuan(sum(rows, gross))],
    ]);
    const found = Object.entries(said('hours', 'sales_count', 'sales_value')).filter(
      ([, [count]]) => count !== 0,
    );
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  test('by channel, with the share of each and both parts of it', () => {
    const all = sum(sales(), gross);
    const expected = [...grouped(sales(), channelOf)].map(([name, rows]) => {
      const value = sum(rows, gross);
      return [name, [rows.length, yuan(value), ppm(value, all)]];
    });
    expect(said('channels', 'sales_count', 'sales_value', 'sales_share')).toEqual(
      Object.fromEntries(expected),
    );
    for (const { figures } of table('channels').rows)
      expect(figures['sales_share']).toMatchObject({ of: figures['sales_value']?.value, by: yuan(all) });
  });

  test('what came back, by day, and against what was sold that day', () => {
    const byDay = grouped(refunds(), dayOf);
    const sold = grouped(sales(), dayOf);
    expect(refunds().length).toBeGreaterThan(0);
    for (const { of, figures } of table('refunds').rows) {
      const [back, of_] = [byDay.get(of[0] ?? '') ?? [], sold.get(of[0] ?? '') ?? []];
      expect(figures['refund_count']?.value).toBe(back.length);
      expect(figures['refund_value']?.value).toBe(yuan(sum(back, gross)));
      expect(figures['refund_rate_value']?.value).toBe(ppm(sum(back, gross), sum(of_, gross)));
    }
    expect(table('refunds').totals['refund_value']?.value).toBe(yuan(sum(refunds(), gross)));
  });
});

test('a waterfall is the sum of the batches, step by step, from the gross to the net', () => {
  const channel = batches.filter((row) => row['batch']?.startsWith('channel/'));
  const of = (column: string) => yuan(sum(channel, (row) => fen(row[column] ?? '0')));
  const found = said('waterfall', 'step_amount');
  expect(channel.length).toBeGreaterThan(4);
  expect(found['gross']).toEqual([of('gross')]);
  expect(found['refunds']).toEqual([of('refunds')]);
  // The export says fees with what of them was given back.
  const fees = ['fees', 'fees_returned'].map((step) => fen(String(found[step]?.[0] ?? '0')));
  expect(yuan((fees[0] ?? 0) + (fees[1] ?? 0))).toBe(of('fees'));
  expect(table('waterfall').totals['step_amount']?.value).toBe(
    yuan(sum(channel, (row) => fen(row['net'] ?? '0') - fen(row['opening'] ?? '0'))),
  );
});

test('sales, refunds and fees are what the demo’s story says that the channels were paid, told before any file was written', () => {
  const shape = { ...DEMO_SHAPE, orders: 90, days: 6 };
  const period = periodOf(shape);
  const told = plantFaults(tellStory(shape, period), shape, period).filter(({ trade }) => trade !== null);
  const of = (kind: 'payment' | 'refund') => told.filter(({ movement }) => movement.kind === kind);
  const value = (kind: 'payment' | 'refund') =>
    yuan(of(kind).reduce((all, { trade }) => all + (trade?.settled ?? 0), 0));
  const feesOf = (kind: 'payment' | 'refund') =>
    of(kind).reduce((all, { trade }) => all + (trade?.fee ?? 0), 0);
  expect(table('volume').totals).toMatchObject({
    sales_count: { value: of('payment').length },
    sales_value: { value: value('payment') },
  });
  expect(table('refunds').totals).toMatchObject({
    refund_count: { value: of('refund').length },
    refund_value: { value: value('refund') },
  });
  expect(said('waterfall', 'step_amount')).toMatchObject({
    fees: [yuan(-feesOf('payment'))],
    fees_returned: [yuan(feesOf('refund'))],
  });
});

describe('reconciled', () => {
  const done = () => matches.filter((row) => ['accepted', 'confirmed'].includes(row['state'] ?? ''));
  const legs = () => [...new Set(table('rates').rows.map(({ of }) => of[0] ?? ''))];
  const ofLeg = (metric: string, leg: string) =>
    table('rates')
      .rows.filter(({ of }) => of[0] === leg)
      .reduce((all, { figures }) => {
        const value = figures[metric]?.value ?? 0;
        return all + (typeof value === 'string' ? fen(value) : value);
      }, 0);

  test('lines of every leg that are matched, and matched by the machine', () => {
    expect(legs().length).toBeGreaterThan(2);
    for (const leg of legs()) {
      const rows = done().filter((row) => row['leg'] === leg);
      expect(ofLeg('matched_lines', leg), leg).toBe(rows.length);
      expect(ofLeg('automatic_lines', leg), leg).toBe(
        rows.filter((row) => row['state'] === 'accepted').length,
      );
    }
  });

  test('their value is that of the left side, and the rate is what the summary says, finer', () => {
    for (const leg of legs()) {
      const left = {
        order_trade: 'orders',
        trade_fund: 'trade_bill',
        fund_bank: 'fund_bill',
        order_bank: 'orders',
      }[leg];
      const rows = done().filter(
        (row) => row['leg'] === leg && row['source_kind'] === (left ?? 'trade_bill'),
      );
      expect(ofLeg('matched_value', leg), leg).toBe(sum(rows, (row) => fen(row['amount'] ?? '0')));
    }
    for (const each of summary.legs) {
      const leg = String(each['leg']);
      const rate = Math.floor((ofLeg('automatic_lines', leg) * 10_000) / ofLeg('lines', leg));
      expect(Math.floor(Number(each['auto_rate']) * 10_000 + 0.5), leg).toBe(rate);
    }
  });

  test('what is not matched, by kind', () => {
    // One row a line: each exception counts once.
    const open = exceptions.filter((row) => row['state'] !== 'resolved');
    const expected = [...grouped(open, (row) => row['kind'] ?? '')].map(([kind, rows]) => [
      kind,
      [new Set(rows.map((row) => row['exception'])).size],
    ]);
    expect(said('exception_kinds', 'exceptions')).toEqual(Object.fromEntries(expected));
  });

  test('and what it is worth: the larger side of each, or what is there too often', () => {
    const SIDES: Record<string, string> = { orders: 'left', bank: 'right' };
    const lineOf = new Map(lines.map((row) => [`${row['file']} ${row['row']} ${row['source_kind']}`, row]));
    const sideOf = ({ leg, source_kind: kind = '' }: Row) =>
      SIDES[kind] ?? (leg?.startsWith(kind.split('_')[0] ?? '') ? 'left' : 'right');
    const signed = (row: Row) => {
      const line = lineOf.get(`${row['file']} ${row['row']} ${row['source_kind']}`);
      return fen(row['amount'] ?? '0') * (line?.['direction'] === 'out' ? -1 : 1);
    };
    const worth = (rows: readonly Row[]) =>
      rows[0]?.['kind'] === 'duplicate'
        ? Math.abs(fen(rows[0]['difference'] ?? '0'))
        : Math.max(...[...grouped(rows, sideOf).values()].map((side) => Math.abs(sum(side, signed))));
    const open = exceptions.filter((row) => row['state'] !== 'resolved');
    const expected = [...grouped(open, (row) => row['kind'] ?? '')].map(([kind, rows]) => [
      kind,
      [
        yuan(
          [...grouped(rows, (row) => row['exception'] ?? '').values()].reduce(
            (all, of) => all + worth(of),
            0,
          ),
        ),
      ],
    ]);
    expect(said('exception_kinds', 'exception_value')).toEqual(Object.fromEntries(expected));
  });
});

test('no figure is without its meaning, in the reader’s language', () => {
  const answer = JSON.parse(out.join('\n')) as {
    panels: {
      panel: string;
      title: string;
      definition: string;
      metrics: { metric: string; name: string; definition: string }[];
    }[];
  };
  for (const { panel, title, definition, metrics } of answer.panels) {
    expect(
      [title, definition].every((text) => text !== '' && text !== panel),
      panel,
    ).toBe(true);
    for (const { metric, name, definition: means } of metrics)
      expect(
        [name, means].every((text) => text !== '' && text !== metric),
        metric,
      ).toBe(true);
  }
});
