/** A table of a panel as a picture to be drawn: which dimension runs along the axis, and which tells the series. */
import { codesInOrder } from '../../../../shared/domain/analytics/code-order.ts';
import { drawnRows } from '../../../../shared/domain/analytics/drawn-rows.ts';
import type { Chart, Dimension } from '../../../../shared/domain/analytics/panel.ts';
import { metricOf, PANELS } from '../../../../shared/domain/analytics/panels.ts';
import { BARS_MAX, type Picture } from './drawing/picture.ts';
import { type Manner, metricName, type PanelPage, rowNames } from './page.ts';

/** Charts whose two dimensions are both places on the paper, or one name. */
const WHOLE_NAMES = new Set(['bars', 'heat', 'flow', 'calendar', 'waterfall', 'pareto']);
/** Series rather than steps of an axis. */
const APART: readonly Dimension[] = ['leg', 'account', 'money_state', 'exception_kind', 'channel'];

export function pictureOf(
  { panel, answer }: PanelPage,
  table: PanelPage['answer']['tables'][number],
  { locale, scale }: Manner,
  width: number,
): Picture {
  const { dimensions, drawn, ...of } = PANELS[panel];
  // A law of digits is read from 1 to 9, not from the longest bar.
  const chart = dimensions[0] === 'digit' ? 'days' : of.chart;
  const isApart = !WHOLE_NAMES.has(chart) && dimensions.length > 1;
  const found = dimensions.findLastIndex((each) => APART.includes(each));
  const apart = isApart ? (found < 0 ? 1 : found) : null;
  const places = drawn.map((metric) => answer.metrics.indexOf(metric));
  return {
    chart,
    drawn: drawn.map((metric) => ({ name: metricName(locale, metric), unit: metricOf(metric).unit })),
    along: apart === 0 ? 1 : 0,
    apart,
    currency: table.currency,
    scale,
    width,
    rows: inOrder(drawnRows(chart, table), dimensions, chart, places[0] ?? 0).map(
      ({ of, values, missing }) => ({
        of,
        names: rowNames(locale, answer, of),
        values: places.map((place) => values[place] ?? null),
        isIncomplete: missing > 0,
      }),
    ),
  };
}

type Rows = ReturnType<typeof drawnRows>;

/** As on screens: bars from the longest; days, hours and steps of an axis in their own order, whatever came first. */
function inOrder(rows: Rows, dimensions: readonly Dimension[], chart: Chart, place: number): Rows {
  if (chart === 'bars' && dimensions.length === 1)
    return rows.toSorted((a, b) => (b.values[place] ?? 0) - (a.values[place] ?? 0));
  if (WHOLE_NAMES.has(chart) && chart !== 'heat' && chart !== 'calendar') return rows;
  const places = dimensions.map(
    (dimension, at) => new Map(codesInOrder(dimension, rows, at).map((code, rank) => [code, rank])),
  );
  return rows.toSorted((a, b) =>
    places.reduce((found, ranks, at) => {
      const rank = (row: Rows[number]) => ranks.get(row.of[at] ?? '') ?? 0;
      return found || rank(a) - rank(b);
    }, 0),
  );
}

/** A chart that shows the first of many says so. */
export const isCut = ({ chart, rows }: Picture): boolean =>
  (chart === 'bars' || chart === 'pareto') && rows.length > BARS_MAX;
