/**
 * Opening balances (期初余额): what each account of ours held before its first file. With it an account's book balance is its statement's.
 *
 * It is the first balance any file states, less what other files say moved before that: which file came first does not matter.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { placeOf } from './file-lines.ts';
import type { Place, Units } from './units.ts';

/** A balance that a file states or its rows give, of one account of the house. */
export interface StatedBalance {
  readonly place: Place;
  readonly currency: string;
  /** The first day behind which the balance stands: all that moved before it is in it. */
  readonly from: string;
  readonly opening: number;
  /** The day its opening is booked on: no later than what its file says moved. */
  readonly bookedOn: string;
}

/** What files say moved on an account before a day (days since 1970), signed. */
export type MovedBefore = (place: Place, currency: string, day: number) => number;

export function openingUnits(stated: readonly StatedBalance[], movedBefore: MovedBefore, units: Units): void {
  const first = new Map<string, StatedBalance>();
  for (const each of stated) {
    const key = `${each.place.role}|${each.place.sub}|${each.currency}`;
    const known = first.get(key);
    if (!known || each.from < known.from || (each.from === known.from && each.opening < known.opening))
      first.set(key, each);
  }
  for (const { place, currency, from, opening, bookedOn } of first.values()) {
    const amount = opening - movedBefore(place, currency, parseDay(from) ?? 0);
    const of = {
      source: 'opening',
      rule: 'opening',
      day: bookedOn,
      currency,
      debit: place,
      credit: placeOf('opening', ''),
    };
    units.fact(of, `${place.sub}`, amount);
  }
}
