/**
 * When a period of years ends (民法典 arts. 201, 202): the day it begins with does not count, its last day is the one of the same name, or the last of its
 * month where there is none such. What was to be kept so long may go on the day after, and never a day sooner.
 */
import { dayNumber, formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import { assert } from '../../../../../shared/result.ts';

const numberOf = (day: string): number => {
  const found = parseDay(day);
  assert(found !== null, `a day, not ${day}`);
  return found;
};

/** The last day on which it must be kept. */
function lastDayOf(from: string, years: number): number {
  numberOf(from);
  const [year, month, day] = [
    Number(from.slice(0, 4)) + years,
    Number(from.slice(5, 7)),
    Number(from.slice(8)),
  ];
  // Only the 29th of February has no day of the same name; far beyond the calendar nothing falls due.
  return dayNumber(year, month, day) ?? dayNumber(year, month, day - 1) ?? Number.MAX_SAFE_INTEGER;
}

/** The first day on which it may go. */
export function dueOn(from: string, years: number): string {
  const last = lastDayOf(from, years);
  return last === Number.MAX_SAFE_INTEGER ? '9999-12-31' : formatDay(last + 1);
}

export const yearEnd = (day: string): string => `${day.slice(0, 4)}-12-31`;

/** The same day of the next year, or the last of its month: what is due by then is due soon. */
export const aYearOn = (today: string): string => formatDay(lastDayOf(today, 1));
