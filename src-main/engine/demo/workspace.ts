/**
 * The demo workspace: made-up files and persons, imported, matched, paid and booked, for whoever wants to look around before there is anything of
 * her own. Made beside its place and moved there whole, so a stop leaves no half of it.
 */
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DEMO_PASSWORD } from '../../../shared/contract/call.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import { makeFolder, PARTIAL_SUFFIX } from '../../platform/files.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import type { OpenedWorkspace } from '../../workspace/opened.ts';
import { createWorkspace, openWorkspace } from '../../workspace/workspace.ts';
import { isWorkspace } from '../../workspace/workspace-document.ts';
import { type Desk, openDesk, type Surroundings } from '../desk.ts';
import { firstDay } from './first-day.ts';
import { Office } from './office.ts';
import { today } from './today.ts';

const DEMO_OWNER = 'Demo';
/** Longer than new accounts wait (24 hours). */
const BEFORE_MS = 2 * 24 * 3_600_000;

type Around = Omit<Surroundings, 'replace'>;

interface DemoDeps {
  readonly folder: string;
  readonly around: Around;
  readonly enter: (folder: string, secret: string) => Promise<Desk>;
}

/** Demos being made, by folder: a second window waits for the first one's. */
const making = new Map<string, Promise<void>>();

export async function openDemo({ folder, around, enter }: DemoDeps, info: CallInfo): Promise<void> {
  const made = making.get(folder) ?? makeDemoIn(folder, around, info).finally(() => making.delete(folder));
  making.set(folder, made);
  await made;
  await enter(folder, DEMO_PASSWORD);
}

async function makeDemoIn(folder: string, around: Around, info: CallInfo): Promise<void> {
  if (isWorkspace(folder)) return; // Made before, and perhaps gone on with.
  info.progress('preparing', 0, 2);
  const beside = `${folder}${PARTIAL_SUFFIX}`;
  for (const left of [folder, beside]) await rm(left, { recursive: true, force: true });
  await makeFolder(dirname(folder));
  const before = () => new Date(Date.parse(around.now()) - BEFORE_MS).toISOString();
  try {
    await createWorkspace(beside, {
      name: 'Demo',
      owner: DEMO_OWNER,
      password: DEMO_PASSWORD,
      isDemo: true,
      createdAt: before(),
    });
    const workspace = await openWorkspace(beside, DEMO_PASSWORD, '', before);
    try {
      const sit = (now: () => string, work: (office: Office) => Promise<void>) =>
        atDesk(workspace, { ...around, now }, info, work);
      await sit(before, (office) => firstDay(office, info));
      info.progress('preparing', 1, 2);
      await sit(around.now, (office) => today(office, around.now()));
    } finally {
      workspace.close();
    }
    await rename(beside, folder);
  } catch (fault) {
    await rm(beside, { recursive: true, force: true });
    throw fault;
  }
}

/** One sitting at a desk with a clock of its own: the record would tell of a clock that jumps within one. */
async function atDesk(
  workspace: OpenedWorkspace,
  around: Around,
  info: CallInfo,
  work: (office: Office) => Promise<void>,
): Promise<void> {
  const desk = await openDesk(workspace, {
    ...around,
    replace: async () => {
      throw new Refused('busy', {}); // Nothing of the demo asks for another key or ledger.
    },
  });
  await work(new Office(desk, around.now, info));
  await desk.anchor();
}
