/** Commands that need no screen of their own: run from the palette wherever one is; the top bar shows them under way and cancels them. */
import { notifications } from '@mantine/notifications';
import type { Input, Output } from '../../shared/contract/calls.ts';
import { ask, CallError, invalidate, saveFile } from '../api/client.tsx';
import { beginTask, endTask } from '../api/tasks.ts';
import { errorWords } from '../ui/error-note.tsx';
import type { Words } from '../ui/words.ts';

type LongCall = 'matching.run' | 'exports.report' | 'exports.csv';

export const runMatching = (words: Words): Promise<unknown> =>
  doLong(words, 'matching.run', { asOf: null, pair: null });

export async function exportFile(words: Words, kind: 'report' | Input<'exports.csv'>['kind']): Promise<void> {
  const file =
    kind === 'report'
      ? await doLong(words, 'exports.report', {})
      : await doLong(words, 'exports.csv', { kind });
  if (!file) return;
  try {
    await saveFile(file);
    notifications.show({ message: words('exports.done', { file: file.fileName }) });
  } catch (fault) {
    sayFault(words, fault);
  }
}

export async function changeSettings(words: Words, change: Input<'settings.set'>): Promise<void> {
  try {
    await ask('settings.set', change);
    await invalidate('settings.get');
  } catch (fault) {
    sayFault(words, fault);
  }
}

async function doLong<N extends LongCall>(
  words: Words,
  name: N,
  input: Omit<Input<N>, 'taskId'>,
): Promise<Output<N> | undefined> {
  const taskId = beginTask(name);
  try {
    return await ask(name, { ...input, taskId } as Input<N>); // Omit and spread give back exactly the input.
  } catch (fault) {
    if (!(fault instanceof CallError && fault.kind === 'cancelled')) sayFault(words, fault);
    return undefined;
  } finally {
    endTask(taskId);
  }
}

/** No place on a screen belongs to it, so it stays until it is read. */
function sayFault(words: Words, fault: unknown): void {
  const { title, safe, advice } = errorWords(words, fault);
  notifications.show({ title, message: `${safe} ${advice}`, color: 'red', autoClose: false });
}
