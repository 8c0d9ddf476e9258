/** What the bytes are is found in the bytes: zips, workbooks, gzip, and things that are no statement. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gb } from '../../support/gb.ts';
import { seenIn } from '../../support/workbooks.ts';
import { zip } from '../../support/zip.ts';

const read = seenIn;

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

  test('four hundred statements in one zip, in their order', async () => {
    const members = Array.from({ length: 400 }, (_, at) => ({
      name: `${at}.xml`,
      content: `<Day>${at}</Day>`,
    }));
    const parts = await read(zip(members));
    expect(parts.map((part) => part.file)).toEqual(members.map((member) => member.name));
  });

  test('sizes kept in eight bytes (zip64), as large archives have them', async () => {
    expect(await read(zip([{ name: 'a.csv', content: 'amount,1.00', isWide: true }]))).toEqual([
      { file: 'a.csv', text: 'amount,1.00' },
    ]);
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

/** The first header of a tar. */
function tar(): Buffer {
  const bytes = Buffer.alloc(1024);
  bytes.write('bills/2026-03.csv', 'latin1');
  bytes.write('0000644', 100, 'latin1');
  bytes.write('ustar', 257, 'latin1');
  return bytes;
}

describe('no statement at all', () => {
  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    [
      'the beginning of an old Excel file',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      'damaged',
    ],
    [
      'a web page',
      Buffer.from('\n<html><body><form>Log in</form><table><tr><td>1</td></tr></table></body></html>'),
      'not_a_statement',
    ],
    ['a tar', tar(), 'unsupported_archive'],
    ['a tar under gzip', gzipSync(tar()), 'unsupported_archive'],
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
