/**
 * What a pack is asked to hold: days of the trade, channels, accounts, parties. Accounts are named by a key that tells no number of a bank account;
 * in the pack they stand as they are shown.
 */
import { Refused } from '../../../../shared/contract/errors.ts';
import type { PackScope } from '../../../../shared/contract/evidence.ts';
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import { formatDay } from '../../../../shared/domain/dates.ts';
import { maskAccount } from '../../../../shared/domain/masking/party.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { sha256Of } from '../../../platform/sha256.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import type { EvidenceDeps } from '../deps.ts';

export interface Cut {
  /** As the manifest says it. */
  readonly scope: PackScope;
  /** 'YYYY-MM-DD', or '' where there is none: such a row is in no period. */
  readonly day: (day: string) => boolean;
  readonly dayNumber: (day: number) => boolean;
  readonly instant: (at: string) => boolean;
  /** Whether days from and to touch the period; '' is open. */
  readonly span: (from: string, to: string) => boolean;
  readonly account: (channel: Channel, account: string) => boolean;
  readonly party: (partyId: string) => boolean;
}

export interface HouseAccount {
  readonly channel: Channel;
  readonly number: string;
  /** What a scope names it by. */
  readonly account: string;
  readonly shown: string;
}

/** Those that files came in for, in an order of their own. */
export function houseAccounts({ lines }: Pick<EvidenceDeps, 'lines'>): readonly HouseAccount[] {
  const found = new Map<string, HouseAccount>();
  for (const { view } of lines.imports())
    for (const number of view.accounts) {
      const each = houseAccount(view.channel, number);
      if (number !== '') found.set(each.account, each);
    }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

function houseAccount(channel: Channel, number: string): HouseAccount {
  const isBank = channel === 'bank' || channel === 'none';
  const mark = isBank ? sha256Of(`${channel}/${number}`).slice(0, 16) : number;
  return { channel, number, account: `${channel}/${mark}`, shown: isBank ? maskAccount(number) : number };
}

export function cutOf(deps: EvidenceDeps, asked: PackScope): Cut {
  const { from, to } = asked;
  const all = houseAccounts(deps);
  const chosen = all.filter(
    ({ account, number }) => asked.accounts.includes(account) || asked.accounts.includes(number),
  );
  refuseUnknown(deps, asked, all);
  const keys = new Set(chosen.map(({ account }) => account));
  const channels = new Set<Channel>(asked.channels);
  const parties = new Set(asked.parties);
  const day = (text: string) =>
    (from === '' || (text !== '' && text >= from)) && (to === '' || (text !== '' && text <= to));
  const known = new Map<string, boolean>();
  const account = (channel: Channel, number: string): boolean => {
    const key = `${channel}/${number}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const isIn =
      (channels.size === 0 || channels.has(channel)) &&
      (asked.accounts.length === 0 || keys.has(houseAccount(channel, number).account)) &&
      (parties.size === 0 || parties.has(deps.parties.partyOfChannelAccount(channel, number)?.id ?? ''));
    known.set(key, isIn);
    return isIn;
  };
  return {
    scope: {
      ...asked,
      channels: CHANNELS.filter((each) => channels.has(each)),
      accounts: chosen.map(({ channel, shown }) => `${channel}/${shown}`),
      parties: [...parties].toSorted(),
    },
    day,
    dayNumber: (number) => day(number === NO_DAY ? '' : formatDay(number)),
    instant: (at) => (from === '' && to === '') || (at !== '' && day(chinaDay(at))),
    span: (first, last) =>
      (to === '' || first === '' || first <= to) && (from === '' || last === '' || last >= from),
    account,
    party: (partyId) => parties.size === 0 || parties.has(partyId),
  };
}

/** As it is kept with the log: accounts by their keys, whatever they were asked for by, for the number of a bank account stands nowhere unmasked. */
export const scopeByKeys = (deps: EvidenceDeps, asked: PackScope): PackScope => ({
  ...asked,
  accounts: houseAccounts(deps)
    .filter(({ account, number }) => asked.accounts.includes(account) || asked.accounts.includes(number))
    .map(({ account }) => account),
});

/** A scope that names what is not there would give a pack that looks whole and is empty. */
function refuseUnknown(
  deps: EvidenceDeps,
  { from, to, accounts, parties }: PackScope,
  all: readonly HouseAccount[],
) {
  if (from !== '' && to !== '' && from > to) throw new Refused('bad_input', { field: 'to' });
  const lost = accounts.find(
    (each) => !all.some(({ account, number }) => each === account || each === number),
  );
  if (lost !== undefined) throw new Refused('not_found', { what: 'account', id: maskAccount(lost) });
  const nobody = parties.find((each) => deps.parties.party(each) === null);
  if (nobody !== undefined) throw new Refused('not_found', { what: 'party', id: nobody });
}
