/**
 * Workbooks under a password: the encrypted package of Office 2007 and later, and the old .xls with RC4.
 *
 * The passwords are tried in the order given and stay here: what the library throws is never passed on. Work that a made-up file asks for
 * (hash rounds without end) is bounded before it is begun.
 */
import { setImmediate } from 'node:timers/promises';
import { RefusedStatement } from '../refused-statement.ts';
import { PASSWORDS_TRIED_MAX, type Unlocked } from '../zip-locked.ts';

/** Excel uses 100,000. */
const SPIN_COUNT_MAX = 1_000_000;

/** The library keeps a number for every byte of an old workbook. */
const LOCKED_OLD_BYTES_MAX = 16 * 1024 ** 2;

/** Excel's own, for files that are to be opened without being asked: protected against change, not against reading. */
const OPEN_TO_ALL = 'VelvetSweatshop';

export interface LockedWorkbook {
  readonly bytes: Buffer;
  readonly kind: 'package' | 'old';
  /** EncryptionInfo of a package, as it stands. */
  readonly info: Buffer;
}

export async function unlockWorkbook(
  locked: LockedWorkbook,
  passwords: readonly string[],
): Promise<Unlocked | { readonly bytes: Buffer; readonly passwordIndex: null }> {
  if (locked.kind === 'old' && locked.bytes.length > LOCKED_OLD_BYTES_MAX)
    throw new RefusedStatement('too_large', {
      limit: LOCKED_OLD_BYTES_MAX,
      bytes: locked.bytes.length,
    });
  const spins = /spinCount\s*=\s*"(\d+)"/.exec(locked.info.toString('latin1'))?.[1] ?? '0';
  if (Number(spins) > SPIN_COUNT_MAX)
    throw new RefusedStatement('unsupported_archive', { what: `${spins} hash rounds` });
  const tried = passwords.slice(0, PASSWORDS_TRIED_MAX);
  for (const [passwordIndex, password] of tried.entries()) {
    await setImmediate(); // A hundred thousand hash rounds each: others have their turn in between.
    const bytes = password === '' ? null : await opened(locked, password);
    if (bytes) return { bytes, passwordIndex };
  }
  const bytes = await opened(locked, OPEN_TO_ALL);
  if (bytes) return { bytes, passwordIndex: null };
  throw new RefusedStatement('password_protected', { triedCount: tried.length });
}

async function opened(locked: LockedWorkbook, password: string): Promise<Buffer | null> {
  const { default: officeCrypto } = await import('officecrypto-tool');
  try {
    // The old form is decrypted in place.
    const input = locked.kind === 'old' ? Buffer.from(locked.bytes) : locked.bytes;
    return Buffer.from(await officeCrypto.decrypt(input, { password }));
  } catch {
    return null;
  }
}
