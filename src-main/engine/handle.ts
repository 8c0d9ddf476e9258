/**
 * What a shell sees of the engine: calls in, answers out, files as tokens. The engine runs in a worker thread; this is its door.
 *
 * A shell authenticates its own window or page, gives every one a session, and passes names and inputs through unread.
 */
import type { EngineEvent } from '../../shared/contract/calls.ts';

export interface IncomingFile {
  readonly name: string;
  /**
   * Bytes from a page, which the engine takes over (the caller's array may be empty afterwards), or a path the shell itself got from a dialog, a drop
   * or the command line. Never a path the page typed.
   */
  readonly content: { readonly bytes: Uint8Array } | { readonly path: string };
}

export interface OutgoingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface EngineHandle {
  /** Answers in the contract's answer shape, always: refusals and bugs included. */
  call(session: string, name: string, input: unknown): Promise<unknown>;
  /** Takes a file in and gives the token a call may name. Refuses (rejects with Refused 'too_large') past FILE_BYTES_MAX. */
  putFile(session: string, file: IncomingFile): Promise<string>;
  /** The file behind a download token, once; null when the token is unknown, used or another session's. */
  takeFile(session: string, token: string): Promise<OutgoingFile | null>;
  /** The session's window is gone: its files, plans and log-in go with it. */
  endSession(session: string): Promise<void>;
  onEvent(listener: (session: string | null, event: EngineEvent) => void): void;
  /** Ends the worker after the write in progress; the workspace lock is released. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Folder that holds settings.json and, by default, the workspaces. */
  readonly home: string;
  /** A workspace folder named on the command line, shown first in the list. */
  readonly workspace: string | null;
  /** A desk where nothing was ever opened begins with the demo. */
  readonly startsOnDemo: boolean;
  /** Which shell the windows of this engine are of; the record says it. */
  readonly shell?: 'electron' | 'browser';
}

/** One statement file at most. Larger ones are refused by name before a byte is read. */
export const FILE_BYTES_MAX = 1024 * 1024 * 1024;
