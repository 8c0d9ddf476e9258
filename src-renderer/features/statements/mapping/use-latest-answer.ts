/**
 * A long call that follows what is typed: asked again a moment after its input changed, the one before stopped. The last answer stays until the
 * next one comes; `isCurrent` says whether it is of what stands there now.
 */
import { useEffect, useReducer, useRef, useState } from 'react';
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { ask, CallError, cancelTask } from '../../../api/client.tsx';
import { beginTask, endTask, type Progress, useRunningTasks } from '../../../api/tasks.ts';

type FollowingCall = 'mappings.guess' | 'mappings.try';

interface Held<Answer> {
  readonly key: string;
  readonly answer: Answer | null;
  readonly error: CallError | null;
}

export interface Latest<Answer> extends Omit<Held<Answer>, 'key'> {
  readonly isCurrent: boolean;
  readonly isRunning: boolean;
  readonly progress: Progress | null;
  readonly again: () => void;
  readonly cancel: () => void;
}

/** `input` null: nothing is asked, and nothing is current. */
export function useLatestAnswer<N extends FollowingCall>(
  name: N,
  input: Omit<Input<N>, 'taskId'> | null,
  delayMs: number,
): Latest<Output<N>> {
  const key = input === null ? '' : JSON.stringify(input);
  const latest = useRef(input);
  latest.current = input;
  const [held, setHeld] = useState<Held<Output<N>>>({ key: '', answer: null, error: null });
  const [taskId, setTaskId] = useState('');
  const [round, again] = useReducer((count: number) => count + 1, 0);
  const running = useRunningTasks().find((task) => task.taskId === taskId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is another try with the same input.
  useEffect(() => {
    if (key === '') return;
    let isLeft = false;
    let running = '';
    const asking = async () => {
      const own = beginTask(name);
      running = own;
      setTaskId(own);
      try {
        // Omit and spread give back exactly the input.
        const answer = await ask(name, { ...latest.current, taskId: own } as Input<N>);
        if (!isLeft) setHeld({ key, answer, error: null });
      } catch (fault) {
        const error = fault instanceof CallError ? fault : new CallError('internal', {}, name);
        if (!isLeft && error.kind !== 'cancelled') setHeld({ key, answer: null, error });
      } finally {
        endTask(own);
        running = '';
      }
    };
    const timer = setTimeout(() => void asking(), delayMs);
    return () => {
      isLeft = true;
      clearTimeout(timer);
      if (running !== '') cancelTask(running);
    };
  }, [name, key, delayMs, round]);

  return {
    answer: held.answer,
    error: held.error,
    isCurrent: key !== '' && held.key === key,
    isRunning: running !== undefined,
    progress: running?.progress ?? null,
    again,
    cancel: () => {
      if (running) cancelTask(running.taskId);
    },
  };
}
