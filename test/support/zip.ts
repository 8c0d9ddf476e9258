/** Writes zips for tests, also such as no honest program writes: names in any encoding, lies about sizes, members locked. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Member {
  readonly name: string | Buffer;
  readonly content: Buffer | string;
  readonly isLocked?: boolean;
  /** What the directory says the member unpacks to, where that is not the truth. */
  readonly statedSize?: number;
  /** Sizes are said in the zip64 way. */
  readonly isWide?: boolean;
}

const ALL_ONES = 0xffffffff;

/** The extra field that keeps what four bytes cannot say. */
function wideExtra(size: number, packed: number, at: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, value] of [size, packed, at].entries())
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return extra;
}

export function zip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const name = typeof member.name === 'string' ? Buffer.from(member.name) : member.name;
    const content = typeof member.content === 'string' ? Buffer.from(member.content) : member.content;
    const packed = deflateRawSync(content);
    // UTF-8 is said only of names given as text; the bytes of others are whatever the channel wrote.
    const flags = (member.isLocked ? 1 : 0) | (typeof member.name === 'string' ? 0x800 : 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(member.statedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const extra = member.isWide ? wideExtra(content.length, packed.length, at) : Buffer.alloc(0);
    const listed = Buffer.from(common);
    if (member.isWide) {
      listed.writeUInt32LE(ALL_ONES, 14);
      listed.writeUInt32LE(ALL_ONES, 18);
      listed.writeUInt16LE(extra.length, 24);
      rest.writeUInt32LE(ALL_ONES, 10);
    }
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), listed, rest, name, extra]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}
