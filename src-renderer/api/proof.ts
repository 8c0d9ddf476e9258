/**
 * A dangerous call waits here until the person at the screen has proved herself anew, or would not. Several calls refused at once wait for the
 * same answer; where no dialog listens, the refusal stands.
 */
import { useSyncExternalStore } from 'react';

let askedFor: string | null = null;
let waiting: readonly ((isProved: boolean) => void)[] = [];
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Resolves when the dialog has an answer; `call` says what for. */
export function askForProof(call: string): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, resolve];
    askedFor ??= call;
    tell();
  });
}

/** The dialog's answer: true lets the calls be asked again, false gives their refusal back to who asked. */
export function answerProof(isProved: boolean): void {
  const all = waiting;
  waiting = [];
  askedFor = null;
  tell();
  for (const resolve of all) resolve(isProved);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
/** The call that waits, or null. */
export const useAskedProof = (): string | null => useSyncExternalStore(subscribe, () => askedFor);
