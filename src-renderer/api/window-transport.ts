/** The transport of the Electron window: whatever the preload script exposes, and nothing else of Electron. */
import type { Transport } from './transport.ts';

export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  putFile(name: string, bytes: Uint8Array): Promise<string>;
  saveFile(token: string): Promise<void>;
  onEvent(listener: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly countinghouse?: Bridge;
  }
}

export function windowTransport(bridge: Bridge): Transport {
  return {
    call: (name, input) => bridge.call(name, input),
    putFile: async (file) => bridge.putFile(file.name, new Uint8Array(await file.arrayBuffer())),
    saveFile: (token) => bridge.saveFile(token), // The shell asks for the place itself.
    onEvent: (listener) => bridge.onEvent(listener),
  };
}
