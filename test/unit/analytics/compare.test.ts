/** Two periods side by side: a day meets the day in its place, a year meets the same dates, and nobody is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPARISONS, GRAINS } from '../../../shared/contract/analytics.ts';
import { quotient } from '../../../shared/domain/analytics/quotient.ts';
import { formatDay, parseDay, weekday } from '../../../shared/domain/dates.ts';
import { askedOf, comparedWith } from '../../../src-main/areas/analytics/rules/asked.ts';
import { sideBySide } from '../../../src-main/areas/analytics/rules/compare.ts';
import { periodsToShow } from '../../../src-main/areas/analytics/rules/every-period.ts';
import { nextPeriod, periodNames, periodStart } from '../../../src-main/areas/analytics/rules/period.ts';
import { filterOf } from '../../support/every-cell.ts';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const compared = (
  from: string,
  to: string,
  compare: 'previous' | 'last_year',
  by: (typeof GRAINS)[number] = 'day',
) => {
  const other = comparedWith(askedOf(filterOf(from, to, { by })), compare);
  if (!other) throw new RangeError('nothing to compare with');
  return other;
};

test('weeks begin on Mondays, months on the first; the range may begin within one', () => {
  expect(periodNames(day('2026-10-01'), day('2026-10-13'), 'week')).toEqual([
    '2026-09-28',
    '2026-10-05',
    '2026-10-12',
  ]);
  expect(periodNames(day('2026-01-31'), day('2026-03-01'), 'month')).toEqual([
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
});

test('the days right before, as many, stand under the days of the range', () => {
  const other = compared('2026-10-08', '2026-10-14', 'previous');
  expect([formatDay(other.from), formatDay(other.to)]).toEqual(['2026-10-01', '2026-10-07']);
  expect(other.period(day('2026-10-03'))).toBe('2026-10-10');
});

test('a month beside the 31 days before it is one row beside one row', () => {
  const other = compared('2026-03-01', '2026-03-31', 'previous', 'month');
  expect(new Set(Array.from({ length: 31 }, (_, at) => other.period(other.from + at)))).toEqual(
    new Set(['2026-03-01']),
  );
});

test('a year earlier by date; 29 February counts to the 28th', () => {
  const other = compared('2024-02-28', '2024-03-01', 'last_year');
  expect([formatDay(other.from), formatDay(other.to)]).toEqual(['2023-02-28', '2023-03-01']);
  const before = compared('2025-02-28', '2025-03-01', 'last_year');
  expect([day('2024-02-28'), day('2024-02-29'), day('2024-03-01')].map(before.period)).toEqual([
    '2025-02-28',
    '2025-02-28',
    '2025-03-01',
  ]);
});

test('a row that only the other period has is shown with nought; totals stand beside totals', () => {
  const [table] = sideBySide(
    [{ currency: 'CNY', rows: [{ of: ['wechat'], values: { sales_value: 300 } }] }],
    [{ currency: 'CNY', rows: [{ of: ['alipay'], values: { sales_value: 100 } }] }],
    ['sales_value', 'sales_share'],
  );
  expect(table).toEqual({
    currency: 'CNY',
    rows: [
      { of: ['wechat'], values: [300, 1_000_000], before: null },
      { of: ['alipay'], values: [0, 0], before: [100, 1_000_000] },
    ],
    totals: [300, 1_000_000],
    totalsBefore: [100, 1_000_000],
  });
});

test('ratios are of sums and never averaged', () => {
  const rows = [
    { of: ['a'], values: { sales_value: 100, sales_count: 1 } },
    { of: ['b'], values: { sales_value: 900, sales_count: 3 } },
  ];
  const [table] = sideBySide([{ currency: 'CNY', rows }], null, [
    'sales_value',
    'sales_count',
    'sales_average',
  ]);
  expect(table?.rows.map(({ values }) => values[2])).toEqual([100, 300]);
  expect(table?.totals).toEqual([1000, 4, 250]);
});

test('whatever the range, every day of the other period has a row of the period shown, and as many days are compared', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: day('2015-01-01'), max: day('2035-12-31') }),
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom(...GRAINS),
      fc.constantFrom(...COMPARISONS),
      (from, days, by, compare) => {
        const asked = askedOf(filterOf(formatDay(from), formatDay(from + days), { by }));
        const names = new Set(periodNames(asked.from, asked.to, by));
        const other = comparedWith(asked, compare);
        if (!other) return;
        if (compare === 'previous') expect(other.to - other.from).toBe(days);
        expect(other.to).toBeLessThan(compare === 'previous' ? asked.from : asked.to);
        for (let at = other.from; at <= other.to; at += 1) expect(names).toContain(other.period(at));
      },
    ),
    { numRuns: 40 },
  );
});

test('periods follow one another without a gap', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom(...GRAINS), (at, by) => {
      const start = periodStart(at, by);
      const next = nextPeriod(start, by);
      expect(start).toBeLessThanOrEqual(at);
      expect(next).toBeGreaterThan(at);
      expect(periodStart(next - 1, by)).toBe(start);
      if (by === 'week') expect(weekday(start)).toBe(1);
    }),
  );
});

test('days before the calendar of files begins are compared with nothing', () => {
  const first = (from: string, to: string, compare: 'previous' | 'last_year') =>
    comparedWith(askedOf(filterOf(from, to)), compare);
  expect(first('1900-01-01', '1900-01-31', 'previous')).toBeNull();
  expect(first('1900-01-02', '1900-01-03', 'previous')).toBeNull();
  expect(first('1900-01-02', '1900-01-02', 'previous')).not.toBeNull();
  expect(first('1900-12-31', '1901-01-01', 'last_year')).toBeNull();
  expect(first('1901-01-01', '1901-01-01', 'last_year')).not.toBeNull();
});

test('the longest range is answered, and a day more is refused', () => {
  const from = day('2016-01-01');
  const asked = (days: number) => () => askedOf(filterOf('2016-01-01', formatDay(from + days - 1)));
  expect(asked(3700)).not.toThrow();
  expect(asked(3701)).toThrow(expect.objectContaining({ facts: { why: 'range_long', days: 3700 } }));
});

test('a year earlier, no day stands beside one that is not looked at', () => {
  // Of the leap year’s range the 29th is compared with the 28th, which a year on is before it.
  const leap = compared('2024-02-29', '2024-03-01', 'last_year');
  expect([day('2023-02-28'), day('2023-03-01')].map(leap.period)).toEqual(['2024-02-29', '2024-03-01']);
});

test('what is neither above nor below the middle is rounded away from nought', () => {
  expect([
    quotient(1, 2, 'money'),
    quotient(-1, 2, 'money'),
    quotient(1, 3, 'money'),
    quotient(5, 2, 'money'),
  ]).toEqual([1, -1, 0, 3]);
  expect([quotient(1, -2, 'money'), quotient(1, 0, 'money'), quotient(2, 3, 'ppm')]).toEqual([
    -1,
    null,
    666_667,
  ]);
});

test('a row for every period ends where files end, and begins where they begin', () => {
  const panel = { dimensions: ['day'] } as const;
  const asked = { from: day('2026-10-01'), to: day('2026-10-31'), by: 'day' } as const;
  const spoken = (first: string, last: string) => ({ first: day(first), last: day(last) });
  expect(periodsToShow(panel, asked, spoken('2026-10-05', '2026-10-07'))).toEqual([
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
  ]);
  expect(periodsToShow(panel, asked, spoken('2026-09-01', '2026-10-02'))).toEqual([
    '2026-10-01',
    '2026-10-02',
  ]);
  expect(periodsToShow(panel, asked, spoken('2026-10-30', '2026-12-01'))).toEqual([
    '2026-10-30',
    '2026-10-31',
  ]);
});
