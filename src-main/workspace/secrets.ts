/**
 * What opens a key slot, and how it becomes a key: passwords, printed recovery codes, and the random keys of a machine's key store.
 *
 * A secret is stretched with scrypt (RFC 7914; N = 2^17, r = 8, p = 1 as OWASP's password storage guidance asks at least). Keys in use are
 * derived from the data key with HKDF (RFC 5869), one per purpose. No secret is ever kept or logged.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  scrypt as scryptWithCallback,
} from 'node:crypto';
import { PASSWORD_LENGTH_MIN } from '../../shared/contract/call.ts';
import { foldLogIn } from '../../shared/domain/log-in-name.ts';

export type SecretKind = 'password' | 'recovery' | 'device';

export const COST_LOG2 = 17;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const newDataKey = (): Buffer => randomBytes(KEY_BYTES);

/** Letters and digits that are not mistaken for one another on paper (Crockford's base 32). */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_GROUPS = 8;
const CODE_GROUP_LETTERS = 4;

/** A code to print: groups of 4 letters, 20 bits each. */
export function newCode(groups: number): string {
  const group = () =>
    Array.from({ length: CODE_GROUP_LETTERS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** 8 groups of 4, 160 bits. */
export const newRecoveryCode = (): string => newCode(CODE_GROUPS);

/** The code as it was printed, however it was typed; null when it is no code of so many groups. */
export function readCode(typed: string, groups: number): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const isCode =
    letters.length === groups * CODE_GROUP_LETTERS &&
    [...letters].every((letter) => CODE_LETTERS.includes(letter));
  return isCode ? letters : null;
}

/** Null when it is no recovery code (then it is a password). */
export const readRecoveryCode = (typed: string): string | null => readCode(typed, CODE_GROUPS);

/** What a key store keeps: a random key that no person types, told from passwords by its form. */
export const isDeviceKey = (secret: string): boolean => /^device-key:[A-Za-z0-9_-]{43}$/.test(secret);

/** Which kind of slot a secret belongs to. */
export const slotKindOf = (secret: string): SecretKind =>
  isDeviceKey(secret) ? 'device' : readRecoveryCode(secret) === null ? 'password' : 'recovery';

/**
 * What stands for a log-in name in workspace.json. The key is the workspace's id, so names cannot be read there and one name looks different
 * in every workspace; who already has a name in mind can still try it.
 */
export const loginTag = (workspaceId: string, login: string): string =>
  createHmac('sha256', workspaceId)
    .update(`login|${foldLogIn(login)}`)
    .digest('hex');

/** A key store's slot is found by its own key, so nobody has to say whose machine it is. */
export const deviceTag = (workspaceId: string, deviceKey: string): string =>
  createHmac('sha256', workspaceId).update(`device|${deviceKey}`).digest('hex');

/** Password length is counted in characters a person sees, after NFKC. */
export const isLongEnough = (password: string): boolean =>
  [...password.normalize('NFKC')].length >= PASSWORD_LENGTH_MIN;

/** Passwords are compared as NFKC, so that two keyboards' ways of typing one character agree (NIST SP 800-63B). */
const secretBytes = (kind: SecretKind, secret: string): Buffer =>
  Buffer.from(kind === 'recovery' ? (readRecoveryCode(secret) ?? secret) : secret.normalize('NFKC'), 'utf8');

/** The key a secret becomes with a slot's salt. All of the time that opening a slot takes is spent here. */
export function stretch(kind: SecretKind, secret: string, salt: Buffer, costLog2: number): Promise<Buffer> {
  const options = { N: 2 ** costLog2, r: 8, p: 1, maxmem: 2 ** costLog2 * 8 * 128 + 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scryptWithCallback(secretBytes(kind, secret), salt, KEY_BYTES, options, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    );
  });
}

export type KeyPurpose = 'ledger' | 'originals' | 'original names' | 'device key' | 'source secrets';

export const deriveKey = (dataKey: Buffer, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `countinghouse ${purpose} 1`, KEY_BYTES));

/** A few bytes under AES-256-GCM, bound to `context`. */
export function wrapBytes(
  key: Buffer,
  bytes: Buffer,
  context: string,
): { readonly nonce: Buffer; readonly wrapped: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return { nonce, wrapped: Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) };
}

/** The bytes again; null when key, context or bytes are others. */
export function unwrapBytes(key: Buffer, nonce: Buffer, wrapped: Buffer, context: string): Buffer | null {
  if (nonce.length !== NONCE_BYTES || wrapped.length < TAG_BYTES) return null;
  const end = wrapped.length - TAG_BYTES;
  const cipher = createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  cipher.setAuthTag(wrapped.subarray(end));
  try {
    return Buffer.concat([cipher.update(wrapped.subarray(0, end)), cipher.final()]);
  } catch {
    return null;
  }
}
