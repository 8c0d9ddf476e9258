/** What passes between a shell and the engine's thread: numbered requests one way, numbered answers and events the other. */
import type { MessagePort } from 'node:worker_threads';
import type { EngineEvent } from '../../shared/contract/calls.ts';
import type { WireError } from '../../shared/contract/errors.ts';
import type { EngineOptions, IncomingFile, OutgoingFile } from './handle.ts';

export type EngineRequest =
  | { readonly do: 'call'; readonly session: string; readonly name: string; readonly input: unknown }
  | { readonly do: 'putFile'; readonly session: string; readonly file: IncomingFile }
  | { readonly do: 'takeFile'; readonly session: string; readonly token: string }
  | { readonly do: 'endSession'; readonly session: string }
  | { readonly do: 'close' };

export interface ToWorker {
  readonly id: number;
  readonly request: EngineRequest;
}

export type FromWorker =
  | { readonly type: 'ready' }
  /** The engine could not even start: its home folder cannot be used. */
  | { readonly type: 'failed'; readonly error: WireError }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly id: number; readonly error: WireError }
  | { readonly type: 'event'; readonly session: string | null; readonly event: EngineEvent };

/** A cancel on its way to a thread that is in the midst of a transaction and hears no request. */
export interface Cancel {
  readonly session: string;
  /** The input of `task.cancel`, unread. */
  readonly input: unknown;
}

export interface WorkerStart {
  readonly options: EngineOptions;
  readonly cancels: MessagePort;
}
export type TakenFile = OutgoingFile | null;
