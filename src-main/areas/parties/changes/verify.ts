/**
 * An account is verified (核实) or found wrong, of the very version that was looked at, and by somebody who had no hand in it (promise 8). Where
 * nobody else could, it is done and recorded as unchecked: a house of one person must be able to work.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import type { PartiesDeps } from '../deps.ts';
import { boundToday } from '../discovered.ts';
import { verifierOf } from '../rules/standing-account.ts';
import { boundAccount } from './account.ts';
import { after } from './change-hash.ts';

export function verifyAccount(
  deps: PartiesDeps,
  { accountId, version, outcome, method, note }: Input<'parties.verifyAccount'>,
  info: CallInfo,
): Output<'parties.verifyAccount'> {
  const account = boundAccount(deps, accountId);
  if (account.version !== version) throw new Refused('party_unfit', { why: 'changed_meanwhile' });
  const verifier = verifierOf(account, info.person, deps.hasAnotherVerifier);
  if (verifier === 'refused') throw new Refused('same_person', {});
  if (outcome === 'verified' && method === 'statement' && !boundToday(deps.lines)(account))
    throw new Refused('party_unfit', { why: 'not_in_statements' });
  const subject = { party_account: accountId, version, outcome, method };
  deps.record.write(info, { action: 'parties.account_checked', subject }, () => {
    deps.parties.appendCheck({
      id: accountId,
      version,
      outcome,
      method,
      note,
      at: deps.now(),
      by: info.person,
    });
    if (verifier === 'unchecked')
      deps.record.note(info, { action: 'approvals.unchecked', subject: { kind: 'account_verify' } });
  });
  after(deps.parties, info);
  return { requestId: null };
}
