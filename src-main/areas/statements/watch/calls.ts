/** The watched folder's part of the contract: what it is and how it stands, and the switch. Who switches it is in the record. */
import type { CallName } from '../../../../shared/contract/calls.ts';
import { makeFolder } from '../../../platform/files.ts';
import type { CallInfo, HandlersOf } from '../../../platform/handlers.ts';
import type { Record as AuditRecord } from '../../../record/record.ts';
import type { FolderWatch, WatchPlace } from './folder-watch.ts';

interface WatchDeps {
  readonly watch: FolderWatch;
  readonly record: AuditRecord;
  readonly place: WatchPlace;
}

type WatchCall = Extract<CallName, 'statements.watch' | 'statements.setWatch'>;

export function watchCalls({ watch, record, place }: WatchDeps): HandlersOf<WatchCall> {
  return {
    'statements.watch': () => watch.status(),
    'statements.setWatch': async (input, info) => {
      await switchWatch({ record, place }, input.isOn, info);
      return {};
    },
  };
}

async function switchWatch(
  { record, place }: Omit<WatchDeps, 'watch'>,
  isOn: boolean,
  info: CallInfo,
): Promise<void> {
  if (place.isOn === isOn) return;
  if (isOn && place.isOwn) await makeFolder(place.folder);
  await place.set({ isOn });
  record.note(info, { action: 'statements.watch_switched', subject: { on: isOn ? 1 : 0 } });
  info.changed('statements', 'record');
}

/** Another folder, at a shell whose user names paths; '' goes back to the app's own. What it may be was asked before. */
export async function moveWatch(
  { record, place }: Omit<WatchDeps, 'watch'>,
  folder: string,
  info: CallInfo,
): Promise<void> {
  await place.set({ folder });
  record.note(info, { action: 'statements.watch_moved', subject: { folder: place.folder } });
  info.changed('statements', 'record');
}
