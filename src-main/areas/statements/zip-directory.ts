/**
 * The central directory of a zip: names, sizes and places of its members, read before anything is unpacked.
 *
 * Chinese channels write member names in GBK without saying so; the order of members means nothing. What contradicts itself is damaged,
 * what was cut off is truncated; sizes past 4 GiB and counts past 65,535 are read where the archive keeps them (zip64).
 */
import { isUtf8 } from 'node:buffer';
import { RefusedStatement } from './refused-statement.ts';

export const ZIP_MEMBERS_MAX = 1000;

export interface DirectoryEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly localAt: number;
}

export interface ZipDirectory {
  readonly entries: readonly DirectoryEntry[];
  /** Where the directory begins: no member reaches beyond it. */
  readonly at: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_64 = 0x06064b50;
const END_LOCATOR_64 = 0x07064b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD_BYTES = 22;
const END_RECORD_64_BYTES = 56;
const END_LOCATOR_64_BYTES = 20;
const CENTRAL_BYTES = 46;
const COMMENT_BYTES_MAX = 65_535;
const UNKNOWN_16 = 0xffff;
const UNKNOWN_32 = 0xffffffff;
const EXTRA_64 = 1;
const FLAG_UTF8 = 0x800;

export function zipDirectory(bytes: Buffer): ZipDirectory {
  const end = endRecord(bytes);
  const { count, size, at } = directoryPlace(bytes, end);
  if (count > ZIP_MEMBERS_MAX)
    throw new RefusedStatement('too_many_members', { limit: ZIP_MEMBERS_MAX, count });
  if (at + size > end) throw new RefusedStatement('truncated', { what: 'zip' });
  const entries: DirectoryEntry[] = [];
  for (let next = at, index = 0; index < count; index += 1) {
    const found = entryAt(bytes, next, end);
    entries.push(found.entry);
    next = found.nextAt;
  }
  return { entries, at };
}

function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD_BYTES - COMMENT_BYTES_MAX);
  for (let at = bytes.length - END_RECORD_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  throw new RefusedStatement('truncated', { what: 'zip' }); // The directory stands at the end; without it the file was cut off.
}

function directoryPlace(bytes: Buffer, end: number): { count: number; size: number; at: number } {
  const place = {
    count: bytes.readUInt16LE(end + 10),
    size: bytes.readUInt32LE(end + 12),
    at: bytes.readUInt32LE(end + 16),
  };
  if (place.count !== UNKNOWN_16 && place.size !== UNKNOWN_32 && place.at !== UNKNOWN_32) return place;
  const locator = end - END_LOCATOR_64_BYTES;
  // Sixty-five thousand members without a second end record are just that many.
  if (locator < 0 || bytes.readUInt32LE(locator) !== END_LOCATOR_64) return place;
  const wide = wideNumber(bytes, locator + 8);
  if (wide + END_RECORD_64_BYTES > locator || bytes.readUInt32LE(wide) !== END_RECORD_64)
    throw new RefusedStatement('damaged', { what: 'zip' });
  return {
    count: wideNumber(bytes, wide + 32),
    size: wideNumber(bytes, wide + 40),
    at: wideNumber(bytes, wide + 48),
  };
}

/** Eight bytes; no file of ours is longer than a JavaScript number can say. */
function wideNumber(bytes: Buffer, at: number): number {
  const value = Number(bytes.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new RefusedStatement('damaged', { what: 'zip' });
  return value;
}

function entryAt(bytes: Buffer, at: number, end: number): { entry: DirectoryEntry; nextAt: number } {
  if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL_HEADER)
    throw new RefusedStatement('damaged', { what: 'zip' });
  const flags = bytes.readUInt16LE(at + 8);
  const nameAt = at + CENTRAL_BYTES;
  const extraAt = nameAt + bytes.readUInt16LE(at + 28);
  const extraEnd = extraAt + bytes.readUInt16LE(at + 30);
  const nextAt = extraEnd + bytes.readUInt16LE(at + 32);
  if (nextAt > end) throw new RefusedStatement('damaged', { what: 'zip' });
  const stated = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  const [size = 0, packed = 0, localAt = 0] = withWide(stated, bytes.subarray(extraAt, extraEnd));
  const entry = {
    name: memberName(bytes.subarray(nameAt, extraAt), flags),
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    localAt,
  };
  return { entry, nextAt };
}

/** Numbers too large for their four bytes stand in the extra field, in this order and only those. */
function withWide(stated: readonly number[], extra: Buffer): readonly number[] {
  if (!stated.includes(UNKNOWN_32)) return stated;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== EXTRA_64) continue;
    let from = at + 4;
    return stated.map((value) => {
      if (value !== UNKNOWN_32) return value;
      if (from + 8 > extra.length) throw new RefusedStatement('damaged', { what: 'zip' });
      from += 8;
      return wideNumber(extra, from - 8);
    });
  }
  throw new RefusedStatement('damaged', { what: 'zip' });
}

function memberName(bytes: Buffer, flags: number): string {
  if ((flags & FLAG_UTF8) !== 0 || isUtf8(bytes)) return bytes.toString('utf8');
  return new TextDecoder('gb18030').decode(bytes);
}
