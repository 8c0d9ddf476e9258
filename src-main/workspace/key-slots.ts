/**
 * Key slots, as LUKS has them: one random 256-bit data key, wrapped once per secret that may open the workspace.
 *
 * A password or recovery code is stretched with scrypt (RFC 7914; N = 2^17, r = 8, p = 1 as OWASP's password storage guidance asks at least)
 * and wraps the data key with AES-256-GCM. The keys in use are derived from the data key with HKDF (RFC 5869), one per purpose.
 */
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  randomInt,
  scrypt as scryptWithCallback,
} from 'node:crypto';
import { z } from 'zod';

export const keySlotSchema = z.object({
  /** device: a key this machine's own key store keeps for the person (Electron's safeStorage). */
  kind: z.enum(['password', 'recovery', 'device']),
  /** Whose password; '' for the recovery code. */
  person: z.string(),
  salt: z.string(),
  costLog2: z.number().int().min(17).max(24),
  nonce: z.string(),
  wrapped: z.string(),
});
export type KeySlot = z.infer<typeof keySlotSchema>;

const COST_LOG2 = 17;
const KEY_BYTES = 32;
const TAG_BYTES = 16;

export const newDataKey = (): Buffer => randomBytes(KEY_BYTES);

/** Letters and digits that are not mistaken for one another on paper (Crockford's base 32). */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_GROUPS = 8;
const CODE_GROUP_LETTERS = 4;

/** A code to print: 8 groups of 4, 160 bits. */
export function newRecoveryCode(): string {
  const group = () =>
    Array.from({ length: CODE_GROUP_LETTERS }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
  return Array.from({ length: CODE_GROUPS }, group).join('-');
}

/** The code as it was printed, however it was typed; null when it is no such code (then it is a password). */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const isCode =
    letters.length === CODE_GROUPS * CODE_GROUP_LETTERS &&
    [...letters].every((letter) => CODE_LETTERS.includes(letter));
  return isCode ? letters : null;
}

/** What a key store keeps: a random key that no person types, told from passwords by its form. */
export const isDeviceKey = (secret: string): boolean => /^device-key:[A-Za-z0-9_-]{43}$/.test(secret);

/** Which kind of slot a secret belongs to. */
export const slotKindOf = (secret: string): KeySlot['kind'] =>
  isDeviceKey(secret) ? 'device' : readRecoveryCode(secret) === null ? 'password' : 'recovery';

/** Passwords are compared as NFKC, so that two keyboards' ways of typing one character agree (NIST SP 800-63B). */
const secretBytes = (kind: KeySlot['kind'], secret: string): Buffer =>
  Buffer.from(kind === 'recovery' ? (readRecoveryCode(secret) ?? secret) : secret.normalize('NFKC'), 'utf8');

function stretch(secret: Buffer, salt: Buffer, costLog2: number): Promise<Buffer> {
  const options = { N: 2 ** costLog2, r: 8, p: 1, maxmem: 2 ** costLog2 * 8 * 128 + 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scryptWithCallback(secret, salt, KEY_BYTES, options, (fault, key) =>
      fault ? reject(fault) : resolve(key),
    );
  });
}

const aadOf = (slot: Pick<KeySlot, 'kind' | 'person' | 'costLog2'>): Buffer =>
  Buffer.from(`countinghouse slot 1|${slot.kind}|${slot.person}|${slot.costLog2}`, 'utf8');

export async function makeSlot(
  kind: KeySlot['kind'],
  person: string,
  secret: string,
  dataKey: Buffer,
): Promise<KeySlot> {
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(
    'aes-256-gcm',
    await stretch(secretBytes(kind, secret), salt, COST_LOG2),
    nonce,
  );
  cipher.setAAD(aadOf({ kind, person, costLog2: COST_LOG2 }));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  return {
    kind,
    person,
    salt: salt.toString('base64'),
    costLog2: COST_LOG2,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
}

/** The data key, or null when the secret does not open the slot. Takes the same time either way: the stretching is all of it. */
export async function openSlot(slot: KeySlot, secret: string): Promise<Buffer | null> {
  const key = await stretch(secretBytes(slot.kind, secret), Buffer.from(slot.salt, 'base64'), slot.costLog2);
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  if (wrapped.length !== KEY_BYTES + TAG_BYTES) return null;
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'));
  cipher.setAAD(aadOf(slot));
  cipher.setAuthTag(wrapped.subarray(KEY_BYTES));
  try {
    return Buffer.concat([cipher.update(wrapped.subarray(0, KEY_BYTES)), cipher.final()]);
  } catch {
    return null;
  }
}

export type KeyPurpose = 'ledger' | 'originals' | 'original names';

export const deriveKey = (dataKey: Buffer, purpose: KeyPurpose): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `countinghouse ${purpose} 1`, KEY_BYTES));
