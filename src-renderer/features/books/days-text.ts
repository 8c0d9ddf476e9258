/** The days a report is of, in words for its head. Pure. */
import type { Words } from '../../ui/words.ts';
import type { DayRange } from './day-range.ts';

export function daysText(words: Words, { from, to }: DayRange): string {
  if (from === '' && to === '') return words('books.range.all');
  return `${from === '' ? '…' : from} – ${to === '' ? '…' : to}`;
}
