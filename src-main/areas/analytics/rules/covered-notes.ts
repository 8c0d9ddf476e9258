/**
 * Whether files cover the days that are asked for, and those that are compared with. What sold ten times as much as a month of which twenty days have no
 * file has not grown: whoever reads the figure is told so beside it.
 */
import { formatDay } from '../../../../shared/domain/dates.ts';
import type { Asked, Found } from './found.ts';

interface Rested {
  readonly gaps: readonly { readonly days: readonly number[] }[];
  readonly spoken: { readonly first: number } | null;
}

/** Nothing where no file speaks of any of its days: then there is nothing to compare with, and that is said by itself. */
export function comparedNotes(
  { from, to }: Pick<Asked, 'from' | 'to'>,
  { gaps, spoken }: Rested,
): NonNullable<Found['notes']> {
  if (!spoken || spoken.first > to) return [];
  const count = gaps.reduce((sum, { days }) => sum + days.length, 0);
  return [
    ...(spoken.first > from ? [{ kind: 'compared_begins', facts: { first: formatDay(spoken.first) } }] : []),
    ...(count > 0 ? [{ kind: 'compared_missing', facts: { count } }] : []),
  ];
}

/** A month whose files begin in its middle lacks none that anybody waits for, and is half a month all the same. */
export const beginNotes = (
  { from, to }: Pick<Asked, 'from' | 'to'>,
  { spoken }: Pick<Rested, 'spoken'>,
): NonNullable<Found['notes']> =>
  spoken && spoken.first > from && spoken.first <= to
    ? [{ kind: 'files_begin', facts: { first: formatDay(spoken.first) } }]
    : [];
