/**
 * Coming in: a secret, a name and, where she has one, a second factor become a person at a desk. Every log-in and every refusal is in the record.
 */
import { Refused } from '../../shared/contract/errors.ts';
import { appendFactor } from '../areas/access/store.ts';
import { admit } from '../workspace/entering.ts';
import { countAttempt } from '../workspace/log-in-attempts.ts';
import type { UsedSlot } from '../workspace/opened.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { type Desk, openDesk, type Surroundings } from './desk.ts';

export interface TypedAtTheDoor {
  readonly login: string;
  readonly secret: string;
  readonly code: string;
}

/** Opens the workspace for the first window; gives the desk and who opened it. */
export async function openDeskFor(
  folder: string,
  typed: TypedAtTheDoor,
  around: Surroundings,
): Promise<{ readonly desk: Desk; readonly person: string; readonly slot: UsedSlot }> {
  const workspace = await openWorkspace(folder, typed.secret, typed.login, around.now);
  try {
    const desk = await openDesk(workspace, around);
    return { desk, person: workspace.person, slot: workspace.slot };
  } catch (fault) {
    workspace.close();
    throw fault;
  }
}

/** Another window at a desk that is open. */
export const joinDesk = async (desk: Desk, typed: TypedAtTheDoor, now: () => string) => ({
  desk,
  ...(await admit(desk.workspace, { ...typed, now })),
});

/** The last step: she may come in at all, and her second factor is right. */
export async function logIn(
  desk: Desk,
  { person, slot }: { readonly person: string; readonly slot: UsedSlot },
  code: string,
  from: { readonly session: string; readonly shell: string },
  now: () => string,
): Promise<{ readonly person: string; readonly slot: UsedSlot; readonly isOnce: boolean }> {
  const known = desk.people.find(person);
  if (!known || known.isDisabled) {
    // She hears what somebody with a wrong password hears; the record knows that it was the right one.
    const subject = { person, at: now(), disabled: 1 };
    desk.record.note({ person: '', ...from }, { action: 'session.log_in_failed', subject });
    throw new Refused('wrong_secret', {});
  }
  // The recovery code is kept on paper and a device's key in this machine: each is something she has.
  const use = slot.kind === 'password' ? await factorUse(desk, person, code, now) : null;
  const who = { person, ...from };
  const happening = {
    action: 'session.log_in',
    subject: { method: slot.kind, factor: use === null ? 0 : 1 },
  };
  desk.record.write(who, happening, () => {
    if (use !== null) appendFactor(desk.workspace.ledger, person, 'used', use, { at: now(), by: person });
  });
  return { person, slot, isOnce: slot.once !== null };
}

/** What the code used up; null where she has no second factor. Wrong codes are counted and waited for like wrong passwords. */
export async function factorUse(
  desk: Desk,
  person: string,
  code: string,
  now: () => string,
): Promise<string | null> {
  if (desk.people.get(person).secondFactor === null) return null;
  if (code === '') throw new Refused('second_factor_needed', {});
  const attempt = { subject: `factor:${person}`, person };
  const use = await countAttempt(desk.workspace.folder, now, attempt, async () =>
    desk.people.codeUse(person, code, now()),
  );
  if (use === null) throw new Refused('wrong_secret', {});
  return use;
}
