/**
 * Where everything of a chart stands in its box: axes, their round figures, bars and points. The drawing, the ring around the mark in hand and the pointer
 * all go by this one reckoning, so moving over a chart never draws it anew.
 */
import type { Unit } from '../../../../shared/domain/analytics/metric.ts';
import { type FigureScale, figureText, tickText } from '../../../../shared/domain/figure-format.ts';
import { gapsOf, type Plot, type Series } from './plot.ts';
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

export const isSidewaysOf = ({ form }: Plot): boolean => form === 'bars' || form === 'waterfall';

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

/** Where a value stands, in pixels of the box. */
export function along(geometry: Geometry, series: Pick<Series, 'axis'>, value: number): number {
  const { inner, isSideways } = geometry;
  const { low, high } = (series.axis === 'second' ? geometry.second : null) ?? geometry.first;
  const part = (value - low) / (high - low);
  return isSideways ? inner.left + part * inner.width : inner.top + (1 - part) * inner.height;
}

/** The middle of a category along its axis. */
export const middle = ({ inner, isSideways, band }: Geometry, category: number): number =>
  (isSideways ? inner.top : inner.left) + (category + 0.5) * band;

/** The box of a mark: a bar as it is drawn, or the point of a line. Null where there is no figure. */
export function markBox(plot: Plot, geometry: Geometry, category: number, at: number): Box | null {
  const series = plot.series[at];
  const span = geometry.spans[category]?.[at];
  if (!series || !span) return null;
  const centre = middle(geometry, category);
  const to = along(geometry, series, span.to);
  if (series.shape !== 'bar') {
    const [x, y] = geometry.isSideways ? [to, centre] : [centre, to];
    return { left: x - POINT, top: y - POINT, width: 2 * POINT, height: 2 * POINT };
  }
  const from = along(geometry, series, span.from);
  const bars = plot.series.flatMap(({ shape }, place) => (shape === 'bar' ? [place] : []));
  const count = plot.isStacked ? 1 : bars.length;
  const place = plot.isStacked ? 0 : bars.indexOf(at);
  // As recharts places bars of a stated size: from the middle, by whole pixels.
  const start =
    centre -
    geometry.band / 2 +
    Math.trunc((geometry.band - count * geometry.bar) / 2) +
    place * geometry.bar;
  const [low, size] = [Math.min(from, to), Math.abs(to - from)];
  return geometry.isSideways
    ? { left: low, top: start, width: size, height: geometry.bar }
    : { left: start, top: low, width: geometry.bar, height: size };
}
/** Half a point of a line, as far as keys and eyes are concerned. */
const POINT = 4;

/** The mark under the pointer: of its category the bar it is on, else the point nearest to it. */
export function markAt(
  plot: Plot,
  geometry: Geometry,
  x: number,
  y: number,
): { category: number; series: number } | null {
  const { inner, isSideways, band } = geometry;
  if (
    x < (isSideways ? 0 : inner.left) ||
    x > inner.left + inner.width ||
    y < inner.top ||
    y > inner.top + inner.height
  )
    return null;
  const category = Math.floor((isSideways ? y - inner.top : x - inner.left) / band);
  if (category < 0 || category >= plot.categories.length) return null;
  const far = plot.series.map((_, at) => {
    const box = markBox(plot, geometry, category, at);
    return box === null ? Number.POSITIVE_INFINITY : distance(box, x, y);
  });
  const nearest = far.indexOf(Math.min(...far));
  return nearest < 0 ? null : { category, series: nearest };
}

const distance = ({ left, top, width, height }: Box, x: number, y: number): number =>
  Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height));

/** Days in a row whose files are missing, as boxes behind the marks; of bars side by side of which some lack a file, the room of these alone. */
export function gapBoxes(plot: Plot, geometry: Geometry): readonly Box[] {
  const { inner, isSideways, band } = geometry;
  if (gapsOf(plot) !== 'some') return [];
  const runs: [number, number][] = [];
  const strips: Box[] = [];
  for (const [at, { missing }] of plot.categories.entries()) {
    if (missing === 0) continue;
    const lacking = lackingBars(plot, geometry, at);
    strips.push(...lacking.map(({ left, width }) => ({ ...inner, left, width })));
    if (lacking.length > 0) continue;
    const last = runs.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  const boxes = runs.map(([from, to]) =>
    isSideways
      ? { left: inner.left, top: inner.top + from * band, width: inner.width, height: (to - from) * band }
      : { left: inner.left + from * band, top: inner.top, width: (to - from) * band, height: inner.height },
  );
  return [...boxes, ...strips];
}

/** None where all or no bars of a category lack files, and where marks do not stand side by side: then it is the whole of it. */
function lackingBars(plot: Plot, geometry: Geometry, category: number): readonly Box[] {
  if (plot.form !== 'columns' || plot.isStacked || plot.series.some(({ shape }) => shape !== 'bar'))
    return [];
  const bars = plot.series.flatMap(({ missing }, at) => {
    const box = markBox(plot, geometry, category, at);
    return box === null ? [] : [{ box, isLacking: (missing[category] ?? 0) > 0 }];
  });
  const lacking = bars.filter(({ isLacking }) => isLacking);
  return lacking.length === bars.length ? [] : lacking.map(({ box }) => box);
}
