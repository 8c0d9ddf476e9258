/** Columns over an axis: beside each other (days, a histogram) or on top of one another; what has another unit is a line against the right axis. */
import type { Drawing, Mark, Point } from '../../../../platform/pdf/drawing.ts';
import { below, heightOf, legend, type Plot, plotOf, upright } from './frame.ts';
import { lookOf, type Picture } from './picture.ts';
import { known, plotted, type Series } from './series.ts';
import { axisOf, placeOf } from './ticks.ts';

const GAP = 0.18;

export function columns(picture: Picture, { isStacked = false } = {}): Drawing {
  const { categories, series } = plotted(picture);
  const unit = series[0]?.unit ?? 'count';
  const other = series.find((each) => each.unit !== unit)?.unit ?? null;
  const isLine = (at: number) => series[at]?.unit !== unit;
  const plot = plotOf(picture, series.length, other !== null);
  const bars = series.filter((each) => each.unit === unit);
  const axis = axisOf(isStacked ? sums(bars, categories.length) : bars.flatMap((each) => known(each.values)));
  const place = placeOf(axis, plot.bottom, plot.top);
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const marks: Mark[] = [
    ...legend(picture, series, isLine),
    ...upright(picture, plot, axis, unit, 'left'),
    ...(isStacked ? stack : beside)(series, bars, { plot, step, place }),
    ...below(plot, { categories }),
  ];
  if (other !== null) {
    const lines = series.filter((each) => each.unit === other);
    const right = axisOf(lines.flatMap((each) => known(each.values)));
    marks.push(...upright(picture, plot, right, other, 'right'));
    const rightPlace = placeOf(right, plot.bottom, plot.top);
    for (const each of lines) marks.push(...strokes(each, series.indexOf(each), plot, step, rightPlace));
  }
  return { width: picture.width, height: heightOf(plot), marks };
}

interface Ground {
  readonly plot: Plot;
  readonly step: number;
  readonly place: (value: number) => number;
}

function beside(all: readonly Series[], bars: readonly Series[], { plot, step, place }: Ground): Mark[] {
  const width = (step * (1 - GAP)) / Math.max(1, bars.length);
  return bars.flatMap((each, at) =>
    each.values.flatMap((value, category): Mark[] => {
      if (value === null || value === 0) return [];
      const x = plot.left + category * step + (step * GAP) / 2 + at * width;
      const [top, bottom] = [Math.min(place(value), place(0)), Math.max(place(value), place(0))];
      return [{ kind: 'box', x, y: top, width, height: bottom - top, ...lookOf(all.indexOf(each)) }];
    }),
  );
}

/** What is below nought goes down from it, the rest up. */
function stack(all: readonly Series[], bars: readonly Series[], { plot, step, place }: Ground): Mark[] {
  const ends = new Map<string, number>();
  return bars.flatMap((each) =>
    each.values.flatMap((value, category): Mark[] => {
      if (value === null || value === 0) return [];
      const key = `${category}${value < 0 ? '-' : '+'}`;
      const from = ends.get(key) ?? 0;
      ends.set(key, from + value);
      const [a, b] = [place(from), place(from + value)];
      const x = plot.left + category * step + (step * GAP) / 2;
      return [
        {
          kind: 'box',
          ...{ x, y: Math.min(a, b), width: step * (1 - GAP), height: Math.abs(a - b) },
          ...lookOf(all.indexOf(each)),
        },
      ];
    }),
  );
}

function sums(bars: readonly Series[], count: number): number[] {
  return Array.from({ length: count }, (_, at) => bars.map((each) => each.values[at] ?? 0)).flatMap(
    (values) => [
      values.reduce((sum, value) => sum + Math.max(0, value), 0),
      values.reduce((sum, value) => sum + Math.min(0, value), 0),
    ],
  );
}

/** A line through the middles, broken where nothing is known. */
export function strokes(
  { values }: Pick<Series, 'values'>,
  look: number,
  plot: Plot,
  step: number,
  place: (value: number) => number,
): Mark[] {
  const pieces: Point[][] = [[]];
  for (const [at, value] of values.entries()) {
    if (value === null) pieces.push([]);
    else pieces.at(-1)?.push([plot.left + (at + 0.5) * step, place(value)]);
  }
  const { colour } = lookOf(look);
  return pieces.flatMap((points): Mark[] => {
    const [only] = points;
    if (!only) return [];
    // One alone has no line to it, and is seen all the same.
    if (points.length === 1)
      return [{ kind: 'box', x: only[0] - 1.5, y: only[1] - 1.5, width: 3, height: 3, colour }];
    return [{ kind: 'path', points, colour, width: 1.6, isDashed: look % 2 === 1 }];
  });
}
