/**
 * Compression of the blobs in the ledger: zstd at its fastest level. Typed arrays and lines of text shrink to a third or less, and what
 * is not written need not be encrypted. The inflated size is bounded, though only our own blobs ever come here.
 */
import { Readable } from 'node:stream';
import { constants, createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const BLOB_BYTES_MAX = 2 * 1024 ** 3 - 1;

/** Room asked for at a time: statements shrink to a twelfth, so mostly one piece is enough and little of it is left empty. */
const roomFor = (bytes: Uint8Array): number => Math.max(1024, bytes.length >> 3);

const FASTEST = { [constants.ZSTD_c_compressionLevel]: 1 };
const PIECE_BYTES = 1024 ** 2;

export function compress(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, { chunkSize: roomFor(bytes), params: FASTEST });
}

/** For hashes, which hardly shrink: room for all of it at once, so that it is not put together from pieces a second time. */
export const compressHashes = (bytes: Uint8Array): Buffer =>
  zstdCompressSync(bytes, { chunkSize: bytes.length + (bytes.length >> 7) + 1024, params: FASTEST });

/** The same in pieces, on another thread: for what is large. */
export function compressedPieces(bytes: Buffer): AsyncIterable<Buffer> {
  const pieces = function* () {
    for (let from = 0; from < bytes.length; from += PIECE_BYTES)
      yield bytes.subarray(from, from + PIECE_BYTES);
  };
  return Readable.from(pieces()).pipe(createZstdCompress({ params: FASTEST, pledgedSrcSize: bytes.length }));
}

export function decompress(bytes: Uint8Array): Buffer {
  return zstdDecompressSync(bytes, { maxOutputLength: BLOB_BYTES_MAX });
}

/** The bytes a typed array lies in, without copying. */
export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
