/**
 * The engine: sessions in, calls authorised and served from the areas' handlers, events out. One instance a process, in a worker thread
 * under the windows, in the same thread under the command line.
 */
import type { Right } from '../../shared/contract/call.ts';
import { type CallName, calls, type EngineEvent, isCallName } from '../../shared/contract/calls.ts';
import { type ErrorKind, Refused } from '../../shared/contract/errors.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { fileLog, type Log } from '../platform/log.ts';
import { openSettings, type Settings } from '../workspace/settings.ts';
import { Desks } from './desks.ts';
import { refuseCall } from './gate.ts';
import type { EngineHandle, EngineOptions, IncomingFile, OutgoingFile } from './handle.ts';
import { IN_TURN } from './in-turn.ts';
import { type AnyHandler, serve } from './serve.ts';
import { sessionCalls } from './session-calls.ts';
import { Session } from './sessions.ts';
import { type WorkspaceDeps, workspaceCalls } from './workspace-calls.ts';

/** A thousand small files would be told of one by one: nobody reads so fast, and every word of it crosses two threads. */
const PROGRESS_MS = 50;

type Listener = (session: string | null, event: EngineEvent) => void;

export class Engine implements EngineHandle {
  readonly #log: Log;
  readonly #sessions = new Map<string, Session>();
  readonly #listeners: Listener[] = [];
  readonly #ownHandlers: Readonly<Record<string, AnyHandler>>;

  readonly #shell: string;
  readonly #desks: Desks;

  readonly #hearCancels: (engine: Engine) => void;

  constructor(settings: Settings, options: EngineOptions, hearCancels: (engine: Engine) => void) {
    this.#hearCancels = hearCancels;
    this.#shell = options.shell ?? 'browser';
    this.#log = fileLog(options.home, systemClock.now);
    this.#desks = new Desks({
      settings,
      log: this.#log,
      shell: this.#shell,
      now: systemClock.now,
      sessions: this.#sessions,
      tell: (session, areas) => this.#tell(session, { type: 'changed', areas }),
    });
    const deps: WorkspaceDeps = {
      settings,
      options,
      now: systemClock.now,
      desks: this.#desks,
      sessionOf: (session) => this.#session(session),
      cancel: (session, taskId) => this.#cancel(session, taskId),
    };
    const own = { ...workspaceCalls(deps), ...sessionCalls(deps) };
    this.#ownHandlers = own as Readonly<Record<string, AnyHandler>>; // Inputs were checked by the contract before a handler sees them.
  }

  async call(sessionId: string, name: string, input: unknown): Promise<unknown> {
    const session = this.#session(sessionId);
    await this.#desks.lockIfIdle(session);
    const taskId = name === 'task.cancel' ? null : taskOf(input);
    const abort = new AbortController();
    const opensNext = isCallName(name) && calls[name].right === 'none';
    if (taskId !== null) session.tasks.set(taskId, { abort, desk: opensNext ? null : session.desk });
    const info = this.#infoFor(session, taskId, abort.signal);
    const { desk, sitting } = session;
    const run = () =>
      serve({
        name,
        input,
        info,
        handlerOf: (wanted) => this.#handlerOf(session, wanted),
        refuseRight: (_right, wanted) => this.#refuse(session, sitting, wanted),
        report: (bug, at) => this.#log.bug(bug, at),
      });
    const isInTurn = IN_TURN.has(name);
    if (isInTurn || name === 'session.alive') session.activeAt = Date.now();
    try {
      return desk && isInTurn ? await desk.inTurn(run) : await run();
    } finally {
      if (taskId !== null) session.tasks.delete(taskId);
      await this.#desks.settle(session);
    }
  }

  /** A cancel that came by a road of its own, while the calls wait: what it names is checked as the call's input is. */
  heedCancel(session: string, input: unknown): void {
    const taskId = taskOf(input);
    if (taskId !== null) this.#cancel(session, taskId);
  }

  #cancel(session: string, taskId: string): void {
    this.#sessions.get(session)?.tasks.get(taskId)?.abort.abort();
  }

  putFile(session: string, file: IncomingFile): Promise<string> {
    return this.#session(session).putFile(file);
  }

  async takeFile(session: string, token: string): Promise<OutgoingFile | null> {
    return this.#session(session).takeFile(token);
  }

  async endSession(sessionId: string): Promise<void> {
    await this.#desks.leave(this.#session(sessionId), 'session.log_out');
    this.#sessions.delete(sessionId);
  }

  onEvent(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#desks.stopLooking();
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

  /** What the gate says; refusals of a right are in the record, for who watches. */
  #refuse(session: Session, sitting: number, name: CallName): ErrorKind | null {
    if (calls[name].right === 'none') return null;
    const { desk } = session;
    // What waited its turn is not done with the rights of whoever sat down meanwhile.
    if (!desk || session.sitting !== sitting || session.isOver) return 'locked';
    const refused = refuseCall(desk.people, session, name, systemClock.now());
    if (refused === 'no_right' && session.mayNoteRefusal(Date.now()))
      desk.record.note(this.#whoOf(session), { action: 'session.refused', subject: { call: name } });
    return refused;
  }

  #whoOf(session: Session) {
    return { person: session.person, session: session.id, shell: this.#shell };
  }

  #infoFor(session: Session, taskId: string | null, signal: AbortSignal): CallInfo {
    const { sitting } = session;
    let told = { phase: '', at: 0 };
    return {
      ...this.#whoOf(session),
      signal,
      progress: (phase, done, of, item = '') => {
        const now = performance.now();
        if (taskId === null || (phase === told.phase && now - told.at < PROGRESS_MS)) return;
        told = { phase, at: now };
        this.#tell(session.id, { type: 'progress', taskId, phase, done, of, item });
      },
      breathe: async () => {
        await new Promise((resume) => setImmediate(resume));
        if (signal.aborted) throw new Refused('cancelled', {});
      },
      stopIfCancelled: () => {
        this.#hearCancels(this);
        if (signal.aborted) throw new Refused('cancelled', {});
      },
      changed: (...areas) => {
        const { desk } = session;
        if (!desk) return this.#tell(session.id, { type: 'changed', areas });
        for (const other of this.#sessions.values()) {
          const told = other.desk === desk ? areasFor(areas, desk.people.rightsOf(other.person)) : [];
          if (told.length > 0) this.#tell(other.id, { type: 'changed', areas: told });
        }
      },
      file: (token) => session.file(token),
      offer: (name, bytes) => {
        // What one person asked for is not laid out for who sat down meanwhile.
        if (session.sitting !== sitting) throw new Refused('locked', {});
        return session.offer(name, bytes);
      },
    };
  }

  #tell(session: string | null, event: EngineEvent): void {
    for (const listener of this.#listeners) listener(session, event);
  }
}

/** That an officer is at work on something is told to those alone who may know of it (反洗钱法 art. 35). */
const areasFor = (areas: Parameters<CallInfo['changed']>, rights: ReadonlySet<Right>) =>
  rights.has('risk') ? areas : areas.filter((area) => area !== 'risk');

/** The task id a long call carries; read before the contract checks the input, so only the shape of an id is believed. */
function taskOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('taskId' in input)) return null;
  const { taskId } = input;
  const isToken = calls['task.cancel'].input.safeParse({ taskId }).success;
  return isToken && typeof taskId === 'string' ? taskId : null;
}

/** `hearCancels` hands over the cancels that arrived while this thread did not look up: see worker.ts. */
export async function createEngine(
  options: EngineOptions,
  hearCancels: (engine: Engine) => void = () => {},
): Promise<Engine> {
  return new Engine(await openSettings(options.home), options, hearCancels);
}
