/**
 * Columns, lines, bars, stacks, bands and waterfalls, drawn by recharts into the places that the geometry names. Drawn once for an answer and a size; what
 * is in hand is shown by the frame above it.
 */
import { memo } from 'react';
import { Area, Bar, ComposedChart, DefaultZIndexes, Line, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { Geometry } from '../model/geometry.ts';
import type { Plot, Series } from '../model/plot.ts';
import { isWhole, type Span } from '../model/spans.ts';
import { colourOf, dashOf, EDGE_DASH, fillOf, Patterns } from './looks.tsx';
import { Befores, Figures, Gaps, GapWords, Grid, type TickPlace, TickText } from './plot-layers.tsx';
import { SideName } from './side-name.tsx';

interface PlotChartProps {
  readonly id: string;
  readonly plot: Plot;
  readonly geometry: Geometry;
  readonly gapWord: string;
  /** A figure with the little room that is beside a bar. */
  readonly short: (value: number, series: Series) => string;
}

/** So many points still have a dot each. */
const DOTS_MAX = 40;
/** Lines of more points than this are drawn fine: they would run into one. */
const THICK_MAX = 200;

export const PlotChart = memo(function PlotChart({ id, plot, geometry, gapWord, short }: PlotChartProps) {
  const { inner, isSideways, first, second, width, height } = geometry;
  const data = plot.categories.map((_, at) => rowOf(plot, geometry, at));
  const name = (at: number) => plot.categories[at]?.tick ?? '';
  const labelled = plot.categories.flatMap((_, at) => (at % geometry.labelEvery === 0 ? [at] : []));
  const right = width - inner.left - inner.width;
  const bottom = height - inner.top - inner.height;
  const category = {
    ...({
      dataKey: 'at',
      type: 'category',
      scale: 'band',
      tickLine: false,
      interval: 0,
    } as const),
    ...{ stroke: 'var(--ch-line)', ticks: labelled },
  };
  const figures = (axis: 'first' | 'second') => {
    const scale = (axis === 'second' ? second : null) ?? first;
    const texts = new Map(scale.ticks.map((tick, at) => [tick, scale.texts[at] ?? '']));
    return {
      ...({ type: 'number', domain: [scale.low, scale.high], ticks: [...scale.ticks], interval: 0 } as const),
      ...{ tickLine: false, axisLine: false, allowDataOverflow: true },
      tick: (at: TickPlace) => <TickText {...at}>{texts.get(Number(at.payload.value)) ?? ''}</TickText>,
    };
  };
  return (
    <ComposedChart
      {...{ width, height, data, barGap: 0, barCategoryGap: 0 }}
      layout={isSideways ? 'vertical' : 'horizontal'}
      margin={{
        top: isSideways && second ? 0 : inner.top,
        right: !isSideways && second ? 0 : right,
        bottom: 0,
        left: 0,
      }}
      stackOffset="sign"
      accessibilityLayer={false}
    >
      <Patterns
        id={id}
        looks={plot.series.map(({ look }) => look).concat(plot.form === 'waterfall' ? [1, 2] : [])}
      />
      <Gaps {...{ id, plot, geometry }} />
      <Grid geometry={geometry} />
      {isSideways ? (
        <>
          <YAxis
            {...category}
            yAxisId="along"
            width={inner.left}
            tick={(at: TickPlace) => (
              <SideName
                {...{ x: at.x, y: Number(at.y), room: inner.left - 10, band: geometry.band }}
                name={name(Number(at.payload.value))}
              />
            )}
          />
          <XAxis {...figures('first')} xAxisId="first" height={bottom} />
          {second ? (
            <XAxis {...figures('second')} xAxisId="second" orientation="top" height={inner.top} />
          ) : null}
        </>
      ) : (
        <>
          <XAxis
            {...category}
            xAxisId="along"
            height={bottom}
            tick={(at: TickPlace) => <TickText {...at}>{name(Number(at.payload.value))}</TickText>}
          />
          <YAxis {...figures('first')} yAxisId="first" width={inner.left} />
          {second ? (
            <YAxis {...figures('second')} yAxisId="second" orientation="right" width={right} />
          ) : null}
        </>
      )}
      {plot.series.some(({ shape }) => shape === 'edge') ? (
        <Area
          {...axesOf('first', isSideways)}
          dataKey="band"
          stroke="none"
          fill={colourOf(0)}
          fillOpacity={0.16}
          activeDot={false}
          isAnimationActive={false}
        />
      ) : null}
      {plot.series.map((series, at) => drawn(series, { at, id, plot, geometry }))}
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <Befores plot={plot} geometry={geometry} />
        <Figures plot={plot} geometry={geometry} short={short} />
        <GapWords {...{ plot, geometry, gapWord }} />
      </ZIndexLayer>
    </ComposedChart>
  );
});

const axesOf = (axis: Series['axis'], isSideways: boolean) =>
  isSideways ? { xAxisId: axis, yAxisId: 'along' } : { xAxisId: 'along', yAxisId: axis };

function drawn(
  series: Series,
  { at, id, plot, geometry }: Pick<PlotChartProps, 'id' | 'plot' | 'geometry'> & { readonly at: number },
) {
  const { look, shape, axis } = series;
  const shared = { ...axesOf(axis, geometry.isSideways), dataKey: `s${at}`, isAnimationActive: false };
  if (shape === 'bar')
    return (
      <Bar
        key={series.key}
        {...shared}
        barSize={geometry.bar}
        fill={fillOf(id, look)}
        {...(plot.isStacked ? { stackId: 'all', stroke: 'var(--ch-panel)', strokeWidth: 0.5 } : {})}
        {...(plot.form === 'waterfall' ? { shape: <Step id={id} /> } : {})}
      />
    );
  const hasDots = shape === 'dot' || (shape === 'line' && plot.categories.length <= DOTS_MAX);
  return (
    <Line
      key={series.key}
      {...shared}
      stroke={colourOf(shape === 'edge' ? 0 : look)}
      strokeWidth={shape === 'edge' || plot.categories.length > THICK_MAX ? 1 : 2}
      {...(shape === 'edge' ? { strokeDasharray: EDGE_DASH } : { strokeDasharray: dashOf(look) ?? '0' })}
      {...(shape === 'dot' ? { strokeWidth: 0 } : {})}
      dot={
        hasDots
          ? {
              clipDot: false, // One at the end of an axis is seen whole.
              r: shape === 'dot' ? 4 : 2,
              fill: 'var(--ch-panel)',
              stroke: colourOf(look),
              strokeWidth: 2,
              strokeDasharray: '0',
            }
          : false
      }
      activeDot={false}
    />
  );
}

/** A step of a waterfall: what is whole, what comes to it, what goes from it. */
function Step({ id, x = 0, y = 0, width = 0, height = 0, payload }: StepProps) {
  const look = payload?.look ?? 0;
  // What goes down is drawn from its end, where the library counts backwards. A step of fen is still seen.
  const left = Math.min(x, x + width);
  return (
    <rect
      x={left}
      y={y}
      width={Math.max(1.5, Math.abs(width))}
      height={Math.abs(height)}
      fill={fillOf(id, look)}
    />
  );
}
interface StepProps {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: { readonly look?: number };
}

const stepLook = (step: string, { from, to }: Span): number => {
  if (isWhole(step)) return 0;
  return to < from ? 1 : 2;
};

type Drawn = Record<string, number | null | readonly [number, number]>;
/** What recharts draws of a category: a number, or from where to where. */
function rowOf(plot: Plot, { spans }: Geometry, at: number): Drawn {
  const row: Drawn = { at };
  for (const [place, { values }] of plot.series.entries()) {
    const span = spans[at]?.[place] ?? null;
    row[`s${place}`] = plot.form === 'waterfall' && span ? [span.from, span.to] : (values[at] ?? null);
    if (plot.form === 'waterfall' && span) row['look'] = stepLook(plot.categories[at]?.key ?? '', span);
  }
  const [low, high] = plot.series.filter(({ shape }) => shape === 'edge');
  const [from, to] = [low?.values[at] ?? null, high?.values[at] ?? null];
  if (from !== null && to !== null) row['band'] = [from, to];
  return row;
}
