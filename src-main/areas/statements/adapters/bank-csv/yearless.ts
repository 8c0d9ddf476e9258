/**
 * Dates without a year: whether a file prints them, in which order, and what gives them their year. A card bill's title names its month; a
 * booking day may lean on the value date of its row.
 */
import { dayNumber } from '../../../../../shared/domain/dates.ts';
import { dayOf, splitDate, splitYearless } from './date-parts.ts';
import type { Yearless } from './date-reader.ts';
import { findYearlessOrder } from './dates.ts';
import { type CellRow, type Columns, cellAt, dayColumns } from './layout.ts';
import type { PreambleFacts } from './preamble.ts';
import { cleanCell } from './text.ts';

export function findYearless(
  rows: readonly CellRow[],
  columns: Columns,
  facts: PreambleFacts,
  isHan: boolean,
): Yearless | null {
  const days = dayColumns(columns);
  const texts = (column: number) => rows.map((cells) => cleanCell(cellAt(cells, column)));
  const isWhole = (column: number) => texts(column).some((text) => splitDate(text) !== null);
  const short = days.filter((column) => !isWhole(column));
  const shortTexts = short.flatMap(texts).filter((text) => splitYearless(text) !== null);
  const order = findYearlessOrder(shortTexts, isHan);
  if (order === null) return null;
  const anchor = days.find(isWhole);
  if (anchor !== undefined) return { order, until: null, anchor };
  const until = lastDayOf(facts);
  return until === null ? null : { order, until, anchor: null };
}

/** Last day that the statement speaks of, where its title or period says so. */
function lastDayOf(facts: PreambleFacts): number | null {
  if (facts.to !== '') {
    const to = wholeDay(facts.to);
    if (to !== null) return to;
  }
  if (facts.month !== '') {
    const [year = 0, month = 0] = facts.month.split('-').map(Number);
    const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
    return next === null ? null : next - 1;
  }
  const days = facts.dates.flatMap((text) => wholeDay(text) ?? []);
  return days.length === 0 ? null : Math.max(...days);
}

/** Only dates that say their order themselves, or by their dots. */
function wholeDay(text: string): number | null {
  const parts = splitDate(text);
  if (!parts || (parts.fixed === '' && parts.separator !== '.')) return null;
  return dayOf(parts, 'dmy');
}
