/**
 * Whether a filter asks for an account. A number that is chosen counts whichever of its files prints it, so a chart of trade bills and one of fund bills
 * show the same account; whose it is, the parties say.
 */
import { CHANNELS, type Channel, SOURCE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { accountKeyOf } from '../account-keys.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';

type Of = Pick<AnalyticsDeps, 'parties'>;
type Filter = Pick<Asked, 'channels' | 'accounts' | 'merchants'>;

/** `printed`: every text by which files name the account. */
export function isAsked(
  { parties }: Of,
  { channels, accounts, merchants }: Filter,
  channel: Channel,
  printed: readonly string[],
): boolean {
  if (channels && !channels.has(channel)) return false;
  const isChosen = (account: string) =>
    SOURCE_KINDS.some((sourceKind) => accounts?.has(accountKeyOf({ sourceKind, channel, account })));
  if (accounts && !printed.some(isChosen)) return false;
  if (!merchants) return true;
  return printed.some((account) => merchants.has(parties.partyOfChannelAccount(channel, account)?.id ?? ''));
}

/** The same of the lines of a set: decided once for each channel and account, so a million lines cost no text. */
export function linesAsked(deps: Of, asked: Filter, set: LineSet): (position: number) => boolean {
  if (!asked.channels && !asked.accounts && !asked.merchants) return () => true;
  const known = new Int8Array(CHANNELS.length * Math.max(1, set.accounts.length));
  return (position) => {
    const channelAt = set.channel[position] ?? 0;
    const accountAt = set.account[position] ?? 0;
    const place = accountAt * CHANNELS.length + channelAt;
    if (known[place] === 0)
      known[place] = isAsked(deps, asked, CHANNELS[channelAt] ?? 'none', [set.accounts[accountAt] ?? ''])
        ? 1
        : -1;
    return known[place] === 1;
  };
}
