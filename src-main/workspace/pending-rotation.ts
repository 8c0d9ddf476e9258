/**
 * The part of a rotation that stands in workspace.json while it is under way: the next data key, sealed to every slot and signed.
 *
 * Whoever opens the workspace with her slot can go on with it. The signature is what keeps a key that somebody else put there from ever
 * becoming the data key.
 */
import { type DeviceKey, isSignedBy, signText } from './device-key.ts';
import type { KeySlot } from './key-slots.ts';
import { openSealed, sealTo } from './sealing.ts';
import type { PendingRotation, WorkspaceDocument } from './workspace-document.ts';

const signedText = (workspaceId: string, rotation: PendingRotation): string =>
  JSON.stringify([
    'countinghouse rotation 2',
    workspaceId,
    rotation.generation,
    rotation.startedAt,
    Object.entries(rotation.sealed).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

export async function pendingRotation(
  wanted: { readonly workspaceId: string; readonly generation: number; readonly startedAt: string },
  slots: readonly KeySlot[],
  nextDataKey: Buffer,
  device: DeviceKey,
): Promise<PendingRotation> {
  const sealed: Record<string, string> = {};
  for (const { id, publicKey } of slots)
    sealed[id] = await sealTo(Buffer.from(publicKey, 'base64'), nextDataKey, 'workspace next data key', id);
  const { workspaceId, generation, startedAt } = wanted;
  const rotation: PendingRotation = { generation, startedAt, sealed, signature: '' };
  return { ...rotation, signature: signText(signedText(workspaceId, rotation), device) };
}

/** The key of a rotation under way, by the slot that was opened; null when there is none, or none for this slot. */
export async function nextKeyOf(
  { id, rotation, device }: Pick<WorkspaceDocument, 'id' | 'rotation' | 'device'>,
  slot: KeySlot,
  privateKey: Buffer | null,
): Promise<Buffer | null> {
  const sealed = rotation?.sealed[slot.id];
  if (!rotation || sealed === undefined || !privateKey) return null;
  if (!isSignedBy(device.publicKey, signedText(id, rotation), rotation.signature)) return null;
  return openSealed(privateKey, sealed, 'workspace next data key', slot.id);
}
