/**
 * The passwords that are known for files, in the order in which they are tried: those that opened this very file before, then the last used
 * first. At most as many as a file is tried with; more are never handed over.
 */
import type { Who } from '../../../record/entry.ts';
import { PASSWORDS_TRIED_MAX } from '../zip-locked.ts';
import type { SourceSecrets } from './store.ts';

export interface KnownPasswords {
  readonly values: readonly string[];
  /** The secret behind each value. */
  readonly ids: readonly number[];
}

/** What a password opened, by its place among those that were handed over. */
export interface OpenedBy {
  readonly passwordIndex: number;
  /** Of the part that was opened; '' where it was refused for what it holds. */
  readonly sha256: string;
}

export function knownPasswords(secrets: SourceSecrets, sha256 = ''): KnownPasswords {
  const openers = new Set(sha256 === '' ? [] : secrets.openersOf(sha256));
  const all = secrets.list().filter((each) => each.kind === 'file_password');
  const ids = [...all.filter((each) => openers.has(each.id)), ...all.filter((each) => !openers.has(each.id))]
    .slice(0, PASSWORDS_TRIED_MAX)
    .map((each) => each.id);
  return { ids, values: ids.map((id) => secrets.open(id)) };
}

/** Says of every password that opened something that it did; `ids` name the secrets behind the values, null where there is none. */
export function noteOpened(
  secrets: SourceSecrets,
  ids: readonly (number | null)[],
  opened: readonly OpenedBy[],
  who: Who,
): void {
  for (const [place, id] of ids.entries()) {
    const files = opened.filter((each) => each.passwordIndex === place).map((each) => each.sha256);
    if (id === null || files.length === 0) continue;
    secrets.used(
      id,
      who,
      files.filter((sha256) => sha256 !== ''),
    );
  }
}
