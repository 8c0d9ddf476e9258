/**
 * Members of a zip that are under a password: ZipCrypto, which the channels' mails use, and WinZip's AES.
 *
 * The passwords are tried in the order given. Which one fitted is told by its place in that order; none of them is ever part of what is
 * thrown, and what the library throws is never passed on.
 */
import { WritableStream } from 'node:stream/web';
import { RefusedStatement } from './refused-statement.ts';
import type { ZipMember } from './zip.ts';

/** A password that opened something, by its place in the list it came from. */
export interface Unlocked {
  readonly bytes: Buffer;
  readonly passwordIndex: number;
}

/** More are not tried on one file: each may cost a fifth of a second. A wallet's personal bill has a new password every time. */
export const PASSWORDS_TRIED_MAX = 50;

type ZipModule = typeof import('@zip.js/zip.js');
type LockedEntry = Awaited<ReturnType<InstanceType<ZipModule['ZipReader']>['getEntries']>>[number];

export class LockedZip {
  readonly #bytes: Buffer;
  #entries: Promise<ReadonlyMap<number, LockedEntry>> | null = null;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  async unlock(member: ZipMember, passwords: readonly string[]): Promise<Unlocked> {
    const tried = passwords.slice(0, PASSWORDS_TRIED_MAX);
    if (tried.length === 0) throw new RefusedStatement('password_protected', { triedCount: 0 });
    this.#entries ??= openEntries(this.#bytes);
    const entry = (await this.#entries).get(member.localAt);
    if (!entry || entry.directory) throw new RefusedStatement('damaged', { what: 'zip' });
    let hasFitted = false;
    for (const [passwordIndex, password] of tried.entries()) {
      if (password === '') continue;
      const found = await contentOf(entry, member.size, password);
      if (Buffer.isBuffer(found)) return { bytes: found, passwordIndex };
      hasFitted ||= found === 'damaged';
    }
    // The check before the content is one byte in ZipCrypto: a wrong password passes it once in 256 times.
    if (hasFitted) throw new RefusedStatement('damaged', { what: 'member' });
    throw new RefusedStatement('password_protected', { triedCount: tried.length });
  }
}

async function openEntries(bytes: Buffer): Promise<ReadonlyMap<number, LockedEntry>> {
  const { configure, Uint8ArrayReader, ZipReader } = await import('@zip.js/zip.js');
  configure({ useWebWorkers: false });
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { strictness: 'tolerant' });
    const entries = await reader.getEntries();
    return new Map(entries.map((entry) => [entry.offset, entry]));
  } catch {
    throw new RefusedStatement('damaged', { what: 'zip' });
  }
}

async function contentOf(
  entry: LockedEntry,
  size: number,
  password: string,
): Promise<Buffer | 'wrong' | 'damaged'> {
  if (entry.directory) return 'damaged';
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const collector = new WritableStream<Uint8Array>({
    write: (piece) => {
      bytes += piece.length;
      if (bytes > size) throw new RefusedStatement('zip_bomb', { limit: size });
      pieces.push(piece);
    },
  });
  try {
    await entry.getData(collector, { password, checkCrc32: true });
  } catch (error) {
    if (bytes > size) throw new RefusedStatement('zip_bomb', { limit: size });
    const { ERR_INVALID_PASSWORD } = await import('@zip.js/zip.js');
    return error instanceof Error && error.message === ERR_INVALID_PASSWORD ? 'wrong' : 'damaged';
  }
  return bytes === size ? Buffer.concat(pieces) : 'damaged';
}
