/** Rows of a table from the most to the least of a metric; of equal ones by name, so that the same figures stand in the same order. */
import type { Metric } from '../../../../shared/domain/analytics/panels.ts';
import type { FoundRow } from './found.ts';

export const mostFirst = (rows: readonly FoundRow[], metric: Metric): FoundRow[] =>
  rows.toSorted(
    (a, b) =>
      (b.values[metric] ?? 0) - (a.values[metric] ?? 0) || ((a.of[0] ?? '') < (b.of[0] ?? '') ? -1 : 1),
  );
