/** The key slots of an open workspace, as the area of people asks for them. */
import type { Keyring } from '../areas/access/deps.ts';
import type { OpenedWorkspace } from '../workspace/opened.ts';
import { changePassword, newRecoverySlot, removeSlot, setSlot } from '../workspace/slot-keeping.ts';

export const keyringOf = (workspace: OpenedWorkspace, now: () => string): Keyring => ({
  slots: () =>
    workspace.document.slots.map(({ id, kind, person, createdAt }) => ({ id, kind, person, createdAt })),
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
  changePassword: (person, current, next) => changePassword(workspace, person, { current, next }, now),
  removeSlot: async (slotId) => {
    await removeSlot(workspace, slotId);
  },
  renewRecoveryCode: () => newRecoverySlot(workspace, now()),
});
