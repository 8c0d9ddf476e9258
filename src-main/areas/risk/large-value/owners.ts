/** Who the customers are that we know, and whose sales the lines of a bill are: the merchant's, by the number with the channel that they come under. */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import { readNames } from '../../journal/book-facts.ts';
import { accountOf, type Story } from '../../journal/rules/file-lines.ts';
import type { RiskDeps } from '../deps.ts';
import { Customers, OWN } from './rules/customers.ts';

export function knownCustomers({ parties, topUps }: Pick<RiskDeps, 'parties' | 'topUps'>): Customers {
  const funded = new Set(topUps().map(({ partyId }) => partyId));
  const accountsOf = Map.groupBy(parties.accounts(), ({ partyId }) => partyId);
  return new Customers(
    parties.all().map((party) => ({
      ...party,
      accounts: accountsOf.get(party.id) ?? [],
      isHeld: party.kind === 'merchant' || party.kind === 'sub_merchant' || funded.has(party.id),
    })),
    parties.houseAccounts(),
  );
}

/** By position; OWN where the sale is the house's. Asked for every line: the answer for an account of a file is found once. */
export function saleOwners(
  { lines, parties }: Pick<RiskDeps, 'lines' | 'parties'>,
  customers: Customers,
  story: Story,
): (at: number) => number {
  const { set, files } = story;
  const { named, clearingOf } = readNames(lines);
  const known = new Map<number, number>();
  const read = (channel: Channel, fileId: number, printed: string): number => {
    const account = accountOf(story, fileId, printed);
    for (const number of [named(channel, account), clearingOf(channel, named(channel, account))]) {
      const party = parties.partyOfChannelAccount(channel, number);
      if (party) return customers.party(party.id);
    }
    return OWN;
  };
  let [lastKey, lastOwner] = [-1, OWN];
  return (at) => {
    const rank = set.fileRank[at] ?? 0;
    const account = set.account[at] ?? 0;
    const key = rank * set.accounts.length + account;
    if (key === lastKey) return lastOwner;
    const file = files[rank];
    const owner = known.get(key) ?? read(file?.channel ?? 'none', file?.id ?? 0, set.accounts[account] ?? '');
    known.set(key, owner);
    [lastKey, lastOwner] = [key, owner];
    return owner;
  };
}
