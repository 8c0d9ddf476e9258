/** What the analytics screens work out without being ones: days of a range, what the engine is asked, boards and their tiles, figures held against each other, addresses of cells and things. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { PLAIN_ADDRESS, QUICK_RANGES, TILE_WIDTHS } from '../../../shared/contract/analytics-address.ts';
import {
  CONFIDENTIAL_PANEL_NAMES,
  METRIC_NAMES,
  OPEN_PANEL_NAMES,
  PANELS,
} from '../../../shared/domain/analytics/panels.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import {
  askedFilter,
  type Choices,
  daysOf,
  grainOf,
  lastCovered,
} from '../../../src-renderer/features/analytics/asked-filter.ts';
import {
  keyFiguresOf,
  moved,
  panelsFor,
  resized,
  TABS,
  tileOf,
  tilesOfBoard,
} from '../../../src-renderer/features/analytics/boards.ts';
import { cellOf, cellText } from '../../../src-renderer/features/analytics/cell-address.ts';
import {
  changeOf,
  figureOf,
  partsOf,
  sumOf,
  totalsOf,
} from '../../../src-renderer/features/analytics/figures.ts';
import { accountsToChoose } from '../../../src-renderer/features/analytics/only-names.ts';
import { readBoard } from '../../../src-renderer/features/analytics/read-board.ts';
import { opensAny, thingAddress } from '../../../src-renderer/features/analytics/thing-address.ts';
import { wordsIn } from '../../support/words.ts';

const KEY = '0123456789ab'.padEnd(64, 'c');
const choices: Choices = {
  ...{ first: '2024-03-05', last: '2026-10-18', today: '2026-11-26' },
  channels: ['wechat', 'alipay'],
  accounts: [{ key: KEY, sourceKind: 'bank', channel: 'bank', account: '9558******2026' }],
  merchants: [],
  currencies: ['CNY', 'USD'],
};

test('an account is offered once, by its number; files without one are of it, orders of none, and what is chosen stays', () => {
  const account = (sourceKind: string, channel: string, number: string) =>
    ({
      key: `${sourceKind}|${channel}|${number}`,
      sourceKind,
      channel,
      account: number,
    }) as Choices['accounts'][number];
  const fund = account('fund_bill', 'alipay', '2088');
  const accounts = [
    fund,
    account('trade_bill', 'alipay', '2088'),
    account('fund_bill', 'wechat', ''),
    account('trade_bill', 'wechat', '1688'),
    account('fund_bill', 'paypal', ''),
    account('orders', 'none', ''),
    account('bank', 'bank', '9558****2026'),
  ];
  const offered = (...chosen: string[]) =>
    accountsToChoose(wordsIn('zh-CN'), { ...choices, accounts }, chosen).map(({ label }) => label);
  expect(offered()).toEqual([
    '支付宝 2088',
    '微信支付 1688',
    'PayPal – · 资金账单',
    '银行 9558****2026 · 银行流水',
  ]);
  expect(offered(fund.key.slice(0, 12))).toHaveLength(4);
  expect(offered('orders|none|')).toContain('未载明 – · 订单');
});

describe('days of a quick range', () => {
  const ranges: ReadonlyArray<[range: (typeof QUICK_RANGES)[number], from: string, to: string]> = [
    ['yesterday', '2026-11-25', '2026-11-25'],
    ['7d', '2026-10-12', '2026-10-18'],
    ['30d', '2026-09-19', '2026-10-18'],
    ['month', '2026-11-01', '2026-11-26'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['12m', '2025-10-19', '2026-10-18'],
    ['all', '2024-03-05', '2026-10-18'],
  ];
  for (const [range, from, to] of ranges)
    test(`${range} is ${from} to ${to}`, () => {
      expect(daysOf(range, choices)).toEqual({ from, to });
    });
  test('ends with the last day that files speak of, and never with one still to come', () => {
    expect(lastCovered({ last: '2026-11-30', today: '2026-11-26' })).toBe('2026-11-26');
    expect(lastCovered({ last: '', today: '2026-11-26' })).toBe('2026-11-26');
  });
  test('goes round the end of a year and of February', () => {
    const on = (last: string) => ({ ...choices, last, today: '2030-01-15' });
    expect(daysOf('last_month', on('2029-12-31'))).toEqual({ from: '2029-12-01', to: '2029-12-31' });
    expect(daysOf('12m', on('2028-02-28'))).toEqual({ from: '2027-02-28', to: '2028-02-28' });
  });
  test('is one that the engine answers, whatever days files speak of', () => {
    const day = fc
      .integer({ min: 0, max: 25_000 })
      .map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, fc.constantFrom(...QUICK_RANGES), (first, last, today, range) => {
        const { from, to } = daysOf(range, { ...choices, first, last, today });
        const days = (parseDay(to) ?? 0) - (parseDay(from) ?? 0) + 1;
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(3700);
      }),
      { numRuns: 200 },
    );
  });
  test('is looked at by day, week or month, as its length asks for, unless she says which', () => {
    expect(grainOf('auto', { from: '2026-09-01', to: '2026-10-18' })).toBe('day');
    expect(grainOf('auto', { from: '2026-06-01', to: '2026-10-18' })).toBe('week');
    expect(grainOf('auto', { from: '2024-06-01', to: '2026-10-18' })).toBe('month');
    expect(grainOf('month', { from: '2026-10-01', to: '2026-10-02' })).toBe('month');
  });
});

test('an account is asked for by its whole key; one that no file has is named and left out', () => {
  const asked = (accounts: string[]) => askedFilter({ ...PLAIN_ADDRESS, accounts }, choices);
  expect(asked(['0123456789ab'])).toMatchObject({ filter: { accounts: [KEY] }, hasStrangeAccount: false });
  expect(asked(['ffffffffffff'])).toMatchObject({ filter: { accounts: [] }, hasStrangeAccount: true });
});

describe('boards', () => {
  test('have every chart exactly once, and risk’s own for nobody else', () => {
    const onBoards = (mayRisk: boolean) =>
      TABS.flatMap((tab) => tilesOfBoard(tab, mayRisk).map(({ panel }) => panel)).toSorted();
    expect(onBoards(true)).toEqual([...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES].toSorted());
    expect(onBoards(false)).toEqual([...OPEN_PANEL_NAMES].toSorted());
  });
  test('fill their rows', () => {
    for (const tab of TABS) {
      let used = 0;
      for (const { width } of tilesOfBoard(tab, true)) {
        if (used + width > 12) expect(used, tab).toBe(12);
        used = used + width > 12 ? width : used + width;
      }
    }
  });
  test('have key figures of their own charts, each a metric that the chart has', () => {
    for (const tab of TABS)
      for (const { panel, metric } of keyFiguresOf(tilesOfBoard(tab, true)))
        expect(PANELS[panel].metrics).toContain(metric);
  });
  test('lose and double no chart when one is moved, wherever to', () => {
    const tiles = panelsFor(false).map(tileOf);
    const place = fc.integer({ min: -2, max: tiles.length + 2 });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const next = moved(tiles, from, to);
        expect(next.map(({ panel }) => panel).toSorted()).toEqual(tiles.map(({ panel }) => panel).toSorted());
      }),
    );
    expect(
      moved(tiles, 0, 1)
        .map(({ panel }) => panel)
        .slice(0, 2),
    ).toEqual([tiles[1]?.panel, tiles[0]?.panel]);
  });
  test('widen and narrow a chart by one step, and no further than there is room', () => {
    const [tile] = resized([{ panel: 'volume', width: 8 }], 0, 1);
    expect(tile?.width).toBe(12);
    expect(resized([{ panel: 'volume', width: 12 }], 0, 1)).toEqual([{ panel: 'volume', width: 12 }]);
    expect(resized([{ panel: 'volume', width: TILE_WIDTHS[0] }], 0, -1)[0]?.width).toBe(TILE_WIDTHS[0]);
  });
});

const answer: PanelAnswer = {
  ...{ dimensions: ['channel'], metrics: ['sales_count', 'sales_value', 'sales_average'], names: [] },
  tables: [
    {
      currency: 'CNY',
      rows: [{ of: ['wechat'], values: [2, 300, 150], before: [1, 100, 100], missing: 0 }],
      totals: [2, 300, 150],
      totalsBefore: [1, 450, null],
    },
  ],
  ...{ asOf: '', ranAt: '', isStale: false, compared: null, standing: 'whole', missing: [] },
  ...{ failedFiles: [], unconverted: [], notes: [] },
};

describe('figures', () => {
  test('are read from the chart’s own answer: a total, a row, nothing', () => {
    expect(totalsOf(answer, 'sales_value')).toEqual([{ currency: 'CNY', value: 300, before: 450 }]);
    const cell = { currency: 'CNY', of: ['wechat'], metric: 'sales_average' } as const;
    expect(figureOf(answer, cell)).toBe(150);
    expect(figureOf(answer, { ...cell, of: null })).toBe(150);
    expect(figureOf(answer, { ...cell, of: ['alipay'] })).toBeUndefined();
    expect(figureOf(answer, { ...cell, currency: 'USD' })).toBeUndefined();
  });
  test('are held against the other period: amounts by their share of it, rates by points', () => {
    const change = (
      value: number | null,
      before: number | null,
      metric: 'sales_value' | 'refund_rate_value',
    ) => changeOf({ currency: 'CNY', value, before }, metric);
    expect(change(300, 450, 'sales_value')).toEqual({ kind: 'ppm', value: -333_333 });
    expect(change(500, 300, 'sales_value')).toEqual({ kind: 'ppm', value: 666_667 });
    expect(change(-50, -100, 'sales_value')).toEqual({ kind: 'ppm', value: 500_000 });
    expect(change(100, 0, 'sales_value')).toBeNull();
    expect(change(null, 5, 'sales_value')).toBeNull();
    expect(change(30_000, 25_000, 'refund_rate_value')).toEqual({ kind: 'points', value: 5000 });
  });
  test('that are ratios are looked into by their parts, shares by what they are a share of', () => {
    expect(partsOf('refund_rate_value')).toEqual(['refund_value', 'sales_value']);
    expect(partsOf('sales_share')).toEqual(['sales_value']);
    expect(partsOf('sales_value')).toEqual(['sales_value']);
    for (const metric of METRIC_NAMES) expect(partsOf(metric).length).toBeGreaterThan(0);
  });
  test('are held against the sum of what is behind them, and one fen more is said to be more', () => {
    const found = { count: 3, amount: 80_001 };
    expect(sumOf('sales_value', found, 80_001)).toEqual({ sum: 80_001, isEqual: true });
    expect(sumOf('sales_value', found, 80_000)).toEqual({ sum: 80_001, isEqual: false });
    expect(sumOf('sales_value', found, null)).toEqual({ sum: 80_001, isEqual: false });
    expect(sumOf('sales_count', found, 3)).toEqual({ sum: 3, isEqual: true });
    expect(sumOf('balance', found, 80_001)).toBeNull();
  });
});

describe('the address of a cell', () => {
  test('comes back as it was, whatever a row is called', () => {
    const panels = [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES];
    const cells = fc.constantFrom(...panels).chain((panel) =>
      fc.record({
        panel: fc.constant(panel),
        ratio: fc.constantFrom(...PANELS[panel].metrics).chain((metric) =>
          fc.record({
            metric: fc.constant(metric),
            part: fc.constantFrom(undefined, ...partsOf(metric)),
          }),
        ),
        currency: fc.constantFrom('', 'CNY'),
        of: fc.oneof(
          fc.constant(null),
          fc.tuple(...PANELS[panel].dimensions.map(() => fc.string({ unit: 'grapheme', maxLength: 12 }))),
        ),
      }),
    );
    fc.assert(
      fc.property(cells, ({ ratio: { metric, part }, ...row }) => {
        const cell = { ...row, metric, ...(part === undefined ? {} : { part }) };
        expect(cellOf(cellText(cell))).toEqual(cell);
      }),
      { numRuns: 200 },
    );
  });
  test('that names no cell of ours opens nothing', () => {
    for (const text of [
      '',
      'volume',
      'volume*fee_rate*CNY',
      'volume*sales_value*yuan',
      'volume*sales_value*CNY*row',
      'volume*sales_value*CNY*row*%E0%A4%A',
      'refunds*refund_rate_value.fee*CNY',
      'refunds*refund_rate_value.sales_value.sales_value*CNY',
    ])
      expect(cellOf(text)).toBeNull();
  });
});

describe('the address of a board', () => {
  const read = (text: string, mayRisk = false) => readBoard(new URLSearchParams(text), mayRisk);
  test('shows nothing of risk to who has not that right, whoever sent it', () => {
    const text = 'tab=mine&panels=hits-6.volume-8&view=x&see=hits*alerts_open*';
    expect(read(text)).toMatchObject({
      address: { tiles: [{ panel: 'volume', width: 8 }] },
      ...{ seen: null, unread: ['see'] },
    });
    expect(read(text, true)).toMatchObject({
      address: { tiles: [{ panel: 'hits' }, { panel: 'volume' }] },
      ...{ seen: { panel: 'hits' }, unread: [] },
    });
  });
  test('names every part that it cannot read, and opens all the same', () => {
    expect(read('tab=never&range=x&see=y')).toMatchObject({
      tab: 'matching',
      unread: ['range', 'tab', 'see'],
    });
    expect(read('')).toMatchObject({ tab: 'matching', address: PLAIN_ADDRESS, view: '', unread: [] });
  });
});

test('a thing behind a figure opens its place for whoever may read there, and for nobody else', () => {
  const reader = new Set(['read', 'analyse'] as const);
  const manager = new Set(['analyse', 'summary'] as const);
  const officer = new Set(['analyse', 'risk'] as const);
  expect(thingAddress({ what: 'line', key: '12' }, reader)).toBe('/statements/line/12');
  expect(thingAddress({ what: 'order', key: 'A/1' }, reader)).toBe('/orders/A%2F1');
  expect(thingAddress({ what: 'line', key: '12' }, manager)).toBeNull();
  expect(opensAny([{ what: 'line', key: '12' }], manager)).toBe(false);
  expect(
    opensAny(
      [
        { what: 'forecast', key: '' },
        { what: 'group', key: 'g' },
      ],
      reader,
    ),
  ).toBe(true);
  expect(thingAddress({ what: 'case', key: 'K20261001-001' }, reader)).toBeNull();
  expect(thingAddress({ what: 'case', key: 'K20261001-001' }, officer)).toBe('/risk/case/K20261001-001');
});
