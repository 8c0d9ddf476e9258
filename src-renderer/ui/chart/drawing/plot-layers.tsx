/** What our frame adds to a drawing: missing days hatched behind the marks and named, the compared period, figures beside bars where these are few. */
import { along, type Box, type Geometry, gapBoxes, markBox, middle } from '../model/geometry.ts';
import type { Plot, Series } from '../model/plot.ts';
import { textWidth } from '../model/text-width.ts';
import { colourOf, hatchId } from './looks.tsx';

interface LayerProps {
  readonly plot: Plot;
  readonly geometry: Geometry;
}

export function Gaps({
  id,
  plot,
  geometry,
  gapWord,
}: LayerProps & { readonly id: string; readonly gapWord: string }) {
  const room = textWidth(gapWord, 10) + 4;
  return (
    <g>
      {gapBoxes(plot, geometry).map((box) => (
        <Gap
          key={`${box.left}|${box.top}`}
          box={box}
          id={id}
          word={box.width >= room ? gapWord : ''}
          isSideways={geometry.isSideways}
        />
      ))}
    </g>
  );
}

function Gap({
  box,
  id,
  word,
  isSideways,
}: {
  readonly box: Box;
  readonly id: string;
  readonly word: string;
  readonly isSideways: boolean;
}) {
  const { left, top, width, height } = box;
  return (
    <>
      <rect x={left} y={top} width={width} height={height} fill={`url(#${hatchId(id)})`} />
      {word === '' ? null : isSideways ? (
        <text x={left + width} y={top + height / 2 + 4} textAnchor="end" fontSize={10} fill="var(--ch-warn)">
          {word}
        </text>
      ) : (
        <text x={left + width / 2} y={top - 4} textAnchor="middle" fontSize={10} fill="var(--ch-warn)">
          {word}
        </text>
      )}
    </>
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
