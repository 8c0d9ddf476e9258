/**
 * Periods (会计期间): every month is open until two persons say otherwise. An entry whose day lies in a closed one goes to the next open month and
 * says which day it is of; nothing ever goes into a closed one.
 */
import { type PeriodState, periodOf } from '../../../../shared/domain/books.ts';

export type PeriodStates = ReadonlyMap<string, PeriodState>;

export const stateOf = (states: PeriodStates, period: string): PeriodState => states.get(period) ?? 'open';

export function nextPeriod(period: string): string {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/** Nobody closes the books of ten years ahead. */
const PERIODS_AHEAD_MAX = 120;

/** The day a rule may post to for facts of a day: that day, or the first of the next open month; null where there is none. */
export function openDayFor(states: PeriodStates, day: string): string | null {
  let period = periodOf(day);
  if (stateOf(states, period) === 'open') return day;
  for (let ahead = 0; ahead < PERIODS_AHEAD_MAX; ahead += 1) {
    period = nextPeriod(period);
    if (stateOf(states, period) === 'open') return `${period}-01`;
  }
  return null;
}
