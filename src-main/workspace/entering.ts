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
import { deviceTag, isDeviceKey, loginTag, slotKindOf } from './secrets.ts';
import { slotsFor, type WorkspaceDocument } from './workspace-document.ts';

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

/** What failures at the door are counted by. An owner who types her name and one who leaves it out are counted as one. */
function subjectOf(document: WorkspaceDocument, typed: Typed, slot: KeySlot | undefined): string {
  const kind = slotKindOf(typed.secret);
  if (kind !== 'password') return kind;
  return slot ? `person:${slot.person}` : `login:${loginTag(document.id, typed.login)}`;
}

interface Unlocked {
  readonly slot: KeySlot;
  readonly keys: SlotKeys;
}

/** Tries a slot; where there is none, another in its place, for the time it takes. */
async function tried(
  slot: KeySlot | undefined,
  document: WorkspaceDocument,
  secret: string,
  now: () => string,
): Promise<Unlocked | null> {
  const standIn = slot ?? document.slots[0];
  const keys = standIn ? await openSlot(standIn, secret, document.device.publicKey) : null;
  return slot && keys && !isOver(slot, now()) ? { slot, keys } : null;
}

async function unlock(folder: string, document: WorkspaceDocument, typed: Typed): Promise<Unlocked> {
  const slots = slotsFor(document, typed.secret, typed.login);
  const subject = subjectOf(document, typed, slots[0]);
  const unlocked = await countAttempt(
    folder,
    typed.now,
    { subject, person: slots[0]?.person ?? '' },
    async () => {
      let found: Unlocked | null = null;
      for (const slot of slots) found = (await tried(slot, document, typed.secret, typed.now)) ?? found;
      return found;
    },
  );
  if (!unlocked) throw new Refused('wrong_secret', {});
  return unlocked;
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
  const kind = isDeviceKey(secret) ? 'device' : 'password';
  const slot = opened.document.slots.find((each) => each.kind === kind && each.person === person);
  const proved = await countAttempt(opened.folder, now, { subject: `prove:${person}`, person }, async () => {
    const unlocked = await tried(slot, opened.document, secret, now);
    return unlocked?.keys.dataKey.equals(opened.dataKey) ? unlocked : null;
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
