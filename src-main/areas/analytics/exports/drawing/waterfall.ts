/** Steps from the gross to the net: each column begins where the one before ended; the first and the last stand on nought. */
import { figureText } from '../../../../../shared/domain/figure-format.ts';
import type { Drawing, Mark } from '../../../../platform/pdf/drawing.ts';
import { below, heightOf, label, plotOf, upright } from './frame.ts';
import { FAINT, lookOf, type Picture } from './picture.ts';
import { axisOf, placeOf } from './ticks.ts';

/** Those that stand on nought. */
const WHOLE: ReadonlySet<string> = new Set(['gross', 'net']);

export function waterfall(picture: Picture): Drawing {
  const plot = plotOf(picture, 0, false);
  let sum = 0;
  const steps = picture.rows.map(({ of, values }) => {
    const value = values[0] ?? 0;
    const isWhole = WHOLE.has(of[0] ?? '');
    const from = isWhole ? 0 : sum;
    sum = isWhole ? value : sum + value;
    return { from, to: sum, value, isWhole };
  });
  const axis = axisOf(steps.flatMap(({ from, to }) => [from, to]));
  const place = placeOf(axis, plot.bottom, plot.top);
  const step = (plot.right - plot.left) / Math.max(1, steps.length);
  const unit = picture.drawn[0]?.unit ?? 'money';
  const marks = steps.flatMap(({ from, to, value, isWhole }, at): Mark[] => {
    const x = plot.left + (at + 0.12) * step;
    const [a, b] = [place(from), place(to)];
    const look = isWhole ? lookOf(0) : value < 0 ? lookOf(4) : lookOf(3);
    return [
      {
        kind: 'box',
        x,
        y: Math.min(a, b),
        width: step * 0.76,
        height: Math.max(0.8, Math.abs(a - b)),
        ...look,
      },
      {
        kind: 'path',
        points: [
          [x + step * 0.76, b],
          [Math.min(plot.right, x + step), b],
        ],
        ...{ colour: FAINT, width: 0.5, isDashed: true },
      },
      label(
        figureText(value, unit, picture.currency, picture.scale),
        x + step * 0.38,
        Math.max(plot.top - 4, Math.min(a, b) - 10),
        step,
        'center',
      ),
    ];
  });
  const categories = picture.rows.map(({ names, isIncomplete }) => ({ name: names[0] ?? '', isIncomplete }));
  return {
    width: picture.width,
    height: heightOf(plot),
    marks: [...upright(picture, plot, axis, unit, 'left'), ...marks, ...below(plot, { categories })],
  };
}
