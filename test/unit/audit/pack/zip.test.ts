/** The archive’s one form, and what is said where four bytes are too few. */
import { expect, test } from 'vitest';
import { type FilledEntry, inZipOrder, zipPieces } from '../../../../src-main/areas/audit/pack/zip.ts';
import { opened } from './pack-desk.ts';

const stored = (name: string, text: string): FilledEntry => {
  const bytes = Buffer.from(text);
  return { name, isStored: true, bytes: bytes.length, packedBytes: bytes.length, crc32: 7, chunks: [bytes] };
};
const zipOf = (entries: readonly FilledEntry[]): Buffer => Buffer.concat([...zipPieces(inZipOrder(entries))]);

test('entries come by the bytes of their names', () => {
  const entries = [
    stored('b', '2'),
    stored('é', '4'),
    stored('a/b', '1'),
    stored('\u{1f9fe}', '5'),
    stored('z', '3'),
  ];
  const zip = zipOf(entries);
  expect([...opened(zip)].map(([name, content]) => [name, content.toString()])).toEqual([
    ['a/b', '1'],
    ['b', '2'],
    ['z', '3'],
    ['é', '4'],
    ['\u{1f9fe}', '5'],
  ]);
  // Nothing of who made it or when: the first day there is, no attributes, no comment.
  expect(zip.readUInt32LE(10)).toBe(0x00210000);
  expect(zip.readUInt16LE(zip.length - 2)).toBe(0);
});

test('sizes and places of more than four bytes are said in the zip64 way, in both headers and at the end', () => {
  const large = 2 ** 32 + 5;
  const [local = Buffer.alloc(0)] = [
    ...zipPieces([
      { name: 'big', isStored: false, bytes: large, packedBytes: 1, crc32: 1, chunks: [Buffer.of(1)] },
    ]),
  ].map((each) => Buffer.from(each));
  expect(local.readUInt16LE(4)).toBe(45);
  expect([local.readUInt32LE(18), local.readUInt32LE(22)]).toEqual([0xffffffff, 0xffffffff]);
  expect([
    local.readUInt16LE(33),
    local.readUInt16LE(35),
    local.readBigUInt64LE(37),
    local.readBigUInt64LE(45),
  ]).toEqual([1, 16, BigInt(large), 1n]);
  const pieces = [
    ...zipPieces([
      { name: 'a', isStored: false, bytes: 9, packedBytes: large, crc32: 1, chunks: [] },
      { name: 'b', isStored: false, bytes: 9, packedBytes: 9, crc32: 1, chunks: [] },
    ]),
  ].map((each) => Buffer.from(each));
  const [directory = Buffer.alloc(0), end = Buffer.alloc(0)] = pieces.slice(-2);
  const second = directory.subarray(46 + 1 + 20);
  expect([second.readUInt16LE(6), second.readUInt32LE(42)]).toEqual([45, 0xffffffff]);
  expect(second.readBigUInt64LE(46 + 1 + 4)).toBe(BigInt(30 + 1 + 20 + large));
  expect([end.readUInt32LE(0), end.readUInt32LE(56), end.readUInt32LE(76)]).toEqual([
    0x06064b50, 0x07064b50, 0x06054b50,
  ]);
});
