/** The folder that holds settings.json and, by default, the workspaces: COUNTINGHOUSE_HOME, else where the system keeps such data. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function homeFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['COUNTINGHOUSE_HOME'];
  if (named) return named;
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Countinghouse');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Countinghouse');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'countinghouse');
}
