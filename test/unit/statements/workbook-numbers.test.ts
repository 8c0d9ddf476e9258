/** Numbers of a workbook as texts: whatever way is taken to read one, it is the number Excel shows. Texts of the shared list are the ones named. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainNumber } from '../../../src-main/areas/statements/workbooks/cell-text.ts';
import { SharedStrings } from '../../../src-main/areas/statements/workbooks/shared-strings.ts';
import { rawXlsx, seenIn } from '../../support/workbooks.ts';

/** The cells as they are read, in a row behind a first text. */
async function readBack(values: readonly string[]): Promise<string[]> {
  const rows = values.map(
    (value, at) =>
      `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>x</t></is></c><c r="B${at + 1}"><v>${value}</v></c></row>`,
  );
  const [part] = await seenIn(rawXlsx({ sheets: [rows.join('')] }), 'numbers.xlsx');
  const sheets = part && 'sheets' in part ? part.sheets : [];
  return (sheets?.[0] ?? []).map((row) => String(row[2] ?? ''));
}

test('numbers as programs write them', async () => {
  const printed = [
    '12',
    '-12.5',
    '0.5',
    '-0.25',
    '0',
    '007',
    '1.50',
    '-0',
    '1e3',
    '.5',
    '5.',
    '1.2.3',
    '-',
    '12345678901234.5',
  ];
  expect(await readBack(printed)).toEqual([
    '12',
    '-12.5',
    '0.5',
    '-0.25',
    '0',
    '7',
    '1.5',
    '0',
    '1000',
    '0.5',
    '5',
    '1.2.3',
    '-',
    '12345678901234.5',
  ]);
});

test('any text of digits is read as its number is shown', async () => {
  const digits = fc
    .stringMatching(/^-?[0-9]{0,9}(?:\.[0-9]{0,7})?$/)
    .filter((text) => Number.isFinite(Number(text)) && /\d/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(digits, { minLength: 1, maxLength: 30 }), async (values) => {
      expect(await readBack(values)).toEqual(values.map((value) => plainNumber(Number(value))));
    }),
    { numRuns: 60 },
  );
});

test('the shared list gives the text of the number asked for, however often and in whatever order', () => {
  const strings = new SharedStrings();
  const count = 20_000;
  for (let at = 0; at < count; at += 1) strings.add(`text ${at}`);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: count - 1 })), (places) => {
      for (const place of [...places, ...places.toReversed()])
        expect(strings.at(place)).toBe(`text ${place}`);
    }),
  );
  for (const wrong of [-1, count, 0.5, Number.NaN]) expect(() => strings.at(wrong)).toThrow('damaged');
});
