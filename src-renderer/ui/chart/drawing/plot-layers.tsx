/** What our frame adds to a drawing: missing days hatched behind the marks and named, the compared period, figures beside bars where these are few. */
import { type Box, drawsBefore, type Geometry } from '../model/geometry.ts';
import { along, gapBoxes, markBox, middle } from '../model/mark-boxes.ts';
import type { Plot, Series } from '../model/plot.ts';
import { textWidth } from '../model/text-width.ts';
import { colourOf, HALO, hatchId } from './looks.tsx';

interface LayerProps {
  readonly plot: Plot;
  readonly geometry: Geometry;
}

/** Lines at the figures of the first axis. */
export const Grid = ({ geometry }: Pick<LayerProps, 'geometry'>) => {
  const { inner, first, isSideways } = geometry;
  return (
    <g stroke="var(--ch-line-soft)">
      {first.ticks.map((tick) => {
        const at = along(geometry, { axis: 'first' }, tick);
        return isSideways ? (
          <line key={tick} x1={at} x2={at} y1={inner.top} y2={inner.top + inner.height} />
        ) : (
          <line key={tick} x1={inner.left} x2={inner.left + inner.width} y1={at} y2={at} />
        );
      })}
    </g>
  );
};

/** Where recharts puts a tick's text. */
export interface TickPlace {
  readonly x: number | string;
  readonly y: number | string;
  readonly textAnchor: 'start' | 'middle' | 'end' | 'inherit';
  readonly verticalAnchor: 'start' | 'middle' | 'end';
  readonly payload: { readonly value: unknown };
}
const DROPS = { start: '0.71em', middle: '0.355em', end: '0em' };

/** A tick's text, which the geometry has made room for: the library would measure its every word on the page, which lays the page out anew. */
export const TickText = ({
  x,
  y,
  textAnchor,
  verticalAnchor,
  children,
}: TickPlace & { readonly children: string }) => (
  <text {...{ x, y, textAnchor }} dy={DROPS[verticalAnchor]} fontSize={11} fill="var(--ch-muted)">
    {children}
  </text>
);

export const Gaps = ({ id, plot, geometry }: LayerProps & { readonly id: string }) => (
  <g>
    {gapBoxes(plot, geometry).map(({ left, top, width, height }) => (
      <rect key={`${left}|${top}`} {...{ x: left, y: top, width, height }} fill={`url(#${hatchId(id)})`} />
    ))}
  </g>
);

/** Over them the word, where it fits: hatching alone says nothing to who has not read the legend. */
export function GapWords({ plot, geometry, gapWord }: LayerProps & { readonly gapWord: string }) {
  const room = textWidth(gapWord, 10) + 4;
  return (
    <g>
      {gapBoxes(plot, geometry)
        .filter((box) => box.width >= room && (!geometry.isSideways || isFree(plot, geometry, box, room)))
        .map(({ left, top, width, height }) => (
          <text
            key={`${left}|${top}`}
            x={geometry.isSideways ? left + width : left + width / 2}
            y={geometry.isSideways ? top + height / 2 + 4 : top - 4}
            textAnchor={geometry.isSideways ? 'end' : 'middle'}
            fontSize={10}
            {...HALO}
            fill="var(--ch-warn)"
          >
            {gapWord}
          </text>
        ))}
    </g>
  );
}

/** Is there so much room at its right end, without a mark in it? A word over a bar is read by nobody. */
const isFree = (plot: Plot, geometry: Geometry, gap: Box, room: number): boolean =>
  plot.categories.every((_, category) => {
    const y = middle(geometry, category);
    if (y < gap.top || y > gap.top + gap.height) return true;
    return plot.series.every((__, at) => {
      const box = markBox(plot, geometry, category, at);
      return box === null || box.left + box.width <= gap.left + gap.width - room;
    });
  });

/** The period it is compared with: a dashed line over columns and lines, a stroke across bars that lie. Stacks leave it to the table. */
export function Befores({ plot, geometry }: LayerProps) {
  if (!drawsBefore(plot)) return null;
  return (
    <g>
      {plot.series.map((series, at) =>
        geometry.isSideways ? (
          <Strokes key={series.key} {...{ plot, geometry, series, at }} />
        ) : (
          <path
            key={series.key}
            d={series.axis === 'first' ? linePath(geometry, series) : ''}
            fill="none"
            stroke={colourOf(series.look)}
            strokeWidth={1.5}
            strokeDasharray="3 3"
            strokeOpacity={0.8}
          />
        ),
      )}
    </g>
  );
}

function linePath(geometry: Geometry, series: Series): string {
  let path = '';
  let isDown = false;
  for (const [at, value] of (series.before ?? []).entries()) {
    if (value !== null)
      path += `${isDown ? 'L' : 'M'}${middle(geometry, at).toFixed(1)} ${along(geometry, series, value).toFixed(1)}`;
    isDown = value !== null;
  }
  return path;
}

function Strokes({
  plot,
  geometry,
  series,
  at,
}: LayerProps & { readonly series: Series; readonly at: number }) {
  if (series.shape !== 'bar') return null;
  return (series.before ?? []).map((value, category) => {
    const box = markBox(plot, geometry, category, at);
    if (value === null || box === null) return null;
    const x = along(geometry, series, value);
    return (
      <line
        key={plot.categories[category]?.key}
        {...{ x1: x, x2: x, y1: box.top - 2, y2: box.top + box.height + 2 }}
        stroke="var(--ch-ink)"
        strokeWidth={1.5}
        strokeDasharray="3 2"
      />
    );
  });
}

/** In a column of their own at the right, where nothing crosses them. */
export function Figures({
  plot,
  geometry,
  short,
}: LayerProps & { readonly short: (value: number, series: Series) => string }) {
  if (geometry.figures === 0) return null;
  return (
    <g>
      {plot.categories.flatMap(({ key }, category) =>
        plot.series.map((series, at) => {
          const box = markBox(plot, geometry, category, at);
          const value = series.values[category] ?? null;
          if (box === null || value === null || series.shape !== 'bar') return null;
          return (
            <text
              key={`${key}|${series.key}`}
              x={geometry.width}
              y={box.top + box.height / 2 + 4}
              fontSize={11}
              textAnchor="end"
              fill="var(--ch-ink)"
            >
              {short(value, series)}
            </text>
          );
        }),
      )}
    </g>
  );
}
