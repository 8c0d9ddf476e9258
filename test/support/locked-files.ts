/** Puts passwords on files for tests: zips as mails of the channels carry them, Excel's encrypted packages, and the old .xls with RC4. */
import { createHash } from 'node:crypto';
import * as xlsx from '@e965/xlsx';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export interface LockedMember {
  readonly name: string;
  readonly content: Buffer | string;
  /** Absent: this one is open. */
  readonly password?: string;
}

/** `nameBytes`: how names are written, where it is not UTF-8. */
export async function lockedZip(
  members: readonly LockedMember[],
  form: 'zipcrypto' | 'aes',
  nameBytes?: (name: string) => Buffer,
): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    ...(nameBytes ? { encodeText: nameBytes, useUnicodeFileNames: false } : {}),
  });
  for (const { name, content, password } of members) {
    const lock = password === undefined ? {} : { password, zipCrypto: form === 'zipcrypto' };
    await writer.add(name, new Uint8ArrayReader(Buffer.from(content)), lock);
  }
  return Buffer.from(await writer.close());
}

const FILE_PASS_BYTES = 54;
const BLOCK = 1024;
const md5 = (...parts: readonly Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest();

function blockKey(password: string, salt: Buffer, block: number): Buffer {
  const first = md5(Buffer.from(password, 'utf16le')).subarray(0, 5);
  const second = md5(Buffer.concat(Array(16).fill(Buffer.concat([first, salt])))).subarray(0, 5);
  const number = Buffer.alloc(4);
  number.writeUInt32LE(block);
  return md5(second, number);
}

function* rc4(key: Buffer): Generator<number, never> {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  for (let i = 0, j = 0; ; ) {
    i = (i + 1) & 255;
    j = (j + (state[i] ?? 0)) & 255;
    swap(i, j);
    yield state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0;
  }
}

/** The old .xls (Excel 97) with the password Excel 97 puts on it. */
export function lockedXls(bytes: Buffer, password: string): Buffer {
  const container = xlsx.CFB.read(bytes, { type: 'buffer' });
  const plain = withFilePass(Buffer.from(xlsx.CFB.find(container, '/Workbook')?.content ?? []), password);
  const locked = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(locked, '/Workbook', plain);
  const written: unknown = xlsx.CFB.write(locked, { type: 'buffer' });
  if (Buffer.isBuffer(written)) return written;
  throw new Error('no bytes');
}

function withFilePass(stream: Buffer, password: string): Buffer {
  const salt = Buffer.from('0123456789abcdef');
  const verifier = Buffer.from('a test, no secret').subarray(0, 16);
  const keys = rc4(blockKey(password, salt, 0));
  const sealed = Buffer.concat([verifier, md5(verifier)]).map((byte) => byte ^ keys.next().value);
  const filePass = Buffer.concat([
    Buffer.from([0x2f, 0, FILE_PASS_BYTES, 0, 1, 0, 1, 0, 1, 0]),
    salt,
    Buffer.from(sealed),
  ]);
  const behindStart = 4 + stream.readUInt16LE(2);
  const whole = Buffer.concat([stream.subarray(0, behindStart), filePass, stream.subarray(behindStart)]);
  const isOpen = new Set<number>();
  for (let at = 0; at + 4 <= whole.length; ) {
    const kind = whole.readUInt16LE(at);
    const end = at + 4 + whole.readUInt16LE(at + 2);
    // The places of the sheets stay readable, and move by what was put in.
    if (kind === 0x85) whole.writeUInt32LE(whole.readUInt32LE(at + 4) + filePass.length, at + 4);
    const open = [0x809, 0x2f].includes(kind) ? end : kind === 0x85 ? at + 8 : at + 4;
    for (let byte = at; byte < open; byte += 1) isOpen.add(byte);
    at = end;
  }
  for (let block = 0; block * BLOCK < whole.length; block += 1) {
    const stream = rc4(blockKey(password, salt, block));
    for (let at = block * BLOCK; at < Math.min(whole.length, (block + 1) * BLOCK); at += 1) {
      const key = stream.next().value;
      if (!isOpen.has(at)) whole[at] = (whole[at] ?? 0) ^ key;
    }
  }
  return whole;
}
