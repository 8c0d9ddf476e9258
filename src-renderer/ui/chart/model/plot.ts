/**
 * A panel's table as something to draw: categories along one axis, series along the other, and for every mark (图上的一点) the row it stands for. The same
 * grid for columns, lines, bars, heat maps, calendars and flows, so that keys, tooltips and screen readers go over all of them alike.
 */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import { drawnRows } from '../../../../shared/domain/analytics/drawn-rows.ts';
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import type { Chart, Dimension } from '../../../../shared/domain/analytics/panel.ts';
import { type Metric, metricOf, PANELS, type Panel } from '../../../../shared/domain/analytics/panels.ts';
import { type Locale, sayOr } from '../../../../shared/wording/catalogue.ts';
import { rowLabel, rowLabels } from '../../../../shared/wording/row-label.ts';
import { codesInOrder, inSeveralYears, tickLabel } from './row-order.ts';

export type Table = PanelAnswer['tables'][number];
type Row = Table['rows'][number];
export type Values = readonly (number | null)[];

export interface Series {
  readonly key: string;
  readonly label: string;
  readonly metric: Metric;
  readonly unit: Unit;
  readonly axis: 'first' | 'second';
  readonly shape: 'bar' | 'line' | 'dot' | 'edge';
  /** Which colour, dash and pattern: 0 to LOOKS - 1, or LATE. */
  readonly look: number;
  /** By category. */
  readonly values: Values;
  readonly before: Values | null;
  /** Of all there is, drawn or not; null where figures do not add up. */
  readonly total: number | null;
  /** By category; null where no one row is meant (what is left over, put together). */
  readonly of: readonly (readonly string[] | null)[];
  /** By category: files that the mark rests on and that are not here. */
  readonly missing: readonly number[];
}
interface Category {
  readonly key: string;
  readonly label: string;
  /** As it stands on the axis, where there is less room. */
  readonly tick: string;
  /** Of its marks the one that lacks most files. */
  readonly missing: number;
}
export interface Plot {
  readonly form: 'columns' | 'bars' | 'waterfall' | 'heat' | 'calendar' | 'flow';
  readonly isStacked: boolean;
  readonly currency: string;
  readonly categories: readonly Category[];
  readonly series: readonly Series[];
  /** Rows that only the table shows. */
  readonly undrawn: number;
}

/** Which marks are hatched: none where no file is missing; where every one lacks some and they are no days, hatching tells nothing apart and a sentence does. */
export function gapsOf({ categories, series }: Plot): 'none' | 'some' | 'all' {
  if (categories.every(({ missing }) => missing === 0)) return 'none';
  const isByDay = categories.every(({ key }) => /^\d{4}-\d{2}/.test(key));
  const isAll = series.every(({ missing }) => missing.every((each) => each > 0));
  return isAll && !isByDay && categories.length > 1 ? 'all' : 'some';
}

export const LOOKS = 8;
/** None of those: money that is late is red wherever it is shown. */
export const LATE = -1;
/** Beyond so many, bars are thinner than the space between them: lines. */
const COLUMNS_MAX = 100;
const BARS_MAX = 20;
/** Expected by a law, and set against what was found. */
const LAWS: ReadonlySet<Metric> = new Set(['digit_expected']);
const EDGES: ReadonlySet<Metric> = new Set(['cash_low', 'cash_high']);
const FORMS: Readonly<Partial<Record<Chart, Plot['form']>>> = {
  bars: 'bars',
  pareto: 'bars',
  waterfall: 'waterfall',
  heat: 'heat',
  calendar: 'calendar',
  flow: 'flow',
};

export interface PlotAsked {
  readonly panel: Panel;
  readonly answer: PanelAnswer;
  readonly table: Table;
  readonly locale: Locale;
  readonly by: 'day' | 'week' | 'month';
}

export function plotOf(asked: PlotAsked): Plot {
  const { chart, dimensions } = PANELS[asked.panel];
  const isSplit = dimensions.length === 2 && !['bars', 'pareto', 'flow'].includes(chart);
  // A law of digits is read from 1 to 9, not from the longest bar.
  const form = dimensions[0] === 'digit' ? 'columns' : (FORMS[chart] ?? 'columns');
  return isSplit ? splitPlot(asked, form) : plainPlot(asked, form);
}

/** A row a category, a drawn metric a series. */
function plainPlot({ panel, answer, table, locale, by }: PlotAsked, form: Plot['form']): Plot {
  const { chart, dimensions, drawn, metrics } = PANELS[panel];
  const ordered = inOrder(
    drawnRows(chart, table),
    dimensions,
    metrics.indexOf(drawn[0] ?? ('' as Metric)),
    form,
  ); // Every panel draws something.
  const rows = form === 'bars' ? ordered.slice(0, BARS_MAX) : ordered;
  const spansYears = inSeveralYears(rows.map(({ of }) => of[0] ?? ''));
  const categories = rows.map((row): Category => {
    const named = rowLabels(locale, dimensions, row.of, answer.names);
    const label = form === 'flow' ? named.replace(' · ', ' → ') : named;
    const key = row.of.join('|');
    return { key, label, tick: tickLabel(dimensions, key, label, { by, spansYears }), missing: row.missing };
  });
  const first = metricOf(drawn[0] ?? metrics[0] ?? 'lines').unit;
  const series = drawn.map((metric, look): Series => {
    const at = metrics.indexOf(metric);
    const { unit } = metricOf(metric);
    const axis = unit === first ? 'first' : 'second';
    return {
      ...{ key: metric, metric, unit, axis, look: look % LOOKS },
      label: sayOr(locale, `metric.${metric}`, metric),
      shape: shapeOf(metric, { chart, isSecond: axis === 'second', size: rows.length }),
      values: rows.map(({ values }) => values[at] ?? null),
      before: beforeOf(rows, at),
      // A flow passes on what it took in, and the steps of a waterfall lead to the net: neither adds up.
      total:
        metricOf(metric).how === 'sum' && form !== 'flow' && form !== 'waterfall'
          ? (table.totals[at] ?? null)
          : null,
      of: rows.map(({ of }) => of),
      missing: rows.map(({ missing }) => missing),
    };
  });
  return {
    ...{ form, isStacked: false, currency: table.currency, categories, series },
    undrawn: ordered.length - rows.length,
  };
}

function shapeOf(
  metric: Metric,
  { chart, isSecond, size }: { readonly chart: Chart; readonly isSecond: boolean; readonly size: number },
): Series['shape'] {
  if (EDGES.has(metric)) return 'edge';
  if (LAWS.has(metric)) return 'line';
  if (chart === 'bars') return isSecond ? 'dot' : 'bar';
  if (chart === 'lines' || chart === 'band' || isSecond) return 'line';
  return chart === 'days' && size > COLUMNS_MAX ? 'line' : 'bar';
}

/** One dimension along the axis, the other as series of the one metric that is drawn. */
function splitPlot({ panel, answer, table, locale, by }: PlotAsked, form: Plot['form']): Plot {
  const { chart, dimensions, drawn, metrics } = PANELS[panel];
  const along = chart === 'heat' || chart === 'histogram' ? 1 : 0;
  const across = 1 - along;
  const [alongName, acrossName] = [dimensions[along], dimensions[across]];
  const metric = drawn[0];
  if (!alongName || !acrossName || !metric) throw new RangeError(`${panel} has nothing to draw`);
  const at = metrics.indexOf(metric);
  const { unit, how } = metricOf(metric);
  const byCell = new Map(table.rows.map((row) => [`${row.of[along]}|${row.of[across]}`, row]));
  const alongCodes = codesInOrder(alongName, table.rows, along);
  const acrossCodes = codesInOrder(acrossName, table.rows, across);
  const spansYears = inSeveralYears(alongCodes);
  const isStacked = form === 'columns' && chart !== 'lines' && chart !== 'histogram' && how === 'sum';
  const all = acrossCodes.map((code): Omit<Series, 'look'> & { readonly size: number } => {
    const rows = alongCodes.map((each) => byCell.get(`${each}|${code}`));
    const values = rows.map((row) => row?.values[at] ?? null);
    const missing = rows.map((row) => row?.missing ?? 0);
    return {
      ...{ key: code, metric, unit, axis: 'first', values },
      label: rowLabel(locale, acrossName, code, answer.names),
      shape: chart === 'lines' ? 'line' : 'bar',
      before: beforeOf(rows, at),
      total: how === 'sum' ? values.reduce((sum: number, value) => sum + (value ?? 0), 0) : null,
      of: rows.map((row) => row?.of ?? null),
      // Of a weekday it is the day that lacks files: its hours without a sale lack them as well.
      missing: form === 'heat' ? missing.map(() => Math.max(0, ...missing)) : missing,
      size: values.reduce((sum: number, value) => sum + Math.abs(value ?? 0), 0),
    };
  });
  const { kept, left } = form === 'heat' ? { kept: all, left: [] } : largest(all);
  const others = isStacked && left.length > 0 ? [together(left, locale)] : [];
  return {
    ...{ form, isStacked, currency: table.currency },
    categories: alongCodes.map((code) => {
      const label = rowLabel(locale, alongName, code, answer.names);
      const rows = acrossCodes.map((each) => byCell.get(`${code}|${each}`));
      const missing = Math.max(0, ...rows.map((row) => row?.missing ?? 0));
      return { key: code, label, tick: tickLabel([alongName], code, label, { by, spansYears }), missing };
    }),
    series: [...kept, ...others].map(({ size: _, ...each }, look) => ({
      ...each,
      look: acrossName === 'money_state' && each.key === 'late' ? LATE : look % LOOKS,
    })),
    undrawn: others.length > 0 ? 0 : left.length,
  };
}

type Sized = Omit<Series, 'look'> & { readonly size: number };
/** No more series than there are looks; those of the largest figures, in the order they came. */
function largest(all: readonly Sized[]): {
  readonly kept: readonly Sized[];
  readonly left: readonly Sized[];
} {
  if (all.length <= LOOKS) return { kept: all, left: [] };
  const most = new Set(all.toSorted((a, b) => b.size - a.size).slice(0, LOOKS - 1));
  return { kept: all.filter((each) => most.has(each)), left: all.filter((each) => !most.has(each)) };
}

/** What adds up may be put together; it opens nothing, the table says which they are. */
function together(left: readonly Sized[], locale: Locale): Sized {
  const [first] = left;
  if (!first) throw new RangeError('nothing to put together');
  const summed = (pick: (each: Sized) => Values) =>
    first.values.map((_, at) => left.reduce((sum, each) => sum + (pick(each)[at] ?? 0), 0));
  return {
    ...first,
    key: '…',
    label: sayOr(locale, 'chart.others', '…', { count: left.length }),
    values: summed(({ values }) => values),
    before: first.before === null ? null : summed(({ before }) => before ?? []),
    total: left.reduce((sum, { total }) => sum + (total ?? 0), 0),
    of: first.values.map(() => null),
    missing: first.values.map((_, at) => Math.max(0, ...left.map(({ missing }) => missing[at] ?? 0))),
    size: 0,
  };
}

const beforeOf = (rows: readonly (Row | undefined)[], at: number): Values | null =>
  rows.some((row) => row?.before) ? rows.map((row) => row?.before?.[at] ?? null) : null;

/** Bars from the longest; whatever has an order of its own keeps it. */
function inOrder(
  rows: readonly Row[],
  dimensions: readonly Dimension[],
  metric: number,
  form: Plot['form'],
): readonly Row[] {
  const [name] = dimensions;
  if (name && dimensions.length === 1 && form !== 'bars' && form !== 'waterfall') {
    const place = new Map(codesInOrder(name, rows, 0).map((code, at) => [code, at]));
    return rows.toSorted((a, b) => (place.get(a.of[0] ?? '') ?? 0) - (place.get(b.of[0] ?? '') ?? 0));
  }
  if (form === 'bars' && dimensions.length === 1 && name !== 'case_state' && name !== 'threshold')
    return rows.toSorted((a, b) => (b.values[metric] ?? 0) - (a.values[metric] ?? 0));
  return rows;
}
