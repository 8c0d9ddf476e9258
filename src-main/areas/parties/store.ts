/**
 * Parties, their accounts, agreements and the watch list, version by version: appended, never changed. What others of the house read of them.
 *
 * Everything here is unmasked: whoever answers a call with it masks it first.
 */
import { plainNumber } from '../../../shared/domain/plain-account.ts';
import type { Channel } from '../../../shared/domain/statement-line.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Held, type Party, readHeld } from './held.ts';
import { agreementOn, type StoredAgreement } from './rules/agreement-days.ts';
import {
  type Account,
  type AccountCheck,
  type AccountVersion,
  coolsOffAt,
} from './rules/standing-account.ts';
import { type WatchEntry, type Watched, type WatchHit, watchHits } from './rules/watch-hits.ts';

export class PartyStore {
  readonly #ledger: Ledger;
  readonly #coolOffHours: () => number;
  #held: Held | null = null;

  constructor(ledger: Ledger, coolOffHours: () => number) {
    this.#ledger = ledger;
    this.#coolOffHours = coolOffHours;
  }

  /** Every party by its newest version, closed ones too. */
  all(): readonly Party[] {
    return [...this.#all().parties.values()];
  }

  party(id: string): Party | null {
    return this.#all().parties.get(id) ?? null;
  }

  /** '' for the house and for who is not known. */
  nameOf(id: string): string {
    return this.party(id)?.name ?? '';
  }

  /** Oldest first. */
  versionsOf(partyId: string): readonly Party[] {
    return this.#all().partyVersions.filter((each) => each.id === partyId);
  }

  /** Every account by its newest version, unbound ones too. */
  accounts(): readonly Account[] {
    return [...this.#all().accounts.values()];
  }

  account(id: string): Account | null {
    return this.#all().accounts.get(id) ?? null;
  }

  /** As it was at a version: what a frozen payment names. */
  accountAt(id: string, version: number): AccountVersion | null {
    return this.#all().accountAt.get(`${id} ${version}`) ?? null;
  }

  accountVersionsOf(id: string): readonly AccountVersion[] {
    return this.#all().accountVersions.filter((each) => each.id === id);
  }

  checksOf(accountId: string): readonly AccountCheck[] {
    return this.#all().checks.filter((each) => each.id === accountId);
  }

  /** Until then nothing is paid to it for being new or changed; '' where it has cooled off, and of accounts that are not paid to. */
  coolsOffAt(account: Account, now: string): string {
    return coolsOffAt(account, this.#coolOffHours(), now);
  }

  /** Bound ones. */
  houseAccounts(): readonly Account[] {
    return this.accountsOf('');
  }

  /** Bound ones; '' is the house. */
  accountsOf(partyId: string): readonly Account[] {
    return this.#all().boundTo.get(partyId) ?? [];
  }

  /** Bound accounts of a number, however it is written. Parties may share one: several settle to one card. */
  byNumber(channel: Channel, number: string): readonly Account[] {
    const ids = new Set(
      this.#all()
        .byNumber.get(plainNumber(number))
        ?.map((each) => each.id) ?? [],
    );
    return [...ids]
      .flatMap((id) => this.account(id) ?? [])
      .filter(
        (each) =>
          each.state === 'bound' &&
          each.channel === channel &&
          plainNumber(each.number) === plainNumber(number),
      );
  }

  /** Whose trades a merchant's number with a channel carries: null for the house's own. It stays so after the number is unbound, until another is bound. */
  partyOfChannelAccount(channel: Channel, number: string): Party | null {
    const versions = this.#all().byNumber.get(plainNumber(number)) ?? [];
    const last = versions.findLast((each) => each.kind === 'channel' && each.channel === channel);
    const bound = this.byNumber(channel, number).find((each) => each.kind === 'channel');
    return this.party((bound ?? last)?.partyId ?? '');
  }

  /** Every agreement by its newest version, oldest first. */
  agreements(): readonly StoredAgreement[] {
    return [...this.#all().agreements.values()].flat();
  }

  agreementsOf(partyId: string): readonly StoredAgreement[] {
    return this.#all().agreements.get(partyId) ?? [];
  }

  agreement(id: string): StoredAgreement | null {
    return this.agreements().find((each) => each.id === id) ?? null;
  }

  agreementVersions(): readonly StoredAgreement[] {
    return this.#all().agreementVersions;
  }

  /** Versions that others took the place of, the newest first. */
  earlierAgreementsOf(partyId: string): readonly StoredAgreement[] {
    return this.agreementVersions()
      .filter((each) => each.partyId === partyId && each.version < (this.agreement(each.id)?.version ?? 0))
      .toReversed();
  }

  /** What was agreed with a party for a channel on a day; of a channel account, with the party whose trades it carries. */
  agreementFor(
    of: { readonly channel: Channel; readonly day: string } & (
      | { readonly partyId: string }
      | { readonly account: string }
    ),
  ): StoredAgreement | null {
    const partyId = 'partyId' in of ? of.partyId : this.partyOfChannelAccount(of.channel, of.account)?.id;
    return agreementOn(this.agreementsOf(partyId ?? ''), of.channel, of.day);
  }

  /** What stands on the list now. */
  watchList(): readonly WatchEntry[] {
    return this.#all().watched;
  }

  watchHits(watched: Watched): readonly WatchHit[] {
    const { watchIndex: index, byNumber, parties } = this.#all();
    return watchHits(watched, index, (number) =>
      (byNumber.get(number) ?? []).flatMap((each) => {
        const party = parties.get(each.partyId);
        const holder = { name: each.holder, identityNo: '' };
        return party ? [holder, { name: party.name, identityNo: party.identityNo }] : [holder];
      }),
    );
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#held = null;
  }

  // Appending: each inside a write.

  appendParty(party: Omit<Party, 'version'>): number {
    const { id, kind, state, reason, at, by, ...body } = party;
    const version = 1 + (this.party(id)?.version ?? 0);
    this.#append(
      this.#ledger.query.insertInto('party').values({
        party_id: id,
        version,
        kind,
        body: JSON.stringify({ ...body, kind }),
        state,
        reason,
        at,
        by,
      }),
    );
    return version;
  }

  appendAccount(account: Omit<AccountVersion, 'version'>): number {
    const { id, partyId, kind, state, reason, at, by, ...body } = account;
    const version = 1 + (this.account(id)?.version ?? 0);
    this.#append(
      this.#ledger.query.insertInto('party_account').values({
        account_id: id,
        version,
        party_id: partyId,
        kind,
        body: JSON.stringify({ ...body, kind }),
        state,
        reason,
        at,
        by,
      }),
    );
    return version;
  }

  appendCheck({ id, version, outcome, method, note, at, by }: AccountCheck): void {
    this.#append(
      this.#ledger.query
        .insertInto('party_account_check')
        .values({ account_id: id, version, outcome, method, note, at, by }),
    );
  }

  appendAgreement(agreement: Omit<StoredAgreement, 'version'>): number {
    const { id, partyId, state, reason, at, by, ...body } = agreement;
    const version = 1 + (this.agreement(id)?.version ?? 0);
    this.#append(
      this.#ledger.query.insertInto('agreement').values({
        agreement_id: id,
        version,
        party_id: partyId,
        body: JSON.stringify(body),
        state,
        reason,
        at,
        by,
      }),
    );
    return version;
  }

  appendWatchMany(entries: readonly WatchEntry[], state: 'set' | 'ended' = 'set'): void {
    this.#ledger.appendMany(
      'watch_entry',
      ['entry_id', 'body', 'state', 'reason', 'at', 'by'],
      entries.map(({ id, reason, at, by, ...body }) => [id, JSON.stringify(body), state, reason, at, by]),
    );
    this.#held = null;
  }

  #append(query: Parameters<Ledger['append']>[0]): void {
    this.#ledger.append(query);
    this.#held = null;
  }

  #all(): Held {
    this.#held ??= readHeld(this.#ledger);
    return this.#held;
  }
}
