/** What our frame adds to a drawing: missing days hatched behind the marks and named, the compared period, figures beside bars where these are few. */
import { along, type Geometry, gapBoxes, markBox, middle } from '../model/geometry.ts';
import type { Plot, Series } from '../model/plot.ts';
import { textWidth } from '../model/text-width.ts';
import { colourOf, HALO, hatchId } from './looks.tsx';

interface LayerProps {
  readonly plot: Plot;
  readonly geometry: Geometry;
}

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
        .filter(({ width }) => width >= room)
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

/** The period it is compared with: a dashed line over columns and lines, a stroke across bars that lie. Stacks leave it to the table. */
export function Befores({ plot, geometry }: LayerProps) {
  if (plot.isStacked || plot.form === 'waterfall') return null;
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
