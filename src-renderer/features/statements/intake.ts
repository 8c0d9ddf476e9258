/**
 * Files on their way to the engine: chosen or dropped anywhere, handed over one by one, read into plans in one call.
 *
 * Lives outside the components, because a person may drop files on one view and look at another while they are read.
 */
import { useSyncExternalStore } from 'react';
import { ask, CallError, invalidate, putFile } from '../../api/client.tsx';
import { beginTask, endTask, wasCancelled } from '../../api/tasks.ts';

/** The contract's limit of one `statements.plan`. */
const FILES_MAX = 500;

export interface Intake {
  readonly taskId: string | null;
  readonly count: number;
  readonly error: CallError | null;
}

let intake: Intake = { taskId: null, count: 0, error: null };
const listeners = new Set<() => void>();
const tell = (next: Partial<Intake>) => {
  intake = { ...intake, ...next };
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useIntake = (): Intake => useSyncExternalStore(subscribe, () => intake);

/** After a lock: a refusal may name a file. What is being handed over ends with the session. */
export const forgetIntake = (): void => tell({ error: null, count: 0 });

export async function takeFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0 || intake.taskId !== null) return;
  if (files.length > FILES_MAX) {
    tell({
      error: new CallError('too_large', { what: 'files', limit: FILES_MAX, count: files.length }, 'files'),
    });
    return;
  }
  const taskId = beginTask('statements.plan');
  tell({ taskId, count: files.length, error: null });
  try {
    const tokens: string[] = [];
    for (const file of files) {
      if (wasCancelled(taskId)) return;
      tokens.push(await putFile(file)); // One after the other: bytes of one file in memory.
    }
    if (wasCancelled(taskId)) return;
    await ask('statements.plan', { files: tokens, taskId });
  } catch (fault) {
    if (fault instanceof CallError && fault.kind !== 'cancelled') tell({ error: fault });
  } finally {
    endTask(taskId);
    tell({ taskId: null });
    await invalidate('statements.plans', 'today.summary');
  }
}
