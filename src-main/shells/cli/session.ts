/**
 * The desk a command works at: a throw-away one, or a workspace opened with the password of the terminal or the environment.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refused } from '../../../shared/contract/errors.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { type Desk, openDesk } from '../../engine/desk.ts';
import { systemClock } from '../../platform/clock.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { createWorkspace, isWorkspace, openThrowAway, openWorkspace } from '../../workspace/workspace.ts';
import type { Terminal } from './terminal.ts';

const around = (terminal: Terminal) => ({ now: systemClock.now, locale: () => terminal.locale });

/** Encrypted, gone when closed; also when the command is interrupted. */
export async function throwAwayDesk(terminal: Terminal): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'countinghouse-'));
  return closedOnSignal(await openDesk(await openThrowAway(folder, systemClock.now()), around(terminal)));
}

/** Opens the workspace, or makes it where there is none and `mayCreate`. */
export async function workspaceDesk(folder: string, mayCreate: boolean, terminal: Terminal): Promise<Desk> {
  const person = process.env['COUNTINGHOUSE_USER'] ?? '';
  const isThere = isWorkspace(folder);
  if (!isThere && !mayCreate) throw new Refused('workspace_missing', { workspace: folder });
  const secret = await askPassphrase(terminal, isThere);
  if (!isThere) {
    const { recoveryCode } = await createWorkspace(folder, {
      name: folder.split(/[\\/]/).findLast((part) => part !== '') ?? 'workspace',
      owner: person || 'owner',
      password: secret,
      isDemo: false,
      createdAt: systemClock.now(),
    });
    terminal.fault(say(terminal.locale, 'cli.recovery_code', { code: recoveryCode }));
  }
  return closedOnSignal(await openDesk(await openWorkspace(folder, secret, person), around(terminal)));
}

async function askPassphrase(terminal: Terminal, isThere: boolean): Promise<string> {
  const given = process.env['COUNTINGHOUSE_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!terminal.isInteractive) throw new Refused('wrong_secret', { needed: 'COUNTINGHOUSE_PASSPHRASE' });
  const secret = await terminal.askSecret(say(terminal.locale, 'cli.passphrase'));
  if (isThere) return secret;
  const again = await terminal.askSecret(say(terminal.locale, 'cli.passphrase_again'));
  if (again !== secret) throw new Refused('wrong_secret', {});
  return secret;
}

/** The desk, closed also when the command is interrupted. */
function closedOnSignal(desk: Desk): Desk {
  const ends = { SIGINT: 130, SIGTERM: 143 } as const;
  const listeners = Object.entries(ends).map(([signal, code]) => {
    const listener = () => {
      desk.close();
      process.exit(code);
    };
    process.once(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  return {
    ...desk,
    close: () => {
      for (const remove of listeners) remove();
      desk.close();
    },
  };
}

/** What handlers are told by a command: its person, progress on the terminal, nothing to cancel it by but the signals above. */
export function commandInfo(desk: Desk, terminal: Terminal): CallInfo {
  const never = new AbortController();
  return {
    session: 'cli',
    person: desk.workspace.person,
    signal: never.signal,
    progress: (phase, done, of, item = '') =>
      terminal.progress(`${say(terminal.locale, `phase.${phase}`)} ${done}/${of} ${item}`),
    breathe: () => new Promise((resume) => setImmediate(resume)),
    changed: () => undefined,
    file: async () => {
      throw new Refused('not_found', { what: 'file' });
    },
    offer: () => '',
  };
}
