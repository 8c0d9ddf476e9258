/** Charts on paper as marks: nothing runs out of the picture, every figure has its mark in proportion, and what is incomplete is marked red. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPEN_PANEL_NAMES, PANELS, type Panel } from '../../../shared/domain/analytics/panels.ts';
import { draw } from '../../../src-main/areas/analytics/exports/drawing/draw.ts';
import { STOP } from '../../../src-main/areas/analytics/exports/drawing/picture.ts';
import { axisOf } from '../../../src-main/areas/analytics/exports/drawing/ticks.ts';
import { pictureOf } from '../../../src-main/areas/analytics/exports/picture-of.ts';
import type { Drawing, Mark } from '../../../src-main/platform/pdf/drawing.ts';
import { answerOf, type MadeRow } from '../../support/panel-answers.ts';

const WIDTH = 756;
function drawn(panel: Panel, rows: readonly MadeRow[], scale: 'plain' | 'wan' = 'wan'): Drawing {
  const answer = answerOf(panel, rows);
  const [table] = answer.tables;
  if (!table) throw new Error('a table was made');
  return draw(pictureOf({ panel, answer }, table, { locale: 'zh-CN', scale }, WIDTH));
}
const boxes = ({ marks }: Drawing) => marks.filter((mark) => mark.kind === 'box');
const labels = ({ marks }: Drawing) => marks.flatMap((mark) => (mark.kind === 'label' ? mark.text : []));
const day = (at: number) => `2026-05-${String(at + 1).padStart(2, '0')}`;

function extent(mark: Mark): number[] {
  if (mark.kind === 'box') return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height];
  if (mark.kind === 'label') return [Math.max(0, mark.x), Math.max(0, mark.y), mark.x, mark.y];
  const [xs, ys] = [mark.points.map(([x]) => x), mark.points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe('a drawing', () => {
  test('of any panel and any figures stays within its picture, and every place in it is a number', () => {
    const amount = fc.integer({ min: -5_000_000_000, max: 90_000_000_000 });
    const panel = fc.constantFrom(...OPEN_PANEL_NAMES);
    fc.assert(
      fc.property(
        panel,
        fc.array(fc.tuple(amount, amount, fc.nat(3)), { maxLength: 30 }),
        (name, figures) => {
          const { dimensions, drawn: shown, chart } = PANELS[name];
          const isSigned = !['heat', 'calendar', 'flow', 'pareto'].includes(chart);
          const rows = figures.map(([a, b, of], at): MadeRow => {
            const values = [a, b, a + b].map((value) => (isSigned ? value : Math.abs(value)));
            return {
              of: dimensions.map((dimension, place) =>
                dimension === 'day' ? day(at) : place === 0 ? `${dimension}${at}` : `${dimension}${of}`,
              ),
              now: Object.fromEntries(shown.map((metric, place) => [metric, values[place] ?? null])),
            };
          });
          const { width, height, marks } = drawn(name, rows);
          for (const mark of marks) {
            const [left = 0, top = 0, right = 0, bottom = 0] = extent(mark);
            for (const place of [left, top, right, bottom]) expect(Number.isFinite(place)).toBe(true);
            if (mark.kind !== 'label') {
              expect(left).toBeGreaterThanOrEqual(-1);
              expect(right).toBeLessThanOrEqual(width + 1);
              expect(top).toBeGreaterThanOrEqual(-1);
              expect(bottom).toBeLessThanOrEqual(height + 1);
            }
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('of days has a column for each, as high as it is much', () => {
    const rows = [100_00, 200_00, 50_00].map((value, at) => ({
      of: [day(at)],
      now: { sales_value: value, sales_count: 1 },
    }));
    const heights = boxes(drawn('volume', rows))
      .filter(({ height }) => height > 8) // Without the signs of the legend.
      .map(({ height }) => height);
    expect(heights).toHaveLength(3);
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2, 5);
    expect((heights[2] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(0.5, 5);
  });

  test('marks in red the days of which files are missing, and no others', () => {
    const rows = [0, 1, 2].map((at) => ({
      of: [day(at)],
      now: { sales_value: 5_00, sales_count: 1 },
      missing: at === 1 ? 2 : 0,
    }));
    expect(boxes(drawn('volume', rows)).filter(({ colour }) => colour === STOP)).toHaveLength(1);
    expect(
      boxes(
        drawn(
          'volume',
          rows.map((row) => ({ ...row, missing: 0 })),
        ),
      ).filter(({ colour }) => colour === STOP),
    ).toEqual([]);
  });

  test('of bars says every figure beside its bar', () => {
    const rows = [
      { of: ['wechat'], now: { sales_value: 1_234_567_89, sales_count: 3 } },
      { of: ['alipay'], now: { sales_value: 2_00, sales_count: 1 } },
    ];
    expect(labels(drawn('channels', rows, 'plain'))).toEqual(
      expect.arrayContaining(['微信支付', '1,234,567.89', '支付宝', '2.00']),
    );
    expect(labels(drawn('channels', rows))).toContain('123.46万');
  });

  test('of a week begins on Monday, of the day at midnight', () => {
    const field = (of: readonly [string, string]) => ({ of, now: { sales_value: 1_00, sales_count: 1 } });
    const names = labels(drawn('hours', [field(['0', '9']), field(['3', '2']), field(['1', '14'])]));
    expect(names.slice(0, 6)).toEqual(['02:00', '09:00', '14:00', '周一', '周三', '周日']);
  });

  test('of bars begins with the longest', () => {
    const bar = (name: string, value: number) => ({
      of: [name],
      now: { sales_value: value, sales_count: 1 },
    });
    const names = labels(drawn('channels', [bar('alipay', 1_00), bar('wechat', 9_00)]));
    expect(names.indexOf('微信支付')).toBeLessThan(names.indexOf('支付宝'));
  });

  test('of a waterfall puts the net behind its steps, which end where it stands', () => {
    const step = (name: string, value: number) => ({ of: [name], now: { step_amount: value } });
    const rows = [step('gross', 1000_00), step('refunds', -200_00), step('fees', -10_00)];
    const [, , fees, net] = boxes(drawn('waterfall', rows));
    expect((fees?.y ?? 0) + (fees?.height ?? 0)).toBeCloseTo(net?.y ?? -1, 5);
  });
});

test('an axis has round figures, nought among them, and holds every value', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e13 }), { minLength: 1 }), (values) => {
      const { low, high, ticks } = axisOf(values);
      expect(low).toBeLessThanOrEqual(Math.min(0, ...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(0, ...values));
      expect(ticks).toContain(0);
      expect(ticks.length).toBeLessThanOrEqual(8);
      for (const tick of ticks) expect(Number.isSafeInteger(tick)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
