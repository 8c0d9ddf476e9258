/** Rows of a panel by the names of its metrics: home says the very figures that the analytics say. */
import type { AnalyticsFilter } from '../../../../shared/contract/analytics.ts';
import type { Metric, Panel } from '../../../../shared/domain/analytics/panels.ts';
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
  const { metrics, tables } = panelAnswer(deps, panel, { ...UNFILTERED, ...range });
  const at = (values: readonly (number | null)[]) => (metric: Metric) =>
    values[metrics.indexOf(metric)] ?? null;
  return {
    rows: tables.flatMap(({ currency, rows }) =>
      rows.map(({ of, values, missing }) => ({ currency, of, missing, value: at(values) })),
    ),
    totals: tables.map(({ currency, totals }) => ({ currency, of: null, missing: 0, value: at(totals) })),
  };
}

const UNFILTERED = {
  by: 'day',
  compare: 'none',
  channels: [],
  accounts: [],
  merchants: [],
  currency: '',
  convert: null,
} satisfies Omit<AnalyticsFilter, 'from' | 'to'>;

/** From the first day that any file speaks of to the last; null where there are none. */
export function allDays({
  lines,
}: Pick<AnalyticsDeps, 'lines'>): { readonly from: string; readonly to: string } | null {
  const days = lines
    .active()
    .flatMap(({ view }) => [view.periodFrom, view.periodTo])
    .filter((day) => day !== '')
    .toSorted();
  const [from] = days;
  const to = days.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
