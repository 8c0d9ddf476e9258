/** The transport of the Electron window: whatever the preload script exposes, and nothing else of Electron. */
import type { Transport } from './transport.ts';
import { uploadToken } from './upload-token.ts';

export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  putFile(name: string, bytes: Uint8Array): Promise<unknown>;
  saveFile(token: string): Promise<unknown>;
  onEvent(listener: (event: unknown) => void): () => void;
  keyStore(request: unknown): Promise<unknown>;
  openWindow(): Promise<unknown>;
}

declare global {
  interface Window {
    readonly countinghouse?: Bridge;
  }
}

export function windowTransport(bridge: Bridge): Transport {
  return {
    call: (name, input) => bridge.call(name, input),
    putFile: async (file) =>
      uploadToken(await bridge.putFile(file.name, new Uint8Array(await file.arrayBuffer()))),
    saveFile: async (token) => {
      const answer = await bridge.saveFile(token); // The shell asks for the place itself.
      if (typeof answer === 'object' && answer !== null && 'error' in answer) throw answer; // A full disk, say.
    },
    onEvent: (listener) => bridge.onEvent(listener),
    keyStore: (request) => bridge.keyStore(request),
    openWindow: () => void bridge.openWindow(),
  };
}
