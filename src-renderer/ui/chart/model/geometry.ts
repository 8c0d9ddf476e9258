/**
 * Where everything of a chart stands in its box: axes, their round figures, bars and points. The drawing, the ring around the mark in hand and the pointer
 * all go by this one reckoning, so moving over a chart never draws it anew.
 */
import { type FigureScale, tickText } from '../../../../shared/domain/figure-format.ts';
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
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LABEL_SIDE_MAX = 190;
const BAR_MAX = 36;
const SIDE_BAR_MAX = 18;
/** Of a category's room, what its bars take. */
const FILLED = 0.76;
const PX_PER_TICK = { across: 88, up: 40 };
const FULL_PPM = 1_000_000;

export const isSidewaysOf = ({ form }: Plot): boolean => form === 'bars' || form === 'waterfall';

/** Long lists of bars grow beyond the height asked for: a bar thinner than this cannot be read or hit. */
export function heightFor(plot: Plot, wanted: number): number {
  if (plot.form !== 'bars' && plot.form !== 'waterfall') return wanted;
  const bars = Math.max(1, plot.series.filter(({ shape }) => shape === 'bar').length);
  return Math.max(wanted, plot.categories.length * Math.max(22, bars * 9 + 8) + 50);
}

export function geometryOf(
  plot: Plot,
  size: { readonly width: number; readonly height: number },
  scale: FigureScale,
): Geometry {
  const isSideways = isSidewaysOf(plot);
  const spans = spansOf(plot);
  const wanted = Math.max(
    2,
    Math.floor(isSideways ? size.width / PX_PER_TICK.across : size.height / PX_PER_TICK.up),
  );
  const scaleOn = (axis: Series['axis']): Scale | null => {
    const on = plot.series.flatMap((each, at) => (each.axis === axis ? [{ each, at }] : []));
    const [one] = on;
    if (!one) return null;
    const { unit } = one.each;
    const ends = on.flatMap(({ each, at }) => {
      const reached = spans.flatMap((row) => {
        const span = row[at];
        if (!span) return [];
        return each.shape === 'bar' ? [span.from, span.to] : [span.to];
      });
      // A point far back in time is seen too.
      return reached.concat((plot.isStacked ? [] : (each.before ?? [])).filter((value) => value !== null));
    });
    const stands = on.some(({ each }) => each.shape === 'bar') || axis === 'second';
    const axisFound = axisOf(
      ...reachOf(ends, stands),
      Math.min(wanted, 6),
      unit === 'ppm' ? FULL_PPM : undefined,
    );
    return { ...axisFound, texts: axisFound.ticks.map((tick) => tickText(tick, unit, plot.currency, scale)) };
  };
  const first = scaleOn('first') ?? { ...axisOf(0, 1, 1), texts: ['0', '1'] };
  const second = scaleOn('second');
  const inner = innerBox(plot, size, { first, second, isSideways });
  const along = isSideways ? inner.height : inner.width;
  const band = along / Math.max(1, plot.categories.length);
  const bars = plot.isStacked ? 1 : Math.max(1, plot.series.filter(({ shape }) => shape === 'bar').length);
  const widest = Math.max(12, ...plot.categories.map(({ tick }) => textWidth(tick))) + 10;
  return {
    ...size,
    ...{ inner, first, second, isSideways, band, spans },
    bar: Math.max(1, Math.min(isSideways ? SIDE_BAR_MAX : BAR_MAX, Math.floor((band * FILLED) / bars))),
    labelEvery: isSideways ? 1 : Math.max(1, Math.ceil(widest / band)),
  };
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
  { first, second, isSideways }: Pick<Geometry, 'first' | 'second' | 'isSideways'>,
): Box {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => textWidth(text)));
  if (isSideways) {
    const labels = Math.min(
      LABEL_SIDE_MAX,
      width * 0.4,
      widest(plot.categories.map(({ tick }) => tick)) + 12,
    );
    const right = Math.max(16, widest(first.texts) / 2 + 4);
    const top = second ? 22 : 6;
    return {
      left: labels,
      top,
      width: Math.max(40, width - labels - right),
      height: Math.max(20, height - top - 24),
    };
  }
  const left = widest(first.texts) + 12;
  const right = second ? widest(second.texts) + 12 : 12;
  return { left, top: 16, width: Math.max(40, width - left - right), height: Math.max(20, height - 16 - 24) };
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

/** Days in a row whose files are missing, as boxes behind the marks. */
export function gapBoxes(plot: Plot, { inner, isSideways, band }: Geometry): readonly Box[] {
  const runs: [number, number][] = [];
  for (const [at, { missing }] of plot.categories.entries()) {
    if (missing === 0) continue;
    const last = runs.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs.map(([from, to]) =>
    isSideways
      ? { left: inner.left, top: inner.top + from * band, width: inner.width, height: (to - from) * band }
      : { left: inner.left + from * band, top: inner.top, width: (to - from) * band, height: inner.height },
  );
}
