/**
 * A zip in its one canonical form (docs/evidence-pack.md §1): names and sizes alone say what its headers, directory and end are, so that a verifier
 * compares every byte of them. Entries come packed, for a local header says what is behind it.
 */

/** What headers say of an entry; its bytes are elsewhere. */
interface ZipEntry {
  readonly name: string;
  readonly isStored: boolean;
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
}
export interface FilledEntry extends ZipEntry {
  readonly chunks: readonly Uint8Array[];
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const UTF8_NAME = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, the first day a zip can say. */
const FIRST_DAY = 0x0021;
const VERSION = 20;
const VERSION_64 = 45;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

/** By the bytes of their names. */
export const inZipOrder = <T extends { readonly name: string }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => Buffer.compare(Buffer.from(a.name, 'utf8'), Buffer.from(b.name, 'utf8')));

/** The whole archive, piece by piece. Entries are in order, each name once. */
export function* zipPieces(entries: readonly FilledEntry[]): Generator<Uint8Array> {
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    offsets.push(at);
    const header = localHeader(entry);
    yield header;
    yield* entry.chunks;
    at += header.length + entry.packedBytes;
  }
  const directory = Buffer.concat(entries.map((entry, place) => centralHeader(entry, offsets[place] ?? 0)));
  yield directory;
  yield endOf(entries.length, directory.length, at);
}

/** Both sizes go to the extra field when one of them has no room. */
const sizesOf = ({ bytes, packedBytes }: ZipEntry): readonly number[] =>
  bytes >= MAX_32 || packedBytes >= MAX_32 ? [bytes, packedBytes] : [];

function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const large = sizesOf(entry);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(LOCAL, 0);
  writeShared(head.subarray(4), entry, large);
  head.writeUInt16LE(name.length, 26);
  const extra = extraOf(large);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

function centralHeader(entry: ZipEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const sizes = sizesOf(entry);
  const large = offset >= MAX_32 ? [...sizes, offset] : sizes;
  const head = Buffer.alloc(46);
  head.writeUInt32LE(CENTRAL, 0);
  head.writeUInt16LE(large.length > 0 ? VERSION_64 : VERSION, 4);
  writeShared(head.subarray(6), entry, sizes);
  head.writeUInt16LE(large.length > 0 ? VERSION_64 : VERSION, 6);
  head.writeUInt16LE(name.length, 28);
  const extra = extraOf(large);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(Math.min(offset, MAX_32), 42);
  return Buffer.concat([head, name, extra]);
}

/** From the version needed to the sizes: the same in both headers. */
function writeShared(head: Buffer, entry: ZipEntry, sizes: readonly number[]): void {
  const isLarge = sizes.length > 0;
  head.writeUInt16LE(isLarge ? VERSION_64 : VERSION, 0);
  head.writeUInt16LE(UTF8_NAME, 2);
  head.writeUInt16LE(entry.isStored ? 0 : DEFLATED, 4);
  head.writeUInt16LE(FIRST_DAY, 8);
  head.writeUInt32LE(entry.crc32, 10);
  head.writeUInt32LE(isLarge ? MAX_32 : entry.packedBytes, 14);
  head.writeUInt32LE(isLarge ? MAX_32 : entry.bytes, 18);
}

/** Zip64's extra field: of what has no room in its own place, in the order of the headers. */
function extraOf(large: readonly number[]): Buffer {
  if (large.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + 8 * large.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * large.length, 2);
  for (const [place, value] of large.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return extra;
}

function endOf(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(bytes, MAX_32), 12);
  end.writeUInt32LE(Math.min(offset, MAX_32), 16);
  if (count < MAX_16 && bytes < MAX_32 && offset < MAX_32) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(END_64, 0);
  large.writeBigUInt64LE(44n, 4); // What follows of this record.
  large.writeUInt16LE(VERSION_64, 12);
  large.writeUInt16LE(VERSION_64, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(bytes), 40);
  large.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}
