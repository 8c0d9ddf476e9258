/** Blocks of packed lines that somebody looked into, kept open while there is room: neighbours are asked for one after the other. */
import { findLines, LINES_PER_BLOCK } from './staging.ts';

/** Bytes of opened blocks kept: a page in the order of amounts touches a block for each of its lines. */
const OPENED_BYTES_MAX = 48 * 1024 * 1024;

/** A block of packed lines, and where each of them begins. */
interface Opened {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
}

export class OpenedBlocks {
  readonly #read: (importId: number, blockNo: number) => Buffer;
  readonly #opened = new Map<string, Opened>();
  #bytes = 0;

  constructor(read: (importId: number, blockNo: number) => Buffer) {
    this.#read = read;
  }

  get(importId: number, blockNo: number): Opened {
    const key = `${importId}:${blockNo}`;
    const held = this.#opened.get(key);
    if (held) return held;
    const bytes = this.#read(importId, blockNo);
    const starts = new Uint32Array(LINES_PER_BLOCK + 1);
    findLines(bytes, starts);
    const opened = { bytes, starts };
    this.#opened.set(key, opened);
    this.#bytes += bytes.length;
    for (const [oldKey, old] of this.#opened) {
      if (this.#bytes <= OPENED_BYTES_MAX) break;
      this.#opened.delete(oldKey);
      this.#bytes -= old.bytes.length;
    }
    return opened;
  }
}
