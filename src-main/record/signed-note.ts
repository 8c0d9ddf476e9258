/**
 * C2SP signed notes with Ed25519 (RFC 8032): a text, a blank line, and one line per signature that names the key it was made with.
 *
 * A note is read in one form only: every byte that could be written otherwise (base64 padding, control characters) is refused, so what was
 * signed is what is kept. Signatures of keys we do not know are passed over, as the format asks: there is room for witnesses.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { assert } from '../../shared/result.ts';

/** Raw 32 bytes, the same in base64, or node's own key. */
export type PublicKey = KeyObject | Uint8Array | string;
/** PKCS #8 DER in base64, or node's own key. */
export type PrivateKey = KeyObject | string;
export interface Signer {
  readonly name: string;
  readonly privateKey: PrivateKey;
}
export interface KnownKey {
  readonly name: string;
  readonly publicKey: PublicKey;
}
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits that tell keys of one name apart; a label, no proof. */
  readonly keyHash: string;
  readonly signature: Buffer;
}
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const NOTE_BYTES_MAX = 16 * 1024;
const KEY_BYTES = 32;
const KEY_HASH_BYTES = 4;
const ED25519 = 1; // The signature type's number in the key hash.
const SIGNATURE_LINE = /^— (?<name>[^\p{White_Space}+]+) (?<base64>[A-Za-z0-9+/]+={0,2})$/u;

/** A new pair for this workspace: the raw public key and the private key as PKCS #8 DER, both in base64. */
export function newDeviceKey(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: rawKey(publicKey).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/** The text with its signature under it. The text ends with a newline and has no control characters. */
export function signNote(text: string, { name, privateKey }: Signer): string {
  const key =
    privateKey instanceof KeyObject
      ? privateKey
      : createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  assert(key.asymmetricKeyType === 'ed25519', 'notes are signed with Ed25519');
  const signature = sign(null, Buffer.from(text, 'utf8'), key);
  const keyHash = keyHashOf(name, rawKey(createPublicKey(key)));
  const note = `${text}\n— ${name} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
  assert(readNote(note)?.text === text, 'not a text or a name that can stand in a note');
  return note;
}

/** The parts of a note, with nothing verified; null when it is no note. */
export function readNote(note: string): SignedNote | null {
  if (note.length > NOTE_BYTES_MAX || Buffer.byteLength(note, 'utf8') > NOTE_BYTES_MAX) return null;
  // A lone surrogate has no UTF-8, and control characters could show a reader another text than the signed one.
  if (!note.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(note) || !note.endsWith('\n')) return null;
  const blank = note.lastIndexOf('\n\n'); // The text may have empty lines; the last one ends it.
  if (blank < 0) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(blank + 2, -1).split('\n')) {
    const signature = readSignatureLine(line);
    if (signature === null) return null;
    signatures.push(signature);
  }
  return { text: note.slice(0, blank + 1), signatures };
}

function readSignatureLine(line: string): NoteSignature | null {
  const { name, base64 } = SIGNATURE_LINE.exec(line)?.groups ?? {};
  if (name === undefined || base64 === undefined) return null;
  const bytes = readBase64(base64);
  if (bytes === null || bytes.length <= KEY_HASH_BYTES) return null;
  return {
    name,
    keyHash: bytes.toString('hex', 0, KEY_HASH_BYTES),
    signature: bytes.subarray(KEY_HASH_BYTES),
  };
}

/** The signed text; null when the note is malformed, when the key has not signed it, or when a signature in the key's name is false. */
export function verifyNote(note: string, { name, publicKey }: KnownKey): string | null {
  const read = readNote(note);
  const key = read && readPublicKey(publicKey);
  if (!key) return null;
  const keyHash = keyHashOf(name, rawKey(key)).toString('hex');
  const own = read.signatures.filter((each) => each.name === name && each.keyHash === keyHash);
  const text = Buffer.from(read.text, 'utf8');
  const isSigned = own.length > 0 && own.every(({ signature }) => verify(null, text, key, signature));
  return isSigned ? read.text : null;
}

/** Base64 in its one canonical form (RFC 4648 §4), or null. */
export function readBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

const keyHashOf = (name: string, raw: Buffer): Buffer =>
  createHash('sha256')
    .update(Buffer.from(`${name}\n`, 'utf8'))
    .update(Buffer.of(ED25519))
    .update(raw)
    .digest()
    .subarray(0, KEY_HASH_BYTES);

/** Null when it is no Ed25519 key. Who verifies many notes reads the key once. */
export function readPublicKey(key: PublicKey): KeyObject | null {
  if (key instanceof KeyObject)
    return key.type === 'public' && key.asymmetricKeyType === 'ed25519' ? key : null;
  const raw = typeof key === 'string' ? readBase64(key) : Buffer.from(key);
  if (raw?.length !== KEY_BYTES) return null;
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') },
    format: 'jwk',
  });
}

/** RFC 8032's 32 bytes, which are the end of the DER form. */
const rawKey = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
