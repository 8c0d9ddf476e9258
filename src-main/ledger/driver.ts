/**
 * Opens the encrypted database file: the only place that knows the driver, its cipher and SQLite's pragmas.
 *
 * Every page is ChaCha20-Poly1305, so a changed byte reads as damage and nothing of the file, its WAL or its temporary pages is
 * readable at rest. `recursive_triggers` is on because INSERT OR REPLACE would otherwise slip past the append-only triggers.
 */
import { chmodSync, existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Refused } from '../../shared/contract/errors.ts';
import { assert } from '../../shared/result.ts';

export type Driver = Database;

const NODE_MAJOR_MIN = 22;

/** Opens (or makes) the file with a raw 256-bit key. Refuses with wrong_secret or workspace_damaged, never with a driver's error. */
export async function openDriver(file: string, key: Buffer): Promise<Driver> {
  assert(key.length === 32, 'the ledger key has 32 bytes');
  // The native build crashes on older Node versions instead of failing, so it is not even loaded there.
  const major = Number(process.versions.node.split('.')[0]);
  assert(
    major >= NODE_MAJOR_MIN,
    `Node ${NODE_MAJOR_MIN} or newer is needed, this is ${process.versions.node}`,
  );
  const { default: DriverOf } = await import('better-sqlite3-multiple-ciphers');
  const isNew = !existsSync(file);
  const driver = new DriverOf(file);
  try {
    driver.pragma("cipher='chacha20'");
    driver.pragma(`key='raw:${key.toString('hex')}'`);
    driver.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (isNew && file !== ':memory:') chmodSync(file, 0o600); // The WAL takes the same rights.
    driver.pragma('journal_mode = WAL');
    driver.pragma('synchronous = FULL');
    driver.pragma('recursive_triggers = ON');
    driver.pragma('trusted_schema = OFF');
    driver.pragma('secure_delete = ON'); // A name that is erased leaves no remains in pages that became free.
    driver.pragma('temp_store = MEMORY'); // Temporary tables never touch the disk.
    driver.pragma('cache_size = -32768'); // Opened blocks and columns are kept outside it.
  } catch (fault) {
    driver.close();
    throw explainFault(fault, isNew);
  }
  return driver;
}

/**
 * Encrypts a ledger file that nobody has open anew, under another raw 256-bit key, and reads it through once with that: every page is
 * authenticated, so what can be read is what was written. SQLite can do this only with a rollback journal.
 */
export async function rekeyFile(file: string, key: Buffer, next: Buffer): Promise<void> {
  const driver = await openDriver(file, key);
  try {
    driver.pragma('journal_mode = DELETE');
    driver.pragma(`rekey='raw:${next.toString('hex')}'`);
  } catch (fault) {
    throw explainFault(fault);
  } finally {
    driver.close();
  }
  const rekeyed = await openDriver(file, next);
  try {
    if (rekeyed.prepare('PRAGMA quick_check').pluck().get() !== 'ok')
      throw new Refused('workspace_damaged', { file: 'ledger.db' });
  } catch (fault) {
    throw explainFault(fault);
  } finally {
    rekeyed.close();
  }
}

/** What the driver's codes mean to a person. */
export function explainFault(fault: unknown, isNew = false): unknown {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code.startsWith('SQLITE_NOTADB'))
    return new Refused(isNew ? 'workspace_damaged' : 'wrong_secret', { file: 'ledger.db' });
  if (code.startsWith('SQLITE_CORRUPT')) return new Refused('workspace_damaged', { file: 'ledger.db' });
  if (code.startsWith('SQLITE_FULL')) return new Refused('disk_full', { file: 'ledger.db' });
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return new Refused('read_only', { file: 'ledger.db' });
  if (code.startsWith('SQLITE_BUSY')) return new Refused('workspace_in_use', { file: 'ledger.db' });
  return fault;
}
