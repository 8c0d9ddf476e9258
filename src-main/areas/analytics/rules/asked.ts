/**
 * The filter of a call as panels read it, and the period it is compared with: the same question of other days, whose rows are called by the days of the
 * period that is shown, so that both stand side by side.
 */
import { type AnalyticsFilter, RANGE_DAYS_MAX } from '../../../../shared/contract/analytics.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import { dayNumber, formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { Asked } from './found.ts';
import { periodNamer } from './period.ts';

/** Ranges that cannot be looked at are refused by name. */
export function askedOf(filter: AnalyticsFilter, viewer = ''): Asked {
  const set = <T>(of: readonly T[]) => (of.length === 0 ? null : new Set(of));
  const [from, to] = [parseDay(filter.from), parseDay(filter.to)];
  if (from === null || to === null) throw new Refused('bad_input', { why: 'not_a_day' });
  if (to < from) throw new Refused('bad_input', { why: 'range_reversed' });
  if (to - from >= RANGE_DAYS_MAX)
    throw new Refused('bad_input', { why: 'range_long', days: RANGE_DAYS_MAX });
  return {
    from,
    to,
    by: filter.by,
    period: periodNamer(filter.by, (day) => day),
    channels: set(filter.channels),
    accounts: set(filter.accounts),
    merchants: set(filter.merchants),
    currency: filter.currency,
    viewer,
  };
}

/** No day before it is read (dates.ts). */
const FIRST_DAY = dayNumber(1900, 1, 1) ?? 0;

/** Null where nothing is compared, or where there is nothing so early. previous: as many days, right before. last_year: the same days; 29 February counts to the 28th. */
export function comparedWith(asked: Asked, compare: AnalyticsFilter['compare']): Asked | null {
  const other = compare === 'none' ? null : before(asked, compare);
  return other && other.from >= FIRST_DAY ? other : null;
}

function before(asked: Asked, compare: 'previous' | 'last_year'): Asked {
  if (compare === 'last_year') {
    const [from, to] = [yearBefore(asked.from), yearBefore(asked.to)];
    // A year on, the 28th that stands for two days may lie before the range or behind it.
    const placed = (day: number) => Math.min(asked.to, Math.max(asked.from, yearAfter(day)));
    return { ...asked, from, to, period: periodNamer(asked.by, placed) };
  }
  const days = asked.to - asked.from + 1;
  return {
    ...asked,
    from: asked.from - days,
    to: asked.from - 1,
    period: periodNamer(asked.by, (day) => day + days),
  };
}

const yearBefore = (day: number): number => inYear(day, -1);
const yearAfter = (day: number): number => inYear(day, 1);

function inYear(day: number, years: number): number {
  const [year = 0, month = 1, of = 1] = formatDay(day).split('-').map(Number);
  return (
    dayNumber(year + years, month, of) ??
    dayNumber(year + years, month, of - 1) ??
    day + Math.sign(years) * 365
  );
}
