/**
 * The workspaces that windows sit at: opened by the first, joined by the others, closed behind the last. Windows nobody is at are locked.
 */
import { Refused } from '../../shared/contract/errors.ts';
import type { CallInfo } from '../platform/handlers.ts';
import type { Log } from '../platform/log.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import type { Settings } from '../workspace/settings.ts';
import { type Desk, rememberHead, type Surroundings } from './desk.ts';
import { PROGRAM } from './founding.ts';
import { joinDesk, logIn, openDeskFor, type TypedAtTheDoor } from './log-in.ts';
import type { Session } from './sessions.ts';
import { isAttended, lookIntoFolder, WATCH_MS, watchPlaceIn } from './watching.ts';

/** Windows nobody is at, and backups that are due, are looked for this often. */
const LOOK_MS = 15_000;
const QUIET_MS = 60_000;

/** Why a window leaves a desk, as the record says it. */
export type LeavingReason = 'session.log_out' | 'session.idle_lock';

export interface DesksDeps {
  readonly settings: Settings;
  readonly log: Log;
  readonly shell: string;
  readonly now: () => string;
  readonly sessions: ReadonlyMap<string, Session>;
  /** Tells a window what to fetch again. */
  readonly tell: (session: string, areas: Parameters<CallInfo['changed']>) => void;
}

export class Desks {
  readonly #deps: DesksDeps;
  readonly #byFolder = new Map<string, Desk>();
  /** Doors being opened, one at a time for each folder. */
  readonly #doors = new Map<string, Promise<unknown>>();
  /** Left by everybody and not closed yet: who comes meanwhile waits. */
  readonly #closing = new Map<string, Promise<unknown>>();
  /** Somebody is on the way in: the last one out leaves them open. */
  readonly #joined = new Set<Desk>();
  readonly #looking: NodeJS.Timeout;
  readonly #watching: NodeJS.Timeout;

  constructor(deps: DesksDeps) {
    this.#deps = deps;
    this.#looking = setInterval(() => void this.#lookAround(), LOOK_MS);
    this.#looking.unref();
    this.#watching = setInterval(() => void this.#lookIntoFolders(), WATCH_MS);
    this.#watching.unref();
  }

  stopLooking(): void {
    clearInterval(this.#looking);
    clearInterval(this.#watching);
  }

  /** Puts a window at a workspace, and away from where it was. A workspace that another window has open is joined. */
  async enter(sessionId: string, folder: string, typed: TypedAtTheDoor): Promise<Desk> {
    const before = this.#doors.get(folder) ?? Promise.resolve();
    const entering = before.then(() => this.#enterAlone(sessionId, folder, typed));
    this.#doors.set(
      folder,
      entering.catch(() => undefined), // Its caller hears of it; the next at this door does not.
    );
    return entering;
  }

  async #enterAlone(sessionId: string, folder: string, typed: TypedAtTheDoor): Promise<Desk> {
    await this.#closing.get(folder);
    const held = this.#byFolder.get(folder);
    if (!held) return this.#sitDown(sessionId, folder, typed, null);
    this.#joined.add(held);
    try {
      return await this.#sitDown(sessionId, folder, typed, held);
    } finally {
      this.#joined.delete(held);
      await this.#closeIfLeft(held);
    }
  }

  async #sitDown(sessionId: string, folder: string, typed: TypedAtTheDoor, held: Desk | null): Promise<Desk> {
    const { settings, now, sessions, shell } = this.#deps;
    const around: Surroundings = {
      now,
      locale: () => settings.look.locale,
      lastHead: (id) => settings.headOf(id),
      backupFolder: (id) => settings.backupFolder(id),
      watchPlace: (id) => watchPlaceIn(settings, id),
      replace: (desk, work) => this.replace(desk, work),
    };
    const { desk, ...entry } = held
      ? await joinDesk(held, typed, now).finally(() => this.#anchor(held)) // A failure at this door is in the record at once.
      : await openDeskFor(folder, typed, around);
    if (!held) this.#byFolder.set(folder, desk);
    try {
      const from = { session: sessionId, shell };
      const caller = await desk.inTurn(async () => {
        if (this.#byFolder.get(folder) !== desk) throw new Refused('busy', {}); // It was given another key while she was at the door.
        return logIn(desk, entry, typed.code, from, now);
      });
      const session = sessions.get(sessionId);
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

  async leave(session: Session, why: LeavingReason): Promise<void> {
    const { desk } = session;
    if (!desk) return;
    this.#noteLeaving(session, why);
    session.leave();
    await this.#closeIfLeft(desk);
  }

  /** After a call: what stands beside the ledger follows it, and whose log-in the call has ended is at the door. */
  async settle({ desk }: Session): Promise<void> {
    if (!desk || this.#byFolder.get(desk.workspace.folder) !== desk) return;
    await this.#anchor(desk);
    for (const other of [...this.#deps.sessions.values()]) {
      if (other.desk !== desk || !other.isOver) continue;
      await this.leave(other, 'session.log_out');
      this.#deps.tell(other.id, ['workspace']);
    }
  }

  /**
   * Work that ends the desk and gives the workspace back under another key or with another ledger: every window goes to the door.
   */
  async replace(desk: Desk, work: () => Promise<OpenedWorkspace>): Promise<void> {
    const { folder } = desk.workspace;
    await desk.inTurn(async () => {
      if (this.#byFolder.get(folder) !== desk) throw new Refused('locked', {}); // Replaced or closed while this waited.
      const workspace = await work();
      this.#byFolder.delete(folder);
      for (const session of this.#deps.sessions.values()) {
        if (session.desk !== desk) continue;
        session.leave();
        this.#deps.tell(session.id, ['workspace']);
      }
      workspace.close();
    });
  }

  /** Nobody did anything for the minutes the house allows: the log-in ends in the engine, whatever the page does. A task under way is somebody. */
  async lockIfIdle(session: Session): Promise<void> {
    const { desk } = session;
    if (!desk || session.tasks.size > 0) return;
    const limit = desk.people.profile().idleMinutes * 60_000;
    if (Date.now() - session.activeAt < limit) return;
    await this.leave(session, 'session.idle_lock');
    this.#deps.tell(session.id, ['workspace']);
  }

  async #lookAround(): Promise<void> {
    for (const session of [...this.#deps.sessions.values()])
      await this.lockIfIdle(session).catch((fault: unknown) =>
        this.#deps.log.bug(fault, 'session.idle_lock'),
      );
    for (const [folder, desk] of [...this.#byFolder]) {
      // Nothing to lose yet, nothing to keep; and copying a large ledger holds up who is working.
      const isBusy = Date.now() - desk.workedAt() < QUIET_MS;
      if (isBusy || desk.lines.imports().length === 0) continue;
      await desk.backups
        .makeScheduled(this.#programAt(desk))
        .catch((fault: unknown) => this.#deps.log.bug(fault, 'backup.scheduled'));
      await this.#makeReports(folder, desk);
    }
  }

  /** Reports of months that are over, one a look and in its turn, so that whoever comes back to work waits for one at most. */
  async #makeReports(folder: string, desk: Desk): Promise<void> {
    try {
      if (!desk.reports.isDue()) return;
      await desk.inTurn(async () => {
        if (this.#byFolder.get(folder) === desk) await desk.reports.makeDue(this.#programAt(desk));
      });
    } catch (fault) {
      this.#deps.log.bug(fault, 'analytics.report');
    }
  }

  /** Folders that are watched, while somebody who may import is at the desk. */
  async #lookIntoFolders(): Promise<void> {
    for (const [folder, desk] of [...this.#byFolder]) {
      const persons = [...this.#deps.sessions.values()].filter((each) => each.desk === desk && !each.isOver);
      if (!desk.watchPlace.isOn || !isAttended(desk, new Set(persons.map((each) => each.person)))) continue;
      await lookIntoFolder(desk, this.#programAt(desk), () => this.#byFolder.get(folder) === desk).catch(
        (fault: unknown) => this.#deps.log.bug(fault, 'statements.watch'),
      );
    }
  }

  /** What the program itself does at a desk: told to every window there, asked by none. */
  #programAt(desk: Desk): CallInfo {
    return {
      ...PROGRAM,
      signal: new AbortController().signal,
      progress: () => undefined,
      breathe: () => new Promise((resume) => setImmediate(resume)),
      stopIfCancelled: () => undefined,
      changed: (...areas) => {
        for (const session of this.#deps.sessions.values())
          if (session.desk === desk) this.#deps.tell(session.id, areas);
      },
      file: async () => {
        throw new Refused('not_found', { what: 'file' });
      },
      offer: () => '',
    };
  }

  #noteLeaving(session: Session, action: LeavingReason): void {
    try {
      const who = { person: session.person, session: session.id, shell: this.#deps.shell };
      session.desk?.record.note(who, { action });
    } catch (fault) {
      this.#deps.log.bug(fault, action); // A full disk must not keep a window open.
    }
  }

  /** What cannot be written here stands in the ledger, and is written with the next one. */
  async #anchor(desk: Desk): Promise<void> {
    await desk.anchor().catch((fault: unknown) => this.#deps.log.bug(fault, 'anchor'));
  }

  /** Closes a desk that its last window has left, after the write in progress. */
  async #closeIfLeft(desk: Desk): Promise<void> {
    const { sessions, settings } = this.#deps;
    const { folder } = desk.workspace;
    if (this.#joined.has(desk) || [...sessions.values()].some((each) => each.desk === desk)) return;
    if (this.#byFolder.get(folder) !== desk) return; // Closed already.
    this.#byFolder.delete(folder);
    const closing = desk.inTurn(async () => {
      await this.#anchor(desk);
      await rememberHead(desk, settings).catch((fault: unknown) => this.#deps.log.bug(fault, 'head'));
      desk.close();
    });
    this.#closing.set(
      folder,
      closing.catch(() => undefined), // Its caller hears of it.
    );
    await closing;
  }
}
