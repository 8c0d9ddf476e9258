/**
 * How a chart is laid out in its box: axes, their round figures, the room of a category and of its bars. Where each mark stands in it is reckoned from this
 * (mark-boxes.ts). Pure.
 */
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import { type FigureScale, figureText, tickText } from '../../../../shared/domain/figure-format.ts';
import type { Plot, Series } from './plot.ts';
import { type Spans, spansOf } from './spans.ts';
import { textWidth } from './text-width.ts';
import { type Axis, axisOf } from './ticks.ts';

interface Scale extends Axis {
  readonly texts: readonly string[];
}
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** The plot inside its axes. */
  readonly inner: Box;
  readonly first: Scale;
  readonly second: Scale | null;
  readonly isSideways: boolean;
  /** Room of one category along its axis, and of one bar in it. */
  readonly band: number;
  readonly bar: number;
  /** Every so many categories has its label. */
  readonly labelEvery: number;
  readonly spans: Spans;
  /** Room at the right for a figure to each bar that lies; 0 where there are too many. */
  readonly figures: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LABEL_SIDE_MAX = 230;
const BAR_MAX = 36;
const SIDE_BAR_MAX = 18;
/** Of a category's room, what its bars take. */
const FILLED = 0.76;
/** More figures than this beside bars are a thicket, and a thinner bar has no line of its own. */
const FIGURES_MAX = 64;
const FIGURE_BAR_MIN = 9;
const PX_PER_TICK = { across: 88, up: 40 };
const FULL_PPM = 1_000_000;
/** Nothing at all still has an axis, and not one of fen. */
const LEAST: Readonly<Record<Unit, number>> = {
  money: 100,
  count: 1,
  ppm: 10_000,
  days: 1,
  hours: 1,
  index: 1,
};
const TICKS_MAX = 6;
/** Under the plot, for the labels of the axis; with one above, both. */
const FOOT = 24;
const AXES_HEIGHT = 50;
const CALENDAR_HEIGHT = 200;
/** For a flow's widths; and for each place, its name and figure. */
const FLOW_HEIGHT = 90;
const FLOW_PLACE = 28;

const isSidewaysOf = ({ form }: Plot): boolean => form === 'bars' || form === 'waterfall';

/** Few bars need less than the height asked for; long lists of them grow beyond it: a bar too thin cannot be read or hit. */
export function heightFor(plot: Plot, wanted: number): number {
  if (plot.form === 'calendar') return Math.min(wanted, CALENDAR_HEIGHT);
  if (plot.form === 'flow') return Math.max(wanted, FLOW_HEIGHT + FLOW_PLACE * endsOf(plot));
  if (!isSidewaysOf(plot)) return wanted;
  const [bars, rows] = [barsIn(plot), plot.categories.length];
  const [least, ample] = [Math.max(22, bars * 11 + 8), bars * SIDE_BAR_MAX + 16];
  return Math.max(AXES_HEIGHT + rows * least, Math.min(wanted, AXES_HEIGHT + rows * ample));
}
/** Places that money does not go on from: they stand one under the other at the right. */
function endsOf({ series: [flow] }: Plot): number {
  const ways = flow?.of ?? [];
  const starts = new Set(ways.map((way) => way?.[0]));
  return new Set(ways.flatMap((way) => (starts.has(way?.[1]) ? [] : [way?.[1]]))).size;
}
/** Bars side by side in one category. */
const barsIn = ({ isStacked, series }: Plot): number =>
  isStacked ? 1 : Math.max(1, series.filter(({ shape }) => shape === 'bar').length);

export function geometryOf(
  plot: Plot,
  size: { readonly width: number; readonly height: number },
  scale: FigureScale,
): Geometry {
  const isSideways = isSidewaysOf(plot);
  const spans = spansOf(plot);
  const room = isSideways ? size.width / PX_PER_TICK.across : size.height / PX_PER_TICK.up;
  const wanted = Math.max(2, Math.min(TICKS_MAX, Math.floor(room)));
  const asked = { plot, spans, wanted, scale };
  const first = scaleOf('first', asked) ?? { ...axisOf(0, 1, 1), texts: ['0', '1'] };
  const second = scaleOf('second', asked);
  const figures = isSideways ? figuresRoom(plot, size, scale) : 0;
  const inner = innerBox(plot, size, { first, second, isSideways, figures });
  const band = (isSideways ? inner.height : inner.width) / Math.max(1, plot.categories.length);
  const widest = Math.max(12, ...plot.categories.map(({ tick }) => textWidth(tick))) + 10;
  return {
    ...size,
    ...{ inner, first, second, isSideways, band, spans, figures },
    bar: barSize(plot, band, isSideways),
    labelEvery: isSideways ? 1 : Math.max(1, Math.ceil(widest / band)),
  };
}

const barSize = (plot: Plot, band: number, isSideways: boolean): number =>
  Math.max(1, Math.min(isSideways ? SIDE_BAR_MAX : BAR_MAX, Math.floor((band * FILLED) / barsIn(plot))));

interface ScaleAsked {
  readonly plot: Plot;
  readonly spans: Spans;
  readonly wanted: number;
  readonly scale: FigureScale;
}
/** Stacks and steps leave the compared period to the table; of a period that has nothing there is nothing to draw. */
export const drawsBefore = ({ form, isStacked, series }: Plot): boolean =>
  !isStacked &&
  (form === 'columns' || form === 'bars') &&
  series.some(({ before }) => before?.some((value) => value !== null));

/** Every figure of an axis on it, of the compared period too where it is drawn. Null where nothing is drawn by it. */
function scaleOf(axis: Series['axis'], { plot, spans, wanted, scale }: ScaleAsked): Scale | null {
  const on = plot.series.map((each, at) => ({ each, at })).filter(({ each }) => each.axis === axis);
  const unit = on[0]?.each.unit;
  if (!unit) return null;
  const ends = on.flatMap(({ each, at }) => [
    ...spans.flatMap((row) => {
      const span = row[at];
      if (!span) return [];
      return each.shape === 'bar' ? [span.from, span.to] : [span.to];
    }),
    ...(drawsBefore(plot) ? (each.before ?? []).filter((value) => value !== null) : []),
  ]);
  const stands = axis === 'second' || on.some(({ each }) => each.shape === 'bar');
  const [low, high] = reachOf(ends, stands);
  const found = axisOf(low, Math.max(high, low + LEAST[unit]), wanted, unit === 'ppm' ? FULL_PPM : undefined);
  return { ...found, texts: found.ticks.map((tick) => tickText(tick, unit, plot.currency, scale)) };
}

/** For a column of figures beside the bars. */
function figuresRoom(plot: Plot, { height }: { readonly height: number }, scale: FigureScale): number {
  const band = (height - AXES_HEIGHT) / Math.max(1, plot.categories.length);
  const bars = plot.series.filter(({ shape }) => shape === 'bar');
  if (bars.length * plot.categories.length > FIGURES_MAX || barSize(plot, band, true) < FIGURE_BAR_MIN)
    return 0;
  const texts = bars.flatMap(({ values, unit }) =>
    values.map((value) => (value === null ? '' : figureText(value, unit, plot.currency, scale))),
  );
  return Math.max(0, ...texts.map((text) => textWidth(text))) + 12;
}

/** Bars stand on nought. A line does where its figures are not far from it; else the room goes to how it moves. */
function reachOf(ends: readonly number[], stands: boolean): readonly [number, number] {
  const low = Math.min(...ends, ...(stands || ends.length === 0 ? [0] : []));
  const high = Math.max(...ends, ...(stands || ends.length === 0 ? [0] : []));
  if (low > 0 && low < high / 2) return [0, high];
  return [low, high];
}

function innerBox(
  plot: Plot,
  { width, height }: { readonly width: number; readonly height: number },
  { first, second, isSideways, figures }: Pick<Geometry, 'first' | 'second' | 'isSideways' | 'figures'>,
): Box {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text)));
  const box = (left: number, right: number, top: number): Box => ({
    ...{ left, top },
    width: Math.max(40, width - left - right),
    height: Math.max(20, height - top - FOOT),
  });
  if (!isSideways) return box(widest(first.texts) + 12, second ? widest(second.texts) + 12 : 12, 16);
  const labels = widest(plot.categories.map(({ tick }) => tick)) + 12;
  // The last figure of an axis stands half beyond it.
  const half = Math.max(widest(first.texts), widest(second?.texts ?? [])) / 2 + 4;
  return box(Math.min(LABEL_SIDE_MAX, width * 0.4, labels), Math.max(half, figures), second ? 22 : 6);
}
