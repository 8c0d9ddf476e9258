/** What the bytes are is found in the bytes: zips, workbooks, gzip, and things that are no statement. */
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { type Part, partsOf } from '../../../src-main/areas/statements/containers.ts';
import { plainNumber } from '../../../src-main/areas/statements/workbook.ts';
import { gb } from '../../support/gb.ts';
import { zip } from '../../support/zip.ts';

const seen = (part: Part) => ({
  file: part.file,
  ...(part.content.kind === 'text'
    ? { text: part.content.bytes.toString() }
    : part.content.kind === 'sheets'
      ? { sheets: part.content.sheets.map((sheet) => sheet.rows.map((each) => [each.row, ...each.cells])) }
      : { refusal: part.content.refused.refusal, facts: part.content.refused.facts }),
});
const read = async (bytes: Buffer, name = 'bill.csv') => (await partsOf(bytes, name)).map(seen);

describe('zip', () => {
  test('members in any order, by their base names; what macOS leaves behind is no member', async () => {
    const bytes = zip([
      { name: '__MACOSX/._b.csv', content: 'x' },
      { name: 'bills/', content: '' },
      { name: 'bills/b.csv', content: 'second' },
      { name: 'a.csv', content: 'first' },
    ]);
    expect(await read(bytes, 'bills.zip')).toEqual([
      { file: 'b.csv', text: 'second' },
      { file: 'a.csv', text: 'first' },
    ]);
  });

  test('Chinese names in GBK without the UTF-8 flag, as Alipay writes them', async () => {
    const bytes = zip([{ name: gb('20880001_业务明细(汇总).csv'), content: 'x' }]);
    expect((await read(bytes))[0]?.file).toBe('20880001_业务明细(汇总).csv');
  });

  test('cut off in the middle', async () => {
    const bytes = zip([{ name: 'a.csv', content: 'a,b\n'.repeat(100) }]);
    expect(await read(bytes.subarray(0, 60))).toEqual([
      { file: 'bill.csv', refusal: 'truncated', facts: { what: 'zip' } },
    ]);
  });

  test('a changed byte is found by the check sum; the other member is read all the same', async () => {
    const bytes = zip([
      { name: 'a.csv', content: 'amount,100.00' },
      { name: 'b.csv', content: 'amount,200.00' },
    ]);
    bytes.writeUInt8((bytes[40] ?? 0) ^ 0x10, 40);
    expect(await read(bytes)).toMatchObject([
      { file: 'a.csv', refusal: 'damaged' },
      { file: 'b.csv', text: 'amount,200.00' },
    ]);
  });

  test('a member under a password', async () => {
    expect(await read(zip([{ name: 'a.csv', content: 'secret', isLocked: true }]))).toMatchObject([
      { file: 'a.csv', refusal: 'password_protected' },
    ]);
  });

  test('a zip in a zip', async () => {
    const inner = zip([{ name: 'a.csv', content: 'x' }]);
    expect(await read(zip([{ name: 'inner.zip', content: inner }]))).toMatchObject([
      { file: 'inner.zip', refusal: 'nested_archive' },
    ]);
  });

  test('a bomb is refused before it is unpacked', async () => {
    const bytes = zip([{ name: 'a.csv', content: Buffer.alloc(16 * 1024 ** 2) }]);
    expect(await read(bytes)).toMatchObject([{ refusal: 'zip_bomb', facts: { ratio: expect.any(Number) } }]);
  });

  test('a member that unpacks to more than it says', async () => {
    const bytes = zip([{ name: 'a.csv', content: Buffer.alloc(16 * 1024 ** 2), statedSize: 1000 }]);
    expect(await read(bytes)).toMatchObject([{ refusal: 'zip_bomb' }]);
  });

  test('too many members', async () => {
    const members = Array.from({ length: 1001 }, (_, at) => ({ name: `${at}.csv`, content: 'x' }));
    expect(await read(zip(members))).toMatchObject([{ refusal: 'too_many_members', facts: { limit: 1000 } }]);
  });

  test('an empty zip', async () => {
    expect(await read(zip([]))).toMatchObject([{ refusal: 'empty_file' }]);
  });
});

describe('gzip', () => {
  test('is unwrapped', async () => {
    expect(await read(gzipSync('a,b\n'))).toEqual([{ file: 'bill.csv', text: 'a,b\n' }]);
  });
  test('cut off', async () => {
    const whole = gzipSync('a,b\n'.repeat(50));
    for (const missing of [1, 8, 12])
      expect(await read(whole.subarray(0, -missing))).toMatchObject([
        { refusal: 'truncated', facts: { what: 'gzip' } },
      ]);
  });
});

describe('workbook', () => {
  const workbook = async (fill: (book: ExcelJS.Workbook) => void) => {
    const book = new ExcelJS.Workbook();
    fill(book);
    return Buffer.from(await book.xlsx.writeBuffer());
  };

  test('under the name .csv: texts, amounts and dates as a bookkeeper reads them', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('流水');
      sheet.addRow(['日期', '金额', '摘要', '合计']);
      sheet.addRow([new Date(Date.UTC(2026, 2, 1, 23, 59, 58)), 0.1 + 0.2, '货款', null]);
      sheet.getCell('D2').value = { formula: 'B2*100', result: 30 };
      sheet.addRow([]);
      sheet.addRow([null, 28.16, { richText: [{ text: '退' }, { text: '款' }] }]);
    });
    expect(await read(bytes, 'bank.csv')).toEqual([
      {
        file: 'bank.csv',
        sheets: [
          [
            [1, '日期', '金额', '摘要', '合计'],
            [2, '2026-03-01 23:59:58', '0.3', '货款', '30'],
            [4, '', '28.16', '退款', ''],
          ],
        ],
      },
    ]);
  });

  test('empty sheets are no sheets; several sheets are several grids', async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet('empty');
      book.addWorksheet('one').addRow(['a']);
      book.addWorksheet('two').addRow(['b']);
    });
    expect(await read(bytes)).toMatchObject([{ sheets: [[[1, 'a']], [[1, 'b']]] }]);
  });

  test('in a zip', async () => {
    const bytes = await workbook((book) => book.addWorksheet('one').addRow(['a']));
    expect(await read(zip([{ name: 'in.xlsx', content: bytes }]))).toMatchObject([
      { file: 'in.xlsx', sheets: [[[1, 'a']]] },
    ]);
  });

  test.each([
    [28.160000000000004, '28.16'],
    [-0.05, '-0.05'],
    [1e-7, '0.0000001'],
    [123456789012345, '123456789012345'],
    [1e21, '1000000000000000000000'],
  ])('the number %d is written %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });
});

describe('no statement at all', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'legacy_xls'],
    [
      'a web page called .xls',
      Buffer.from('\n<html><body><table><tr><td>1</td></tr></table>'),
      'not_a_statement',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not_a_statement'],
    ['a program', Buffer.from('MZ\x90\x00\x03\x00', 'latin1'), 'not_a_statement'],
    ['a rar', Buffer.from('Rar!\x1a\x07\x00', 'latin1'), 'unsupported_archive'],
    [
      'a text document',
      zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }]),
      'not_a_statement',
    ],
    ['nothing', Buffer.alloc(0), 'empty_file'],
  ])('%s', async (_name, bytes, refusal) => {
    expect(await read(bytes)).toMatchObject([{ refusal }]);
  });

  test('a text that begins with MZ or BM is a text', async () => {
    expect(await read(Buffer.from('BM-No,Amount\n'))).toMatchObject([{ text: 'BM-No,Amount\n' }]);
  });
});
