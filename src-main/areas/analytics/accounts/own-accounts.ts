/**
 * Whose account each line of a set is: as its file prints it, and by the number it is known by where a file prints none (fund bills name no account). The
 * same names that the books and settlement go by.
 */
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { accountNames } from './account-names.ts';

export interface OwnAccount {
  readonly channel: Channel;
  /** Its own number; '' where nobody knows one. */
  readonly account: string;
  readonly printed: string;
  /** Every text by which files name it, its own and that of the merchant number it clears with first. */
  readonly names: readonly string[];
}

interface OwnAccounts {
  readonly list: readonly OwnAccount[];
  /** Place in the list. */
  readonly at: (position: number) => number;
  /** The one that a text of a file is. */
  readonly of: (importId: number, channel: Channel, printed: string) => OwnAccount;
}

const kept = new WeakMap<LineSet, OwnAccounts>();

export function ownAccounts(lines: LineStore, set: LineSet): OwnAccounts {
  const known = kept.get(set) ?? findAccounts(lines, set);
  kept.set(set, known);
  return known;
}

function findAccounts(lines: LineStore, set: LineSet): OwnAccounts {
  const files = lines.importsOfSet(set);
  const { namesOf } = accountNames(lines);
  const list: OwnAccount[] = [];
  const places = new Map<string, number>();
  const placeOf = (importId: number, channel: Channel, printed: string): number => {
    const names = namesOf(importId, channel, printed);
    const name = `${channel}|${names.join('|')}`;
    const known = places.get(name) ?? list.push({ channel, account: names[0] ?? '', printed, names }) - 1;
    places.set(name, known);
    return known;
  };
  const seen = new Map<number, number>();
  return {
    list,
    at: (position) => {
      const rank = set.fileRank[position] ?? 0;
      const [account, channel] = [set.account[position] ?? 0, set.channel[position] ?? 0];
      const key = (rank * (set.accounts.length + 1) + account) * CHANNELS.length + channel;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const printed = set.accounts[account] ?? '';
      const place = placeOf(files[rank]?.id ?? 0, CHANNELS[channel] ?? 'none', printed);
      seen.set(key, place);
      return place;
    },
    of: (importId, channel, printed) =>
      list[placeOf(importId, channel, printed)] ?? { channel, account: printed, printed, names: [printed] },
  };
}
