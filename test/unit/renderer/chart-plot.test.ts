/** What a chart draws of a panel's table, where each mark stands, how keys go over them, and what is said of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { FLOW_PLACES } from '../../../shared/domain/analytics/panel.ts';
import { PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { LOCALES } from '../../../shared/wording/catalogue.ts';
import { rowLabel } from '../../../shared/wording/row-label.ts';
import { cellAt, cellsOf } from '../../../src-renderer/ui/chart/model/cells.ts';
import { flowLinks } from '../../../src-renderer/ui/chart/model/flow-links.ts';
import { drawsBefore, geometryOf, heightFor } from '../../../src-renderer/ui/chart/model/geometry.ts';
import { gapBoxes, markAt, markBox } from '../../../src-renderer/ui/chart/model/mark-boxes.ts';
import { cellOf, type Move, markSaid, moved } from '../../../src-renderer/ui/chart/model/marks.ts';
import { pictureText } from '../../../src-renderer/ui/chart/model/picture-text.ts';
import { plotOf } from '../../../src-renderer/ui/chart/model/plot.ts';
import { spansOf } from '../../../src-renderer/ui/chart/model/spans.ts';
import { summaryOf } from '../../../src-renderer/ui/chart/model/summary.ts';
import { differenceText, nextSort, tableRows } from '../../../src-renderer/ui/chart/model/table-model.ts';
import { nameLines, textWidth, wrapped } from '../../../src-renderer/ui/chart/model/text-width.ts';
import { axisOf } from '../../../src-renderer/ui/chart/model/ticks.ts';
import { wordsIn } from '../../support/words.ts';

type Rows = Record<string, readonly (number | null)[]>;

/** `rows`: figures by the row's codes, joined with '/'. */
function answerOf(panel: Panel, rows: Rows, more: Partial<PanelAnswer> = {}): PanelAnswer {
  const { dimensions, metrics } = PANELS[panel];
  const made = Object.entries(rows).map(([of, values]) => ({
    ...{ of: of.split('/'), values: [...values], before: null, missing: 0 },
  }));
  const totals = metrics.map((_, at) => made.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  return {
    dimensions: [...dimensions],
    metrics: [...metrics],
    tables: [{ currency: 'CNY', rows: made, totals, totalsBefore: null }],
    ...{ names: [], asOf: '2026-07-30T08:00:00Z', ranAt: '', isStale: false, compared: null },
    ...{ standing: 'whole', missing: [], failedFiles: [], unconverted: [], notes: [] },
    ...more,
  };
}
function plotted(panel: Panel, answer: PanelAnswer) {
  const [table] = answer.tables;
  if (!table) throw new Error('no table');
  return plotOf({ panel, answer, table, locale: 'zh-CN', by: 'day' });
}
const volume = (days: number) =>
  answerOf(
    'volume',
    Object.fromEntries(
      Array.from({ length: days }, (_, at) => [
        new Date(Date.UTC(2026, 5, 1 + at)).toISOString().slice(0, 10),
        [10 + at, 1_000_00 * (at + 1), 100_00],
      ]),
    ),
  );
const SIZE = { width: 640, height: 230 };

describe('what is drawn', () => {
  test('few days are columns and many a line; another unit has an axis of its own', () => {
    expect(plotted('volume', volume(31)).series.map(({ shape, axis }) => [shape, axis])).toEqual([
      ['bar', 'first'],
      ['line', 'second'],
    ]);
    expect(plotted('volume', volume(400)).series.map(({ shape }) => shape)).toEqual(['line', 'line']);
  });

  test('bars stand from the longest, hours in their order, and a week begins on Monday', () => {
    const channels = answerOf('channels', { wechat: [1, 5], alipay: [9, 50], bank: [3, 7] });
    expect(plotted('channels', channels).categories.map(({ key }) => key)).toEqual([
      'alipay',
      'bank',
      'wechat',
    ]);
    const heat = plotted('hours', answerOf('hours', { '0/13': [1, 5], '3/2': [1, 7] }));
    expect(heat.categories).toHaveLength(24);
    expect(heat.series.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '0']);
  });

  test('of a file missing on Thursdays, Thursdays alone are hatched; of two legs side by side, the one that lacks it', () => {
    const lacking = (panel: Panel, rows: Rows, code: string): PanelAnswer => {
      const answer = answerOf(panel, rows);
      const marked = answer.tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) => ({ ...row, missing: row.of[0] === code ? 1 : 0 })),
      }));
      return { ...answer, tables: marked };
    };
    const heat = plotted('hours', lacking('hours', { '1/9': [1, 5], '4/9': [1, 7], '4/12': [1, 7] }, '4'));
    const hatched = heat.series.map(({ key, missing }) => [key, missing.filter((each) => each > 0).length]);
    // An hour without a sale lacks the same file.
    expect(hatched.filter(([, count]) => count !== 0)).toEqual([['4', 24]]);
    const say = wordsIn('zh-CN');
    expect(markSaid(say, heat, { category: 9, series: 0 })).not.toContain('缺');
    expect(markSaid(say, heat, { category: 9, series: 3 })).toContain('缺');
    expect(summaryOf(say, heat)).toContain('1 项缺文件');

    const bars = { 'trade_fund/0': [9, 1], 'fund_bank/0': [3, 1], 'fund_bank/1': [6, 1] };
    const lag = plotted('lag', lacking('lag', bars, 'trade_fund'));
    const geometry = geometryOf(lag, SIZE, 'wan');
    const own = lag.series.findIndex(({ key }) => key === 'trade_fund');
    const bar = markBox(lag, geometry, 0, own);
    expect(gapBoxes(lag, geometry).map(({ left, width }) => [left, width])).toEqual([
      [bar?.left, bar?.width],
    ]);
  });

  test('parts of a stack that have no colour of their own are put together, and nothing of the whole is lost', () => {
    const kinds = [
      'duplicate',
      'ambiguous',
      'timing',
      'amount_differs',
      'fee_differs',
      'missing_file',
      'balance_break',
    ];
    const more = [...kinds, 'status_differs', 'refund_differs', 'missing_in_bank'];
    fc.assert(
      fc.property(fc.array(fc.nat(9_999), { minLength: more.length, maxLength: more.length }), (counts) => {
        const rows = Object.fromEntries(more.map((kind, at) => [`0-1/${kind}`, [counts[at] ?? 0, 0]]));
        const plot = plotted('exception_ages', answerOf('exception_ages', rows));
        expect(plot.series).toHaveLength(8);
        const drawn = plot.series.reduce((sum, { values }) => sum + (values[0] ?? 0), 0);
        expect(drawn).toBe(counts.reduce((sum, count) => sum + count, 0));
        expect(spansOf(plot)[0]?.at(-1)?.to).toBe(drawn);
      }),
      { numRuns: 50 },
    );
  });

  test('each step of a waterfall goes on where the one before ended, and the net stands where they lead', () => {
    const steps = { gross: [500_00], refunds: [-40_00], fees: [-3_00], reserve_released: [8_00] };
    const plot = plotted('waterfall', answerOf('waterfall', steps));
    expect(plot.categories.at(-1)?.key).toBe('net');
    expect(spansOf(plot).map(([span]) => [span?.from, span?.to])).toEqual([
      [0, 500_00],
      [500_00, 460_00],
      [460_00, 457_00],
      [457_00, 465_00],
      [0, 465_00],
    ]);
  });

  test('where every row lacks a file, none is hatched and one sentence says so; days are hatched all the same', () => {
    const lacking = (panel: Panel, rows: Rows): PanelAnswer => {
      const answer = answerOf(panel, rows);
      return {
        ...answer,
        tables: answer.tables.map((table) => ({
          ...table,
          rows: table.rows.map((row) => ({ ...row, missing: 1 })),
        })),
      };
    };
    const said = (panel: Panel, answer: PanelAnswer) =>
      pictureText(wordsIn('zh-CN'), { panel, title: '', plot: plotted(panel, answer), answer }).legend;
    const rules = lacking('channels', { wechat: [1, 9, 1], alipay: [1, 5, 1] });
    const bars = plotted('channels', rules);
    expect(gapBoxes(bars, geometryOf(bars, SIZE, 'wan'))).toEqual([]);
    expect(said('channels', rules)).toEqual(['每一项都缺文件，数字都不完整']);
    const sales = lacking('volume', { '2026-10-01': [1, 5, 5], '2026-10-02': [1, 5, 5] });
    const days = plotted('volume', sales);
    expect(gapBoxes(days, geometryOf(days, SIZE, 'wan'))).toHaveLength(1);
    expect(said('volume', sales)).toEqual(['斜线：缺文件，数字不完整']);
  });

  test('every class of days has its name on the axis, however little room there is', () => {
    const lag = plotted('lag', answerOf('lag', { 'trade_fund/0': [9, 1], 'trade_fund/8-14': [3, 1] }));
    expect(lag.categories.map(({ tick }) => tick)).toContain('8–14');
    expect(lag.categories.map(({ label }) => label)).toContain('8–14 天');
  });

  test('thin places of a flow have room for a name and a figure each', () => {
    const many = Object.fromEntries(FLOW_PLACES.map((place) => [`channel|wechat/${place}x`, [1, 1]]));
    const flow = plotted('flow', answerOf('flow', { 'orders/channel|wechat': [1, 90], ...many }));
    expect(heightFor(flow, 230)).toBeGreaterThanOrEqual(FLOW_PLACES.length * 27);
    expect(flowLinks(flow, (place) => place).steps).toBe(2);
  });

  test('a flow runs one way: what would lead back is left to the table', () => {
    const rows = {
      'orders/channel|wechat': [1, 90],
      'channel|wechat/bank': [1, 80],
      'bank/orders': [1, 5],
      'bank/bank': [1, 5],
    };
    const { nodes, links } = flowLinks(plotted('flow', answerOf('flow', rows)), (place) => place);
    expect(nodes.map(({ name }) => name)).toEqual(['orders', 'channel|wechat', 'bank']);
    expect(links.map(({ value, category }) => [value, category])).toEqual([
      [90, 0],
      [80, 1],
    ]);
  });
});

describe('an axis', () => {
  test('reaches round all its figures by whole steps of 1, 2 or 5 times a power of ten', () => {
    const figure = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(figure, figure, fc.integer({ min: 2, max: 6 }), (a, b, wanted) => {
        const { low, high, ticks } = axisOf(Math.min(a, b), Math.max(a, b), wanted);
        expect(low).toBeLessThanOrEqual(Math.min(a, b));
        expect(high).toBeGreaterThanOrEqual(Math.max(a, b));
        expect(ticks.length).toBeLessThanOrEqual(wanted + 2);
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
        expect(String(step)).toMatch(/^[125]0*$/);
        for (const tick of ticks) expect(Math.abs(tick % step)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('of steps leaves out the period compared with, which is not drawn: none begins below nought for it', () => {
    const answer = answerOf('waterfall', { gross: [100_00], refunds: [-30_00] });
    const tables = answer.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, before: row.values.map((value) => (value ?? 0) * 2) })),
    }));
    const plot = plotted('waterfall', { ...answer, tables });
    expect(geometryOf(plot, SIZE, 'wan').first.low).toBe(0);
    expect(drawsBefore(plot)).toBe(false);
    expect(drawsBefore(plotted('volume', volume(3)))).toBe(false);
  });

  test('of percentages ends at a hundred', () => {
    expect(axisOf(0, 999_000, 5, 1_000_000).high).toBe(1_000_000);
  });
});

describe('a mark', () => {
  const waterfall = answerOf('waterfall', { gross: [500_00], refunds: [-40_00], fees: [-3_00] });
  const stack = answerOf('in_transit', {
    '2026-06-01/late': [50_00],
    '2026-06-01/in_transit': [70_00],
    '2026-06-02/forecast': [90_00],
  });
  const refunds = answerOf('refunds', {
    '2026-06-01': [1, 5_00, 0, 0, 1, 9_00, 0, 0, 1, 1],
    '2026-06-02': [1, 8_00, 0, 0, 1, 2_00, 0, 0, 1, 1],
  });
  const cases = [
    ['volume', volume(31)],
    ['waterfall', waterfall],
    ['in_transit', stack],
    ['refunds', refunds],
  ] as const;
  for (const [panel, answer] of cases)
    test(`of ${panel} is found again in the middle of where it stands`, () => {
      const plot = plotted(panel, answer);
      const geometry = geometryOf(plot, { width: SIZE.width, height: heightFor(plot, SIZE.height) }, 'wan');
      for (const [category] of plot.categories.entries())
        for (const [series, { shape }] of plot.series.entries()) {
          const box = markBox(plot, geometry, category, series);
          if (box === null || shape !== 'bar' || box.height < 2) continue;
          const found = markAt(plot, geometry, box.left + box.width / 2, box.top + box.height / 2);
          // A point of a line may lie on a bar: then either is meant.
          if (found && plot.series[found.series]?.shape === 'bar')
            expect(found).toEqual({ category, series });
        }
    });

  test('of a heat map is the cell under the pointer', () => {
    const plot = plotted('hours', answerOf('hours', { '1/0': [1, 5], '0/23': [1, 7] }));
    const cells = cellsOf(plot, SIZE, []);
    for (const { left, top, width, height, category, series } of cells.boxes)
      expect(cellAt(cells, left + width / 2, top + height / 2)).toEqual({ category, series });
  });

  test('stays on the chart whatever keys are pressed', () => {
    const moves = fc.array(fc.constantFrom<Move>('left', 'right', 'up', 'down', 'first', 'last'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(moves, fc.constantFrom(...cases), (keys, [panel, answer]) => {
        const plot = plotted(panel, answer);
        let mark = moved(plot, null, 'right');
        for (const key of keys) mark = moved(plot, mark, key);
        expect(plot.categories[mark.category]).toBeDefined();
        expect(plot.series[mark.series]).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  test('opens its own row; the net of a waterfall is its total, and a part that is not there opens nothing', () => {
    const plot = plotted('refunds', refunds);
    expect(cellOf(plot, { category: 1, series: 0 })).toEqual({
      currency: 'CNY',
      of: ['2026-06-02'],
      metric: 'refund_value',
    });
    expect(cellOf(plotted('waterfall', waterfall), { category: 3, series: 0 })?.of).toBeNull();
    expect(cellOf(plotted('waterfall', waterfall), { category: 1, series: 0 })?.of).toEqual(['refunds']);
    expect(cellOf(plotted('in_transit', stack), { category: 1, series: 0 })).toBeNull();
  });

  test('is told with every digit, its unit, and that files are missing', () => {
    const words = wordsIn('zh-CN');
    const answer = volume(2);
    const [table] = answer.tables;
    if (table?.rows[1]) table.rows[1].missing = 2;
    const plot = plotted('volume', answer);
    expect(markSaid(words, plot, { category: 1, series: 0 })).toMatch(
      /^2026-06-02 · .*：2,000\.00 CNY 缺 2 份文件$/,
    );
    const summary = summaryOf(words, plot);
    expect(summary).toContain('从 2026-06-01 到 2026-06-02');
    expect(summary).toContain('合计 3,000.00 CNY，最大 2,000.00 CNY（2026-06-02）');
    expect(summary).toContain('1 项缺文件');
  });
});

describe('the table', () => {
  const answer = answerOf('channels', { wechat: [1, 5, null], alipay: [9, 50, null], bank: [3, 7, 100] });
  const ordered = (by: 'metric' | 'dimension', at: number, isDown: boolean) => {
    const [table] = answer.tables;
    return table
      ? tableRows(answer, table, { locale: 'zh-CN', sort: { by, at, isDown } }).map(({ key }) => key)
      : [];
  };
  test('is sorted by any column; what cannot be said stands last either way', () => {
    expect(ordered('metric', 1, true)).toEqual(['alipay', 'bank', 'wechat']);
    expect(ordered('metric', 2, true)[0]).toBe('bank');
    expect(ordered('metric', 2, false)[0]).toBe('bank');
  });
  test('a column is sorted from the largest, then from the smallest, then not', () => {
    const first = nextSort(null, 'metric', 1);
    const second = nextSort(first, 'metric', 1);
    expect([first?.isDown, second?.isDown, nextSort(second, 'metric', 1)]).toEqual([true, false, null]);
  });
  test('a difference has its sign, of percentages in points', () => {
    expect(differenceText(500_00, 300_00, 'sales_value', 'CNY')).toBe('+200.00');
    expect(differenceText(300_00, 500_00, 'sales_value', 'CNY')).toBe('−200.00');
    expect(differenceText(990_000, 950_000, 'matched_rate', '')).toBe('+4.00');
    expect(differenceText(1, null, 'sales_count', '')).toBe('–');
  });
});

describe('names', () => {
  test('every code that a panel may have is a word in both languages', () => {
    const codes = [
      ['weekday', '0'],
      ['channel', 'wechat'],
      ['merchant', ''],
      ['person', ''],
      ['leg', 'order_trade'],
      ['exception_kind', 'duplicate'],
      ['age', '31+'],
      ['lag', '0'],
      ['step', 'gross'],
      ['step', 'net'],
      ['money_state', 'late'],
      ['risk_rule', 'structuring'],
      ...FLOW_PLACES.map((place) => ['from', place] as const),
      ['to', 'channel|alipay'],
    ] as const;
    for (const locale of LOCALES)
      for (const [dimension, code] of codes)
        expect(rowLabel(locale, dimension, code, []), code).not.toBe(code);
    expect(rowLabel('en', 'lag', '1', [])).toBe('1 day');
    expect(rowLabel('zh-CN', 'merchant', 'p1', [{ dimension: 'merchant', key: 'p1', name: '甲' }])).toBe(
      '甲',
    );
  });

  test('a long name keeps the part that tells it from the next, and lines are no wider than their room', () => {
    expect(nameLines('Orders ↔ trade bill · Alipay', 120, 1)).toEqual([
      expect.stringMatching(/^Orders.*… · Alipay$/),
    ]);
    // Where there is room for two lines nothing of it is left out.
    expect(nameLines('Orders ↔ trade bill · Alipay', 120, 2)).toEqual(['Orders ↔ trade bill', 'Alipay']);
    expect(nameLines('Amounts differ, both sides there', 120, 2)).toEqual([
      'Amounts differ, both',
      'sides there',
    ]);
    expect(nameLines('Alipay', 120, 2)).toEqual(['Alipay']);
    expect(nameLines('955880********2026', 80, 1)).toEqual(['955880…2026']);
    const text = '按日（周、月）统计收款成功的交易。Sales by day, week or month.';
    for (const line of wrapped(text, 100, 11)) expect(textWidth(line, 11)).toBeLessThanOrEqual(100);
    expect(wrapped(text, 100, 11).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});
