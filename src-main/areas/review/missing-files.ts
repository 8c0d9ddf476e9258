/**
 * How many files are missing: each once, however many legs rest on it and whoever noticed. The calendar of arrivals knows of holes before anything was
 * matched; matching knows of days whose counterpart is silent, also where the calendar has learned no habit.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import type { LegSummary } from '../../../shared/contract/shapes.ts';

type Row = Pick<
  Output<'statements.calendar'>['rows'][number],
  'sourceKind' | 'channel' | 'standing' | 'days'
>;

export function countMissingFiles(
  legs: readonly Pick<LegSummary, 'missingFiles'>[],
  rows: readonly Row[],
): number {
  const nameOf = (sourceKind: string, channel: string, day: string) => `${sourceKind}|${channel}|${day}`;
  // A file that is late is told by its account, in days; one that came since the run is here.
  const told = new Set(
    rows.flatMap(({ sourceKind, channel, standing, days }) => {
      const here = days.flatMap(({ day, importIds }) => (importIds.length > 0 ? [day] : []));
      return [...standing.missing, ...standing.late, ...here].map((day) => nameOf(sourceKind, channel, day));
    }),
  );
  const silent = new Set(
    legs.flatMap(({ missingFiles }) =>
      missingFiles.map(({ sourceKind, channel, day }) => nameOf(sourceKind, channel, day)),
    ),
  );
  const holes = rows.reduce((sum, { standing }) => sum + standing.missingCount, 0);
  return holes + [...silent].filter((name) => !told.has(name)).length;
}
