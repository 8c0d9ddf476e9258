/**
 * What files state of an account's balance at the end of a day (日终余额). Nothing is worked out: a day on which money moved and no balance is stated has
 * none, and only days that a file covers and on which nothing moved keep what was there.
 */
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  type LineSet,
  NO_DAY,
} from '../../../statements/rules/line-columns.ts';
import { tradeDays } from '../../rules/trade-days.ts';

/** An account in one currency. */
export interface BalanceOwner {
  /** Place of the account, as it was asked for. */
  readonly own: number;
  readonly currency: number;
  /** Days on which something moved → position of the line whose balance is the day's last; −1 where none states one. */
  readonly days: ReadonlyMap<number, number>;
}

/** `ownAt`: place of the account a line is of. */
export function balanceOwners(set: LineSet, ownAt: (position: number) => number): readonly BalanceOwner[] {
  const owners = new Map<number, BalanceOwner & { readonly days: Map<number, number> }>();
  const isReversed = reversedFiles(set);
  const days = tradeDays(set);
  for (let at = 0; at < set.count; at += 1) {
    const [own, currency] = [ownAt(at), set.currency[at] ?? 0];
    const key = own * (set.currencies.length + 1) + currency;
    const known = owners.get(key);
    const owner = known ?? { own, currency, days: new Map<number, number>() };
    if (!known) owners.set(key, owner);
    const day = days[at] ?? NO_DAY;
    if (day === NO_DAY) continue;
    const before = owner.days.get(day);
    if (Number.isNaN(set.balance[at] ?? Number.NaN)) {
      if (before === undefined && moves(set, at)) owner.days.set(day, -1);
    } else if (before === undefined || before < 0 || isLater(set, isReversed, at, before))
      owner.days.set(day, at);
  }
  return [...owners.values()];
}

const moves = (set: LineSet, at: number): boolean =>
  set.direction[at] !== DIRECTION_NONE && (set.net[at] ?? 0) !== 0;

/** `at` comes behind `before` in the set. Of one file its order tells, or its order backwards; of two the clock, where both tell the time. */
function isLater(set: LineSet, isReversed: ReadonlySet<number>, at: number, before: number): boolean {
  if (set.fileRank[at] === set.fileRank[before]) return !isReversed.has(fileKey(set, at));
  const [one, other] = [set.at[at] ?? Number.NaN, set.at[before] ?? Number.NaN];
  return Number.isNaN(one) || Number.isNaN(other) || one >= other;
}

/** An account, as printed, within one file. */
const fileKey = (set: LineSet, at: number): number =>
  ((set.fileRank[at] ?? 0) * (set.accounts.length + 1) + (set.account[at] ?? 0)) *
    (set.currencies.length + 1) +
  (set.currency[at] ?? 0);

/** Accounts of files that print the newest line first: their balances follow one another backwards; where they follow neither way, their clocks run so. */
function reversedFiles(set: LineSet): ReadonlySet<number> {
  const reversed = new Set<number>();
  const last = new Map<number, { at: number; forwards: number; backwards: number; earlier: number }>();
  for (let at = 0; at < set.count; at += 1) {
    const balance = set.balance[at] ?? Number.NaN;
    if (Number.isNaN(balance)) continue;
    const key = fileKey(set, at);
    const known = last.get(key);
    if (!known) {
      last.set(key, { at, forwards: 0, backwards: 0, earlier: 0 });
      continue;
    }
    const before = set.balance[known.at] ?? Number.NaN;
    if (balance - before === signedAt(set, at)) known.forwards += 1;
    if (before - balance === signedAt(set, known.at)) known.backwards += 1;
    known.earlier += Math.sign((set.at[known.at] ?? 0) - (set.at[at] ?? 0)) || 0;
    known.at = at;
  }
  for (const [key, { forwards, backwards, earlier }] of last)
    if (backwards > forwards || (backwards === forwards && earlier > 0)) reversed.add(key);
  return reversed;
}

const signedAt = (set: LineSet, at: number): number =>
  set.direction[at] === DIRECTION_NONE
    ? 0
    : (set.direction[at] === DIRECTION_IN ? 1 : -1) * (set.net[at] ?? 0);

/** What a balance rests on: a line, or what a file states at its end or its beginning. */
export type Stated =
  | { readonly by: 'line'; readonly position: number; readonly amount: number }
  | { readonly by: 'file'; readonly importId: number; readonly day: number; readonly amount: number };

export interface StatedEdges {
  /** By day: what a file states at the end of it, and at its beginning. */
  readonly closings: ReadonlyMap<number, Stated>;
  readonly openings: ReadonlyMap<number, Stated>;
}

/** Balances of an account day by day within a range; null where nothing can be said. Goes through the days before the range, for what they carry. */
export function walkBalances(
  owner: Pick<BalanceOwner, 'days'>,
  balanceAt: (position: number) => number,
  { closings, openings }: StatedEdges,
  isCovered: (day: number) => boolean,
  range: { readonly first: number; readonly from: number; readonly to: number },
): (Stated | null)[] {
  const found: (Stated | null)[] = [];
  let carried: Stated | null = null;
  for (let day = Math.min(range.first, range.from); day <= range.to; day += 1) {
    const position = owner.days.get(day);
    if (position !== undefined && position >= 0)
      carried = { by: 'line', position, amount: balanceAt(position) };
    else if (closings.has(day)) carried = closings.get(day) ?? null;
    else if (position !== undefined || !isCovered(day)) carried = null;
    else carried ??= openings.get(day) ?? null;
    if (day >= range.from) found.push(carried);
  }
  return found;
}
