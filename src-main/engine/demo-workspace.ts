/**
 * The demo workspace: made-up files, imported and matched, for whoever wants to look around before there is anything of her own.
 */

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DEMO_PASSWORD } from '../../shared/contract/call.ts';
import { DEMO_SHAPE, makeDemo } from '../demo/demo.ts';
import { makeFolder } from '../platform/files.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import { isWorkspace } from '../workspace/workspace-document.ts';
import type { Desk } from './desk.ts';
import { importFiles } from './import-files.ts';

const DEMO_OWNER = 'Demo';

export async function openDemo(
  deps: {
    readonly folder: string;
    readonly now: () => string;
    readonly enter: (folder: string, secret: string) => Promise<Desk>;
  },
  info: CallInfo,
): Promise<void> {
  if (!isWorkspace(deps.folder)) {
    info.progress('preparing', 0, 1);
    await rm(deps.folder, { recursive: true, force: true });
    await makeFolder(dirname(deps.folder));
    await createWorkspace(deps.folder, {
      name: 'Demo',
      owner: DEMO_OWNER,
      password: DEMO_PASSWORD,
      isDemo: true,
      createdAt: deps.now(),
    });
  }
  const desk = await deps.enter(deps.folder, DEMO_PASSWORD);
  if (desk.lines.imports().length > 0) return; // Made before, or by a person who went on with it.
  const { person } = desk.workspace;
  const own: CallInfo = { ...info, person };
  const files = makeDemo(DEMO_SHAPE).files.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    read: async () => bytes,
  }));
  await importFiles(desk, files, own);
  await desk.handlers['matching.run']({ asOf: null, pair: null, taskId: '' }, own);
}
