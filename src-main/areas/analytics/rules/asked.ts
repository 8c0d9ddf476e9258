/** The filter of a call as panels read it, and the period it is compared with. */
import type { AnalyticsFilter } from '../../../../shared/contract/analytics.ts';
import { dayNumber, formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { Asked } from './found.ts';

export function askedOf(filter: AnalyticsFilter, viewer = ''): Asked {
  const set = <T>(of: readonly T[]) => (of.length === 0 ? null : new Set(of));
  return {
    from: parseDay(filter.from) ?? 0,
    to: parseDay(filter.to) ?? 0,
    by: filter.by,
    channels: set(filter.channels),
    accounts: set(filter.accounts),
    merchants: set(filter.merchants),
    currency: filter.currency,
    viewer,
  };
}

/** Null where nothing is compared. previous: as many days, right before. last_year: the same days; 29 February counts to the 28th. */
export function comparedWith(asked: Asked, compare: AnalyticsFilter['compare']): Asked | null {
  if (compare === 'none') return null;
  if (compare === 'last_year') return { ...asked, from: yearBefore(asked.from), to: yearBefore(asked.to) };
  return { ...asked, from: asked.from - (asked.to - asked.from + 1), to: asked.from - 1 };
}

export function yearBefore(day: number): number {
  const [year = 0, month = 1, of = 1] = formatDay(day).split('-').map(Number);
  return dayNumber(year - 1, month, of) ?? dayNumber(year - 1, month, of - 1) ?? day - 365;
}
