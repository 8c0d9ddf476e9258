import { describe, expect, test } from 'vitest';
import { cell, record } from '../../../src-main/areas/exports/csv.ts';

describe('a cell that goes out', () => {
  test.each(['=1+1', '+86 138', '-cmd|calc', '@SUM(A1)', '\tx', '\rx'])(
    '%j cannot run in a spreadsheet',
    (text) => {
      expect(cell(text).replaceAll('"', '').startsWith("'")).toBe(true);
    },
  );

  test.each(['-12.30', '0.00', '4200001234567890123456789012', '苹果 5kg'])('%s stays as it is', (text) => {
    expect(cell(text)).toBe(text);
  });

  test('commas, quotes and line ends are quoted', () => {
    expect(record(['a,b', 'say "x"', 'two\nlines'])).toBe('"a,b","say ""x""","two\nlines"\n');
  });
});
