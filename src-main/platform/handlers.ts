/**
 * What a call's handler gets besides its input, and the shape of a table of handlers. Areas fill the table; the engine serves it.
 */
import type { CallName, EngineEvent, Input, Output } from '../../shared/contract/calls.ts';

type Progress = Extract<EngineEvent, { type: 'progress' }>;
type Changed = Extract<EngineEvent, { type: 'changed' }>;

export interface CallInfo {
  readonly session: string;
  /** Who asks, by id; '' before log-in. */
  readonly person: string;
  /** electron, browser or cli. */
  readonly shell: string;
  /** Tells the caller's screen how far a long task is. */
  progress(phase: Progress['phase'], done: number, of: number, item?: string): void;
  /** Lets other calls and a cancel in; throws Refused('cancelled') when the task was cancelled. Never called inside a transaction. */
  breathe(): Promise<void>;
  /** The same question without letting anybody in, for within a transaction: what it throws takes back all that was written. */
  stopIfCancelled(): void;
  readonly signal: AbortSignal;
  /** Tells every screen of the workspace what to fetch again. */
  changed(...areas: Changed['areas']): void;
  /** The file behind an upload token of this session. */
  file(token: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** Lays a file out for one download; gives its token. */
  offer(name: string, bytes: Uint8Array): string;
}

export type HandlersOf<Names extends CallName> = {
  readonly [Name in Names]: (input: Input<Name>, info: CallInfo) => Output<Name> | Promise<Output<Name>>;
};
