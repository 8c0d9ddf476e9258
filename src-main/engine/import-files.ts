/**
 * Files in, plans made and committed in one go: for the demo and the command line, where nobody is asked file by file. What may not be
 * committed (failed proof, unreadable rows) stays out and is handed back.
 */
import type { PlanView, RefusedFile } from '../../shared/contract/shapes.ts';
import { inPortions } from '../../shared/domain/file-portions.ts';
import { sourceLabel } from '../../shared/domain/source-label.ts';
import type { Plan } from '../areas/statements/plan.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { newToken } from '../platform/ids.ts';
import type { Desk } from './desk.ts';

export interface FileToImport {
  readonly name: string;
  /** Bytes, as far as is known before it is read: so many files at once as fit into memory. */
  readonly size: number;
  /** Called once, when the file's turn comes; may refuse. */
  readonly read: () => Promise<Buffer>;
}

export interface ImportedFiles {
  /** Every file that became a plan, as it was decided, in the order of the files; committed or not. */
  readonly plans: readonly PlanView[];
  readonly refused: readonly RefusedFile[];
  /** Plans that were not committed because they may not be (held, with errors), with their lines. */
  readonly left: readonly Plan[];
}

/** Gives the next password for files that wait under one; null when there is none. */
export type PasswordFor = (locked: readonly RefusedFile[]) => Promise<string | null>;

export async function importFiles(
  desk: Desk,
  files: readonly FileToImport[],
  info: CallInfo,
  passwordFor: PasswordFor = async () => null,
): Promise<ImportedFiles> {
  const done: ImportedFiles[] = [];
  for (const portion of inPortions(files)) done.push(await importPortion(desk, portion, info, passwordFor));
  return {
    plans: done.flatMap((each) => each.plans),
    refused: done.flatMap((each) => each.refused),
    left: done.flatMap((each) => each.left),
  };
}

async function importPortion(
  desk: Desk,
  files: readonly FileToImport[],
  info: CallInfo,
  passwordFor: PasswordFor,
): Promise<ImportedFiles> {
  const byToken = new Map(files.map((file) => [newToken(), file]));
  const own: CallInfo = {
    ...info,
    file: async (token) => {
      const file = byToken.get(token);
      return file ? { name: file.name, bytes: await file.read() } : info.file(token);
    },
  };
  const taskId = '';
  await desk.handlers['statements.plan']({ files: [...byToken.keys()], taskId }, own);
  await unlock(desk, own, passwordFor);
  const { plans, refused } = await desk.handlers['statements.plans']({}, own);
  const left = desk.shelf
    .plans()
    .filter((plan) => plan.view.state === 'held' || plan.view.state === 'errors');
  const ready = plans.filter((plan) => plan.state === 'ready');
  if (ready.length > 0) {
    await desk.handlers['statements.commit'](
      { plans: ready.map(({ planId, hash }) => ({ planId, hash })), taskId },
      own,
    );
  }
  desk.shelf.discard(desk.shelf.plans().map((plan) => plan.file.planId));
  return { plans, refused, left };
}

async function unlock(desk: Desk, info: CallInfo, passwordFor: PasswordFor): Promise<void> {
  for (;;) {
    const locked = desk.shelf.refused().filter((each) => each.refusal === 'password_protected');
    const [first] = locked;
    const password = first ? await passwordFor(locked) : null;
    if (!first || password === null) return;
    const label = sourceLabel(String(first.facts['archive'] ?? first.file));
    await desk.handlers['sources.addPassword']({ label, password, taskId: '' }, info);
  }
}
