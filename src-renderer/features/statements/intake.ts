/**
 * Files on their way to the engine: chosen or dropped anywhere, handed over one by one, read into plans in portions. Cancelled, they leave no
 * plan, not even of the portions that were read.
 *
 * Lives outside the components, because a person may drop files on one view and look at another while they are read.
 */
import { useSyncExternalStore } from 'react';
import { inPortions, PORTION_FILES } from '../../../shared/domain/file-portions.ts';
import { ask, CallError, invalidate, putFile } from '../../api/client.tsx';
import { beginTask, endTask, wasCancelled } from '../../api/tasks.ts';

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
  const taskId = beginTask('statements.plan');
  tell({ taskId, count: files.length, error: null });
  try {
    const portions = inPortions(files).flatMap(inParts);
    const before = portions.length > 1 ? await planIds() : [];
    for (const portion of portions)
      if (!(await readPortion(portion, taskId))) {
        if (portions.length > 1) await discardAllBut(before);
        return;
      }
  } catch (fault) {
    if (fault instanceof CallError && fault.kind !== 'cancelled') tell({ error: fault });
  } finally {
    endTask(taskId);
    tell({ taskId: null });
    await invalidate('statements.plans', 'today.summary');
  }
}

/** False when it was cancelled. */
async function readPortion(files: readonly File[], taskId: string): Promise<boolean> {
  const tokens: string[] = [];
  for (const file of files) {
    if (wasCancelled(taskId)) return false;
    tokens.push(await putFile(file)); // One after the other: bytes of one file in memory.
  }
  if (wasCancelled(taskId)) return false;
  try {
    await ask('statements.plan', { files: tokens, taskId });
    return true;
  } catch (fault) {
    if (fault instanceof CallError && fault.kind === 'cancelled') return false;
    throw fault;
  }
}

const planIds = async (): Promise<string[]> =>
  (await ask('statements.plans', {})).plans.map((plan) => plan.planId);

async function discardAllBut(kept: readonly string[]): Promise<void> {
  const added = (await planIds()).filter((id) => !kept.includes(id));
  for (const some of inParts(added)) await ask('statements.discard', { planIds: some });
}

/** The contract takes so many at once. */
export function inParts<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += PORTION_FILES)
    parts.push(all.slice(from, from + PORTION_FILES));
  return parts;
}
