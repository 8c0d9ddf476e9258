/** Columns, largest first, under the line of what they come to together: which few make most of it. */
import type { Drawing, Mark } from '../../../../platform/pdf/drawing.ts';
import { strokes } from './columns.ts';
import { below, heightOf, legend, plotOf, upright } from './frame.ts';
import { BARS_MAX, lookOf, type Picture } from './picture.ts';
import { known, plotted } from './series.ts';
import { axisOf, placeOf } from './ticks.ts';

const WHOLE = 1_000_000;

export function pareto(picture: Picture): Drawing {
  const { categories, series } = plotted({ ...picture, rows: picture.rows.slice(0, BARS_MAX) });
  const [columns, together] = series;
  const plot = plotOf(picture, series.length, true);
  const axis = axisOf(known(columns?.values ?? []));
  const place = placeOf(axis, plot.bottom, plot.top);
  // Where something counts against the rest, the line may pass the whole on its way.
  const reached = known(together?.values ?? []);
  const share = {
    low: Math.min(0, ...reached),
    high: Math.max(WHOLE, ...reached),
    ticks: [0, WHOLE / 2, WHOLE],
  };
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const boxes = (columns?.values ?? []).flatMap((value, at): Mark[] =>
    value === null || value <= 0
      ? []
      : [
          {
            kind: 'box',
            ...{ x: plot.left + (at + 0.12) * step, y: place(value), width: step * 0.76 },
            height: plot.bottom - place(value),
            ...lookOf(0),
          },
        ],
  );
  return {
    width: picture.width,
    height: heightOf(plot),
    marks: [
      ...legend(picture, series, (at) => at === 1),
      ...upright(picture, plot, axis, columns?.unit ?? 'count', 'left'),
      ...upright(picture, plot, share, 'ppm', 'right'),
      ...boxes,
      ...strokes(together ?? { values: [] }, 1, plot, step, placeOf(share, plot.bottom, plot.top)),
      ...below(plot, { categories }),
    ],
  };
}
