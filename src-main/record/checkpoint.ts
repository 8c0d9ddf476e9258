/**
 * C2SP tlog-checkpoints: the head of the record (which record, how many entries, which root) as a signed note.
 *
 * Who keeps a checkpoint can prove later that the record was cut or rewritten. What `readCheckpoint` gives is a claim; only
 * `verifyCheckpoint` says that our key has signed it.
 */
import { assert } from '../../shared/result.ts';
import {
  type KnownKey,
  type NoteSignature,
  readBase64,
  readNote,
  type Signer,
  signNote,
  verifyNote,
} from './signed-note.ts';

export interface Checkpoint {
  /** Which record: one word that no other record has. */
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const ROOT_BYTES = 32;
const SIZE_TEXT = /^(?:0|[1-9][0-9]*)$/;

/** The body that is signed: three lines. */
export function checkpointText(head: {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}): string {
  const text = `${head.origin}\n${head.size}\n${Buffer.from(head.root).toString('base64')}\n`;
  assert(readBody(text)?.origin === head.origin, `not a head of a record: ${JSON.stringify(text)}`);
  return text;
}

/** The body of `checkpointText` as a signed note. */
export function signCheckpoint(body: string, signer: Signer): string {
  assert(readBody(body) !== null, `not a checkpoint's body: ${JSON.stringify(body)}`);
  return signNote(body, signer);
}

/** The head that the key has signed; null when the note is malformed or the signature is not the key's. The caller compares the origin. */
export function verifyCheckpoint(note: string, known: KnownKey): Checkpoint | null {
  const body = verifyNote(note, known);
  return body === null ? null : readBody(body);
}

/** What a note says and who is said to have signed it, with nothing verified; null when it is no checkpoint. */
export function readCheckpoint(
  note: string,
): (Checkpoint & { readonly signatures: readonly NoteSignature[] }) | null {
  const read = readNote(note);
  const head = read && readBody(read.text);
  return head && { ...head, signatures: read.signatures };
}

function readBody(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  // Lines after the third are extensions: opaque, but never empty.
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeText, rootText] = lines;
  if (origin === undefined || sizeText === undefined || rootText === undefined || lines.includes(''))
    return null;
  const size = SIZE_TEXT.test(sizeText) ? Number(sizeText) : Number.NaN;
  const root = readBase64(rootText);
  if (!Number.isSafeInteger(size) || root?.length !== ROOT_BYTES) return null;
  return { origin, size, root };
}
