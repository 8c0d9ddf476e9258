/** What is in the way of paying to an account, as far as it can be said before a batch is checked; the engine's checks decide. Pure. */
import type { AccountView } from '../../../shared/contract/parties.ts';

/** stops: a check will stop a payment to it as it is now. */
export interface AccountStanding {
  readonly name: 'verified' | 'unverified' | 'rejected' | 'cooling' | 'form' | 'unbound';
  readonly stops: boolean;
}

type Standing = Pick<AccountView, 'verification' | 'coolsOffAt' | 'formProblem' | 'state'>;

/** All of it, the hardest first; an account in order says only that it is verified. */
export function accountStandings(account: Standing): AccountStanding[] {
  const found: AccountStanding[] = [];
  if (account.state === 'unbound') found.push({ name: 'unbound', stops: true });
  if (account.formProblem !== '') found.push({ name: 'form', stops: true });
  if (account.verification !== 'verified') found.push({ name: account.verification, stops: true });
  if (account.coolsOffAt !== '') found.push({ name: 'cooling', stops: true });
  return found.length === 0 ? [{ name: 'verified', stops: false }] : found;
}
