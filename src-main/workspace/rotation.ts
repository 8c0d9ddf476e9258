/** Being written. */
import type { OpenedWorkspace } from './opened.ts';
export async function rotateDataKey(
  opened: OpenedWorkspace,
  _how: { now: () => string; progress: (done: number, of: number) => void },
): Promise<OpenedWorkspace> {
  return opened;
}
