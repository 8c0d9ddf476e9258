/**
 * What opens a backup: the present data key where it is still the same, else a secret that opened the workspace when the backup was made.
 *
 * workspace.json inside the backup is believed only as far as it agrees with the signed manifest: the same workspace, the same device key.
 */
import { Refused } from '../../shared/contract/errors.ts';
import { makeFolder } from '../platform/files.ts';
import { type BackupHeader, readSmallPart } from './backup-read.ts';
import { type DeviceKey, openDeviceKey } from './device-key.ts';
import { enter, type Typed } from './entering.ts';
import type { OpenedWorkspace } from './opened.ts';
import { parseWorkspaceDocument, type WorkspaceDocument } from './workspace-document.ts';

export interface BackupKeys {
  readonly document: WorkspaceDocument;
  readonly dataKey: Buffer;
  readonly device: DeviceKey;
  /** Whose secret it was; whoever has the workspace open, where the key was at hand. */
  readonly person: string;
}

async function documentIn(backup: BackupHeader): Promise<WorkspaceDocument> {
  const document = parseWorkspaceDocument((await readSmallPart(backup, 'workspace.json')).toString('utf8'));
  const { workspaceId, publicKey } = backup.manifest;
  if (document.id !== workspaceId || document.device.publicKey !== publicKey)
    throw new Refused('backup_damaged', { part: 'workspace.json' });
  return document;
}

/** Null when the workspace's data key is another by now. */
async function keysAtHand(backup: BackupHeader, opened: OpenedWorkspace): Promise<BackupKeys | null> {
  const document = await documentIn(backup);
  const { dataKey, person } = opened;
  const device = openDeviceKey(document.device, dataKey);
  return device && { document, dataKey, device, person };
}

/** Of either; refuses with backup_older_key where neither opens it. Failures are counted as at the workspace's own door. */
export async function keysFor(
  backup: BackupHeader,
  opened: OpenedWorkspace,
  typed: Typed | null,
): Promise<BackupKeys> {
  const atHand = await keysAtHand(backup, opened);
  if (atHand) return atHand;
  if (!typed) throw new Refused('backup_older_key', { generation: backup.manifest.generation });
  return keysBySecret(backup, opened.folder, typed);
}

/** Refuses with wrong_secret, or locked_out: failures are counted in `folder`, as at the door of a workspace. */
export async function keysBySecret(backup: BackupHeader, folder: string, typed: Typed): Promise<BackupKeys> {
  await makeFolder(folder);
  const { document, dataKey, device, person } = await enter(folder, await documentIn(backup), typed);
  return { document, dataKey, device, person };
}
