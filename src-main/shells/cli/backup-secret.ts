/** What opens a backup at the terminal: a secret of the time it was made, which may be another than the workspace's by now. */
import { join } from 'node:path';
import { homeFolder } from '../home.ts';

export function backupSecret(): { readonly secret?: string; readonly login: string } {
  const secret = process.env['COUNTINGHOUSE_BACKUP_PASSPHRASE'] || process.env['COUNTINGHOUSE_PASSPHRASE'];
  return { ...(secret && { secret }), login: process.env['COUNTINGHOUSE_USER'] ?? '' };
}

/** Where failures to open backups are counted that belong to no workspace here. */
export const attemptsIn = (workspaceId: string): string => join(homeFolder(), 'restores', workspaceId);
