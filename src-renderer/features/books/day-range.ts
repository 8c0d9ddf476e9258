/** The days a report is of: named ranges and days typed by hand, always whole days of the calendar. Pure. */
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';

export interface DayRange {
  /** '' is from the first, or to the last. */
  readonly from: string;
  readonly to: string;
}
export const RANGES = ['month', 'lastMonth', 'year', 'all'] as const;
export type RangeName = (typeof RANGES)[number];

export const WHOLE: DayRange = { from: '', to: '' };

/** `today`: 'YYYY-MM-DD'. */
export function rangeOf(name: RangeName, today: string): DayRange {
  if (name === 'all') return WHOLE;
  const [year = '', month = ''] = today.split('-');
  if (name === 'year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (name === 'month') return monthOf(`${year}-${month}`);
  const before = parseDay(`${year}-${month}-01`);
  return before === null ? WHOLE : monthOf(formatDay(before - 1).slice(0, 7));
}

/** Of a period 'YYYY-MM'. */
export function monthOf(period: string): DayRange {
  const [year, month] = period.split('-').map(Number);
  const next = month === 12 ? `${(year ?? 0) + 1}-01-01` : `${year}-${two((month ?? 0) + 1)}-01`;
  const end = parseDay(next);
  return end === null ? WHOLE : { from: `${period}-01`, to: formatDay(end - 1) };
}

export const nameOfRange = (range: DayRange, today: string): RangeName | null =>
  RANGES.find((name) => {
    const { from, to } = rangeOf(name, today);
    return from === range.from && to === range.to;
  }) ?? null;

const two = (part: number): string => String(part).padStart(2, '0');
