/** The days on which the right side may show what the left side has, and how far apart two days are. */
import type { DayWindow } from '../../../../../shared/domain/match-rule.ts';
import { businessDayAfter } from '../terms.ts';
import type { Item } from '../work/items.ts';

/** First and last day, both included. What leaves the right side first is looked for the other way round. */
export function windowOf(
  window: DayWindow,
  item: Pick<Item, 'day' | 'isFromRight'>,
  isBusinessDay: (day: number) => boolean,
): readonly [from: number, to: number] {
  const from = moved(item.day, window.from, window.unit, isBusinessDay);
  const to = moved(item.day, window.to, window.unit, isBusinessDay);
  if (!item.isFromRight) return [from, to];
  return [
    moved(item.day, -window.to, window.unit, isBusinessDay),
    moved(item.day, -window.from, window.unit, isBusinessDay),
  ];
}

/** A day so many days later (earlier where negative). */
function moved(
  day: number,
  days: number,
  unit: DayWindow['unit'],
  isBusinessDay: (day: number) => boolean,
): number {
  if (days === 0 || unit === 'calendar') return day + days;
  return days > 0
    ? businessDayAfter(day, days, isBusinessDay)
    : -businessDayAfter(-day, -days, (mirrored) => isBusinessDay(-mirrored));
}
