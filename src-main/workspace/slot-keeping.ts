/**
 * Who may open the workspace, changed while it is open: passwords set and changed, devices remembered and forgotten, slots removed.
 *
 * Every change is one write of workspace.json; ledger and originals stay as they are. A slot that is removed opens nothing from then on, but
 * who once had the data key in hand has it until it is rotated.
 */
import { PASSWORD_LENGTH_MIN } from '../../shared/contract/call.ts';
import { Refused } from '../../shared/contract/errors.ts';
import { proveSecret } from './entering.ts';
import { type KeySlot, makeSlot, type NewSlot, rewrapSlot } from './key-slots.ts';
import { countAttempt } from './log-in-attempts.ts';
import type { OpenedWorkspace } from './opened.ts';
import { deviceTag, isDeviceKey, isLongEnough, loginTag, newRecoveryCode } from './secrets.ts';

export interface WantedSlot extends Omit<NewSlot, 'login'> {
  /** What she types at the door; left out, it stays what it was. */
  readonly login?: string;
}

function checkLength(password: string): void {
  if (!isLongEnough(password)) throw new Refused('password_too_short', { min: PASSWORD_LENGTH_MIN });
}

const isSameKindAndPerson =
  ({ kind, person }: Pick<KeySlot, 'kind' | 'person'>) =>
  (slot: KeySlot): boolean =>
    slot.kind === kind && slot.person === person;

/** Makes a slot; a former one of the same kind and person goes in the same write. */
export async function setSlot(opened: OpenedWorkspace, wanted: WantedSlot): Promise<KeySlot> {
  if (wanted.kind === 'password') checkLength(wanted.secret);
  const { id, slots } = opened.document;
  const isFormer = isSameKindAndPerson(wanted);
  const login =
    wanted.kind === 'device'
      ? deviceTag(id, wanted.secret)
      : wanted.login === undefined
        ? (slots.find(isFormer)?.login ?? '')
        : loginTag(id, wanted.login);
  const slot = await makeSlot({ ...wanted, login }, opened.dataKey, opened.device);
  await opened.update((document) => ({
    ...document,
    slots: [...document.slots.filter((each) => !isFormer(each)), slot],
  }));
  return slot;
}

/** Removes a slot; false when there is none of this id. What opens for nobody's password and no printed code is never left. */
export async function removeSlot(opened: OpenedWorkspace, slotId: string): Promise<boolean> {
  const { slots } = opened.document;
  const kept = slots.filter((slot) => slot.id !== slotId);
  if (kept.length === slots.length) return false;
  if (!kept.some((slot) => slot.kind !== 'device')) throw new Refused('last_keeper', {});
  await opened.update((document) => ({
    ...document,
    slots: document.slots.filter((slot) => slot.id !== slotId),
  }));
  return true;
}

/** Her own new password in place of the one she has, which may have been for one log-in. Wraps 32 bytes anew. */
export async function changePassword(
  opened: OpenedWorkspace,
  person: string,
  { current, next }: { readonly current: string; readonly next: string },
  now: () => string,
): Promise<void> {
  checkLength(next);
  const slot = opened.document.slots.find(isSameKindAndPerson({ kind: 'password', person }));
  if (!slot) throw new Refused('wrong_secret', {});
  const changed = await countAttempt(opened.folder, now, { subject: `prove:${person}`, person }, () =>
    rewrapSlot(slot, current, next, now(), opened.device),
  );
  if (!changed) throw new Refused('wrong_secret', {});
  await opened.update((document) => {
    if (!document.slots.includes(slot)) throw new Refused('wrong_secret', {}); // Removed or set anew meanwhile.
    return { ...document, slots: document.slots.map((each) => (each === slot ? changed : each)) };
  });
}

/** A new code to print; the old one opens nothing any more. */
export async function newRecoverySlot(opened: OpenedWorkspace, createdAt: string): Promise<string> {
  const secret = newRecoveryCode();
  await setSlot(opened, { kind: 'recovery', person: '', secret, createdAt });
  return secret;
}

/** Adds the slot of this machine's key store for a person, who proves herself with her password again. A former one goes. */
export async function rememberDevice(
  opened: OpenedWorkspace,
  person: string,
  { password, deviceKey }: { readonly password: string; readonly deviceKey: string },
  now: () => string,
): Promise<void> {
  const isProved =
    isDeviceKey(deviceKey) && !isDeviceKey(password) && (await proveSecret(opened, person, password, now));
  if (!isProved) throw new Refused('wrong_secret', {});
  await setSlot(opened, { kind: 'device', person, secret: deviceKey, createdAt: now() });
}

/** Removes it: what a key store still holds opens nothing any more. */
export async function forgetDevice(opened: OpenedWorkspace, person: string): Promise<void> {
  const isDevice = isSameKindAndPerson({ kind: 'device', person });
  if (!opened.document.slots.some(isDevice)) return;
  await opened.update((document) => ({
    ...document,
    slots: document.slots.filter((slot) => !isDevice(slot)),
  }));
}
