/**
 * Where each mark of a chart stands, and what lacks files: bars, points, the mark under the pointer. The drawing, the ring around the mark in hand and the
 * pointer all go by this one reckoning, so moving over a chart never draws it anew. Pure.
 */
import type { Box, Geometry } from './geometry.ts';
import { gapsOf, type Plot, type Series } from './plot.ts';

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
