/** Currencies put together by stated rates: exact, half to even, cell by cell; what has no rate stays apart and is named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Refused } from '../../../shared/contract/errors.ts';
import { conversionOf, converted, putTogether } from '../../../src-main/areas/analytics/rules/convert.ts';
import { finish } from '../../../src-main/areas/analytics/rules/finish.ts';

const toYuan = (...rates: readonly (readonly [from: string, rate: string])[]) =>
  conversionOf({ to: 'CNY', rates: rates.map(([from, rate]) => ({ from, rate })) });
const rateOf = (from: string, rate: string) => {
  const found = toYuan([from, rate])?.rates.get(from);
  if (!found) throw new RangeError(from);
  return found;
};

test('a hundred dollars at 7.1234 are 712.34 yuan; yen have no smaller unit, dinars a third decimal', () => {
  expect(converted(10_000, rateOf('USD', '7.1234'))).toBe(71_234);
  expect(converted(1000, rateOf('JPY', '0.0481'))).toBe(4810);
  expect(converted(1000, rateOf('KWD', '23.5'))).toBe(2350);
});

test('half a fen goes to the even one, debit and credit alike', () => {
  const half = rateOf('USD', '0.5');
  expect([1, 3, 5, -1, -3].map((amount) => converted(amount, half))).toEqual([0, 2, 2, 0, -2]);
});

test('rows of one name are added up, ratios worked out anew, and a currency without a rate stays apart', () => {
  const table = (currency: string, sales_value: number, sales_count: number) => ({
    currency,
    rows: [{ of: ['2026-10-01'], values: { sales_value, sales_count } }],
  });
  const put = putTogether(
    [table('CNY', 1000, 1), table('USD', 100, 1), table('EUR', 5, 1)],
    toYuan(['USD', '7']),
  );
  expect(put.unconverted).toEqual(['EUR']);
  expect(put.tables.map(({ currency }) => currency)).toEqual(['CNY', 'EUR']);
  const [yuan] = put.tables.map((each) => finish(each, ['sales_count', 'sales_value', 'sales_average']));
  expect(yuan?.rows).toEqual([{ of: ['2026-10-01'], values: [2, 1700, 850] }]);
});

test('a percentile of two currencies is left open; a balance of both is the sum', () => {
  const row = (lag_p50: number, balance: number) => [
    { of: ['a'], values: { lag_p50, balance, lag_lines: 1 } },
  ];
  const put = putTogether(
    [
      { currency: 'CNY', rows: row(1, 100) },
      { currency: 'USD', rows: row(2, 100) },
    ],
    toYuan(['USD', '7']),
  );
  expect(put.tables[0]?.rows).toEqual([{ of: ['a'], values: { lag_p50: null, balance: 800, lag_lines: 2 } }]);
});

test.each([
  [
    'rate_twice',
    [
      ['USD', '7'],
      ['USD', '7.1'],
    ],
  ],
  ['rate_nought', [['USD', '0.00']]],
  ['rate_of_itself', [['CNY', '1']]],
] as const)('%s is refused by name', (why, rates) => {
  expect(() => toYuan(...rates)).toThrow(expect.objectContaining({ facts: { why } }) as Refused);
});

test('totals are sums of the converted cells, and no cell is off by more than half a fen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 999_999 }),
      (amounts, millionths) => {
        const rate = rateOf(
          'USD',
          `${Math.floor(millionths / 10_000)}.${String(millionths % 10_000).padStart(4, '0')}`,
        );
        const cells = amounts.map((amount) => converted(amount, rate));
        for (const [at, cell] of cells.entries())
          expect(Math.abs(cell * 10_000 - (amounts[at] ?? 0) * millionths)).toBeLessThanOrEqual(5000);
        const rows = amounts.map((sales_value, at) => ({ of: [String(at)], values: { sales_value } }));
        const { tables } = putTogether([{ currency: 'USD', rows }], {
          to: 'CNY',
          rates: new Map([['USD', rate]]),
        });
        expect(tables.map((each) => finish(each, ['sales_value']).totals)).toEqual([
          [cells.reduce((a, b) => a + b, 0)],
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a rate at which an amount is beyond what can be said to the unit is refused by name, sums of several cells too', () => {
  const tables = (...amounts: readonly number[]) => [
    {
      currency: 'USD',
      rows: amounts.map((sales_value, at) => ({ of: [String(at)], values: { sales_value } })),
    },
  ];
  const asked = (rate: string, ...amounts: readonly number[]) =>
    putTogether(tables(...amounts), toYuan(['USD', rate]));
  const tooLarge = expect.objectContaining({ kind: 'bad_input', facts: { why: 'rate_large' } });
  expect(() => asked('999999999.9999999999', 10_000_000)).toThrow(tooLarge);
  expect(() => asked('900000000', 6_000_000, 6_000_000)).toThrow(tooLarge);
  expect(() => asked('900000000', 6_000_000, -6_000_000)).not.toThrow();
  expect(asked('999999999', 9_000_000).tables[0]?.rows[0]?.values.sales_value).toBe(8_999_999_991_000_000);
});
