/** The facts of a story on a time line: days ascending, in each the lines of the four sources by time. Pure. */
import type { LineView } from '../../../shared/contract/shapes.ts';

export const STORY_COLUMNS = ['orders', 'trades', 'funds', 'bank'] as const;
export type StoryColumn = (typeof STORY_COLUMNS)[number];

export interface StoryDay {
  /** 'YYYY-MM-DD', or '' for lines that state no day; they come last. */
  readonly day: string;
  readonly cells: Readonly<Record<StoryColumn, readonly LineView[]>>;
}

const timeOf = (line: LineView): string => line.occurredAt || line.bookingDate || line.valueDate;

export function storyDays(story: Readonly<Record<StoryColumn, readonly LineView[]>>): StoryDay[] {
  const all = STORY_COLUMNS.flatMap((column) => story[column]);
  const days = [...new Set(all.map((line) => timeOf(line).slice(0, 10)))].toSorted((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a.localeCompare(b),
  );
  const cell = (column: StoryColumn, day: string) =>
    story[column]
      .filter((line) => timeOf(line).slice(0, 10) === day)
      .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)) || a.id - b.id);
  return days.map((day) => ({
    day,
    cells: {
      orders: cell('orders', day),
      trades: cell('trades', day),
      funds: cell('funds', day),
      bank: cell('bank', day),
    },
  }));
}
