/**
 * How a screen reaches the engine: one small interface, two ways. Pages never see a path; files travel as tokens.
 */
import { loopbackTransport } from './loopback-transport.ts';
import { windowTransport } from './window-transport.ts';

export interface Transport {
  /** Answers in the contract's answer shape, unchecked: the client checks it. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Hands a file's bytes over; the token stands for it in calls. */
  putFile(file: File): Promise<string>;
  saveFile(token: string, fileName: string): Promise<void>;
  /** Returns the way to stop listening. */
  onEvent(listener: (event: unknown) => void): () => void;
  /** Opens one more window, with a session of its own: for a second person, say. */
  openWindow(): void;
  /** The machine's key store; a browser has none. */
  keyStore?(request: unknown): Promise<unknown>;
}

/** The shell shows itself: Electron's preload puts `countinghouse` on the window; everything else speaks over loopback. */
export function pickTransport(): Transport {
  const bridge = window.countinghouse;
  return bridge ? windowTransport(bridge) : loopbackTransport();
}
