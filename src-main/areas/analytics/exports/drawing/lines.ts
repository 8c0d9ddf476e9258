/** Lines over an axis, one a series; and a line within its band of doubt. */
import type { Drawing, Mark, Point } from '../../../../platform/pdf/drawing.ts';
import { tint } from '../../../../platform/pdf/drawing.ts';
import { strokes } from './columns.ts';
import { below, heightOf, legend, plotOf, upright } from './frame.ts';
import { lookOf, type Picture } from './picture.ts';
import { known, plotted } from './series.ts';
import { axisOf, placeOf } from './ticks.ts';

export function lines(picture: Picture): Drawing {
  const { categories, series } = plotted(picture);
  const unit = series[0]?.unit ?? 'count';
  const shown = series.filter((each) => each.unit === unit);
  const plot = plotOf(picture, shown.length, false);
  const axis = axisOf(shown.flatMap((each) => known(each.values)));
  const place = placeOf(axis, plot.bottom, plot.top);
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const marks: Mark[] = [
    ...legend(picture, shown, () => true),
    ...upright(picture, plot, axis, unit, 'left'),
    ...shown.flatMap((each, at) => strokes(each, at, plot, step, place)),
    ...below(plot, { categories }),
  ];
  return { width: picture.width, height: heightOf(plot), marks };
}

/** The first metric is the line, the second and third what it may be at least and at most. */
export function band(picture: Picture): Drawing {
  const { categories, series } = plotted(picture);
  const [line, low, high] = series;
  const unit = line?.unit ?? 'money';
  const plot = plotOf(picture, series.length, false);
  const axis = axisOf(series.flatMap((each) => known(each.values)));
  const place = placeOf(axis, plot.bottom, plot.top);
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const edge = (values: readonly (number | null)[]): Point[] =>
    values.flatMap((value, at) =>
      value === null ? [] : [[plot.left + (at + 0.5) * step, place(value)] as const],
    );
  const [lower, upper] = [edge(low?.values ?? []), edge(high?.values ?? [])];
  const { colour } = lookOf(0);
  const marks: Mark[] = [
    ...(lower.length > 0 && upper.length > 0
      ? [{ kind: 'area' as const, points: [...upper, ...lower.toReversed()], colour: tint(colour, 0.22) }]
      : []),
    ...legend(picture, series, () => true),
    ...upright(picture, plot, axis, unit, 'left'),
    ...series.flatMap((each, at) => strokes(each, at, plot, step, place)),
    ...below(plot, { categories }),
  ];
  return { width: picture.width, height: heightOf(plot), marks };
}
