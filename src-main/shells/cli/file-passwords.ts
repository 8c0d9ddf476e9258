/**
 * Passwords of files at the terminal: COUNTINGHOUSE_FILE_PASSWORD, else typed where somebody sits there. Never an option of a command, because
 * lists of processes show those; kept only in a workspace that stays.
 */
import { say } from '../../../shared/wording/catalogue.ts';
import type { PasswordFor } from '../../engine/import-files.ts';
import type { Terminal } from './terminal.ts';

/** Typed for the same files. */
const WRONG_MAX = 3;

/** Gives the next password to try for files that wait under one; null when there is none. Asked again after each, until none waits. */
export function filePasswords(terminal: Terminal): PasswordFor {
  const given = process.env['COUNTINGHOUSE_FILE_PASSWORD'] ?? '';
  let last = '';
  let wrong = 0;
  return async (locked) => {
    const waiting = locked.map((each) => each.fileToken || each.file).join('|');
    const areOthers = waiting !== last;
    last = waiting;
    if (areOthers) wrong = 0;
    if (areOthers && given !== '') return given;
    const [first] = locked;
    if (!terminal.isInteractive || !first || wrong === WRONG_MAX) return null;
    wrong += 1;
    const typed = await terminal.askSecret(say(terminal.locale, 'cli.file_password', { file: first.file }));
    return typed === '' ? null : typed;
  };
}
