/** All that happened to a party, its accounts and agreements, in the order it happened. Derived from the versions; nothing of it is kept. */
import type { Output } from '../../../shared/contract/calls.ts';
import type { Party } from './held.ts';
import { maskNumber } from './masked.ts';
import type { PartyStore } from './store.ts';

type Event = Omit<Output<'parties.get'>['history'][number], 'byName'> & { readonly by: string };

export function historyOf(parties: PartyStore, partyId: string): Event[] {
  const versions = parties.versionsOf(partyId);
  const accounts = parties.accounts().filter((each) => each.partyId === partyId);
  const events = [
    ...versions.map((each, at) => ({ ...each, what: partyEvent(each, versions[at - 1]), of: '' })),
    ...accounts.flatMap((account) => [
      ...parties.accountVersionsOf(account.id).map((each) => ({
        ...each,
        of: maskNumber(each),
        what:
          each.version === 1
            ? 'account_bound'
            : each.state === 'unbound'
              ? 'account_unbound'
              : 'account_changed',
      })),
      ...parties.checksOf(account.id).map((check) => ({
        ...check,
        of: maskNumber(parties.accountAt(account.id, check.version) ?? account),
        what: `account_${check.outcome}`,
        reason: check.note,
      })),
    ]),
    ...parties
      .agreementVersions()
      .filter((each) => each.partyId === partyId)
      .map((each) => ({
        ...each,
        of: each.from,
        what:
          each.state === 'ended'
            ? 'agreement_ended'
            : each.version === 1
              ? 'agreement_set'
              : 'agreement_changed',
      })),
  ];
  return events
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ version, what, of, reason, at, by }) => ({ version, what, of, reason, at, by }));
}

function partyEvent(party: Party, before: Party | undefined): string {
  if (!before) return 'party_added';
  return before.state === party.state ? 'party_changed' : `party_${party.state}`;
}
