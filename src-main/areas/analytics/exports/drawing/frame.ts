/** What stands around a plot: its legend above, its figures to the left and right, what is counted below, and a red mark under what is incomplete. */
import type { Unit } from '../../../../../shared/domain/analytics/metric.ts';
import type { Mark } from '../../../../platform/pdf/drawing.ts';
import { axisText, FAINT, GRID, INK, LINE, lookOf, type Picture, SMALL, STOP } from './picture.ts';
import type { Plotted } from './series.ts';
import { type Axis, placeOf } from './ticks.ts';

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const SIDE = 58;
const HEIGHT = 190;
const LEGEND_WIDTH = 150;

/** Room for axes and legend taken off the picture. */
export function plotOf(picture: Picture, legend: number, hasRightAxis: boolean): Plot {
  const top = 6 + legendRows(picture, legend) * LINE;
  const right = picture.width - (hasRightAxis ? SIDE : 8);
  return { left: SIDE, top, right, bottom: top + HEIGHT };
}
/** Below the plot: the names of what is counted. */
export const heightOf = ({ bottom }: Plot): number => bottom + LINE + 6;

const perRow = ({ width }: Pick<Picture, 'width'>) => Math.max(1, Math.floor(width / LEGEND_WIDTH));
const legendRows = (picture: Picture, count: number) => (count < 2 ? 0 : Math.ceil(count / perRow(picture)));

/** Nothing where there is one series only: the title says it. */
export function legend(
  picture: Picture,
  series: readonly { readonly name: string }[],
  isLine: (at: number) => boolean = () => false,
): Mark[] {
  if (series.length < 2) return [];
  return series.flatMap(({ name }, at): Mark[] => {
    const x = (at % perRow(picture)) * LEGEND_WIDTH;
    const y = Math.floor(at / perRow(picture)) * LINE;
    const { colour, pattern } = lookOf(at);
    const sign: Mark = isLine(at)
      ? {
          kind: 'path',
          points: [
            [x, y + 4],
            [x + 12, y + 4],
          ],
          colour,
          width: 1.6,
          isDashed: at % 2 === 1,
        }
      : { kind: 'box', x, y: y + 1, width: 12, height: 6, colour, pattern };
    return [sign, label(name, x + 16, y, LEGEND_WIDTH - 20, 'left')];
  });
}

export const label = (
  text: string,
  x: number,
  y: number,
  width: number,
  align: 'left' | 'center' | 'right',
  colour = INK,
): Mark => ({ kind: 'label', x, y, text, size: SMALL, width, align, colour });

/** Lines across with their figures; nought is darker. */
export function upright(
  picture: Picture,
  plot: Plot,
  axis: Axis,
  unit: Unit,
  side: 'left' | 'right',
): Mark[] {
  const place = placeOf(axis, plot.bottom, plot.top);
  const text = axisText(picture, unit);
  return axis.ticks.flatMap((tick): Mark[] => {
    const y = place(tick);
    const figure =
      side === 'left'
        ? label(text(tick), plot.left - 5, y - 4, SIDE - 6, 'right', FAINT)
        : label(text(tick), plot.right + 5, y - 4, SIDE - 6, 'left', FAINT);
    if (side === 'right') return [figure];
    return [
      {
        kind: 'path',
        points: [
          [plot.left, y],
          [plot.right, y],
        ],
        colour: tick === 0 ? FAINT : GRID,
        width: 0.6,
      },
      figure,
    ];
  });
}

/** As many names below as there is room for; a red stroke under every one of which files are missing. */
export function below({ left, right, bottom }: Plot, { categories }: Pick<Plotted, 'categories'>): Mark[] {
  const step = (right - left) / Math.max(1, categories.length);
  const every = Math.max(1, Math.ceil(52 / step));
  return categories.flatMap(({ name, isIncomplete }, at): Mark[] => {
    const x = left + (at + 0.5) * step;
    const marks: Mark[] = [];
    if (isIncomplete)
      marks.push({
        kind: 'box',
        ...{ x: left + at * step + 0.3, y: bottom + 1, width: Math.max(1, step - 0.6), height: 2.5 },
        colour: STOP,
      });
    if (at % every === 0) marks.push(label(name, x, bottom + 5, Math.max(50, step - 2), 'center', FAINT));
    return marks;
  });
}
