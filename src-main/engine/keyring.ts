/** The key slots of an open workspace, as the area of people asks for them. The recovery code is the owner's key: it stands for her password. */
import type { Keyring } from '../areas/access/deps.ts';
import { admit } from '../workspace/entering.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import { slotKindOf } from '../workspace/secrets.ts';
import { changePassword, newRecoverySlot, removeSlot, setSlot } from '../workspace/slot-keeping.ts';

export const keyringOf = (workspace: OpenedWorkspace, now: () => string): Keyring => ({
  slots: () =>
    workspace.document.slots.map(({ id, kind, person, createdAt }) => ({ id, kind, person, createdAt })),
  get ownerId() {
    return workspace.document.ownerId;
  },
  get generation() {
    return workspace.document.generation;
  },
  get rotatedAt() {
    return workspace.document.rotatedAt;
  },
  get isRotationPending() {
    return workspace.document.rotation !== null;
  },
  setOncePassword: async ({ person, login, secret, validUntil }) => {
    const once = { validUntil };
    await setSlot(workspace, { kind: 'password', person, login, secret, createdAt: now(), once });
  },
  changePassword: async (person, current, next) => {
    // Her password is lost: there is nothing to wrap anew, so she gets a new slot under the name she had.
    if (await isRecoveryCodeOf(workspace, person, current, now))
      await setSlot(workspace, { kind: 'password', person, secret: next, createdAt: now(), once: null });
    else await changePassword(workspace, person, { current, next }, now);
  },
  removeSlot: async (slotId) => {
    await removeSlot(workspace, slotId);
  },
  renewRecoveryCode: () => newRecoverySlot(workspace, now()),
});

/** Whether the secret is the recovery code and opens as this person. Failures are counted as they are at the door. */
export async function isRecoveryCodeOf(
  workspace: OpenedWorkspace,
  person: string,
  secret: string,
  now: () => string,
): Promise<boolean> {
  if (slotKindOf(secret) !== 'recovery' || person !== workspace.document.ownerId) return false;
  const entered = await admit(workspace, { login: '', secret, now });
  return entered.slot.kind === 'recovery';
}
