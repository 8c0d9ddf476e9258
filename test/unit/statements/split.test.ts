/** Records and their lines, whatever the line ends, wherever a piece of the text happens to stop. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRow, Splitter } from '../../../src-main/areas/statements/adapter.ts';
import { RefusedStatement } from '../../../src-main/areas/statements/refused-statement.ts';
import { RowSplitter, splitSample } from '../../../src-main/areas/statements/split.ts';

const CSV: Splitter = { kind: 'csv', delimiter: ',' };

function cut(text: string, splitter: Splitter = CSV, pieceLength = text.length): RawRow[] {
  const splitting = new RowSplitter(splitter);
  const rows: RawRow[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...splitting.push(text.slice(at, at + pieceLength)));
  return [...rows, ...splitting.end()];
}
const plain = (rows: readonly RawRow[]) => rows.map((each) => [each.row, ...each.cells]);

describe('comma-separated text', () => {
  test('one line is one record, the last one also without a line end', () => {
    expect(plain(cut('订单号,金额\nA1,10.00\nA2,20.00'))).toEqual([
      [1, '订单号', '金额'],
      [2, 'A1', '10.00'],
      [3, 'A2', '20.00'],
    ]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])('the line end %j counts once', (end) => {
    expect(plain(cut(`a,b${end}${end}c,d${end}`))).toEqual([
      [1, 'a', 'b'],
      [2, ''],
      [3, 'c', 'd'],
    ]);
  });

  test('all three line ends in one file, cut anywhere', () => {
    const text = 'a,b\r\nc,d\re,f\ng,h\r';
    for (let length = 1; length <= text.length; length += 1)
      expect(plain(cut(text, CSV, length))).toEqual([
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g', 'h'],
      ]);
  });

  test('a quoted cell over three lines: the record after it starts on the fifth line of the file', () => {
    expect(plain(cut('no,memo\nA1,"first\nsecond\r\nthird"\nA2,"say ""hi"", please"\n'))).toEqual([
      [1, 'no', 'memo'],
      [2, 'A1', 'first\nsecond\nthird'],
      [5, 'A2', 'say "hi", please'],
    ]);
  });

  test('a blank line between quoted rows, and at the end', () => {
    expect(plain(cut('"a","b"\n\n"c","d"\n\n'))).toEqual([
      [1, 'a', 'b'],
      [2, ''],
      [3, 'c', 'd'],
      [4, ''],
    ]);
  });

  test('a quote in the midst of a cell is a character: 5" pipe', () => {
    expect(plain(cut('item,price\n5" pipe,3.00\n"x",1\n'))).toEqual([
      [1, 'item', 'price'],
      [2, '5" pipe', '3.00'],
      [3, 'x', '1'],
    ]);
  });

  test('a quote that never closes is refused with its row, not read to the end as one cell', () => {
    expect(() => cut('a,b\n1,"open\n2,x\n3,y\n')).toThrow(
      expect.objectContaining({ refusal: 'unclosed_quote', facts: { row: 2 } }),
    );
  });

  test('a stray quote that would swallow the next row is refused', () => {
    expect(() => cut('a,b\n"foo" bar,1\n"x",2\n')).toThrow(RefusedStatement);
  });

  test('whatever the cells and wherever the pieces end, the records come back with their lines', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '微', ',', '"', '\n', '\r', ' ', '`'),
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 9 }),
        (table, end, pieceLength) => {
          const text = table
            .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(',') + end)
            .join('');
          let line = 1;
          const expected = table.map((row) => {
            const cells = row.map((each) => each.replace(/\r\n?/g, '\n'));
            const start = line;
            line += 1 + cells.join('').split('\n').length - 1;
            return [start, ...cells];
          });
          expect(plain(cut(text, CSV, pieceLength))).toEqual(expected);
        },
      ),
    );
  });
});

describe("WeChat's comma and backtick", () => {
  const BACKTICK: Splitter = { kind: 'backtick' };

  test('commas and quotes inside a value do not cut it', () => {
    expect(
      plain(cut('交易时间,商品名称,费率\r\n`2026-03-01,`茶叶, 500g "特级",`0.60%\r\n', BACKTICK)),
    ).toEqual([
      [1, '交易时间', '商品名称', '费率'],
      [2, '2026-03-01', '茶叶, 500g "特级"', '0.60%'],
    ]);
  });

  test('a value that ends with a comma keeps it, an empty last value is a cell', () => {
    expect(plain(cut('`a,,`b,`', BACKTICK))).toEqual([[1, 'a,', 'b', '']]);
  });

  test('cut in pieces of any length it is the same', () => {
    const text = '总交易单数,退款总金额\r\n`1.0,`0.00\r\n\r\n`2,`0.01';
    for (let length = 1; length < text.length; length += 1)
      expect(cut(text, BACKTICK, length)).toEqual(cut(text, BACKTICK));
  });
});

test('rows before the first wanted one are counted, not cut', () => {
  const splitting = new RowSplitter(CSV, 4);
  expect(plain([...splitting.push('a,b\n"c\nd",e\nf,g\n'), ...splitting.end()])).toEqual([[4, 'f', 'g']]);
});

test('a sample of a longer file leaves its last, open record out', () => {
  expect(plain(splitSample('a,b\n1,2\n3,', CSV, false))).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ]);
});
