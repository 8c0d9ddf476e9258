/**
 * Which parties and accounts a filter means. Names are found by any part; a protected number only by the whole of it or by what is seen of it, so that
 * nobody finds out the rest by asking again and again.
 */
import type { Input } from '../../../shared/contract/calls.ts';
import { Refused } from '../../../shared/contract/errors.ts';
import type { FilterTerm } from '../../../shared/domain/filter.ts';
import { maskAccount } from '../../../shared/domain/masking/party.ts';
import { plainName, plainNumber } from '../../../shared/domain/plain-account.ts';
import { termsOf } from '../statements/line-filter.ts';
import type { Party } from './held.ts';
import { maskNumber } from './masked.ts';
import type { Account } from './rules/standing-account.ts';
import type { PartyStore } from './store.ts';

interface Searched {
  readonly texts: readonly string[];
  /** Whole, and as it is shown. */
  readonly numbers: readonly { readonly whole: string; readonly shown: string }[];
  readonly channels: readonly string[];
  readonly currencies: readonly string[];
}

function isMeant(searched: Searched, term: FilterTerm): boolean {
  const { texts, numbers } = searched;
  const isNumber = (value: string) =>
    plainNumber(value) !== '' &&
    numbers.some(
      ({ whole, shown }) =>
        plainNumber(whole) === plainNumber(value) || plainNumber(shown).includes(plainNumber(value)),
    );
  switch (term.field) {
    case 'text':
      return isNumber(term.value) || texts.some((text) => includes(text, term.value));
    case 'account':
      return isNumber(term.value);
    case 'channel':
      return term.values.some((value) => searched.channels.includes(value));
    case 'currency':
      return searched.currencies.includes(term.value);
    default:
      throw new Refused('bad_input', { at: 'query', expected: 'field', text: term.field });
  }
}

const includes = (text: string, part: string): boolean =>
  text.toLowerCase().includes(part.toLowerCase()) ||
  (plainName(part) !== '' && plainName(text).includes(plainName(part)));

const holds = (searched: Searched, terms: readonly FilterTerm[]): boolean =>
  terms.every((term) => isMeant(searched, term) !== term.not);

const numberOf = (account: Account) => ({ whole: account.number, shown: maskNumber(account) });
const inOrder = new Intl.Collator('zh-CN').compare;

export function partiesMeant(
  store: PartyStore,
  { query, kind, isClosedShown }: Pick<Input<'parties.list'>, 'query' | 'kind' | 'isClosedShown'>,
): Party[] {
  const terms = termsOf(query);
  const accounts = Map.groupBy(store.accounts(), (each) => each.partyId);
  return store
    .all()
    .filter((party) => (kind === 'all' || party.kind === kind) && (isClosedShown || party.state !== 'closed'))
    .filter((party) => {
      const own = accounts.get(party.id) ?? [];
      const identity = { whole: party.identityNo, shown: maskAccount(party.identityNo) };
      return holds(
        {
          texts: [party.name, party.shortName, party.id],
          numbers: [identity, ...own.map(numberOf)],
          channels: own.map((each) => each.channel),
          currencies: own.map((each) => each.currency),
        },
        terms,
      );
    })
    .toSorted((a, b) => inOrder(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Unbound ones are shown only of one party: there they are history. */
export function accountsMeant(
  store: PartyStore,
  { query, of }: Pick<Input<'parties.accounts'>, 'query' | 'of'>,
): Account[] {
  const terms = termsOf(query);
  const isOf = (account: Account): boolean => {
    if (of === 'all') return account.state === 'bound';
    if (of === 'house' || of === 'parties')
      return account.state === 'bound' && (account.partyId === '') === (of === 'house');
    if (of === 'unverified') return account.state === 'bound' && account.verification !== 'verified';
    return account.partyId === of;
  };
  return store
    .accounts()
    .filter(isOf)
    .filter((account) =>
      holds(
        {
          texts: [account.holder, account.bankName, account.id, store.nameOf(account.partyId)],
          numbers: [numberOf(account)],
          channels: [account.channel],
          currencies: [account.currency],
        },
        terms,
      ),
    )
    .toSorted(
      (a, b) =>
        (a.state < b.state ? -1 : a.state > b.state ? 1 : 0) ||
        inOrder(store.nameOf(a.partyId) || a.holder, store.nameOf(b.partyId) || b.holder) ||
        (a.id < b.id ? -1 : 1),
    );
}
