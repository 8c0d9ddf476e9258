/** A drawing in the room there is, and where each of its marks stands in it: for the pointer, the ring around the mark in hand, and its tooltip. */
import { type ReactNode, useId, useMemo } from 'react';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { figureText, scaleOf } from '../../../shared/domain/figure-format.ts';
import { rowLabel } from '../../../shared/wording/row-label.ts';
import { useWords, type Words } from '../words.ts';
import { CellsChart } from './drawing/cells-chart.tsx';
import { FlowChart } from './drawing/flow-chart.tsx';
import { PlotChart } from './drawing/plot-chart.tsx';
import { cellAt, cellBox, cellsOf } from './model/cells.ts';
import { flowLinks } from './model/flow-links.ts';
import { type Box, geometryOf } from './model/geometry.ts';
import { markAt, markBox } from './model/mark-boxes.ts';
import { figureSaid, type Mark } from './model/marks.ts';
import type { Plot, Series } from './model/plot.ts';

interface Surface {
  readonly drawing: ReactNode;
  readonly at: (x: number, y: number, target: Element) => Mark | null;
  /** In pixels of the drawing; null where a mark has no place. */
  readonly boxOf: (mark: Mark, drawing: Element) => MarkPlace | null;
}
/** `path`: of a mark that is no box, what is drawn around instead. */
export type MarkPlace = Box & { readonly path?: string };
export interface SurfaceAsked {
  readonly plot: Plot;
  readonly names: PanelAnswer['names'];
  readonly numbers: 'plain' | 'short';
  readonly width: number;
  readonly height: number;
}

const WEEK = ['1', '2', '3', '4', '5', '6', '0'];

/** Until there is a width. */
const NO_SURFACE: Surface = { drawing: null, at: () => null, boxOf: () => null };

export function useSurface(asked: SurfaceAsked): Surface {
  const words = useWords();
  const id = useId().replaceAll(':', '');
  const { plot, names, numbers, width, height } = asked;
  return useMemo(() => {
    if (width === 0) return NO_SURFACE;
    const size = { width, height };
    const short = (value: number, { unit }: Pick<Series, 'unit'>) =>
      // A percentage beside a bar has two decimals either way, so that they stand one under the other.
      figureText(
        value,
        unit,
        plot.currency,
        scaleOf(unit === 'ppm' ? 'short' : numbers, words.locale),
      ).replace('-', '−');
    if (plot.form === 'flow') return flowSurface(plot, { ...size, names, words, short });
    if (plot.form === 'heat' || plot.form === 'calendar') return cellSurface(plot, { ...size, id, words });
    const geometry = geometryOf(plot, size, scaleOf(numbers, words.locale));
    return {
      drawing: <PlotChart {...{ id, plot, geometry, short }} gapWord={words('chart.gap')} />,
      at: (x, y) => markAt(plot, geometry, x, y),
      boxOf: ({ category, series }) => markBox(plot, geometry, category, series),
    };
  }, [plot, names, numbers, width, height, id, words]);
}

type Sized = Pick<SurfaceAsked, 'width' | 'height'> & { readonly words: Words };

function cellSurface(plot: Plot, { width, height, id, words }: Sized & { readonly id: string }): Surface {
  const weekdays = WEEK.map((day) => rowLabel(words.locale, 'weekday', day, []));
  const cells = cellsOf(plot, { width, height }, weekdays);
  const unit = plot.series[0]?.unit ?? 'count';
  const scaleText = words('chart.scale', { most: figureSaid(words, cells.most, unit, plot.currency) });
  return {
    drawing: <CellsChart {...{ id, plot, cells, scaleText }} />,
    at: (x, y) => cellAt(cells, x, y),
    boxOf: (mark) => cellBox(cells, mark),
  };
}

interface FlowAsked extends Sized, Pick<SurfaceAsked, 'names'> {
  readonly short: (value: number, series: Pick<Series, 'unit'>) => string;
}
/** Only the library knows where a way runs, so the page is asked. */
function flowSurface(plot: Plot, { width, height, names, words, short }: FlowAsked): Surface {
  const unit = plot.series[0]?.unit ?? 'money';
  const flow = flowLinks(plot, (place) => rowLabel(words.locale, 'from', place, names));
  return {
    drawing: <FlowChart {...{ flow, width, height }} short={(value) => short(value, { unit })} />,
    at: (_x, _y, target) => {
      const [category, series] = (target.getAttribute('data-mark') ?? '').split(':').map(Number);
      return category === undefined || series === undefined ? null : { category, series };
    },
    boxOf: ({ category, series }, drawing) => {
      const way = drawing.querySelector<SVGGraphicsElement>(`[data-mark="${category}:${series}"]`);
      if (!way) return null;
      const { x, y, width: wide, height: tall } = way.getBBox();
      return { left: x, top: y, width: wide, height: tall, path: way.getAttribute('d') ?? '' };
    },
  };
}
