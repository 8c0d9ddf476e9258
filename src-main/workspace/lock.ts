/**
 * One process at a time in a workspace. The lock is SQLite's own on an empty database file: the system lets it go when the process ends,
 * however it ends, so a killed process never leaves a workspace locked and no stale lock has to be guessed at.
 */
import { join } from 'node:path';
import { Refused } from '../../shared/contract/errors.ts';
import { explainFault } from '../ledger/driver.ts';

export interface WorkspaceLock {
  release(): void;
}

export async function lockWorkspace(folder: string): Promise<WorkspaceLock> {
  const { default: DriverOf } = await import('better-sqlite3-multiple-ciphers');
  try {
    const driver = new DriverOf(join(folder, 'lock'));
    try {
      driver.pragma('busy_timeout = 0');
      driver.pragma('journal_mode = MEMORY'); // Nothing is ever written: no journal file beside the lock.
      driver.prepare('BEGIN EXCLUSIVE').run();
    } catch (fault) {
      driver.close();
      throw fault;
    }
    return { release: () => driver.close() };
  } catch (fault) {
    const explained = explainFault(fault);
    if (explained instanceof Refused && explained.kind === 'workspace_in_use')
      throw new Refused('workspace_in_use', { workspace: folder });
    throw explained;
  }
}
