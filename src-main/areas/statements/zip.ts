/**
 * Opens a zip by its central directory: names, sizes and limits are known before anything is unpacked.
 *
 * What a member unpacks to is bounded by what the directory says, and the directory by our limits, so a zip bomb is refused before it can
 * go off. A member comes whole, or piece by piece where it is too large to be held; either way its check sum is compared.
 */
import { promisify } from 'node:util';
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib';
import { RefusedStatement } from './refused-statement.ts';
import { type DirectoryEntry, type ZipDirectory, zipDirectory } from './zip-directory.ts';

/** All members together, where they are held in memory one after the other. */
export const ZIP_UNPACKED_BYTES_MAX = 1024 ** 3;
/** Statements shrink to a tenth, made-up repetitive ones to a hundredth. */
export const ZIP_RATIO_MAX = 500;
/** Below this no ratio harms anybody. */
const RATIO_JUDGED_FROM_BYTES = 8 * 1024 ** 2;
const PIECE_BYTES = 256 * 1024;

export interface ZipMember {
  readonly name: string;
  readonly size: number;
  readonly isLocked: boolean;
  /** Where its own header begins. */
  readonly localAt: number;
  read(): Promise<Buffer>;
  /** The same bytes piece by piece, from the beginning each time; what is wrong with them is found at the latest behind the last piece. */
  pieces(): AsyncIterable<Buffer>;
}

/** Called with the bytes of a member that are done, of so many; what it throws ends the reading. */
export type Between = (done: number, of: number) => Promise<void>;

/** A member whose pieces are handed out with a pause after each, for whoever waits. */
export const inBreaths = (member: ZipMember, between: Between): ZipMember => ({
  ...member,
  pieces: async function* () {
    let done = 0;
    for await (const piece of member.pieces()) {
      yield piece;
      done += piece.length;
      await between(done, member.size);
    }
  },
});

const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
const FLAG_LOCKED = 0x1;
/** PKWARE's own, with certificates. */
const FLAG_STRONG = 0x40;

/** `bytesMax`: what all members may come to. */
export function openZip(bytes: Buffer, bytesMax = ZIP_UNPACKED_BYTES_MAX): ZipMember[] {
  const directory = zipDirectory(bytes);
  refuseBombs(directory.entries, bytesMax);
  return directory.entries.map((entry) => ({
    name: entry.name,
    size: entry.size,
    isLocked: (entry.flags & FLAG_LOCKED) !== 0,
    localAt: entry.localAt,
    read: async () => checked(entry, await inflated(entry, packedBytes(bytes, entry, directory))),
    pieces: () => checkedPieces(entry, packedBytes(bytes, entry, directory)),
  }));
}

function refuseBombs(entries: readonly DirectoryEntry[], bytesMax: number): void {
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (size > RATIO_JUDGED_FROM_BYTES && size > packed * ZIP_RATIO_MAX)
    throw new RefusedStatement('zip_bomb', {
      limit: ZIP_RATIO_MAX,
      ratio: Math.round(size / Math.max(packed, 1)),
    });
  if (size > bytesMax) throw new RefusedStatement('zip_bomb', { limit: bytesMax, bytes: size });
  // Members that share bytes unpack to more than the file ever held.
  const places = entries.filter((entry) => entry.packed > 0).toSorted((a, b) => a.localAt - b.localAt);
  places.forEach((entry, index) => {
    const before = places[index - 1];
    if (before && before.localAt + LOCAL_BYTES + before.packed > entry.localAt)
      throw new RefusedStatement('zip_bomb', { limit: ZIP_RATIO_MAX, ratio: 0 });
  });
}

function packedBytes(bytes: Buffer, entry: DirectoryEntry, directory: ZipDirectory): Buffer {
  const { localAt, packed, method } = entry;
  if ((entry.flags & FLAG_STRONG) !== 0)
    throw new RefusedStatement('unsupported_archive', { what: 'zip strong encryption' });
  if ((entry.flags & FLAG_LOCKED) !== 0) throw new RefusedStatement('password_protected', { triedCount: 0 });
  if (localAt + LOCAL_BYTES > directory.at || bytes.readUInt32LE(localAt) !== LOCAL_HEADER)
    throw new RefusedStatement('damaged', { what: 'zip' });
  const from = localAt + LOCAL_BYTES + bytes.readUInt16LE(localAt + 26) + bytes.readUInt16LE(localAt + 28);
  if (from + packed > directory.at) throw new RefusedStatement('truncated', { what: 'member' });
  if (method !== 0 && method !== 8)
    throw new RefusedStatement('unsupported_archive', { what: `zip method ${method}` });
  return bytes.subarray(from, from + packed);
}

async function inflated({ method, size }: DirectoryEntry, content: Buffer): Promise<Buffer> {
  if (method === 0) return content;
  try {
    return await promisify(inflateRaw)(content, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw whyNotInflated(error, size);
  }
}

function whyNotInflated(error: unknown, size: number): RefusedStatement {
  if (error instanceof RefusedStatement) return error;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  // More comes out than the directory says: somebody lied about the size.
  if (code === 'ERR_BUFFER_TOO_LARGE') return new RefusedStatement('zip_bomb', { limit: size });
  if (code === 'Z_BUF_ERROR') return new RefusedStatement('truncated', { what: 'member' });
  return new RefusedStatement('damaged', { what: 'member' });
}

function checked(entry: DirectoryEntry, unpacked: Buffer): Buffer {
  if (unpacked.length !== entry.size || crc32(unpacked) !== entry.crc)
    throw new RefusedStatement('damaged', { what: 'member' });
  return unpacked;
}

async function* checkedPieces(entry: DirectoryEntry, content: Buffer): AsyncGenerator<Buffer> {
  let size = 0;
  let crc = 0;
  for await (const piece of entry.method === 0 ? slices(content) : inflatedPieces(content, entry.size)) {
    size += piece.length;
    if (size > entry.size) throw new RefusedStatement('zip_bomb', { limit: entry.size });
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size !== entry.size || crc !== entry.crc) throw new RefusedStatement('damaged', { what: 'member' });
}

function* slices(content: Buffer): Generator<Buffer> {
  for (let from = 0; from < content.length; from += PIECE_BYTES)
    yield content.subarray(from, from + PIECE_BYTES);
}

async function* inflatedPieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: PIECE_BYTES });
  inflate.end(content);
  const pieces: AsyncIterator<unknown> = inflate[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextPiece(pieces, size);
      if (next === null) return;
      yield next;
    }
  } finally {
    inflate.destroy();
  }
}

/** Only what the inflater throws is named here; what the reader of the pieces throws is its own. */
async function nextPiece(pieces: AsyncIterator<unknown>, size: number): Promise<Buffer | null> {
  try {
    const { value, done } = await pieces.next();
    return done === true || !Buffer.isBuffer(value) ? null : value;
  } catch (error) {
    throw whyNotInflated(error, size);
  }
}
