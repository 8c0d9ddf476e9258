/** Archives beyond four gigabytes, as the builder writes them and as nobody could keep them in a test: only their headers are there. */
import { expect, test } from 'vitest';
import { type FilledEntry, zipPieces } from '../../../../src-main/areas/audit/pack/zip.ts';
import { openArchive } from '../../../../src-main/areas/audit/verify-pack/core/archive.js';

const GIGABYTE = 2 ** 30;
const entry = (name: string, bytes: number, packedBytes: number): FilledEntry => ({
  ...{ name, bytes, packedBytes, isStored: false, crc32: 0x01020304, chunks: [] },
});
const ENTRIES = [
  entry('data/a.csv', 9 * GIGABYTE, 5 * GIGABYTE),
  entry('data/b.csv', 6 * GIGABYTE, 100),
  entry('data/c.csv', 10, 12),
  entry('data/数.csv', 10, 12),
];

/** Headers where they lie; zeroes where content would be. `turn` changes one byte of one piece. */
function sourceOf(turn?: { readonly piece: number; readonly at: number }) {
  const pieces: { readonly from: number; readonly bytes: Buffer }[] = [];
  let size = 0;
  for (const [i, piece] of [...zipPieces(ENTRIES)].entries()) {
    const bytes = Buffer.from(piece);
    if (turn?.piece === i) bytes.writeUInt8(bytes.readUInt8(turn.at) ^ 1, turn.at);
    pieces.push({ from: size, bytes });
    size += bytes.length + (ENTRIES[i]?.packedBytes ?? 0);
  }
  const read = async (from: number, to: number) => {
    const found = Buffer.alloc(to - from);
    for (const piece of pieces) {
      const begin = Math.max(from, piece.from);
      const end = Math.min(to, piece.from + piece.bytes.length);
      if (begin < end) piece.bytes.copy(found, begin - from, begin - piece.from, end - piece.from);
    }
    return new Uint8Array(found);
  };
  return { size, read };
}

test('places and sizes beyond four gigabytes are read, and every byte that says them is compared', async () => {
  const { entries, fault } = await openArchive(sourceOf());
  expect(fault).toBeNull();
  expect(entries.map(({ name, bytes, packed }) => [name, bytes, packed])).toEqual(
    ENTRIES.map(({ name, bytes, packedBytes }) => [name, bytes, packedBytes]),
  );
});

test('a byte turned in a large entry, in the directory or in the end is found', async () => {
  const pieces = [...zipPieces(ENTRIES)];
  for (const [piece, bytes] of pieces.entries())
    for (let at = 0; at < bytes.length; at += 1)
      expect((await openArchive(sourceOf({ piece, at }))).fault, `piece ${piece}, byte ${at}`).not.toBeNull();
});
