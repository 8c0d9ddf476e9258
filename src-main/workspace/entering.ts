/**
 * At the door: a secret and a name become the data key and the id of a person, or one and the same refusal.
 *
 * One slot is tried whatever was typed, so a name that nobody has takes as long as a wrong password and is refused in the same words. Failures
 * are counted and waited for here, below every shell.
 */
import { Refused } from '../../shared/contract/errors.ts';
import { type DeviceKey, newDeviceKey, openDeviceKey, sealDeviceKey } from './device-key.ts';
import { type KeySlot, makeSlot, openSlot, type SlotKeys } from './key-slots.ts';
import { countAttempt } from './log-in-attempts.ts';
import type { OpenedWorkspace, UsedSlot } from './opened.ts';
import { nextKeyOf } from './pending-rotation.ts';
import { deviceTag, loginTag, slotKindOf } from './secrets.ts';
import { findSlot, type WorkspaceDocument } from './workspace-document.ts';

export interface Typed {
  readonly secret: string;
  /** What she typed as her name; '' the owner. */
  readonly login: string;
  readonly now: () => string;
}

export interface Entered {
  /** With what opening it added: a format-1 slot made anew. */
  readonly document: WorkspaceDocument;
  readonly person: string;
  readonly slot: UsedSlot;
  readonly dataKey: Buffer;
  readonly nextDataKey: { key: Buffer | null };
  readonly device: DeviceKey;
}

const isOver = (slot: KeySlot, now: string): boolean =>
  slot.once !== null && !(Date.parse(now) < Date.parse(slot.once.validUntil));

/** What failures at the door are counted by. */
function subjectOf(document: WorkspaceDocument, { secret, login }: Typed): string {
  const kind = slotKindOf(secret);
  if (kind !== 'password') return kind;
  return login === '' ? `person:${document.ownerId}` : `login:${loginTag(document.id, login)}`;
}

async function unlock(
  folder: string,
  document: WorkspaceDocument,
  typed: Typed,
): Promise<{ readonly slot: KeySlot; readonly keys: SlotKeys }> {
  const slot = findSlot(document, typed.secret, typed.login);
  const entry = await countAttempt(
    folder,
    typed.now,
    {
      // An owner who types her name and one who leaves it out are counted as one.
      subject: slot?.kind === 'password' ? `person:${slot.person}` : subjectOf(document, typed),
      person: slot?.person ?? '',
    },
    async () => {
      const tried = slot ?? document.slots[0];
      const keys = tried ? await openSlot(tried, typed.secret, document.device.publicKey) : null;
      return slot && keys && !isOver(slot, typed.now()) ? { slot, keys } : null;
    },
  );
  if (!entry) throw new Refused('wrong_secret', {});
  return entry;
}

/** Opens the slot of a workspace that nobody has open. Refuses with wrong_secret or locked_out. */
export async function enter(folder: string, document: WorkspaceDocument, typed: Typed): Promise<Entered> {
  const { slot, keys } = await unlock(folder, document, typed);
  const { dataKey } = keys;
  const isUpgrade = document.device.publicKey === '';
  const device = isUpgrade ? newDeviceKey() : openDeviceKey(document.device, dataKey);
  if (!device) throw new Refused('workspace_damaged', { file: 'workspace.json' });
  const written = isUpgrade ? { ...document, device: sealDeviceKey(device, dataKey) } : document;
  const used = await modern(slot, written, typed.secret, dataKey, device);
  return {
    document: withSlot(written, slot.id, used),
    person: used.person === '' ? document.ownerId : used.person,
    slot: shown(used),
    dataKey,
    nextDataKey: { key: await nextKeyOf(document, slot, keys.privateKey) },
    device,
  };
}

/**
 * Another person, or another window, at a workspace that is open. Nothing is opened twice: the slot has to give the key that is in use.
 * A slot whose secret is right and whose key is another is an old one put back.
 */
export async function admit(
  opened: OpenedWorkspace,
  typed: Typed,
): Promise<Pick<Entered, 'person' | 'slot'>> {
  const { slot, keys } = await unlock(opened.folder, opened.document, typed);
  if (!keys.dataKey.equals(opened.dataKey))
    throw new Refused('workspace_damaged', { file: 'workspace.json' });
  const used = await modern(slot, opened.document, typed.secret, opened.dataKey, opened.device);
  if (used !== slot) await opened.update((document) => withSlot(document, slot.id, used));
  return { person: used.person === '' ? opened.document.ownerId : used.person, slot: shown(used) };
}

/** Re-authentication: whether the secret is a password or a key store's key of this person. Refuses with locked_out after failures. */
export async function proveSecret(
  opened: OpenedWorkspace,
  person: string,
  secret: string,
  now: () => string,
): Promise<boolean> {
  const kind = slotKindOf(secret);
  const slot = opened.document.slots.find((each) => each.kind === kind && each.person === person);
  const proved = await countAttempt(opened.folder, now, { subject: `prove:${person}`, person }, async () => {
    const tried = slot ?? opened.document.slots[0];
    const keys = tried ? await openSlot(tried, secret, opened.device.publicKey) : null;
    return slot && keys?.dataKey.equals(opened.dataKey) && !isOver(slot, now()) ? slot : null;
  });
  return proved !== null;
}

/** A slot of format 1 that was opened is made anew, now that its secret is there; others are as they are. */
async function modern(
  slot: KeySlot,
  document: WorkspaceDocument,
  secret: string,
  dataKey: Buffer,
  device: DeviceKey,
): Promise<KeySlot> {
  if (!slot.former) return slot;
  const { kind, person, createdAt } = slot;
  const login = kind === 'device' ? deviceTag(document.id, secret) : slot.login;
  return makeSlot({ kind, person, login, secret, createdAt }, dataKey, device);
}

const shown = ({ id, kind, once }: KeySlot): UsedSlot => ({ id, kind, once });

const withSlot = (document: WorkspaceDocument, id: string, slot: KeySlot): WorkspaceDocument => ({
  ...document,
  slots: document.slots.map((each) => (each.id === id ? slot : each)),
});
