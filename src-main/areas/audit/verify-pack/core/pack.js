/**
 * The files of a pack as they are found in its archive: unpacked piece by piece, hashed inside and out, and of a changed table the record that was
 * changed.
 */
import { crc32, hex, textOf } from './hashes.js';
import { lineSplitter, locatorOf } from './tables.js';

/**
 * What differs between a browser and Node: a hash over a stream, raw inflate, and letting others have a turn.
 * @typedef {{ sha256: () => import('./hashes.js').Hash, inflate: (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
 *   progress: (done: number, of: number) => Promise<void> | void }} Host
 * @typedef {import('./archive.js').Source} Source
 * @typedef {import('./archive.js').Entry} Entry
 * @typedef {import('./manifest.js').PackFile} PackFile
 */

export const CHUNK = 1024 * 1024;
const SMALL_BYTES_MAX = 256 * 1024 * 1024;

/** An archive with a manifest, ready to be read from. */
export class Pack {
  /** @param {Source} source @param {Host} host @param {readonly Entry[]} entries */
  constructor(source, host, entries) {
    this.source = source;
    this.host = host;
    this.entries = entries;
    /** @type {Map<string, Entry>} */
    this.byName = new Map();
    for (const entry of entries) if (!this.byName.has(entry.name)) this.byName.set(entry.name, entry);
    // A name that was damaged in one place is found by the other.
    for (const entry of entries)
      if (entry.other !== undefined && !this.byName.has(entry.other)) this.byName.set(entry.other, entry);
  }

  /** As it lies in the archive. @param {Entry} entry */
  async *packed(entry) {
    const to = Math.min(entry.start + entry.packed, this.source.size);
    for (let at = entry.start; at < to; at += CHUNK)
      yield await this.source.read(at, Math.min(at + CHUNK, to));
  }

  /** Throws where it does not unpack. @param {string} name @param {AsyncIterable<Uint8Array>} chunks */
  plain(name, chunks) {
    return name === 'manifest.json' || name === 'manifest.sig' ? chunks : this.host.inflate(chunks);
  }

  /** A small file as a whole; null where it is missing, too large or does not unpack. @param {string} name */
  async small(name) {
    const entry = this.byName.get(name);
    if (!entry || entry.packed > SMALL_BYTES_MAX) return null;
    /** @type {Uint8Array[]} */
    const chunks = [];
    let length = 0;
    try {
      for await (const chunk of this.plain(name, this.packed(entry))) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > SMALL_BYTES_MAX) return null;
      }
    } catch {
      return null;
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

/** @typedef {{ push: (chunk: Uint8Array) => void, end: () => void }} Reader */

/**
 * One file read once: what its bytes are, packed and plain, while a reader looks at the plain ones.
 * @param {Pack} pack @param {PackFile} file @param {Entry} entry @param {Reader | null} reader @param {(bytes: number) => Promise<void> | void} step
 */
export async function readFile(pack, file, entry, reader, step) {
  const outer = pack.host.sha256();
  const inner = pack.host.sha256();
  let [bytes, crc, passed, told] = [0, 0, 0, 0];
  let isBroken = false;
  /** Whoever stops the work is no fault of the file. @type {{ why: unknown } | null} */
  let stop = null;
  async function* passing() {
    for await (const chunk of pack.packed(entry)) {
      outer.update(chunk);
      passed += chunk.length;
      yield chunk;
    }
  }
  const tell = async () => {
    const more = passed - told;
    told = passed;
    try {
      await step(more);
    } catch (why) {
      stop = { why };
      throw why;
    }
  };
  try {
    for await (const chunk of pack.plain(file.name, passing())) {
      inner.update(chunk);
      crc = crc32(crc, chunk);
      bytes += chunk.length;
      reader?.push(chunk);
      // Never more than a file is said to be: an archive can unpack to any size.
      if (bytes > file.bytes) throw new Error('larger than said');
      await tell();
    }
    await tell();
  } catch {
    if (stop) throw /** @type {{ why: unknown }} */ (stop).why;
    isBroken = true;
  }
  reader?.end();
  if (isBroken) return { isBroken, bytes, crc, sha256: '', packedSha256: '' };
  return { isBroken, bytes, crc, sha256: hex(inner.digest()), packedSha256: hex(outer.digest()) };
}

/** The locator of a table, or of the log's files. @param {string} name */
const locatorName = (name) =>
  `rows/${name.slice(name.lastIndexOf('/') + 1).replace(/\.(csv|txt|jsonl)$/, '')}`;

/** The first record that is not as its locator says; 0 where every record is. @param {Pack} pack @param {PackFile} file @param {Entry} entry */
export async function changedRecord(pack, file, entry) {
  const none = { record: 0, expected: '', found: '' };
  const locators = await pack.small(locatorName(file.name));
  if (!locators || locatorName(file.name) === file.name) return none;
  const known = (textOf(locators) ?? '').split('\n').slice(0, -1);
  let changed = none;
  let lines = 0;
  const splitter = lineSplitter((line, number) => {
    lines = number;
    if (changed.record > 0) return;
    const found = locatorOf(line);
    if (found !== known[number - 1]) changed = { record: number, expected: known[number - 1] ?? '', found };
  });
  let bytes = 0;
  let isBroken = false;
  try {
    for await (const chunk of pack.plain(file.name, pack.packed(entry))) {
      splitter.push(chunk);
      bytes += chunk.length;
      if (bytes > file.bytes + CHUNK) break;
    }
  } catch {
    isBroken = true;
  }
  // Half a line where the unpacking broke off is no record.
  const isWhole = isBroken || splitter.end();
  if (changed.record > 0) return changed;
  if (lines < known.length) return { record: lines + 1, expected: known[lines] ?? '', found: '' };
  return isWhole ? none : { record: lines, expected: 'LF', found: '' };
}
