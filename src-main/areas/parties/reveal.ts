/** Protected fields of a party or an account, unmasked for who may see them and says why: who verifies holds them against a document. */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { CallInfo } from '../../platform/handlers.ts';
import { partyOf } from './changes/party.ts';
import type { PartiesDeps } from './deps.ts';

export function reveal(
  { parties, record }: PartiesDeps,
  { of, reason }: Input<'parties.reveal'>,
  info: CallInfo,
): Output<'parties.reveal'> {
  const account = parties.account(of);
  if (of.startsWith('A-') && !account) throw new Refused('not_found', { what: 'account' });
  const party = account ? parties.party(account.partyId) : partyOf(parties, of);
  const subject = { ...(account ? { party_account: of } : { party: of }), reason };
  record.note(info, { action: 'parties.revealed', subject });
  info.changed('record', 'signals');
  return {
    name: party?.name ?? '',
    identityNo: account ? '' : (party?.identityNo ?? ''),
    contact: account ? '' : (party?.contact ?? ''),
    holder: account?.holder ?? '',
    number: account?.number ?? '',
  };
}
