/**
 * Zip files as Alipay writes them: member names in GBK, without the flag that says UTF-8.
 *
 * No zip library writes such names, and readers get them wrong; hence by hand. Times inside are fixed: same members, same bytes.
 */
import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { encodeGbk } from '../platform/gbk.ts';

export interface ZipMember {
  readonly name: string;
  readonly bytes: Buffer;
}

const DEFLATED = 8;
const VERSION = 20;
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1; // 2026-01-01, 00:00.

export function zipWithGbkNames(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = encodeGbk(member.name);
    const packed = Buffer.from(deflateSync(member.bytes, { level: 6 }));
    const facts = Buffer.alloc(26); // What the local header and the directory both say.
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(0, 2); // Flags: bit 11 (UTF-8 names) stays off.
    facts.writeUInt16LE(DEFLATED, 4);
    facts.writeUInt16LE(0, 6);
    facts.writeUInt16LE(DOS_DATE, 8);
    facts.writeUInt32LE(crc32(member.bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(member.bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    facts.writeUInt16LE(0, 24);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed]);

    const rest = Buffer.alloc(14); // Comment, disk, attributes: all nothing; then where the member begins.
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.alloc(2);
    made.writeUInt16LE(VERSION, 0);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, facts, rest, name]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
