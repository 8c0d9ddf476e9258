/**
 * The third check: what our books say of each account kept apart is what its own statement says of that day. A day that no statement speaks of is not
 * checked: that nobody contradicts is no proof.
 */
import { minor } from '../../../../../shared/domain/money.ts';
import { type FundPlace, type Movements, rowBehind } from './movements.ts';

/** What a statement says an account of ours held at the end of a day. */
export interface StatedBalance {
  readonly sub: string;
  readonly currency: string;
  /** Days since 1970. */
  readonly day: number;
  readonly amount: number;
}

export interface Banked {
  /** Of the accounts whose statements speak of the day: what they say, and what our books say. */
  readonly stated: number;
  readonly booked: number;
  /** Accounts kept apart that were there by then. */
  readonly accounts: number;
  readonly unstated: number;
  readonly differing: number;
  /** The one that differs most; '' where none does. */
  readonly account: string;
  /** By how much the books are above its statement. */
  readonly difference: number;
}
const NOTHING: Banked = {
  ...{ stated: 0, booked: 0, accounts: 0, unstated: 0, differing: 0 },
  ...{ account: '', difference: 0 },
};

/** By currency, for each day; `days` ascend. */
export function bankedByDay(
  places: readonly FundPlace[],
  movements: Movements,
  stated: readonly StatedBalance[],
  days: readonly number[],
): ReadonlyMap<string, Banked>[] {
  const apart = new Map<number, string>();
  for (const [at, { isHeld, isApart, currency, sub }] of places.entries())
    if (isHeld && isApart) apart.set(at, `${currency}|${sub}`);
  const statements = new Map(stated.map((each) => [`${each.day}|${each.currency}|${each.sub}`, each.amount]));
  const firstStated = new Map<string, number>();
  for (const { currency, sub, day } of stated) {
    const key = `${currency}|${sub}`;
    firstStated.set(key, Math.min(day, firstStated.get(key) ?? day));
  }
  const booked = new Map<string, number>();
  let row = 0;
  return days.map((day) => {
    for (const end = rowBehind(movements, day); row < end; row += 1) {
      const key = apart.get(movements.place[row] ?? 0);
      if (key !== undefined) booked.set(key, (booked.get(key) ?? 0) + (movements.amount[row] ?? 0));
    }
    const keys = new Set(booked.keys());
    for (const [key, first] of firstStated) if (first <= day) keys.add(key);
    const found = new Map<string, Banked>();
    for (const key of [...keys].toSorted()) {
      const currency = key.slice(0, key.indexOf('|'));
      const before = found.get(currency) ?? NOTHING;
      found.set(currency, withAccount(before, key, booked.get(key) ?? 0, statements.get(`${day}|${key}`)));
    }
    return found;
  });
}

function withAccount(before: Banked, key: string, booked: number, stated: number | undefined): Banked {
  const seen = { ...before, accounts: before.accounts + 1 };
  if (stated === undefined) return { ...seen, unstated: before.unstated + 1 };
  const sums = { stated: minor(before.stated + stated), booked: minor(before.booked + booked) };
  const difference = booked - stated;
  if (difference === 0) return { ...seen, ...sums };
  const isWorse = Math.abs(difference) > Math.abs(before.difference);
  return {
    ...seen,
    ...sums,
    differing: before.differing + 1,
    ...(isWorse ? { account: key.slice(key.indexOf('|') + 1), difference } : {}),
  };
}
