/**
 * The watch over the folders of open desks: looked into every few seconds while somebody who may import sits there, and by the command line.
 */
import { Refused } from '../../shared/contract/errors.ts';
import type { WatchPlace } from '../areas/statements/watch/folder-watch.ts';
import type { CallInfo } from '../platform/handlers.ts';
import { newToken } from '../platform/ids.ts';
import type { Settings } from '../workspace/settings.ts';
import type { Desk } from './desk.ts';

/** Often enough that nobody waits; two looks apart, a file that is being copied has grown. */
export const WATCH_MS = 3000;

/** What this desk's settings say of a workspace's folder, always as it is now. */
export const watchPlaceIn = (settings: Settings, workspaceId: string): WatchPlace => ({
  get folder() {
    return settings.watchOf(workspaceId).folder;
  },
  get isOn() {
    return settings.watchOf(workspaceId).isOn;
  },
  get isOwn() {
    return settings.watchOf(workspaceId).isOwn;
  },
  set: (change) => settings.setWatch(workspaceId, change),
});

/** A desk that keeps no settings watches nothing. */
export const NO_PLACE: WatchPlace = {
  folder: '',
  isOn: false,
  isOwn: false,
  set: async () => {
    throw new Refused('read_only', { file: 'settings.json' });
  },
};

/** One look. `isThere` says whether the desk is still open when its turn comes. */
export async function lookIntoFolder(desk: Desk, info: CallInfo, isThere: () => boolean): Promise<void> {
  await desk.watch.look({
    info,
    inTurn: (work) =>
      desk.inTurn(async () => {
        if (isThere()) await work();
      }),
    plan: async (files, own) => desk.handlers['statements.plan']({ files, taskId: newToken() }, own),
  });
}

/** Somebody sits at the desk who may import. */
export const isAttended = (desk: Desk, persons: Iterable<string>): boolean =>
  [...persons].some((person) => desk.people.rightsOf(person).has('import'));
