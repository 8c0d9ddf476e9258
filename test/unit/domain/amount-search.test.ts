/** What is typed to search the other side: amounts with what may be missing on either side of them, and words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountRange, searchFilter } from '../../../shared/domain/amount-search.ts';
import { parseFilter } from '../../../shared/domain/filter.ts';

test.each([
  ['100', 10_000, 10_000],
  ['¥1,234.50', 123_450, 123_450],
  ['100±1', 9_900, 10_100],
  ['100+-0.05', 9_995, 10_005],
  ['100±2%', 9_800, 10_200],
  ['0.03±50%', 1, 5], // Half of three fen is rounded up, so that the edge is found.
  ['100..120', 10_000, 12_000],
  ['120..100', 10_000, 12_000],
  ['1±5', 0, 600],
])('%s means amounts from %i to %i', (word, from, to) => {
  expect(amountRange(word)).toEqual({ from, to });
});

test.each(['4200001234567890', '0012', 'T200P', '微信', '100±', '..', '1.2.3', '1.005'])(
  '%s is a text to look for',
  (word) => {
    expect(amountRange(word)).toBeNull();
  },
);

test('amounts and words together are one filter, in the language of every list', () => {
  expect(searchFilter('100±1 茶庄', 'zh-CN')).toBe('金额>=99 金额<=101 茶庄');
  expect(searchFilter('100 "tea house"', 'en')).toBe('amount:100 "tea house"');
  expect(searchFilter('  ', 'en')).toBe('');
});

test('whatever is typed becomes a filter that can be read', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      expect(parseFilter(searchFilter(text, 'zh-CN')).ok).toBe(true);
    }),
  );
});
