/**
 * Strata of a set of lines: every combination of account, channel and currency that its lines have, so that a filter is asked a few dozen times and
 * not of each of a million lines. An account is known by its key, and by the party whose trades it carries.
 */
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { accountKeyOf } from '../account-keys.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';
import { dayOf } from '../rules/roles.ts';

export interface Stratum {
  /** The line's own. */
  readonly channel: Channel;
  readonly currency: string;
  readonly account: { readonly key: string; readonly channel: Channel; readonly number: string };
}
interface Strata {
  readonly list: readonly Stratum[];
  /** By position of the line. */
  readonly of: Uint32Array;
}

const daysKnown = new WeakMap<LineSet, Int32Array>();

/** The day in China of each line; NO_DAY where it has none. */
export function daysOf(set: LineSet): Int32Array {
  const held = daysKnown.get(set);
  if (held) return held;
  const days = new Int32Array(set.count);
  for (let position = 0; position < set.count; position += 1) days[position] = dayOf(set, position);
  daysKnown.set(set, days);
  return days;
}

const known = new WeakMap<LineSet, Strata>();

/** Sets are made anew when files come or go; until then a set's strata stay. */
export function strataOf({ lines }: Pick<AnalyticsDeps, 'lines'>, set: LineSet): Strata {
  const held = known.get(set);
  if (held) return held;
  const imports = lines.importsOfSet(set);
  const list: Stratum[] = [];
  const places = new Map<string, number>();
  const keys = new Map<string, string>();
  const placeOf = (position: number): number => {
    const view = imports[set.fileRank[position] ?? 0]?.view;
    const channel = CHANNELS[set.channel[position] ?? 0] ?? 'none';
    const currency = set.currencies[set.currency[position] ?? 0] ?? '';
    const number = set.accounts[set.account[position] ?? 0] ?? '';
    const printed = {
      sourceKind: view?.sourceKind ?? 'orders',
      channel: view?.channel ?? channel,
      account: number,
    };
    const name = `${printed.sourceKind}|${printed.channel}|${number}`;
    const key = keys.get(name) ?? accountKeyOf(printed);
    keys.set(name, key);
    const full = `${name}|${channel}|${currency}`;
    const place =
      places.get(full) ??
      list.push({ channel, currency, account: { key, channel: printed.channel, number } }) - 1;
    places.set(full, place);
    return place;
  };
  const of = new Uint32Array(set.count);
  let last = -1;
  for (let position = 0; position < set.count; position += 1) {
    // Lines of one file mostly have one stratum: what the one before had is not looked up again.
    if (last < 0 || !isAlike(set, last, position)) of[position] = placeOf(position);
    else of[position] = of[last] ?? 0;
    last = position;
  }
  const strata = { list, of };
  known.set(set, strata);
  return strata;
}

const isAlike = (set: LineSet, one: number, other: number): boolean =>
  set.fileRank[one] === set.fileRank[other] &&
  set.account[one] === set.account[other] &&
  set.channel[one] === set.channel[other] &&
  set.currency[one] === set.currency[other];

/** By stratum: 1 where the filter lets it through. */
export function admitted(
  { parties }: Pick<AnalyticsDeps, 'parties'>,
  asked: Asked,
  strata: Strata,
): Uint8Array {
  const { channels, accounts, merchants, currency } = asked;
  return Uint8Array.from(strata.list, (each) =>
    (channels?.has(each.channel) ?? true) &&
    (accounts?.has(each.account.key) ?? true) &&
    (currency === '' || each.currency === currency) &&
    (merchants?.has(parties.partyOfChannelAccount(each.account.channel, each.account.number)?.id ?? '') ??
      true)
      ? 1
      : 0,
  );
}

export const isUnfiltered = ({ channels, accounts, merchants, currency }: Asked): boolean =>
  channels === null && accounts === null && merchants === null && currency === '';
