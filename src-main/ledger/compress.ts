/**
 * Compression of the blobs in the ledger: zstd at its fastest level. Typed arrays and lines of text shrink to a third or less, and what
 * is not written need not be encrypted. The inflated size is bounded, though only our own blobs ever come here.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const BLOB_BYTES_MAX = 2 * 1024 ** 3 - 1;

/** Room asked for at a time: statements shrink to a twelfth, so mostly one piece is enough and little of it is left empty. */
const roomFor = (bytes: Uint8Array): number => Math.max(1024, bytes.length >> 3);

export function compress(bytes: Uint8Array): Buffer {
  return zstdCompressSync(bytes, {
    chunkSize: roomFor(bytes),
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  });
}

export function decompress(bytes: Uint8Array): Buffer {
  return zstdDecompressSync(bytes, { maxOutputLength: BLOB_BYTES_MAX });
}

/** The bytes a typed array lies in, without copying. */
export const bytesOf = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
