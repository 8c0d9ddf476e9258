/** Rows of a panel by the names of its metrics: home says the very figures that the analytics say. */
import { type AnalyticsFilter, RANGE_DAYS_MAX, UNFILTERED } from '../../../../shared/contract/analytics.ts';
import type { Metric, Panel } from '../../../../shared/domain/analytics/panels.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { choices } from '../choices.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { panelAnswer } from '../panels.ts';

interface PanelRow {
  readonly currency: string;
  /** Null for the totals. */
  readonly of: readonly string[] | null;
  readonly missing: number;
  readonly value: (metric: Metric) => number | null;
}

export function panelRows(
  deps: AnalyticsDeps,
  panel: Panel,
  range: Pick<AnalyticsFilter, 'from' | 'to'>,
): { readonly rows: readonly PanelRow[]; readonly totals: readonly PanelRow[] } {
  const { metrics, tables } = panelAnswer(deps, panel, {
    ...UNFILTERED,
    by: 'day',
    compare: 'none',
    ...range,
  });
  const at = (values: readonly (number | null)[]) => (metric: Metric) =>
    values[metrics.indexOf(metric)] ?? null;
  return {
    rows: tables.flatMap(({ currency, rows }) =>
      rows.map(({ of, values, missing }) => ({ currency, of, missing, value: at(values) })),
    ),
    totals: tables.map(({ currency, totals }) => ({ currency, of: null, missing: 0, value: at(totals) })),
  };
}

/** A line may be of a day before or behind those that its file names: an order paid after midnight, a payment booked a month late. */
const BESIDE_DAYS = 31;

/** All that is here, as far as one question reaches; null where no file says any day. */
export function allDays(deps: AnalyticsDeps): Pick<AnalyticsFilter, 'from' | 'to'> | null {
  const { first, last } = choices(deps);
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from === null || to === null) return null;
  const end = to + BESIDE_DAYS;
  return { from: formatDay(Math.max(from - BESIDE_DAYS, end - RANGE_DAYS_MAX + 1)), to: formatDay(end) };
}
