/** Bars that lie, one a row, with their figures beside; metrics of one unit share a field, another unit has a field of its own. */
import { figureText } from '../../../../../shared/domain/figure-format.ts';
import type { Drawing, Mark } from '../../../../platform/pdf/drawing.ts';
import { label, legend } from './frame.ts';
import { BARS_MAX, FAINT, LINE, lookOf, type Picture, STOP } from './picture.ts';
import { axisOf, placeOf } from './ticks.ts';

const NAMES = 150;
const FIGURE = 70;
const BAR = 9;
const BETWEEN = 5;

export function bars(picture: Picture): Drawing {
  const { drawn, width } = picture;
  const rows = picture.rows.slice(0, BARS_MAX);
  const units = [...new Set(drawn.map((metric) => metric.unit))];
  const top = drawn.length > 1 ? 6 + LINE * Math.ceil(drawn.length / Math.floor(width / 150)) : 4;
  const most = Math.max(1, ...units.map((unit) => drawn.filter((metric) => metric.unit === unit).length));
  const high = most * BAR + BETWEEN;
  const field = (width - NAMES) / Math.max(1, units.length);
  const marks: Mark[] = [...legend(picture, drawn)];
  for (const [at, row] of rows.entries()) {
    const y = top + at * high;
    const name = row.names.join(' · ');
    marks.push(
      label(
        name,
        NAMES - 6,
        y + (high - BETWEEN) / 2 - 4,
        NAMES - 10,
        'right',
        row.isIncomplete ? STOP : FAINT,
      ),
    );
    for (const [column, unit] of units.entries()) {
      const metrics = [...drawn.entries()].filter(([, metric]) => metric.unit === unit);
      const values = rows.flatMap((each) => metrics.map(([index]) => each.values[index] ?? 0));
      const axis = axisOf(values, 2);
      const left = NAMES + column * field;
      const place = placeOf(axis, left, left + field - FIGURE);
      for (const [line, [index]] of metrics.entries()) {
        const value = row.values[index] ?? null;
        if (value === null) continue;
        const [from, to] = [Math.min(place(0), place(value)), Math.max(place(0), place(value))];
        const at = y + line * BAR;
        if (to > from)
          marks.push({ kind: 'box', x: from, y: at, width: to - from, height: BAR - 1.5, ...lookOf(index) });
        marks.push(
          label(figureText(value, unit, picture.currency, picture.scale), to + 3, at - 1, FIGURE - 5, 'left'),
        );
      }
    }
  }
  return { width, height: top + rows.length * high + 2, marks };
}
