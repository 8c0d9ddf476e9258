/** What is written cell by cell from bytes reads the same as what is written from texts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMinor } from '../../../shared/domain/money.ts';
import { ChunkWriter, cell } from '../../../src-main/areas/exports/csv.ts';

function written(write: (out: ChunkWriter) => void): string {
  const chunks: Buffer[] = [];
  const out = new ChunkWriter((chunk) => chunks.push(chunk));
  write(out);
  out.flush();
  return Buffer.concat(chunks).toString('utf8');
}
const cellOf = (text: string) => {
  const bytes = Buffer.from(`|${text}|`, 'utf8');
  return written((out) => out.addCell(bytes, 1, bytes.length - 1));
};

test.each([
  '',
  'A1',
  '=1+1',
  '@x',
  '-5',
  '-x',
  '+86 10',
  '-1.50',
  'a,b',
  'say "hi"',
  '"',
  '测试商品,一件',
  ' =1',
  '(x)',
])('the cell %j', (text) => expect(cellOf(text)).toBe(`${cell(text)},`));

test('any cell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cellOf(text)).toBe(`${cell(text)},`);
    }),
  );
});

test('any amount in a currency with no, two or three decimals', () => {
  const amounts = fc.oneof(fc.integer({ min: -1200, max: 1200 }), fc.maxSafeInteger());
  fc.assert(
    fc.property(
      amounts,
      fc.constantFrom(['JPY', 0], ['CNY', 2], ['KWD', 3]),
      (amount, [currency, digits]) => {
        const bytes = Buffer.from(String(amount));
        const text = written((out) => out.addAmount(bytes, 0, bytes.length, Number(digits)));
        expect(text).toBe(`${formatMinor(amount, String(currency))},`);
      },
    ),
  );
});

test('no amount is no text, and chunks never lose or reorder anything', () => {
  const nothing = Buffer.alloc(0);
  expect(written((out) => out.addAmount(nothing, 0, 0, 2))).toBe(',');
  const long = Buffer.from('x'.repeat(700_000));
  const text = written((out) => {
    for (const name of ['a', 'b', 'c']) {
      out.add(`${name},`);
      out.addCell(long, 0, long.length);
      out.endRecord();
    }
  });
  expect(text).toBe(['a', 'b', 'c'].map((name) => `${name},${long}\n`).join(''));
});
