/** The lines behind a figure, with their amounts, as bytes in the ledger. */
import { bytesOf, compress, decompress } from '../../../ledger/compress.ts';
import type { Members } from '../rules/members.ts';

/** Ids first, amounts behind them; copied into arrays of their own, because an amount has to lie at a multiple of eight bytes. */
export function pack({ lineIds, amounts }: Members): Uint8Array {
  return compress(Buffer.concat([bytesOf(lineIds), bytesOf(amounts)]));
}

export function unpack(bytes: Uint8Array): Members {
  const plain = Uint8Array.from(decompress(bytes));
  const count = plain.length / (Uint32Array.BYTES_PER_ELEMENT + Float64Array.BYTES_PER_ELEMENT);
  const idBytes = count * Uint32Array.BYTES_PER_ELEMENT;
  return {
    lineIds: new Uint32Array(plain.buffer.slice(0, idBytes)),
    amounts: new Float64Array(plain.buffer.slice(idBytes)),
  };
}
