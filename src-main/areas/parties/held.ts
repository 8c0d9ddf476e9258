/** Everything the tables of this area say, read at once and laid out to be looked up: versions oldest first, and what stands now. Unmasked. */
import type { PartyBody, WatchBody } from '../../../shared/contract/parties.ts';
import type { Agreement, PartyState } from '../../../shared/domain/party.ts';
import { plainNumber } from '../../../shared/domain/plain-account.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { StoredAgreement } from './rules/agreement-days.ts';
import {
  type Account,
  type AccountCheck,
  type AccountVersion,
  type Said,
  standingAccount,
} from './rules/standing-account.ts';
import { type WatchEntry, type WatchIndex, watchIndex } from './rules/watch-hits.ts';

export interface Party extends PartyBody, Said {
  readonly id: string;
  readonly version: number;
  readonly state: PartyState;
  readonly reason: string;
}

/** All of it as read once; forgotten whole when anything is written. */
export interface Held {
  readonly partyVersions: readonly Party[];
  readonly parties: ReadonlyMap<string, Party>;
  readonly accountVersions: readonly AccountVersion[];
  /** By id and version. */
  readonly accountAt: ReadonlyMap<string, AccountVersion>;
  readonly accounts: ReadonlyMap<string, Account>;
  /** Bound ones by party; '' is the house. */
  readonly boundTo: ReadonlyMap<string, readonly Account[]>;
  readonly checks: readonly AccountCheck[];
  /** Every version ever of accounts, by number as compared. */
  readonly byNumber: ReadonlyMap<string, readonly AccountVersion[]>;
  readonly agreementVersions: readonly StoredAgreement[];
  readonly agreements: ReadonlyMap<string, readonly StoredAgreement[]>;
  readonly watched: readonly WatchEntry[];
  readonly watchIndex: WatchIndex;
}

/** Bodies were checked by the contract before they were written; columns are as the database allows. */
export function readHeld(ledger: Ledger): Held {
  const { query } = ledger;
  const partyVersions = ledger.all(query.selectFrom('party').selectAll().orderBy('row')).map((row) => ({
    ...(JSON.parse(row.body) as PartyBody),
    id: row.party_id,
    version: row.version,
    state: row.state as PartyState,
    ...saidOf(row),
  }));
  const accountVersions = ledger
    .all(query.selectFrom('party_account').selectAll().orderBy('row'))
    .map((row) => ({
      ...(JSON.parse(row.body) as AccountVersion),
      id: row.account_id,
      version: row.version,
      partyId: row.party_id,
      state: row.state as AccountVersion['state'],
      ...saidOf(row),
    }));
  const checks = ledger
    .all(query.selectFrom('party_account_check').selectAll().orderBy('row'))
    .map((row) => ({
      id: row.account_id,
      version: row.version,
      outcome: row.outcome as AccountCheck['outcome'],
      method: row.method,
      note: row.note,
      at: row.at,
      by: row.by,
    }));
  const agreementVersions = ledger
    .all(query.selectFrom('agreement').selectAll().orderBy('row'))
    .map((row) => ({
      ...(JSON.parse(row.body) as Agreement),
      id: row.agreement_id,
      version: row.version,
      partyId: row.party_id,
      state: row.state as StoredAgreement['state'],
      ...saidOf(row),
    }));
  const watched = new Map<string, WatchEntry>();
  for (const row of ledger.all(query.selectFrom('watch_entry').selectAll().orderBy('row'))) {
    if (row.state === 'ended') watched.delete(row.entry_id);
    else
      watched.set(row.entry_id, {
        version: '',
        ...(JSON.parse(row.body) as WatchBody), // With a version where a file brought it.
        id: row.entry_id,
        ...saidOf(row),
      });
  }
  const checksOf = Map.groupBy(checks, (each) => each.id);
  const accounts = new Map<string, Account>();
  for (const [id, versions] of Map.groupBy(accountVersions, (each) => each.id)) {
    const standing = standingAccount(versions, checksOf.get(id) ?? []);
    if (standing) accounts.set(id, standing);
  }
  const newestAgreements = [...new Map(agreementVersions.map((each) => [each.id, each])).values()];
  return {
    partyVersions,
    parties: new Map(partyVersions.map((each) => [each.id, each])),
    accountVersions,
    accountAt: new Map(accountVersions.map((each) => [`${each.id} ${each.version}`, each])),
    accounts,
    boundTo: Map.groupBy(
      [...accounts.values()].filter((each) => each.state === 'bound'),
      (each) => each.partyId,
    ),
    checks,
    byNumber: Map.groupBy(accountVersions, (each) => plainNumber(each.number)),
    agreementVersions,
    agreements: Map.groupBy(newestAgreements, (each) => each.partyId),
    watched: [...watched.values()],
    watchIndex: watchIndex([...watched.values()]),
  };
}

const saidOf = ({ reason, at, by }: Said & { readonly reason: string }) => ({ reason, at, by });
