/**
 * Strata of a set of lines: every combination of account, channel and currency that its lines have, so that a filter is asked a few dozen times and
 * not of each of a million lines. An account is chosen as on the money board: by whichever of its files prints it.
 */
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { isAsked } from '../accounts/asked-accounts.ts';
import { type OwnAccount, ownAccounts } from '../accounts/own-accounts.ts';
import type { AnalyticsDeps } from '../deps.ts';
import type { Asked } from '../rules/found.ts';

export interface Stratum {
  /** Its channel is the line's own. */
  readonly own: OwnAccount;
  readonly currency: string;
}
interface Strata {
  readonly list: readonly Stratum[];
  /** By position of the line. */
  readonly of: Uint32Array;
}

const known = new WeakMap<LineSet, Strata>();

/** Sets are made anew when files come or go; until then a set's strata stay. */
export function strataOf({ lines }: Pick<AnalyticsDeps, 'lines'>, set: LineSet): Strata {
  const held = known.get(set);
  if (held) return held;
  const accounts = ownAccounts(lines, set);
  const list: Stratum[] = [];
  const places = new Map<string, number>();
  const placeOf = (position: number): number => {
    const [account, money] = [accounts.at(position), set.currency[position] ?? 0];
    const name = `${account}|${money}`;
    const held = places.get(name);
    const own = accounts.list[account];
    if (held !== undefined || !own) return held ?? 0;
    places.set(name, list.length);
    return list.push({ own, currency: set.currencies[money] ?? '' }) - 1;
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
export const admitted = (deps: Pick<AnalyticsDeps, 'parties'>, asked: Asked, { list }: Strata): Uint8Array =>
  Uint8Array.from(list, ({ own, currency }) =>
    (asked.currency === '' || currency === asked.currency) && isAsked(deps, asked, own.channel, own.names)
      ? 1
      : 0,
  );

export const isUnfiltered = ({ channels, accounts, merchants, currency }: Asked): boolean =>
  channels === null && accounts === null && merchants === null && currency === '';
