/** What a key figure and a cell say: read from a chart's own answer, held against the other period in whole numbers. Pure. */
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { type Metric, metricOf } from '../../../shared/domain/analytics/panels.ts';

export interface Stated {
  readonly currency: string;
  readonly value: number | null;
  readonly before: number | null;
}

/** By currency, in the answer's order: the totals of its tables. */
export const totalsOf = (answer: PanelAnswer, metric: Metric): readonly Stated[] =>
  answer.tables.map(({ currency, totals, totalsBefore }) => {
    const at = answer.metrics.indexOf(metric);
    return { currency, value: totals[at] ?? null, before: totalsBefore?.[at] ?? null };
  });

/** The period it is held against lacks files, or begins before any (rules/covered-notes.ts). */
export const isComparedPartly = ({ notes }: Pick<PanelAnswer, 'notes'>): boolean =>
  notes.some(({ kind }) => kind === 'compared_begins' || kind === 'compared_missing');

interface Cell {
  readonly currency: string;
  readonly of: readonly string[] | null;
  readonly metric: Metric;
}

/** Undefined where the answer has no such row; null where it has and cannot say. */
export function figureOf(answer: PanelAnswer, { currency, of, metric }: Cell): number | null | undefined {
  const table = answer.tables.find((each) => each.currency === currency);
  const at = answer.metrics.indexOf(metric);
  if (!table || at < 0) return undefined;
  if (of === null) return table.totals[at];
  const row = table.rows.find((each) => each.of.every((name, place) => name === of[place]));
  return row?.values[at];
}

interface Change {
  /** ppm: of what it was before. points: of shares, in ppm, the one less the other. */
  readonly kind: 'ppm' | 'points';
  readonly value: number;
}

/** Null where there is nothing to hold it against. */
export function changeOf({ value, before }: Stated, metric: Metric): Change | null {
  if (value === null || before === null) return null;
  if (metricOf(metric).unit === 'ppm') return { kind: 'points', value: value - before };
  if (before === 0) return null;
  const [difference, base] = [BigInt(value) - BigInt(before), BigInt(Math.abs(before))];
  const doubled = 2n * 1_000_000n * (difference < 0n ? -difference : difference);
  const rounded = Number((doubled + base) / (2n * base)); // Half away from nought.
  return { kind: 'ppm', value: difference < 0n ? -rounded : rounded };
}

interface Sum {
  readonly sum: number;
  readonly isEqual: boolean;
}
/** What is listed behind a figure, held against it, converted ones too. Null where the figure is no sum of anything: a percentile, a balance. */
export function sumOf(
  metric: Metric,
  found: { readonly count: number; readonly amount: number },
  value: number | null,
): Sum | null {
  const { unit, how } = metricOf(metric);
  if (how !== 'sum' || (unit !== 'money' && unit !== 'count')) return null;
  const sum = unit === 'money' ? found.amount : found.count;
  return { sum, isEqual: sum === value };
}

/** The metrics whose things stand behind one: of a ratio its two parts, of a share what it is a share of. */
export function partsOf(metric: Metric): readonly [Metric, ...Metric[]] {
  const how = metricOf(metric);
  if (how.how === 'ratio') return [how.of, how.by];
  return how.how === 'share' ? [how.of] : [metric];
}
