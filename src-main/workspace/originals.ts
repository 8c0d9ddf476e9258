/**
 * The files as they came in: compressed, sealed and named so that neither content nor name says anything to who has no key.
 *
 * A sealed file is a magic word, a random file id, and chunks of AES-256-GCM. Every chunk's nonce is its number; the key is derived for the
 * one file from its id, so no nonce is ever used twice with a key; the additional data say which chunk it is and whether it is the last, so
 * that cutting, swapping and appending are detected.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { compressedPieces, decompress } from '../ledger/compress.ts';
import { isMissing, makeFolder, PARTIAL_SUFFIX, writeAtomic } from '../platform/files.ts';

const MAGIC = Buffer.from('CHORIG01', 'ascii');
const FILE_ID_BYTES = 32;
const CHUNK_BYTES = 4 * 1024 * 1024;
const TAG_BYTES = 16;

const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

export class Originals {
  readonly #folder: string;
  readonly #sealKey: Buffer;
  readonly #nameKey: Buffer;

  constructor(folder: string, sealKey: Buffer, nameKey: Buffer) {
    this.#folder = folder;
    this.#sealKey = sealKey;
    this.#nameKey = nameKey;
  }

  /** Seals the bytes; the same bytes are kept once. Piece by piece: a large file is never held a second time. */
  async put(bytes: Buffer): Promise<{ readonly name: string; readonly isNew: boolean }> {
    const name = this.nameOf(bytes);
    const file = join(this.#folder, name);
    if (existsSync(file)) return { name, isNew: false }; // Renamed into place only when whole.
    await makeFolder(this.#folder);
    await writeAtomic(file, this.#sealed(compressedPieces(bytes), name));
    return { name, isNew: true };
  }

  /** The name these bytes have here, whether they are kept or not. */
  nameOf(bytes: Buffer): string {
    return this.nameOfHash(createHash('sha256').update(bytes).digest('hex'));
  }

  /** The same by their SHA-256 in hex. */
  nameOfHash(sha256: string): string {
    return createHmac('sha256', this.#nameKey).update(Buffer.from(sha256, 'hex')).digest('hex');
  }

  /** What was put for a commit that did not come about. */
  async remove(name: string): Promise<void> {
    if (isName(name)) await rm(join(this.#folder, name), { force: true });
  }

  async get(name: string): Promise<Buffer> {
    return decompress(this.#open(await this.#read(name), name));
  }

  async names(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter(isName);
    } catch (fault) {
      if (isMissing(fault)) return [];
      throw fault;
    }
  }

  /**
   * Seals an original of another key anew under this one; its name stays. One that is there already is left alone. False when it is damaged:
   * then it is taken over as it is, for what can still be got out of it.
   */
  async takeOver(from: Originals, name: string): Promise<boolean> {
    if (await this.#isWhole(name)) return true;
    const sealed = await from.#read(name);
    await makeFolder(this.#folder);
    const file = join(this.#folder, name);
    let plain: Buffer;
    try {
      plain = from.#open(sealed, name);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      await writeAtomic(file, sealed);
      return false;
    }
    await writeAtomic(file, this.#sealed([plain], name));
    return true;
  }

  async #isWhole(name: string): Promise<boolean> {
    try {
      this.#open(await this.#read(name), name);
      return true;
    } catch (fault) {
      if (fault instanceof Refused) return false;
      throw fault;
    }
  }

  async #read(name: string): Promise<Buffer> {
    try {
      return await readFile(join(this.#folder, name));
    } catch (fault) {
      if (isMissing(fault)) throw this.#damaged(name);
      throw fault;
    }
  }

  /** Removes what no import points to: half-written files, and originals whose commit never came. */
  async sweep(isWanted: (name: string) => boolean): Promise<void> {
    let names: string[];
    try {
      names = await readdir(this.#folder);
    } catch (fault) {
      if (isMissing(fault)) return;
      throw fault;
    }
    for (const name of names) {
      if (name.endsWith(PARTIAL_SUFFIX) || (isName(name) && !isWanted(name)))
        await rm(join(this.#folder, name), { force: true });
    }
  }

  readonly #damaged = (name: string) =>
    new Refused('workspace_damaged', { file: `${basename(this.#folder)}/${name}` });

  #fileKey(fileId: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#sealKey, fileId, 'countinghouse original 1', 32));
  }

  async *#sealed(
    plain: Iterable<Buffer> | AsyncIterable<Buffer>,
    name: string,
  ): AsyncGenerator<Buffer, void> {
    const fileId = randomBytes(FILE_ID_BYTES);
    const key = this.#fileKey(fileId);
    yield* [MAGIC, fileId];
    let index = 0;
    const seal = function* (chunk: readonly Buffer[], isLast: boolean): Generator<Buffer, void> {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
      cipher.setAAD(aadOf(name, index, isLast));
      index += 1;
      for (const piece of chunk) yield cipher.update(piece);
      yield* [cipher.final(), cipher.getAuthTag()];
    };
    // The last chunk is known only when nothing comes behind it.
    const open: Buffer[] = [];
    let openBytes = 0;
    for await (const piece of plain) {
      open.push(piece);
      openBytes += piece.length;
      for (; openBytes > CHUNK_BYTES; openBytes -= CHUNK_BYTES) yield* seal(cutOff(open, CHUNK_BYTES), false);
    }
    yield* seal(open, true);
  }

  #open(sealed: Buffer, name: string): Buffer {
    const damaged = () => this.#damaged(name);
    const start = MAGIC.length + FILE_ID_BYTES;
    if (sealed.length < start + TAG_BYTES || !sealed.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged();
    const key = this.#fileKey(sealed.subarray(MAGIC.length, start));
    const step = CHUNK_BYTES + TAG_BYTES;
    const count = Math.ceil((sealed.length - start) / step);
    const parts: Buffer[] = [];
    for (let index = 0; index < count; index += 1) {
      const chunk = sealed.subarray(start + index * step, start + (index + 1) * step);
      if (chunk.length < TAG_BYTES) throw damaged();
      const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
      cipher.setAAD(aadOf(name, index, index === count - 1));
      cipher.setAuthTag(chunk.subarray(chunk.length - TAG_BYTES));
      try {
        parts.push(cipher.update(chunk.subarray(0, chunk.length - TAG_BYTES)), cipher.final());
      } catch {
        throw damaged();
      }
    }
    return Buffer.concat(parts);
  }
}

/** Takes so many bytes off the front of the pieces. */
function cutOff(pieces: Buffer[], bytes: number): Buffer[] {
  const taken: Buffer[] = [];
  for (let wanted = bytes; wanted > 0; ) {
    const [first = Buffer.alloc(0)] = pieces;
    const part = first.subarray(0, wanted);
    taken.push(part);
    if (part.length === first.length) pieces.shift();
    else pieces[0] = first.subarray(wanted);
    wanted -= part.length;
  }
  return taken;
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

const aadOf = (name: string, index: number, isLast: boolean): Buffer =>
  Buffer.from(`${name}|${index}|${isLast ? 'last' : 'more'}`, 'utf8');
