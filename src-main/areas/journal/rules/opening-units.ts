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
  /** What the same file closes with; null where it does not say, or where `opening` is it. */
  readonly closing: number | null;
  /** The day its opening is booked on: no later than what its file says moved. */
  readonly bookedOn: string;
}

/** What files say moved on an account before a day (days since 1970), signed. */
export type MovedBefore = (place: Place, currency: string, day: number) => number;

export function openingUnits(stated: readonly StatedBalance[], movedBefore: MovedBefore, units: Units): void {
  const firsts = new Map<string, StatedBalance[]>();
  for (const each of stated) {
    const key = `${each.place.role}|${each.place.sub}|${each.currency}`;
    const [known] = firsts.get(key) ?? [];
    if (known && each.from === known.from) firsts.get(key)?.push(each);
    else if (!known || each.from < known.from) firsts.set(key, [each]);
  }
  for (const sameDay of firsts.values()) {
    const first = earliestOf(sameDay);
    if (!first) continue;
    const { place, currency, from, opening, bookedOn } = first;
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

/** Of files that begin on one day (a morning's and an afternoon's): the one that goes on from none of the others. */
function earliestOf(sameDay: readonly StatedBalance[]): StatedBalance | undefined {
  const goesOn = (each: StatedBalance) =>
    sameDay.some((other) => other !== each && other.closing === each.opening);
  const byOpening = sameDay.toSorted((a, b) => a.opening - b.opening);
  return byOpening.find((each) => !goesOn(each)) ?? byOpening[0];
}
