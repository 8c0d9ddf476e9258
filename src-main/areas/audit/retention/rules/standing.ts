/**
 * Where a unit of records stands: due, due within a year, held all the same, asked for, or none of these. A legal hold (法定保留) wins over everything: what
 * a hold might concern is held, for one that is too wide can be mended and an erasure cannot.
 */

import type { RecordClass } from './classes.ts';
import { aYearOn } from './periods.ts';

/** What a hold is asked of. */
export interface Holdable {
  readonly recordClass: RecordClass;
  /** First and last day of what it says. */
  readonly days: readonly [string, string];
  /** '' where it says something of many. */
  readonly party: string;
}

export interface Hold {
  readonly id: string;
  readonly recordClass: RecordClass | 'all';
  /** '' is open on that side. */
  readonly from: string;
  readonly to: string;
  /** '' for all. */
  readonly party: string;
  readonly isActive: boolean;
}

/** A file of many parties is held with one of them. */
export const isHeldBy = ({ recordClass, days: [first, last], party }: Holdable, hold: Hold): boolean =>
  hold.isActive &&
  (hold.recordClass === 'all' || hold.recordClass === recordClass) &&
  (hold.party === '' || party === '' || hold.party === party) &&
  (hold.from === '' || last >= hold.from) &&
  (hold.to === '' || first <= hold.to);

/** The first hold that keeps it; '' where it may go. */
export const holdOf = (unit: Holdable, holds: readonly Hold[]): string =>
  holds.find((hold) => isHeldBy(unit, hold))?.id ?? '';

export type UnitState = 'due' | 'soon' | 'held' | 'asked' | 'later';

export function stateOfUnit(
  unit: Holdable & { readonly key: string; readonly dueOn: string },
  at: { readonly today: string; readonly holds: readonly Hold[]; readonly asked: ReadonlySet<string> },
): UnitState {
  if (unit.dueOn > aYearOn(at.today)) return 'later';
  if (holdOf(unit, at.holds) !== '') return 'held';
  if (unit.dueOn > at.today) return 'soon';
  return at.asked.has(unit.key) ? 'asked' : 'due';
}
