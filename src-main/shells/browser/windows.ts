/**
 * The windows of a browser, each an engine session of its own. An id is given to one cookie and is worth nothing with another.
 *
 * A window is there as long as one connection of its own is open: its events, a call, a file. When it has had none for a while it is closed,
 * and its session ends, so that no log-in outlives its window; its id then stands for a session at the door.
 */
import type { ServerResponse } from 'node:http';
import { newToken } from '../../platform/ids.ts';

/** Longer than any reload, shorter than it takes somebody else to sit down. */
const AWAY_MAX_MS = 30_000;
/** A browser keeps six connections to one host. Every window holds one for its events; two are left for calls. */
export const LISTENING_MAX = 4;
/** Ids remembered; past it the one that has been away longest is forgotten, so that a page cannot fill the memory by asking. */
const REMEMBERED_MAX = 64;

interface Window {
  readonly cookie: string;
  readonly connections: Set<ServerResponse>;
  /** Runs while the window is away. */
  timer: NodeJS.Timeout | undefined;
  hasSession: boolean;
}

export class Windows {
  readonly #windows = new Map<string, Window>();
  readonly #streams = new Map<ServerResponse, string>();
  readonly #endSession: (id: string) => Promise<void>;
  readonly #awayMaxMs: number;

  constructor(endSession: (id: string) => Promise<void>, awayMaxMs = AWAY_MAX_MS) {
    this.#endSession = endSession;
    this.#awayMaxMs = awayMaxMs;
  }

  /** A new window for a browser. */
  give(cookie: string): string {
    if (this.#windows.size >= REMEMBERED_MAX) this.#forgetOne();
    const id = newToken();
    const window = { cookie, connections: new Set<ServerResponse>(), timer: undefined, hasSession: true };
    this.#windows.set(id, window);
    this.#leave(id, window);
    return id;
  }

  /** The window's id, when it was given to this very cookie. */
  known(cookie: string, id: unknown): string | null {
    return typeof id === 'string' && this.#windows.get(id)?.cookie === cookie ? id : null;
  }

  /** The window is there until this answer has ended, by itself or because the page has gone. */
  attend(id: string, response: ServerResponse): void {
    const window = this.#windows.get(id);
    if (!window) return;
    clearTimeout(window.timer);
    window.hasSession = true;
    window.connections.add(response);
    response.on('close', () => {
      window.connections.delete(response);
      if (window.connections.size === 0) this.#leave(id, window);
    });
  }

  /** A stream of events to a window. */
  listen(id: string, stream: ServerResponse): void {
    this.#streams.set(stream, id);
    stream.on('close', () => this.#streams.delete(stream));
  }

  /** Streams of one window, or of all. */
  streams(of: string | null = null): readonly ServerResponse[] {
    return [...this.#streams].filter(([, id]) => of === null || id === of).map(([stream]) => stream);
  }

  /** Ends every session that is left. */
  async close(): Promise<void> {
    for (const [id, window] of [...this.#windows]) await this.#end(id, window);
    this.#windows.clear();
  }

  #leave(id: string, window: Window): void {
    // Last of the map: first to be forgotten is who has been away longest.
    if (this.#windows.delete(id)) this.#windows.set(id, window);
    window.timer = setTimeout(() => void this.#end(id, window), this.#awayMaxMs);
    window.timer.unref();
  }

  async #end(id: string, window: Window): Promise<void> {
    clearTimeout(window.timer);
    if (!window.hasSession) return;
    window.hasSession = false;
    await this.#endSession(id).catch(() => undefined); // An engine that is gone holds no session.
  }

  #forgetOne(): void {
    for (const [id, window] of this.#windows)
      if (window.connections.size === 0) {
        this.#windows.delete(id);
        void this.#end(id, window);
        return;
      }
  }
}
