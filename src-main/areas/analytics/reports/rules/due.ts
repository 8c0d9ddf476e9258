/**
 * Which months the schedule owes: over since its day, from the month before the schedule was switched on, none of them made already and each with files that
 * speak of it. A month whose files are all still to come waits for the first.
 */
import { dayNumber, formatDay } from '../../../../../shared/domain/dates.ts';

/** Months made up at most, after the workspace was closed for long. */
export const DUE_MONTHS_MAX = 12;

export interface DueAsked {
  /** In China. */
  readonly today: string;
  /** Since when it has been on, without a break; '' while it is off. */
  readonly onSince: string;
  /** Of the month after. */
  readonly day: number;
  /** Months of which there is a report, whoever made it. */
  readonly made: ReadonlySet<string>;
  /** Days that files speak of; '' for none. */
  readonly first: string;
  readonly last: string;
}

/** Oldest first. */
export function dueMonths({ today, onSince, day, made, first, last }: DueAsked): string[] {
  if (onSince === '' || first === '' || last === '') return [];
  const month = today.slice(0, 7);
  const newest = monthsBefore(month, Number(today.slice(8)) >= day ? 1 : 2);
  const from = [
    monthsBefore(onSince.slice(0, 7), 1),
    first.slice(0, 7),
    monthsBefore(newest, DUE_MONTHS_MAX - 1),
  ]
    .toSorted()
    .at(-1);
  const to = [newest, last.slice(0, 7)].toSorted()[0] ?? newest;
  return monthsFrom(from ?? newest, to).filter((each) => !made.has(each));
}

/** Months that are over and that files speak of, newest first, so many at most. */
export function pastMonths(today: string, first: string, last: string, limit: number): string[] {
  if (first === '' || last === '') return [];
  const newest = [monthsBefore(today.slice(0, 7), 1), last.slice(0, 7)].toSorted()[0] ?? '';
  return monthsFrom(first.slice(0, 7), newest).slice(-limit).toReversed();
}

export const monthsBefore = (month: string, count: number): string => {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * 12 + of - 1 - count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};

function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthsBefore(month, -1)) months.push(month);
  return months;
}

export function daysOf(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, of = 1] = monthsBefore(month, -1).split('-').map(Number);
  const next = dayNumber(year, of, 1) ?? 0;
  return { from: `${month}-01`, to: formatDay(next - 1) };
}
