/**
 * The engine: sessions in, calls authorised and served from the areas' handlers, events out. One instance a process, in a worker thread
 * under the windows, in the same thread under the command line.
 */
import { calls, type EngineEvent, isCallName } from '../../shared/contract/calls.ts';
import { Refused } from '../../shared/contract/errors.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { fileLog, type Log } from '../platform/log.ts';
import { openSettings, type Settings } from '../workspace/settings.ts';
import type { OpenedWorkspace } from '../workspace/workspace.ts';
import { type Desk, openDesk } from './desk.ts';
import type { EngineHandle, EngineOptions, IncomingFile, OutgoingFile } from './handle.ts';
import { type AnyHandler, serve } from './serve.ts';
import { Session } from './sessions.ts';
import { workspaceCalls } from './workspace-calls.ts';

/** Calls that write, or read what a write must not change under them: one at a time per workspace. */
const IN_TURN = new Set([
  'statements.plan',
  'statements.commit',
  'statements.discard',
  'statements.undo',
  'matching.run',
  'matching.undoRun',
  'review.accept',
  'review.reject',
  'review.match',
  'review.unmatch',
  'exceptions.assign',
  'exceptions.note',
  'exceptions.dispose',
  'exceptions.reopen',
]);

type Listener = (session: string | null, event: EngineEvent) => void;

export class Engine implements EngineHandle {
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #sessions = new Map<string, Session>();
  readonly #listeners: Listener[] = [];
  readonly #ownHandlers: Readonly<Record<string, AnyHandler>>;

  constructor(settings: Settings, options: EngineOptions) {
    this.#settings = settings;
    this.#log = fileLog(options.home, systemClock.now);
    const own = workspaceCalls({
      settings,
      options,
      now: systemClock.now,
      enter: (session, workspace) => this.#enter(session, workspace),
      leave: (session) => this.#leave(session),
      deskOf: (session) => this.#sessions.get(session)?.desk ?? null,
      cancel: (session, taskId) => this.#sessions.get(session)?.tasks.get(taskId)?.abort.abort(),
    });
    this.#ownHandlers = own as Readonly<Record<string, AnyHandler>>; // Inputs were checked by the contract before a handler sees them.
  }

  async call(sessionId: string, name: string, input: unknown): Promise<unknown> {
    const session = this.#session(sessionId);
    const taskId = name === 'task.cancel' ? null : taskOf(input);
    const abort = new AbortController();
    const opensNext = isCallName(name) && calls[name].right === 'none';
    if (taskId !== null) session.tasks.set(taskId, { abort, desk: opensNext ? null : session.desk });
    const run = () =>
      serve({
        name,
        input,
        info: this.#infoFor(session, taskId, abort.signal),
        handlerOf: (wanted) => this.#handlerOf(session, wanted),
        refuseRight: (right) => (right === 'none' || session.desk ? null : 'locked'),
        report: (bug, at) => this.#log.bug(bug, at),
      });
    try {
      const { desk } = session;
      return desk && IN_TURN.has(name) ? await desk.inTurn(run) : await run();
    } finally {
      if (taskId !== null) session.tasks.delete(taskId);
    }
  }

  putFile(session: string, file: IncomingFile): Promise<string> {
    return this.#session(session).putFile(file);
  }

  async takeFile(session: string, token: string): Promise<OutgoingFile | null> {
    return this.#session(session).takeFile(token);
  }

  async endSession(sessionId: string): Promise<void> {
    await this.#leave(sessionId);
    this.#sessions.delete(sessionId);
  }

  onEvent(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    for (const id of [...this.#sessions.keys()]) await this.endSession(id);
  }

  #session(id: string): Session {
    const held = this.#sessions.get(id) ?? new Session(id);
    this.#sessions.set(id, held);
    return held;
  }

  #handlerOf(session: Session, name: string): AnyHandler | undefined {
    if (!isCallName(name)) return undefined;
    const own = this.#ownHandlers[name];
    if (own) return own;
    const table = session.desk?.handlers as Readonly<Record<string, AnyHandler>> | undefined; // As above.
    return table?.[name];
  }

  #infoFor(session: Session, taskId: string | null, signal: AbortSignal): CallInfo {
    return {
      session: session.id,
      person: session.person,
      signal,
      progress: (phase, done, of, item = '') => {
        if (taskId !== null) this.#tell(session.id, { type: 'progress', taskId, phase, done, of, item });
      },
      breathe: async () => {
        await new Promise((resume) => setImmediate(resume));
        if (signal.aborted) throw new Refused('cancelled', {});
      },
      changed: (...areas) => {
        const { desk } = session;
        if (!desk) return this.#tell(session.id, { type: 'changed', areas });
        for (const other of this.#sessions.values())
          if (other.desk === desk) this.#tell(other.id, { type: 'changed', areas });
      },
      file: (token) => session.file(token),
      offer: (name, bytes) => session.offer(name, bytes),
    };
  }

  #tell(session: string | null, event: EngineEvent): void {
    for (const listener of this.#listeners) listener(session, event);
  }

  /** Puts a session at a workspace that it has just unlocked, and away from where it was. */
  async #enter(sessionId: string, workspace: OpenedWorkspace): Promise<Desk> {
    let desk: Desk;
    try {
      desk = await openDesk(workspace, { now: systemClock.now, locale: () => this.#settings.look.locale });
    } catch (fault) {
      workspace.close();
      throw fault;
    }
    const session = this.#sessions.get(sessionId);
    if (!session) {
      desk.close(); // Its window went while it was opening.
      throw new Refused('cancelled', {});
    }
    const left = session.leave();
    session.enter(desk, workspace.person);
    await this.#close(left);
    return desk;
  }

  async #leave(sessionId: string): Promise<void> {
    await this.#close(this.#session(sessionId).leave());
  }

  /** Closes a desk that its last session has left, after the write in progress. */
  async #close(desk: Desk | null): Promise<void> {
    if (!desk || [...this.#sessions.values()].some((each) => each.desk === desk)) return;
    await desk.inTurn(async () => desk.close());
  }
}

/** The task id a long call carries; read before the contract checks the input, so only the shape of an id is believed. */
function taskOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('taskId' in input)) return null;
  const { taskId } = input;
  const isToken = calls['task.cancel'].input.safeParse({ taskId }).success;
  return isToken && typeof taskId === 'string' ? taskId : null;
}

export async function createEngine(options: EngineOptions): Promise<Engine> {
  return new Engine(await openSettings(options.home), options);
}
