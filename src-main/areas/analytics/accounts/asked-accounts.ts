/**
 * Whether a filter asks for an account. A number that is chosen counts whichever of its files prints it, so a chart of trade bills and one of fund bills
 * show the same account; whose it is, the parties say.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { keysOf } from './account-keys.ts';
import { ownAccounts } from './own-accounts.ts';

type Filter = Pick<Asked, 'channels' | 'accounts' | 'merchants'>;

/** `names`: every text by which files name the account; the first that a party is known by says whose it is. */
export function isAsked(
  { parties }: Pick<AnalyticsDeps, 'parties'>,
  { channels, accounts, merchants }: Filter,
  channel: Channel,
  names: readonly string[],
): boolean {
  if (channels && !channels.has(channel)) return false;
  if (accounts && !keysOf(channel, names).some((key) => accounts.has(key))) return false;
  if (!merchants) return true;
  const party = names.map((each) => parties.partyOfChannelAccount(channel, each)).find((each) => each);
  return merchants.has(party?.id ?? '');
}

/** The same of the lines of a set: decided once for each account, so a million lines cost no text. */
export function linesAsked(
  deps: Pick<AnalyticsDeps, 'parties' | 'lines'>,
  asked: Filter,
  set: LineSet,
): (position: number) => boolean {
  if (!asked.channels && !asked.accounts && !asked.merchants) return () => true;
  const own = ownAccounts(deps.lines, set);
  const known: boolean[] = [];
  return (position) => {
    const place = own.at(position);
    const of = own.list[place];
    known[place] ??= of !== undefined && isAsked(deps, asked, of.channel, of.names);
    return known[place] ?? false;
  };
}
