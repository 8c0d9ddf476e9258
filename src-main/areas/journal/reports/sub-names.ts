/** What a sub-ledger is called: the bank or holder of an account of ours, or the party. Masked as every answer is; '' where nobody bound it. */
import { maskCounterparty } from '../../../../shared/domain/masking/party.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { PartyStore } from '../../parties/store.ts';
import { houseSub } from '../rules/house-sub.ts';

export type NamedParties = Pick<PartyStore, 'party' | 'houseAccounts'>;

export class SubNames {
  readonly #parties: NamedParties;
  readonly #accounts: ReadonlyMap<string, Account>;

  /** For one answer: names may change after it. */
  constructor(parties: NamedParties) {
    this.#parties = parties;
    this.#accounts = new Map(
      parties.houseAccounts().map((each) => [houseSub(each.channel, each.number), each]),
    );
  }

  nameOf(sub: string): string {
    const account = this.#accounts.get(sub);
    if (account) return account.bankName || maskCounterparty(account.holder);
    const party = sub.startsWith('M-') ? this.#parties.party(sub) : null;
    return party ? party.shortName || maskCounterparty(party.name) : '';
  }

  /** An account kept apart for what is owed to parties (客户备付金 is nobody's own money). */
  isSafeguarded(sub: string): boolean {
    return this.#accounts.get(sub)?.purpose === 'client_funds';
  }
}
