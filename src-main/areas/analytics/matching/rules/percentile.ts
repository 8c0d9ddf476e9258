/** Percentiles by nearest rank: always one of the values themselves, never something between two. Pure. */

/** Null of nothing. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
}
