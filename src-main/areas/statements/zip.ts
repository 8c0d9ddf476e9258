/**
 * Opens a zip by its central directory: names, sizes and limits are known before anything is unpacked.
 *
 * Chinese channels write member names in GBK without saying so; the order of members means nothing. What a member unpacks to is bounded
 * by what the directory says, and the directory by our limits, so a zip bomb is refused before it can go off.
 */
import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { RefusedStatement } from './refused-statement.ts';

export const ZIP_MEMBERS_MAX = 1000;
/** All members together. */
export const ZIP_UNPACKED_BYTES_MAX = 1024 ** 3;
/** Statements shrink to a tenth, made-up repetitive ones to a hundredth. */
export const ZIP_RATIO_MAX = 500;
/** Below this no ratio harms anybody. */
const RATIO_JUDGED_FROM_BYTES = 8 * 1024 ** 2;

export interface ZipMember {
  readonly name: string;
  readonly size: number;
  read(): Promise<Buffer>;
}

const END_RECORD = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_RECORD_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_BYTES_MAX = 65_535;
const UNKNOWN_32 = 0xffffffff;

const FLAG_ENCRYPTED = 0x1;
const FLAG_UTF8 = 0x800;

export function openZip(bytes: Buffer): ZipMember[] {
  const end = endRecord(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const directoryBytes = bytes.readUInt32LE(end + 12);
  const directoryAt = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || directoryAt === UNKNOWN_32)
    throw new RefusedStatement('unsupported_archive', { what: 'zip64' });
  if (count > ZIP_MEMBERS_MAX)
    throw new RefusedStatement('too_many_members', { limit: ZIP_MEMBERS_MAX, count });
  if (directoryAt + directoryBytes > end) throw new RefusedStatement('truncated', { what: 'zip' });
  const members: Directory[] = [];
  for (let at = directoryAt, index = 0; index < count; index += 1) {
    const member = directoryEntry(bytes, at, end);
    members.push(member);
    at = member.nextAt;
  }
  refuseBombs(members);
  return members.map((member) => ({
    name: member.name,
    size: member.size,
    read: () => unpack(bytes, member, directoryAt),
  }));
}

interface Directory {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly localAt: number;
  readonly nextAt: number;
}

function endRecord(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_RECORD_BYTES - COMMENT_BYTES_MAX);
  for (let at = bytes.length - END_RECORD_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at;
  }
  throw new RefusedStatement('truncated', { what: 'zip' }); // The directory stands at the end; without it the file was cut off.
}

function directoryEntry(bytes: Buffer, at: number, end: number): Directory {
  if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL_HEADER)
    throw new RefusedStatement('damaged', { what: 'zip' });
  const flags = bytes.readUInt16LE(at + 8);
  const nameBytes = bytes.readUInt16LE(at + 28);
  const nextAt = at + CENTRAL_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  const packed = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const localAt = bytes.readUInt32LE(at + 42);
  if (nextAt > end) throw new RefusedStatement('damaged', { what: 'zip' });
  if (packed === UNKNOWN_32 || size === UNKNOWN_32 || localAt === UNKNOWN_32)
    throw new RefusedStatement('unsupported_archive', { what: 'zip64' });
  return {
    name: memberName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes), flags),
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    localAt,
    nextAt,
  };
}

function memberName(bytes: Buffer, flags: number): string {
  if ((flags & FLAG_UTF8) !== 0 || isUtf8(bytes)) return bytes.toString('utf8');
  return new TextDecoder('gb18030').decode(bytes);
}

function refuseBombs(members: readonly Directory[]): void {
  const size = members.reduce((sum, member) => sum + member.size, 0);
  const packed = members.reduce((sum, member) => sum + member.packed, 0);
  if (size > ZIP_UNPACKED_BYTES_MAX)
    throw new RefusedStatement('zip_bomb', { limit: ZIP_UNPACKED_BYTES_MAX, bytes: size });
  if (size > RATIO_JUDGED_FROM_BYTES && size > packed * ZIP_RATIO_MAX)
    throw new RefusedStatement('zip_bomb', {
      limit: ZIP_RATIO_MAX,
      ratio: Math.round(size / Math.max(packed, 1)),
    });
  // Members that share bytes unpack to more than the file ever held.
  const places = members.filter((member) => member.packed > 0).toSorted((a, b) => a.localAt - b.localAt);
  places.forEach((member, index) => {
    const before = places[index - 1];
    if (before && before.localAt + LOCAL_BYTES + before.packed > member.localAt)
      throw new RefusedStatement('zip_bomb', { limit: ZIP_RATIO_MAX, ratio: 0 });
  });
}

async function unpack(bytes: Buffer, member: Directory, directoryAt: number): Promise<Buffer> {
  const { localAt, packed, size } = member;
  if ((member.flags & FLAG_ENCRYPTED) !== 0) throw new RefusedStatement('password_protected');
  if (localAt + LOCAL_BYTES > directoryAt || bytes.readUInt32LE(localAt) !== LOCAL_HEADER)
    throw new RefusedStatement('damaged', { what: 'zip' });
  const from = localAt + LOCAL_BYTES + bytes.readUInt16LE(localAt + 26) + bytes.readUInt16LE(localAt + 28);
  if (from + packed > directoryAt) throw new RefusedStatement('truncated', { what: 'member' });
  const content = bytes.subarray(from, from + packed);
  const unpacked = member.method === 0 ? content : member.method === 8 ? await inflate(content, size) : null;
  if (!unpacked) throw new RefusedStatement('unsupported_archive', { what: `zip method ${member.method}` });
  if (unpacked.length !== size || crc32(unpacked) !== member.crc)
    throw new RefusedStatement('damaged', { what: 'member' });
  return unpacked;
}

async function inflate(content: Buffer, size: number): Promise<Buffer> {
  try {
    return await promisify(inflateRaw)(content, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // More comes out than the directory says: somebody lied about the size.
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new RefusedStatement('zip_bomb', { limit: size });
    if (code === 'Z_BUF_ERROR') throw new RefusedStatement('truncated', { what: 'member' });
    throw new RefusedStatement('damaged', { what: 'member' });
  }
}
