/**
 * A pack's zip in its one canonical form (docs/evidence-pack.md §1): where its entries lie, and the first byte that is not as it must be.
 *
 * The archive says everything twice, before each entry and in its directory. Both chains are followed, and the one that meets itself is believed,
 * so a byte changed in either is found and named with its entry. Nothing is read into memory but headers.
 */
import { hex, isSame, textOf, utf8 } from './hashes.js';

/** @typedef {{ size: number, read: (from: number, to: number) => Promise<Uint8Array> }} Source */
/** @typedef {{ name: string, method: number, crc: number, packed: number, bytes: number, header: number, start: number, other?: string }} Entry */
/** @typedef {{ file: string, record: number, kind: string, expected: string, found: string }} Fault */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const MAX32 = 0xffffffff;
const MAX16 = 0xffff;
const ENTRIES_MAX = 1_000_000;
const DIRECTORY_BYTES_MAX = 256 * 1024 * 1024;
/** Stored as they are, so that they can be read without a tool. */
const STORED = ['manifest.json', 'manifest.sig'];

/** Little-endian numbers one after another, each with its width in bytes. @param {readonly number[][]} fields @param {Uint8Array} [tail] */
function packed(fields, tail = new Uint8Array(0)) {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, tail.length));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  bytes.set(tail, at);
  return bytes;
}
/** @param {number} value */
const in32 = (value) => Math.min(value, MAX32);
/** The field 0x0001 with what has no room in its own place. @param {readonly number[]} values */
const field64 = (values) =>
  values.length === 0
    ? new Uint8Array(0)
    : packed([[2, 1], [2, 8 * values.length], ...values.map((value) => [8, value])]);
/** @param {Uint8Array} one @param {Uint8Array} other */
const joined = (one, other) => packed([], new Uint8Array([...one, ...other]));
/** Both sizes where one has no room. @param {Entry} entry */
const largeSizes = ({ packed: inside, bytes }) => (inside >= MAX32 || bytes >= MAX32 ? [bytes, inside] : []);
/** What header and directory say alike: flag "UTF-8", method, time, day, sum, sizes. @param {Entry} entry */
function shared(entry) {
  const isLarge = largeSizes(entry).length > 0;
  const [inside, bytes] = isLarge ? [MAX32, MAX32] : [entry.packed, entry.bytes];
  return [
    [2, 0x0800],
    [2, entry.method],
    [2, 0],
    [2, 0x21],
    [4, entry.crc],
    [4, inside],
    [4, bytes],
  ];
}

/** @param {Entry} entry */
function localHeader(entry) {
  const extra = field64(largeSizes(entry));
  const name = utf8.encode(entry.name);
  const lengths = [
    [2, name.length],
    [2, extra.length],
  ];
  const version = extra.length > 0 ? 45 : 20;
  return packed([[4, LOCAL], [2, version], ...shared(entry), ...lengths], joined(name, extra));
}

/** @param {Entry} entry */
function directoryRecord(entry) {
  const extra = field64([...largeSizes(entry), ...(entry.header >= MAX32 ? [entry.header] : [])]);
  const name = utf8.encode(entry.name);
  const version = extra.length > 0 ? 45 : 20;
  // Lengths of name, field and comment; disk, internal and external attributes; place.
  const rest = [
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, in32(entry.header)],
  ];
  return packed([[4, CENTRAL], [2, version], [2, version], ...shared(entry), ...rest], joined(name, extra));
}

/** @param {number} count @param {number} start @param {number} bytes */
function endOf(count, start, bytes) {
  const short = Math.min(count, MAX16);
  const end = packed([
    [4, END],
    [4, 0],
    [2, short],
    [2, short],
    [4, in32(bytes)],
    [4, in32(start)],
    [2, 0],
  ]);
  if (count < MAX16 && start < MAX32 && bytes < MAX32) return end;
  const large = [
    [4, END64],
    [8, 44],
    [2, 45],
    [2, 45],
    [8, 0],
    [8, count],
    [8, count],
    [8, bytes],
    [8, start],
  ];
  return packed([...large, [4, LOCATOR64], [4, 0], [8, start + bytes], [4, 1]], end);
}

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Values of a zip64 field where the short ones are all ones; null where it does not hold them.
 * @param {Uint8Array} extra @param {number[]} short @returns {number[] | null}
 */
function long(extra, short) {
  if (!short.includes(MAX32)) return short;
  const view = viewOf(extra);
  if (extra.length < 4 || view.getUint16(0, true) !== 1) return null;
  let at = 4;
  const values = short.map((value) => {
    if (value !== MAX32) return value;
    at += 8;
    return at > extra.length ? Number.NaN : Number(view.getBigUint64(at - 8, true));
  });
  return values.every(Number.isSafeInteger) ? values : null;
}

/**
 * Entries by their own headers, from byte 0 to where the directory begins. A chain that breaks gives what there was until then, and the name it broke at.
 * @param {Source} source @param {{ start: number } | null} place Where the directory is said to lie.
 */
async function byHeaders(source, place) {
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  let broken = '';
  while (entries.length < ENTRIES_MAX) {
    const fixed = await source.read(at, Math.min(at + 30, source.size));
    const view = viewOf(fixed);
    const mark = fixed.length < 4 ? 0 : view.getUint32(0, true);
    if (at === place?.start || [CENTRAL, END, END64].includes(mark))
      return { entries, broken: '', isWhole: true };
    if (fixed.length < 30 || mark !== LOCAL) break;
    const nameBytes = view.getUint16(26, true);
    const start = at + 30 + nameBytes + view.getUint16(28, true);
    const tail = await source.read(at + 30, Math.min(start, source.size));
    broken = textOf(tail.subarray(0, nameBytes)) ?? '';
    const sizes = long(tail.subarray(nameBytes), [view.getUint32(22, true), view.getUint32(18, true)]);
    if (!sizes || start + sizes[1] > source.size) break;
    const [method, crc] = [view.getUint16(8, true), view.getUint32(14, true)];
    entries.push({ name: broken, method, crc, packed: sizes[1], bytes: sizes[0], header: at, start });
    at = start + sizes[1];
  }
  return { entries, broken, isWhole: false };
}

/** Where the directory is said to lie. @param {Source} source */
async function directoryPlace(source) {
  const from = Math.max(0, source.size - 98);
  const tail = await source.read(from, source.size);
  const view = viewOf(tail);
  const end = tail.length - 22;
  if (end < 0 || view.getUint32(end, true) !== END) return null;
  const large = end - 76;
  if (large >= 0 && view.getUint32(large, true) === END64)
    return { start: Number(view.getBigUint64(large + 48, true)), to: from + large };
  return { start: view.getUint32(end + 16, true), to: from + end };
}

/** Entries by the directory; whole when each begins where the one before it ends. @param {Source} source @param {{ start: number, to: number } | null} place */
async function byDirectory(source, place) {
  /** @type {Entry[]} */
  const entries = [];
  const broken = { entries, isWhole: false };
  if (!place || place.start > place.to || place.to - place.start > DIRECTORY_BYTES_MAX) return broken;
  const bytes = await source.read(place.start, place.to);
  const view = viewOf(bytes);
  let at = 0;
  let next = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return broken;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const to = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (to > bytes.length) return broken;
    const short = [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ];
    const sizes = long(bytes.subarray(nameEnd, to), short);
    if (!sizes || sizes[2] !== next) return broken;
    const name = textOf(bytes.subarray(at + 46, nameEnd)) ?? '';
    const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    const entry = { name, method, crc, packed: sizes[1], bytes: sizes[0], header: next, start: 0 };
    entry.start = next + localHeader(entry).length;
    entries.push(entry);
    next = entry.start + entry.packed;
    at = to;
  }
  return { entries, isWhole: next === place.start };
}

/** @param {string} name */
const isSafe = (name) =>
  name !== '' && !name.startsWith('/') && !/[\\\0-\x1f]/.test(name) && !name.split('/').includes('..');

/** Order of their bytes in UTF-8. @param {string} one @param {string} other */
export function isBefore(one, other) {
  const [a, b] = [utf8.encode(one), utf8.encode(other)];
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i] !== b[i]) return a[i] < b[i];
  return a.length < b.length;
}

/** The first byte that differs. @param {string} file @param {number} at @param {Uint8Array} wanted @param {Uint8Array} found @returns {Fault} */
function differs(file, at, wanted, found) {
  let i = 0;
  while (i < wanted.length && wanted[i] === found[i]) i += 1;
  const [expected, seen] = [wanted, found].map((bytes) => hex(bytes.subarray(i, i + 1)));
  return { file, record: at + i, kind: i < found.length ? 'layout' : 'cut', expected, found: seen };
}

/** @param {Entry} entry @param {Entry | undefined} before @returns {Fault | null} */
function misplaced(entry, before) {
  const method = STORED.includes(entry.name) ? 0 : 8;
  const fault = (/** @type {string} */ kind, /** @type {string} */ expected, /** @type {string} */ found) => {
    return { file: entry.name, record: 0, kind, expected, found };
  };
  if (!isSafe(entry.name)) return fault('name', '', entry.name);
  if (before && !isBefore(before.name, entry.name)) return fault('order', before.name, entry.name);
  return entry.method === method ? null : fault('method', String(method), String(entry.method));
}

/**
 * The archive's entries and the first fault of its form. Entries are given as far as they can be found, for the other checks to go on; `other` is
 * what the second place calls the entry, where it differs.
 * @param {Source} source
 * @returns {Promise<{ entries: Entry[], fault: Fault | null }>}
 */
export async function openArchive(source) {
  const place = await directoryPlace(source);
  const local = await byHeaders(source, place);
  const central = await byDirectory(source, place);
  const { entries } = local.isWhole || !central.isWhole ? local : central;
  if (!local.isWhole && !central.isWhole) {
    const kind = local.broken === '' ? 'no_archive' : 'cut';
    return { entries, fault: { file: local.broken, record: 0, kind, expected: '', found: '' } };
  }
  if (entries.length === 0)
    return { entries, fault: { file: '', record: 0, kind: 'no_archive', expected: '', found: '' } };
  /** @type {(Fault | null)[]} */
  const faults = [];
  /** Null where the bytes are as wanted. @param {number} at @param {Uint8Array} wanted */
  const other = async (at, wanted) => {
    const found = await source.read(Math.min(at, source.size), Math.min(at + wanted.length, source.size));
    return isSame(found, wanted) ? null : found;
  };
  for (const entry of entries) {
    const wanted = localHeader(entry);
    const found = await other(entry.header, wanted);
    faults.push(found && differs(entry.name, entry.header, wanted, found));
  }
  const last = entries[entries.length - 1];
  const begin = last.start + last.packed;
  let at = begin;
  for (const [i, entry] of entries.entries()) {
    const wanted = directoryRecord(entry);
    const found = await other(at, wanted);
    const twin = central.isWhole ? central.entries[i] : undefined;
    if (found && twin && twin !== entry && twin.header === entry.header) {
      // Both places are well formed and say different things: which of them was changed, the archive alone does not know.
      const [expected, seen] = [entry, twin].map((each) =>
        entry.name === twin.name ? hex(directoryRecord(each).subarray(10, 28)) : each.name,
      );
      faults.push({ file: entry.name, record: at, kind: 'twofold', expected, found: seen });
      entry.other = twin.name;
    } else faults.push(found && differs(entry.name, at, wanted, found));
    at += wanted.length;
  }
  const end = endOf(entries.length, begin, at - begin);
  const found = await other(at, end);
  faults.push(found && differs('', at, end, found));
  const over = {
    file: '',
    record: at + end.length,
    kind: 'trailing',
    expected: '',
    found: String(source.size),
  };
  if (source.size > at + end.length) faults.push(over);
  // Last: a damaged name is out of order, too, but that is not what is wrong with it.
  faults.push(...entries.map((entry, i) => misplaced(entry, entries[i - 1])));
  return { entries, fault: faults.find((each) => each !== null) ?? null };
}
