/** The days of a set of lines in China (roles.ts), worked out once a set: every panel asks them of every line. */
import type { LineSet } from '../../statements/rules/line-columns.ts';
import { dayOf } from './roles.ts';

const kept = new WeakMap<LineSet, Int32Array>();

/** By position, days since 1970; NO_DAY of lines that print none. */
export function tradeDays(set: LineSet): Int32Array {
  const known =
    kept.get(set) ?? Int32Array.from({ length: set.count }, (_, position) => dayOf(set, position));
  kept.set(set, known);
  return known;
}
