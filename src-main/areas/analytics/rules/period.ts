/**
 * Days, weeks and months as rows of a panel are named: by the first day of the period, weeks by their Monday. Whole periods, also where the range
 * begins or ends within one.
 */
import { dayNumber, formatDay, weekday } from '../../../../shared/domain/dates.ts';
import type { Asked } from './found.ts';

/** The first day of the period that a day is in. */
export function periodStart(day: number, by: Asked['by']): number {
  if (by === 'day') return day;
  if (by === 'week') return day - ((weekday(day) + 6) % 7);
  const [year = 0, month = 1] = formatDay(day).split('-').map(Number);
  return dayNumber(year, month, 1) ?? day;
}

/** The first day of the period behind the one that begins on this day. */
export function nextPeriod(start: number, by: Asked['by']): number {
  return periodStart(start + (by === 'month' ? 31 : by === 'week' ? 7 : 1), by);
}

/** The names of the periods from a day to another one, in their order. */
export function periodNames(from: number, to: number, by: Asked['by']): string[] {
  const names: string[] = [];
  for (let at = periodStart(from, by); at <= to; at = nextPeriod(at, by)) names.push(formatDay(at));
  return names;
}

/** A day's name, each made once: a range has a few hundred days and a ledger a million lines. */
export function periodNamer(by: Asked['by'], placed: (day: number) => number): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const found = known.get(day) ?? formatDay(periodStart(placed(day), by));
    known.set(day, found);
    return found;
  };
}
