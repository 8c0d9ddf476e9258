/**
 * The engine: sessions in, calls authorised and served from the areas' handlers, events out. One instance a process, in a worker thread
 * under the windows, in the same thread under the command line.
 */
import { type CallName, calls, type EngineEvent, isCallName } from '../../shared/contract/calls.ts';
import { type ErrorKind, Refused } from '../../shared/contract/errors.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { fileLog, type Log } from '../platform/log.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import { openSettings, type Settings } from '../workspace/settings.ts';
import type { Desk, Surroundings } from './desk.ts';
import { anchorStanding } from './founding.ts';
import { refuseCall } from './gate.ts';
import type { EngineHandle, EngineOptions, IncomingFile, OutgoingFile } from './handle.ts';
import { joinDesk, logIn, openDeskFor, type TypedAtTheDoor } from './log-in.ts';
import { type AnyHandler, serve } from './serve.ts';
import { sessionCalls } from './session-calls.ts';
import { Session } from './sessions.ts';
import { type LeavingReason, type WorkspaceDeps, workspaceCalls } from './workspace-calls.ts';

/** Calls that write, or read what a write must not change under them: one at a time per workspace. */
const IN_TURN: ReadonlySet<string> = new Set<CallName>([
  'statements.plan',
  'statements.commit',
  'statements.discard',
  'statements.requestHeld',
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
  'access.addPerson',
  'access.setRoles',
  'access.disablePerson',
  'access.enablePerson',
  'access.eraseName',
  'access.issuePassword',
  'access.clearSecondFactor',
  'access.changePassword',
  'access.confirmSecondFactor',
  'access.removeSecondFactor',
  'access.removeSlot',
  'access.renewRecoveryCode',
  'access.setProfile',
  'approvals.approve',
  'approvals.reject',
  'approvals.withdraw',
  'approvals.setPolicy',
  'backup.make',
  'backup.drill',
  'backup.restore',
]);

/** Windows nobody is at are looked for this often. */
const IDLE_LOOK_MS = 15_000;

type Listener = (session: string | null, event: EngineEvent) => void;

export class Engine implements EngineHandle {
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #sessions = new Map<string, Session>();
  readonly #listeners: Listener[] = [];
  readonly #ownHandlers: Readonly<Record<string, AnyHandler>>;

  readonly #shell: string;
  readonly #desks = new Map<string, Desk>();
  /** Doors being opened, one at a time for each folder. */
  readonly #doors = new Map<string, Promise<unknown>>();
  readonly #idleTimer: NodeJS.Timeout;

  constructor(settings: Settings, options: EngineOptions) {
    this.#settings = settings;
    this.#shell = options.shell ?? 'browser';
    this.#log = fileLog(options.home, systemClock.now);
    const deps: WorkspaceDeps = {
      settings,
      options,
      now: systemClock.now,
      enter: (session, folder, typed) => this.#enter(session, folder, typed),
      leave: (session, why) => this.#leave(session, why),
      sessionOf: (session) => this.#session(session),
      cancel: (session, taskId) => this.#sessions.get(session)?.tasks.get(taskId)?.abort.abort(),
      replaceDesk: (desk, work) => this.#replaceDesk(desk, work),
    };
    const own = { ...workspaceCalls(deps), ...sessionCalls(deps) };
    this.#ownHandlers = own as Readonly<Record<string, AnyHandler>>; // Inputs were checked by the contract before a handler sees them.
    this.#idleTimer = setInterval(() => void this.#lockIdle(), IDLE_LOOK_MS);
    this.#idleTimer.unref();
  }

  async call(sessionId: string, name: string, input: unknown): Promise<unknown> {
    const session = this.#session(sessionId);
    await this.#lockIfIdle(session);
    const taskId = name === 'task.cancel' ? null : taskOf(input);
    const abort = new AbortController();
    const opensNext = isCallName(name) && calls[name].right === 'none';
    if (taskId !== null) session.tasks.set(taskId, { abort, desk: opensNext ? null : session.desk });
    const info = this.#infoFor(session, taskId, abort.signal);
    const run = () =>
      serve({
        name,
        input,
        info,
        handlerOf: (wanted) => this.#handlerOf(session, wanted),
        refuseRight: (_right, wanted) => this.#refuse(session, wanted),
        report: (bug, at) => this.#log.bug(bug, at),
      });
    const { desk } = session;
    const isInTurn = IN_TURN.has(name);
    if (isInTurn || name === 'session.alive') session.activeAt = Date.now();
    try {
      return desk && isInTurn ? await desk.inTurn(run) : await run();
    } finally {
      if (taskId !== null) session.tasks.delete(taskId);
      const now = session.desk;
      if (now && this.#desks.get(now.workspace.folder) === now) await now.anchor();
    }
  }

  putFile(session: string, file: IncomingFile): Promise<string> {
    return this.#session(session).putFile(file);
  }

  async takeFile(session: string, token: string): Promise<OutgoingFile | null> {
    return this.#session(session).takeFile(token);
  }

  async endSession(sessionId: string): Promise<void> {
    await this.#leave(sessionId, 'session.log_out');
    this.#sessions.delete(sessionId);
  }

  onEvent(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#idleTimer);
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
  #refuse(session: Session, name: CallName): ErrorKind | null {
    if (calls[name].right === 'none') return null;
    const { desk } = session;
    if (!desk) return 'locked';
    const refused = refuseCall(desk.people, session, name, systemClock.now());
    if (refused === 'no_right')
      desk.record.note(this.#whoOf(session), { action: 'session.refused', subject: { call: name } });
    return refused;
  }

  #whoOf(session: Session) {
    return { person: session.person, session: session.id, shell: this.#shell };
  }

  #infoFor(session: Session, taskId: string | null, signal: AbortSignal): CallInfo {
    return {
      ...this.#whoOf(session),
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

  /** Puts a session at a workspace, and away from where it was. A workspace that another window has open is joined. */
  async #enter(sessionId: string, folder: string, typed: TypedAtTheDoor): Promise<Desk> {
    const before = this.#doors.get(folder) ?? Promise.resolve();
    const entering = before.then(() => this.#enterAlone(sessionId, folder, typed));
    this.#doors.set(
      folder,
      entering.catch(() => undefined), // Its caller hears of it; the next at this door does not.
    );
    return entering;
  }

  async #enterAlone(sessionId: string, folder: string, typed: TypedAtTheDoor): Promise<Desk> {
    const held = this.#desks.get(folder);
    const around: Surroundings = {
      now: systemClock.now,
      locale: () => this.#settings.look.locale,
      lastHead: (id) => this.#settings.headOf(id),
    };
    const { desk, ...entry } = held
      ? await joinDesk(held, typed, systemClock.now)
      : await openDeskFor(folder, typed, around);
    if (!held) this.#desks.set(folder, desk);
    try {
      const from = { session: sessionId, shell: this.#shell };
      const caller = await desk.inTurn(() => logIn(desk, entry, typed.code, from, systemClock.now));
      const session = this.#sessions.get(sessionId);
      if (!session) throw new Refused('cancelled', {}); // Its window went while it was opening.
      const left = session.desk;
      if (left) this.#noteLeaving(session, 'session.log_out');
      session.leave();
      session.enter(desk, caller, Date.now());
      if (left && left !== desk) await this.#closeIfLeft(left);
      return desk;
    } catch (fault) {
      await this.#closeIfLeft(desk);
      throw fault;
    }
  }

  async #leave(sessionId: string, why: LeavingReason): Promise<void> {
    const session = this.#session(sessionId);
    const { desk } = session;
    if (!desk) return;
    this.#noteLeaving(session, why);
    session.leave();
    await this.#closeIfLeft(desk);
  }

  #noteLeaving(session: Session, action: LeavingReason): void {
    try {
      session.desk?.record.note(this.#whoOf(session), { action });
    } catch (fault) {
      this.#log.bug(fault, action); // A full disk must not keep a window open.
    }
  }

  /** Closes a desk that its last session has left, after the write in progress. */
  async #closeIfLeft(desk: Desk): Promise<void> {
    if ([...this.#sessions.values()].some((each) => each.desk === desk)) return;
    if (this.#desks.get(desk.workspace.folder) !== desk) return; // Closed already.
    this.#desks.delete(desk.workspace.folder);
    await desk.inTurn(async () => {
      await desk.anchor();
      const { id } = desk.workspace.document;
      // What contradicts the record stays, for the verifier to see.
      if (anchorStanding(desk.record, this.#settings.headOf(id)) === 'holds')
        await this.#settings.rememberHead(id, desk.record.head().checkpoint);
      desk.close();
    });
  }

  /**
   * Work that ends the desk and gives the workspace back under another key or with another ledger: every window goes to the door.
   */
  async #replaceDesk(desk: Desk, work: () => Promise<OpenedWorkspace>): Promise<void> {
    const { folder } = desk.workspace;
    await desk.inTurn(async () => {
      const workspace = await work();
      this.#desks.delete(folder);
      for (const session of this.#sessions.values()) {
        if (session.desk !== desk) continue;
        session.leave();
        this.#tell(session.id, { type: 'changed', areas: ['workspace'] });
      }
      workspace.close();
    });
  }

  async #lockIdle(): Promise<void> {
    for (const session of [...this.#sessions.values()])
      await this.#lockIfIdle(session).catch((fault: unknown) => this.#log.bug(fault, 'session.idle_lock'));
  }

  /** Nobody did anything for the minutes the house allows: the log-in ends in the engine, whatever the page does. A task under way is somebody. */
  async #lockIfIdle(session: Session): Promise<void> {
    const { desk } = session;
    if (!desk || session.tasks.size > 0) return;
    const limit = desk.people.profile().idleMinutes * 60_000;
    if (Date.now() - session.activeAt < limit) return;
    await this.#leave(session.id, 'session.idle_lock');
    this.#tell(session.id, { type: 'changed', areas: ['workspace'] });
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
