/** Long calls under way in this window: their progress as the engine tells it. Read by the screen that started one and by the top bar. */
import { useSyncExternalStore } from 'react';
import type { EngineEvent } from '../../shared/contract/calls.ts';

export type Progress = Omit<Extract<EngineEvent, { type: 'progress' }>, 'type' | 'taskId'>;
export interface RunningTask {
  readonly taskId: string;
  readonly call: string;
  readonly startedAt: number;
  readonly progress: Progress | null;
}

let tasks: readonly RunningTask[] = [];
const listeners = new Set<() => void>();
const tell = (next: readonly RunningTask[]) => {
  tasks = next;
  for (const listener of listeners) listener();
};

/** Whoever shows a task shows a list beside it: progress is no reason to draw a thousand rows twenty times a second. */
const SHOWN_MS = 250;
let shownAt = Number.NEGATIVE_INFINITY;

export function noteProgress({ taskId, ...progress }: Progress & { readonly taskId: string }): void {
  const isFirst = tasks.some((task) => task.taskId === taskId && task.progress?.phase !== progress.phase);
  if (!isFirst && performance.now() - shownAt < SHOWN_MS) return;
  shownAt = performance.now();
  const { phase, done, of, item } = progress;
  tell(
    tasks.map((task) => (task.taskId === taskId ? { ...task, progress: { phase, done, of, item } } : task)),
  );
}

/** A name of a task, or of an act, that nothing else has. */
export function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function beginTask(call: string): string {
  const taskId = newName();
  tell([...tasks, { taskId, call, startedAt: performance.now(), progress: null }]);
  return taskId;
}

export function endTask(taskId: string): void {
  cancelled.delete(taskId);
  tell(tasks.filter((task) => task.taskId !== taskId));
}

/** Tasks a person stopped: files still being handed over are not yet a call that the engine could stop. */
const cancelled = new Set<string>();
export const noteCancel = (taskId: string): void => void cancelled.add(taskId);
export const wasCancelled = (taskId: string): boolean => cancelled.has(taskId);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useRunningTasks = (): readonly RunningTask[] => useSyncExternalStore(subscribe, () => tasks);
