/** A table of a panel as a picture to be drawn: which dimension runs along the axis, and which tells the series. */
import { drawnRows } from '../../../../shared/domain/analytics/drawn-rows.ts';
import type { Dimension } from '../../../../shared/domain/analytics/panel.ts';
import { metricOf } from '../../../../shared/domain/analytics/panels.ts';
import { BARS_MAX, type Picture } from './drawing/picture.ts';
import { chartOf, type Manner, metricName, type PanelPage, placeOfMetric, rowNames } from './page.ts';

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
  const { chart, dimensions, drawn } = chartOf(panel);
  const isApart = !WHOLE_NAMES.has(chart) && dimensions.length > 1;
  const found = dimensions.findLastIndex((each) => APART.includes(each));
  const apart = isApart ? (found < 0 ? 1 : found) : null;
  const places = drawn.map((metric) => placeOfMetric(answer, metric));
  return {
    chart,
    drawn: drawn.map((metric) => ({ name: metricName(locale, metric), unit: metricOf(metric).unit })),
    along: apart === 0 ? 1 : 0,
    apart,
    currency: table.currency,
    scale,
    width,
    rows: drawnRows(chart, table).map(({ of, values, missing }) => ({
      of,
      names: rowNames(locale, answer, of),
      values: places.map((place) => values[place] ?? null),
      isIncomplete: missing > 0,
    })),
  };
}

/** A chart that shows the first of many says so. */
export const isCut = ({ chart, rows }: Picture): boolean =>
  (chart === 'bars' || chart === 'pareto') && rows.length > BARS_MAX;
