/**
 * The desk a command works at: a throw-away one, or a workspace opened with the password of the terminal or the environment. The person at the
 * terminal passes the same gate as one at a window.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallName, calls, type Input, type Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { assert } from '../../../shared/result.ts';
import { say } from '../../../shared/wording/catalogue.ts';
import { checkPassword } from '../../areas/access/password-check.ts';
import { type Desk, openDesk, rememberHead, type Surroundings } from '../../engine/desk.ts';
import { type Caller, PROOF_MINUTES, refuseCall } from '../../engine/gate.ts';
import { logIn, openDeskFor } from '../../engine/log-in.ts';
import { watchPlaceIn } from '../../engine/watching.ts';
import { systemClock } from '../../platform/clock.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { newToken } from '../../platform/ids.ts';
import { backupFolderIn, openSettings, type Settings } from '../../workspace/settings.ts';
import { createWorkspace, openThrowAway } from '../../workspace/workspace.ts';
import { isWorkspace } from '../../workspace/workspace-document.ts';
import { homeFolder } from '../home.ts';
import type { Terminal } from './terminal.ts';

export interface CommandDesk extends Desk {
  readonly info: CallInfo;
  /** Whether this person may make the call. */
  may(name: CallName): boolean;
  /** Refuses as the engine does when she may not. */
  require(name: CallName): void;
  /** One call of the contract, through the gate. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Hands a file in, as a window uploads it; gives its token. */
  handIn(name: string, bytes: Buffer): string;
  /** The bytes behind a token that a call answered with. */
  offered(token: string): Uint8Array;
}

const around = (terminal: Terminal): Surroundings => ({
  now: systemClock.now,
  locale: () => terminal.locale,
  backupFolder: (id) => backupFolderIn(homeFolder(), id),
  // A command is the only one at its desk, and ends with it.
  replace: async (_desk, work) => (await work()).close(),
});

/** Encrypted, gone when closed; also when the command is interrupted. */
export async function throwAwayDesk(terminal: Terminal): Promise<CommandDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'countinghouse-'));
  const workspace = await openThrowAway(folder, systemClock.now());
  const desk = await openDesk(workspace, around(terminal));
  return commandDesk(desk, { person: workspace.person, isOnce: false }, newToken(), terminal);
}

/** Opens the workspace, or makes it where there is none and `mayCreate`. */
export async function workspaceDesk(
  folder: string,
  mayCreate: boolean,
  terminal: Terminal,
): Promise<CommandDesk> {
  const login = process.env['COUNTINGHOUSE_USER'] ?? '';
  const isThere = isWorkspace(folder);
  if (!isThere && !mayCreate) throw new Refused('workspace_missing', { workspace: folder });
  const secret = await askPassphrase(terminal, isThere);
  if (!isThere) {
    const name = folder.split(/[\\/]/).findLast((part) => part !== '') ?? 'workspace';
    await checkPassword(secret, { names: [name, login], isPci: false });
    const { recoveryCode } = await createWorkspace(folder, {
      name,
      owner: login || 'owner',
      password: secret,
      isDemo: false,
      createdAt: systemClock.now(),
    });
    terminal.fault(say(terminal.locale, 'cli.recovery_code', { code: recoveryCode }));
  }
  const heads = await openSettings(homeFolder()).catch(() => null); // A home that cannot be used keeps no heads.
  const surroundings = {
    ...around(terminal),
    lastHead: (id: string) => heads?.headOf(id) ?? '',
    ...(heads ? { watchPlace: (id: string) => watchPlaceIn(heads, id) } : {}),
  };
  const { desk, ...entry } = await openDeskFor(folder, { login, secret, code: '' }, surroundings);
  try {
    const session = newToken();
    const enter = (code: string) => logIn(desk, entry, code, { session, shell: 'cli' }, systemClock.now);
    const caller = await enter(process.env['COUNTINGHOUSE_CODE'] ?? '').catch(async (fault: unknown) => {
      const isAsked = fault instanceof Refused && fault.kind === 'second_factor_needed';
      if (!isAsked || !terminal.isInteractive) throw fault;
      return enter(await terminal.askSecret(say(terminal.locale, 'cli.second_factor')));
    });
    return commandDesk(desk, caller, session, terminal, heads);
  } catch (fault) {
    desk.close();
    throw fault;
  }
}

export async function askPassphrase(terminal: Terminal, isThere: boolean): Promise<string> {
  const given = process.env['COUNTINGHOUSE_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!terminal.isInteractive) throw new Refused('wrong_secret', { needed: 'COUNTINGHOUSE_PASSPHRASE' });
  const secret = await terminal.askSecret(say(terminal.locale, 'cli.passphrase'));
  if (isThere) return secret;
  const again = await terminal.askSecret(say(terminal.locale, 'cli.passphrase_again'));
  if (again !== secret) throw new Refused('wrong_secret', {});
  return secret;
}

/** As a window is refused: what was typed cannot be one, which is nobody's fault inside. */
const notAsAsked = (issue: { readonly path: readonly PropertyKey[]; readonly code: string } | undefined) =>
  new Refused('bad_input', { at: issue?.path.map(String).join('.') ?? '', expected: issue?.code ?? '' });

function commandDesk(
  desk: Desk,
  { person, isOnce }: Omit<Caller, 'provedUntil'>,
  session: string,
  terminal: Terminal,
  heads: Settings | null = null,
): CommandDesk {
  const files = new Map<string, Uint8Array>();
  const offer = (_name: string, bytes: Uint8Array): string => {
    const token = newToken();
    files.set(token, bytes);
    return token;
  };
  const handed = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
  const file = async (token: string) => {
    const found = handed.get(token);
    if (!found) throw new Refused('not_found', { what: 'file' });
    return found;
  };
  const info = { ...commandInfo({ person, session }, terminal), offer, file };
  // Whoever types a command has just typed her password.
  const provedUntil = new Date(Date.parse(systemClock.now()) + PROOF_MINUTES * 60_000).toISOString();
  const caller = { person, isOnce, provedUntil };
  const refusal = (name: CallName) => refuseCall(desk.people, caller, name, systemClock.now());
  const may = (name: CallName) => refusal(name) === null;
  const require = (name: CallName) => {
    const refused = refusal(name);
    if (refused === null) return;
    if (refused === 'no_right')
      desk.record.note(info, { action: 'session.refused', subject: { call: name } });
    throw new Refused(refused, {});
  };
  const closing = closedOnSignal(() => {
    desk.record.note(info, { action: 'session.log_out' });
    void desk.anchor(); // Written before it returns: the desk is closed in this same turn.
    if (heads) void rememberHead(desk, heads).catch(() => undefined); // Where it cannot be kept it is kept by the workspace alone.
    desk.close();
  });
  return {
    ...desk,
    info,
    may,
    require,
    call: async (name, input) => {
      require(name);
      const handler = (
        desk.handlers as Partial<Record<CallName, (input: unknown, info: CallInfo) => unknown>>
      )[name]; // Input and output are the contract's, checked below.
      assert(handler !== undefined, `${name} is served at the desk`);
      const read = calls[name].input.safeParse(input);
      if (!read.success) throw notAsAsked(read.error.issues[0]);
      const answer = await handler(read.data, info);
      return calls[name].output.parse(answer) as Output<typeof name>; // Checked by this very call's schema.
    },
    handIn: (name, bytes) => {
      const token = newToken();
      handed.set(token, { name, bytes });
      return token;
    },
    offered: (token) => {
      const bytes = files.get(token);
      assert(bytes !== undefined, 'a call laid this file out');
      return bytes;
    },
    close: closing,
  };
}

/** Closing, also when the command is interrupted. */
function closedOnSignal(close: () => void): () => void {
  const ends = { SIGINT: 130, SIGTERM: 143 } as const;
  const listeners = Object.entries(ends).map(([signal, code]) => {
    const listener = () => {
      close();
      process.exit(code);
    };
    process.once(signal, listener);
    return () => process.removeListener(signal, listener);
  });
  return () => {
    for (const remove of listeners) remove();
    close();
  };
}

/** What handlers are told by a command: its person, progress on the terminal, nothing to cancel it by but the signals above. */
export function commandInfo(
  who: { readonly person: string; readonly session: string },
  terminal: Terminal,
): CallInfo {
  const never = new AbortController();
  return {
    ...who,
    shell: 'cli',
    signal: never.signal,
    progress: (phase, done, of, item = '') =>
      terminal.progress(`${say(terminal.locale, `phase.${phase}`)} ${done}/${of} ${item}`),
    breathe: () => new Promise((resume) => setImmediate(resume)),
    stopIfCancelled: () => undefined,
    changed: () => undefined,
    file: async () => {
      throw new Refused('not_found', { what: 'file' });
    },
    offer: () => '',
  };
}
