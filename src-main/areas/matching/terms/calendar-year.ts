/** A year of the calendar as a screen shows it: what the State Council announced, and the firm's own days laid over with who said so. */
import type { CalendarDayView } from '../../../../shared/contract/terms.ts';
import { dayNumber, formatDay, weekday } from '../../../../shared/domain/dates.ts';
import { holidayNames, isBusinessDayInChina } from '../../../platform/business-days.ts';
import type { StandingTerms } from './store.ts';

export function calendarYear(
  year: number,
  { days }: StandingTerms,
  nameOf: (person: string) => string,
): CalendarDayView[] {
  const first = dayNumber(year, 1, 1) ?? 0;
  const last = dayNumber(year, 12, 31) ?? 0;
  const said = new Map(days.map((each) => [each.day, each]));
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const number = first + at;
    const day = formatDay(number);
    const own = said.get(day);
    const isBusiness = isBusinessDayInChina(number);
    const isWeekend = weekday(number) === 0 || weekday(number) === 6;
    const mark = isBusiness ? (isWeekend ? 'worked' : 'none') : isWeekend ? 'weekend' : 'holiday';
    const names = holidayNames(number);
    return {
      day,
      isBusiness: own ? own.kind === 'business' : isBusiness,
      // The weekend within a holiday is the holiday's.
      mark: mark === 'weekend' && names.zh !== '' ? 'holiday' : mark,
      nameZh: names.zh,
      nameEn: names.en,
      own: own ? { kind: own.kind, name: own.name, at: own.at, byName: nameOf(own.by) } : null,
    };
  });
}
