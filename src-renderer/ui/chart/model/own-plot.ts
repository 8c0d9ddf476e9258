/** A screen's own figures as something to draw, beside what analytics answers: the same axes, keys and tooltips, without a row to open. Pure. */
import { type Metric, metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { LATE, type Plot, type Series } from './plot.ts';

interface OwnPlot {
  readonly currency: string;
  readonly isStacked: boolean;
  readonly categories: readonly { readonly key: string; readonly tick: string }[];
  readonly series: readonly {
    readonly metric: Metric;
    readonly label: string;
    readonly shape: Series['shape'];
    readonly values: readonly number[];
    readonly isLate?: boolean;
  }[];
}

export const ownPlot = ({ currency, isStacked, categories, series }: OwnPlot): Plot => ({
  ...{ form: 'columns', isStacked, currency, undrawn: 0 },
  categories: categories.map(({ key, tick }) => ({ key, label: key, tick, missing: 0 })),
  series: series.map(({ metric, label, shape, values, isLate }, at): Series => {
    const { unit, how } = metricOf(metric);
    const total = how === 'sum' ? values.reduce((sum, value) => sum + value, 0) : null;
    return {
      ...{
        key: label,
        label,
        metric,
        unit,
        axis: 'first',
        shape,
        look: isLate ? LATE : at,
        values,
        before: null,
        total,
      },
      of: values.map(() => null),
      missing: values.map(() => 0),
    };
  }),
});
