/**
 * A panel's additive figures made whole: ratios worked out of their two parts and never averaged, shares of the table's total, totals that are sums.
 * The same for every panel, and again for the totals.
 */
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { quotient } from '../../../../shared/domain/analytics/quotient.ts';
import { minor } from '../../../../shared/domain/money.ts';
import type { FoundTable } from './found.ts';

type Values = (number | null)[];
export interface Finished {
  readonly currency: string;
  readonly rows: readonly { readonly of: readonly string[]; readonly values: Values }[];
  readonly totals: Values;
}

export function finish(table: FoundTable, metrics: readonly Metric[]): Finished {
  const sums = new Map<Metric, number>();
  for (const metric of metrics)
    if (metricOf(metric).how === 'sum')
      sums.set(metric, minor(table.rows.reduce((sum, { values }) => sum + (values[metric] ?? 0), 0)));
  // What cannot be said is no nought; to a sum it adds nothing, and of nothing else there is no sum either.
  const isUnsaid = (metric: Metric): boolean =>
    table.rows.length > 0 && table.rows.every(({ values }) => values[metric] === null);
  const valuesOf = (given: FoundTable['rows'][number]['values'], isTotal: boolean): Values => {
    const plain = (metric: Metric) => (isTotal ? sums.get(metric) : given[metric]) ?? 0;
    return metrics.map((metric) => {
      const how = metricOf(metric);
      if (how.how === 'sum')
        return (isTotal ? isUnsaid(metric) : given[metric] === null) ? null : plain(metric);
      if (how.how === 'given') return given[metric] ?? null;
      if (how.how === 'share') return quotient(plain(how.of), sums.get(how.of) ?? 0, 'ppm');
      return quotient(plain(how.of), plain(how.by), how.unit);
    });
  };
  return {
    currency: table.currency,
    rows: table.rows.map(({ of, values }) => ({ of, values: valuesOf(values, false) })),
    totals: valuesOf(table.totals ?? {}, true),
  };
}
