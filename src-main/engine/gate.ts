/**
 * Who may make which call: decided here for every call of the contract, below every shell. The command line passes the same gate as a window.
 */
import { type CallName, calls } from '../../shared/contract/calls.ts';
import type { ErrorKind } from '../../shared/contract/errors.ts';
import type { People } from '../areas/access/people.ts';

/** Somebody who has logged in, as the gate sees her. */
export interface Caller {
  readonly person: string;
  /** She came in with a password for one log-in. */
  readonly isOnce: boolean;
  /** Until when a proof of herself holds (ISO instant, '' for none). */
  readonly provedUntil: string;
}

/** A proof of oneself opens the dangerous calls for so long. */
export const PROOF_MINUTES = 5;

/** Null when the call may be made; else why not. */
export function refuseCall(people: People, caller: Caller, name: CallName, now: string): ErrorKind | null {
  const { right, isDangerous, isOpenToNewcomers } = calls[name];
  if (right === 'none') return null;
  if (!people.rightsOf(caller.person).has('self')) return 'locked'; // Disabled since she came in.
  if (!isOpenToNewcomers && people.owesPassword(caller.person, caller.isOnce, now))
    return 'must_change_password';
  if (!people.rightsOf(caller.person).has(right)) return 'no_right';
  if (isDangerous && !(Date.parse(caller.provedUntil) > Date.parse(now))) return 'prove_again';
  return null;
}
