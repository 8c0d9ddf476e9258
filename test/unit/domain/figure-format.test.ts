/** Figures of analytics as text: every digit, or shortened in 万 and 亿 or K, M and B, and never a fen that no one booked. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureText, scaleOf, tickText } from '../../../shared/domain/figure-format.ts';
import { parseMinor } from '../../../shared/domain/money.ts';

const minor = fc.integer({ min: -9_000_000_000_000_00, max: 9_000_000_000_000_00 });
const LAST: Readonly<Record<string, bigint>> = {
  万: 10n ** 4n,
  亿: 10n ** 8n,
  K: 10n ** 3n,
  M: 10n ** 6n,
  B: 10n ** 9n,
};

describe('an amount', () => {
  test('is said with every digit, and reads back as the very same fen', () => {
    fc.assert(
      fc.property(minor, (amount) => {
        const read = parseMinor(figureText(amount, 'money', 'CNY'));
        expect(read.ok && read.value).toBe(amount === 0 ? 0 : amount);
      }),
      { numRuns: 200 },
    );
  });

  test('shortened is off by no more than half of its last digit, and half goes to the even one', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom('wan' as const, 'kmb' as const), (amount, scale) => {
        const text = figureText(amount, 'money', 'CNY', scale);
        const mark = text.at(-1) ?? '';
        const unit = LAST[mark];
        if (unit === undefined) {
          expect(text).toBe(figureText(amount, 'money', 'CNY'));
          return;
        }
        const shown = BigInt(text.slice(0, -1).replace(/[,.]/g, '')); // Hundredths of the unit, which is in yuan: so, fen times the unit.
        const off = 2n * (shown * unit - BigInt(amount));
        const size = off < 0n ? -off : off;
        expect(size <= unit).toBe(true);
        if (size === unit) expect(shown % 2n).toBe(0n);
      }),
      { numRuns: 300 },
    );
  });

  const said: readonly (readonly [number, 'plain' | 'wan' | 'kmb', string])[] = [
    [123_45, 'wan', '123.45'],
    [9_999_99, 'wan', '9,999.99'],
    [10_000_00, 'wan', '1.00万'],
    [1_234_567_89, 'wan', '123.46万'],
    [99_500_000_00, 'wan', '9,950.00万'],
    [99_999_999_90, 'wan', '1.00亿'],
    [-1_234_567_89, 'kmb', '-1.23M'],
    [999_999_00, 'kmb', '1.00M'],
    [1_250_00, 'kmb', '1.25K'],
    [0, 'wan', '0.00'],
  ];
  for (const [amount, scale, text] of said)
    test(`of ${amount} fen is said ${text} (${scale})`, () => {
      expect(figureText(amount, 'money', 'CNY', scale)).toBe(text);
    });

  test('of a currency without decimals has none, shortened or not', () => {
    expect(figureText(12_345, 'money', 'JPY')).toBe('12,345');
    expect(figureText(12_345, 'money', 'JPY', 'wan')).toBe('1.23万');
  });
});

test('a percentage has two decimals and more only where they say something; a chart has two', () => {
  expect(figureText(6_000, 'ppm', '')).toBe('0.60%');
  expect(figureText(6_012, 'ppm', '')).toBe('0.6012%');
  expect(figureText(991_250, 'ppm', '', 'kmb')).toBe('99.12%');
  expect(figureText(991_350, 'ppm', '', 'wan')).toBe('99.14%');
});

test('an axis says round figures without noughts behind the point', () => {
  expect(tickText(50_000_00, 'money', 'CNY', 'wan')).toBe('5万');
  expect(tickText(2_500_000_00, 'money', 'CNY', 'kmb')).toBe('2.5M');
  expect(tickText(400_000, 'ppm', '', 'wan')).toBe('40%');
  expect(tickText(1_000, 'count', '', 'plain')).toBe('1,000');
  expect(tickText(100, 'money', 'CNY', 'plain')).toBe('1');
});

test('short means 万 and 亿 to a Chinese reader, and K, M and B to an English one', () => {
  expect(scaleOf('short', 'zh-CN')).toBe('wan');
  expect(scaleOf('short', 'en')).toBe('kmb');
  expect(scaleOf('plain', 'zh-CN')).toBe('plain');
});
