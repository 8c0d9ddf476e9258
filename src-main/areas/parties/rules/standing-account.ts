/**
 * An account as it stands: its newest version, and what was found of it since its money last went somewhere else.
 *
 * A verification holds for where money goes (number, holder, bank), so it outlives a change of anything else, and nothing that changes the way of
 * the money. Whoever had a hand in that cannot verify it (promise 8), and the cool-off (冷静期) runs anew from there.
 */
import type { AccountBody } from '../../../../shared/contract/parties.ts';
import type { Verification } from '../../../../shared/domain/party.ts';
import { plainName, plainNumber } from '../../../../shared/domain/plain-account.ts';

export interface Said {
  readonly at: string;
  readonly by: string;
}

export interface AccountVersion extends AccountBody, Said {
  readonly id: string;
  readonly version: number;
  /** '' for accounts of the house. */
  readonly partyId: string;
  readonly state: 'bound' | 'unbound';
  readonly reason: string;
}

export interface AccountCheck extends Said {
  readonly id: string;
  /** The version that was looked at. */
  readonly version: number;
  readonly outcome: 'verified' | 'rejected';
  readonly method: string;
  readonly note: string;
}

/** Unmasked. */
export interface Account extends AccountVersion {
  readonly verification: Verification;
  readonly verifiedBy: string;
  readonly verifiedAt: string;
  readonly method: string;
  /** When its money last began to go where it goes now: the cool-off counts from here. */
  readonly goesThereSince: string;
  /** Who bound it or changed where its money goes, and behind her who changed anything after that. */
  readonly makers: readonly string[];
}

/** An account of a party that money is paid to. */
export const isPaidTo = (account: Pick<AccountVersion, 'partyId' | 'purpose'>): boolean =>
  account.partyId !== '' && (account.purpose === 'pay' || account.purpose === 'both');

/** Money sent to either ends in the same hands. */
export function isSameDestination(one: AccountBody, other: AccountBody): boolean {
  return (
    one.kind === other.kind &&
    one.channel === other.channel &&
    one.currency === other.currency &&
    one.isOrganisation === other.isOrganisation &&
    isSameNumber(one, other) &&
    plainNumber(one.bankCode) === plainNumber(other.bankCode) &&
    plainName(one.holder) === plainName(other.holder) &&
    plainName(one.bankName) === plainName(other.bankName)
  );
}

/** Letters of an openid count by their case. */
const isSameNumber = (one: AccountBody, other: AccountBody): boolean =>
  one.kind === 'wallet'
    ? one.number.trim() === other.number.trim()
    : plainNumber(one.number) === plainNumber(other.number);

/** `versions` of one account, oldest first; null where there is none. */
export function standingAccount(
  versions: readonly AccountVersion[],
  checks: readonly AccountCheck[],
): Account | null {
  const newest = versions.at(-1);
  if (!newest) return null;
  const since = 1 + versions.findLastIndex((each) => !isSameDestination(each, newest));
  const ofDestination = versions.slice(since);
  const check = checks.findLast((each) => each.version >= (ofDestination[0]?.version ?? 0));
  const paidTo = ofDestination.findLastIndex((each) => !isPaidTo(each)) + 1;
  const begun = isPaidTo(newest) ? ofDestination[paidTo] : ofDestination[0];
  return {
    ...newest,
    verification: check?.outcome ?? 'unverified',
    verifiedBy: check?.by ?? '',
    verifiedAt: check?.at ?? '',
    method: check?.method ?? '',
    goesThereSince: begun?.at ?? newest.at,
    makers: [...new Set(ofDestination.map((each) => each.by))],
  };
}

/**
 * Whether a person may verify it. Who had a hand in it may not as long as somebody without one could; who chose where the money goes may only where she
 * is alone: then, as everything a sole person does, it is unchecked.
 */
export function verifierOf(
  { makers }: Pick<Account, 'makers'>,
  person: string,
  hasAnother: (except: readonly string[]) => boolean,
): 'other' | 'unchecked' | 'refused' {
  if (!makers.includes(person)) return 'other';
  if (hasAnother(makers)) return 'refused';
  return makers[0] === person && hasAnother([person]) ? 'refused' : 'unchecked';
}

/** When nothing holds back a payment to it any more for being new; '' where that is past or money is not paid to it. */
export function coolsOffAt(account: Account, hours: number, now: string): string {
  if (!isPaidTo(account)) return '';
  const until = Date.parse(account.goesThereSince) + hours * 3_600_000;
  return until > Date.parse(now) ? new Date(until).toISOString() : '';
}
