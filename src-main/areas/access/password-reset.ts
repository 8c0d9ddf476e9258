/**
 * A new password for somebody who has one already would let whoever issues it act as her, so a second person agrees first, and the password
 * itself is made only when its maker comes back for it. A first password needs nobody: there is nobody to act as yet.
 */
import type { CallInfo } from '../../platform/handlers.ts';
import type { Executor } from '../../platform/second-person.ts';
import { sha256Of } from '../../platform/sha256.ts';
import type { AccessDeps } from './deps.ts';
import type { Person } from './store.ts';

export function askPasswordReset(
  deps: AccessDeps,
  person: Person,
  reason: string,
  info: CallInfo,
): { readonly requestId: number } | { readonly requestId: null; readonly use: () => void } {
  if (!person.hasOwnPassword) return { requestId: null, use: () => undefined };
  const ticket = deps.tickets
    .open('password_reset', info)
    .find((each) => each.subject['person'] === person.id);
  if (ticket) return { requestId: null, use: () => deps.tickets.use(ticket, info) };
  const asking = {
    kind: 'password_reset',
    subject: { person: person.id },
    hash: hashOf(person),
    facts: [{ name: 'person', value: person.id }],
    amount: null,
    currency: '',
    reason,
  } as const;
  const { requestId } = deps.secondPerson.decide(info, asking, () => undefined);
  return requestId === null ? { requestId, use: () => undefined } : { requestId };
}

export function passwordResetExecutor(deps: Pick<AccessDeps, 'people'>): Executor {
  return {
    hashNow: (subject) => {
      const person = deps.people.find(String(subject['person']));
      return person && !person.isDisabled ? hashOf(person) : null;
    },
    run: () => undefined, // Its maker comes back for the password: see KINDS.
  };
}

/** Another password set meanwhile makes the reset another question. */
const hashOf = (person: Person): string => sha256Of(`reset ${person.id} ${person.passwordAt}`);
