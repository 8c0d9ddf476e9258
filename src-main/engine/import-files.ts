/**
 * Files in, plans made and committed in one go: for the demo and the command line, where nobody is asked file by file. What may not be
 * committed (failed proof, unreadable rows) stays out and is handed back.
 */
import type { PlanView, RefusedFile } from '../../shared/contract/shapes.ts';
import { newToken } from '../platform/ids.ts';
import type { CallInfo } from '../platform/handlers.ts';
import type { Plan } from '../areas/statements/plan.ts';
import type { Desk } from './desk.ts';

export interface ImportedFiles {
  /** Every file that became a plan, as it was decided, in the order of the files; committed or not. */
  readonly plans: readonly PlanView[];
  readonly refused: readonly RefusedFile[];
  /** Plans that were not committed: held, with errors, or nothing new. They are still on the shelf. */
  readonly left: readonly Plan[];
}

export async function importFiles(
  desk: Desk,
  files: readonly { readonly name: string; readonly bytes: Buffer }[],
  info: CallInfo,
): Promise<ImportedFiles> {
  const byToken = new Map(files.map((file) => [newToken(), file]));
  const own: CallInfo = {
    ...info,
    file: async (token) => byToken.get(token) ?? info.file(token),
  };
  const taskId = '';
  const { plans, refused } = await desk.handlers['statements.plan'](
    { files: [...byToken.keys()], taskId },
    own,
  );
  const ready = plans.filter((plan) => plan.state === 'ready');
  const before = new Map(desk.shelf.plans().map((plan) => [plan.file.planId, plan]));
  const left = plans.filter((plan) => plan.state !== 'ready').flatMap((plan) => before.get(plan.planId) ?? []);
  if (ready.length > 0) {
    await desk.handlers['statements.commit'](
      { plans: ready.map(({ planId, hash }) => ({ planId, hash })), taskId },
      own,
    );
  }
  return { plans, refused, left };
}
