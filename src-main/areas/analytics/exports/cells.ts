/** Figures of a table as files say them: decimal texts for scripts, numbers for a spreadsheet, and the exact parts of what is a ratio. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { formatMinor } from '../../../../shared/domain/money.ts';

/** A whole number in the metric's unit; of money the decimal text with a dot. */
export const exactText = (value: number | null, unit: Unit, currency: string): string => {
  if (value === null) return '';
  return unit === 'money' ? formatMinor(value, currency) : String(value);
};

export interface Parts {
  readonly of: Metric;
  readonly by: Metric;
}
/** What a ratio or a share is worked out of; of a share the second is a total. Null where it comes from nothing else. */
export function partsOf(metric: Metric): Parts | null {
  const how = metricOf(metric);
  if (how.how === 'ratio') return { of: how.of, by: how.by };
  return how.how === 'share' ? { of: how.of, by: how.of } : null;
}

/** Both parts as exact texts. */
export function partTexts(
  { metrics }: Pick<PanelAnswer, 'metrics'>,
  table: PanelAnswer['tables'][number],
  values: readonly (number | null)[],
  metric: Metric,
): { readonly of: string; readonly by: string } | null {
  const parts = partsOf(metric);
  if (!parts) return null;
  const [of, by] = [metrics.indexOf(parts.of), metrics.indexOf(parts.by)];
  if (of < 0 || by < 0) return null;
  const isShare = metricOf(metric).how === 'share';
  const text = (value: number | null | undefined, name: Metric) =>
    exactText(value ?? null, metricOf(name).unit, table.currency);
  return {
    of: text(values[of], parts.of),
    by: text(isShare ? table.totals[by] : values[by], parts.by),
  };
}
