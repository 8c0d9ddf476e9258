/**
 * The secrets' part of the contract: a password tried on the files that wait under one, the list of what is kept, and forgetting.
 *
 * A password is kept only when it opened something. It is in no answer, and what goes into the record is that there is one.
 */
import type { CallName } from '../../../../shared/contract/calls.ts';
import type { HandlersOf } from '../../../platform/handlers.ts';
import type { StatementsDeps } from '../deps.ts';
import { readIncoming } from '../read-incoming.ts';
import { PASSWORDS_TRIED_MAX } from '../zip-locked.ts';
import { knownPasswords, noteOpened } from './file-passwords.ts';

type SecretsCall = Extract<CallName, 'sources.secrets' | 'sources.addPassword' | 'sources.forgetSecret'>;

export function secretsCalls(deps: StatementsDeps): HandlersOf<SecretsCall> {
  const { secrets, shelf } = deps;
  return {
    'sources.secrets': () => ({
      secrets: secrets.list().map((each) => ({ ...each, madeBy: deps.nameOf(each.madeBy) })),
    }),
    'sources.addPassword': async ({ label, password }, info) => {
      const waiting = shelf.refused().filter((each) => each.refusal === 'password_protected');
      const tokens = waiting.map((each) => each.fileToken).filter((token) => token !== '');
      const typed = typedForms(password);
      const known = knownPasswords(secrets);
      const read = await readIncoming(tokens, info, deps.newToken, {
        adapters: deps.mappings.adapters(),
        again: (token) => shelf.original(token),
        passwords: [...typed, ...known.values].slice(0, PASSWORDS_TRIED_MAX),
      });
      const stillLocked = new Set(
        read.refused.filter((each) => tokens.includes(read.kept.get(each)?.token ?? '')),
      );
      const lockedTokens = new Set([...stillLocked].map((each) => read.kept.get(each)?.token));
      const unlocked = tokens.filter((token) => !lockedTokens.has(token));
      const locked = waiting.length - unlocked.length;
      const fitting = typed.findIndex((_, at) => read.opened.some((each) => each.passwordIndex === at));
      const value = typed[fitting];
      // Typed again although it is kept: of more than are tried, it was too long ago that it was used.
      const kept = secrets.list().find((each) => value !== undefined && opens(each, value));
      const secretId =
        value === undefined ? null : (kept?.id ?? secrets.put('file_password', label, value, info));
      const ids = [...typed.map((_, at) => (at === fitting ? secretId : null)), ...known.ids];
      noteOpened(secrets, ids, read.opened, info);
      for (const token of unlocked) shelf.release(token);
      shelf.put(
        read.files,
        read.refused.filter((each) => !stillLocked.has(each)),
        read.kept,
      );
      info.changed('statements', 'sources', 'record');
      return { secretId, opened: unlocked.length, locked };
    },
    'sources.forgetSecret': ({ id }, info) => {
      secrets.forget(id, info);
      info.changed('sources', 'record');
      return {};
    },
  };

  function opens(each: { readonly id: number; readonly kind: string }, value: string): boolean {
    return each.kind === 'file_password' && secrets.open(each.id) === value;
  }
}

/** As it was typed, and without the blanks that copying from a message leaves around it. */
function typedForms(password: string): readonly string[] {
  const bare = password.trim();
  return bare === '' || bare === password ? [password] : [password, bare];
}
