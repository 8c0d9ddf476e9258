/**
 * The second factor: codes of an authenticator app (TOTP, RFC 6238, in the one form that all of them know) and ten codes on paper for the day
 * the telephone is lost. Decides nothing about whether a code was used before: the caller keeps what each code uses up.
 */
import { Secret, TOTP } from 'otpauth';
import { sha256Of } from '../../platform/sha256.ts';
import { newCode, readCode } from '../../workspace/secrets.ts';

/** RFC 4226 asks for 128 bits at least and recommends 160. */
const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
const FORM = { algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS } as const;

const CODES = 10;
const CODE_GROUPS = 4; // Of 20 bits.

/** A new secret in base 32, for typing, and as the URI that a QR code shows. */
export function newSecondFactor(
  issuer: string,
  account: string,
): { readonly secret: string; readonly uri: string } {
  const secret = new Secret({ size: SECRET_BYTES });
  return { secret: secret.base32, uri: new TOTP({ ...FORM, issuer, label: account, secret }).toString() };
}

/**
 * The time step whose code this is, so that the caller can refuse a step that was used (RFC 6238, 5.2); null when it is none.
 * One step before and after is taken too: telephones are late, and people type.
 */
export function stepOfCode(secret: string, code: string, nowMs: number): number | null {
  const token = code.normalize('NFKC').replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const delta = TOTP.validate({
    ...FORM,
    secret: Secret.fromBase32(secret),
    token,
    timestamp: nowMs,
    window: 1,
  });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
}

/** Ten codes of 80 bits, to print. Each is good once. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, () => newCode(CODE_GROUPS));

/**
 * What is kept of a recovery code. A plain hash is enough: the code is 80 random bits and no person's choice, so there is no list to try, and
 * 2^80 hashes are out of reach; stretching and salt are for what people think up.
 */
export const hashRecoveryCode = (code: string): string =>
  sha256Of(readCode(code, CODE_GROUPS) ?? `no code: ${code}`);
