/**
 * What belongs to one window: its log-in and when somebody last was there, the files it handed in, the files laid out for it, its running tasks.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { naming } from '../platform/files.ts';
import { newToken } from '../platform/ids.ts';
import type { UsedSlot } from '../workspace/opened.ts';
import type { Desk } from './desk.ts';
import { FILE_BYTES_MAX, type IncomingFile, type OutgoingFile } from './handle.ts';

/** Files a window may leave waiting, and downloads it may leave lying. */
const FILES_MAX = 2000;
const DOWNLOADS_MAX = 16;
/** Refused calls recorded in a minute at most. */
const REFUSALS_A_MINUTE = 20;

/** A long call under way. It belongs to the workspace it works in; one that opens a workspace belongs to none until it has. */
interface Task {
  readonly abort: AbortController;
  desk: Desk | null;
}

export class Session {
  readonly id: string;
  desk: Desk | null = null;
  /** Who is logged in, by id; '' for nobody. */
  person = '';
  /** What she came in with. */
  #slot: UsedSlot | null = null;
  /** Grows with every coming and going: what was asked in one sitting is not answered in the next. */
  sitting = 0;
  /** Until when a proof of herself holds. */
  provedUntil = '';
  /** When a person last did something, in ms. */
  activeAt = 0;
  readonly tasks = new Map<string, Task>();
  #refusals: number[] = [];
  readonly #incoming = new Map<string, IncomingFile>();
  readonly #outgoing = new Map<string, OutgoingFile>();

  constructor(id: string) {
    this.id = id;
  }

  /** A page that asks for what it may not, again and again, must not fill the disk: what is needed to be noticed is kept. */
  mayNoteRefusal(now: number): boolean {
    this.#refusals = this.#refusals.filter((at) => now - at < 60_000);
    if (this.#refusals.length >= REFUSALS_A_MINUTE) return false;
    this.#refusals.push(now);
    return true;
  }

  /** Refuses (too_large) before a byte is read. */
  async putFile(file: IncomingFile): Promise<string> {
    if (this.#incoming.size >= FILES_MAX) throw new Refused('too_large', { what: 'files', limit: FILES_MAX });
    const { content } = file;
    const bytes =
      'path' in content
        ? await naming(content.path, async () => (await stat(content.path)).size)
        : content.bytes.length;
    if (bytes > FILE_BYTES_MAX)
      throw new Refused('too_large', { file: basename(file.name), bytes, limit: FILE_BYTES_MAX });
    const token = newToken();
    this.#incoming.set(token, file);
    return token;
  }

  /** The file behind a token; it is taken once, so its bytes do not stay in memory. */
  async file(token: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const file = this.#incoming.get(token);
    if (!file) throw new Refused('not_found', { what: 'file' });
    this.#incoming.delete(token);
    const { content } = file;
    if ('path' in content) {
      const bytes = await naming(content.path, () => readFile(content.path));
      return { name: basename(file.name), bytes };
    }
    const { buffer, byteOffset, byteLength } = content.bytes;
    return { name: basename(file.name), bytes: Buffer.from(buffer, byteOffset, byteLength) };
  }

  offer(name: string, bytes: Uint8Array): string {
    const oldest = this.#outgoing.keys().next().value;
    if (this.#outgoing.size >= DOWNLOADS_MAX && oldest !== undefined) this.#outgoing.delete(oldest);
    const token = newToken();
    this.#outgoing.set(token, { name, bytes });
    return token;
  }

  takeFile(token: string): OutgoingFile | null {
    const file = this.#outgoing.get(token) ?? null;
    this.#outgoing.delete(token);
    return file;
  }

  /** She came in with a password for one log-in and has not set her own since. */
  get isOnce(): boolean {
    return (this.#heldSlot()?.once ?? null) !== null;
  }

  /** Her log-in has ended without her: she was disabled, or the password she came in with opens nothing any more (it was reset). */
  get isOver(): boolean {
    if (!this.desk) return false;
    const isGone = this.#slot?.kind === 'password' && !this.#heldSlot();
    return isGone || !this.desk.people.rightsOf(this.person).has('self');
  }

  #heldSlot(): UsedSlot | undefined {
    return this.desk?.workspace.document.slots.find((slot) => slot.id === this.#slot?.id);
  }

  /** Sits down at a workspace, and with it the task that opened it. */
  enter(desk: Desk, { person, slot }: { person: string; slot: UsedSlot }, now: number): void {
    this.sitting += 1;
    this.desk = desk;
    this.person = person;
    this.#slot = slot;
    this.provedUntil = '';
    this.activeAt = now;
    for (const task of this.tasks.values()) task.desk ??= desk;
  }

  /** Leaves the workspace: everything decrypted that this window held goes. */
  leave(): Desk | null {
    const { desk } = this;
    for (const task of this.tasks.values()) if (desk && task.desk === desk) task.abort.abort();
    this.sitting += 1;
    this.desk = null;
    this.person = '';
    this.#slot = null;
    this.provedUntil = '';
    this.#incoming.clear();
    this.#outgoing.clear();
    return desk;
  }
}
