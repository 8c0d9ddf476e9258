/** Heat maps (hours by weekdays) and calendars (weeks by weekdays): a cell a figure, the darker the more; what is missing is hatched. */
import { memo } from 'react';
import { type CellBox, type Cells, STRENGTH_MIN } from '../model/cells.ts';
import { gapsOf, type Plot } from '../model/plot.ts';
import { colourOf, hatchId, Patterns } from './looks.tsx';

interface CellsChartProps {
  readonly id: string;
  readonly plot: Plot;
  readonly cells: Cells;
  /** Under the cells: from nothing to the most. */
  readonly scaleText: string;
}

export const CellsChart = memo(function CellsChart({ id, plot, cells, scaleText }: CellsChartProps) {
  const { width, height } = cells;
  const isHatched = gapsOf(plot) === 'some';
  return (
    <svg width={width} height={height} aria-hidden>
      <Patterns id={id} looks={[]} />
      {cells.heads.map(({ x, y, text, anchor }) => (
        <text key={`${x}|${y}`} x={x} y={y} fontSize={11} textAnchor={anchor} fill="var(--ch-muted)">
          {text}
        </text>
      ))}
      {cells.boxes.map((box) => (
        <Cell
          key={`${box.category}|${box.series}`}
          box={box}
          id={id}
          missing={isHatched ? (plot.series[box.series]?.missing[box.category] ?? 0) : 0}
        />
      ))}
      {SCALE.map((strength, at) => (
        <rect
          key={strength}
          x={cells.left + at * 16}
          y={height - 14}
          width={16}
          height={10}
          fill={colourOf(0)}
          fillOpacity={strength}
        />
      ))}
      <text x={cells.left + SCALE.length * 16 + 6} y={height - 5} fontSize={11} fill="var(--ch-muted)">
        {scaleText}
      </text>
    </svg>
  );
});
const SCALE = [STRENGTH_MIN, 0.32, 0.55, 0.77, 1];

function Cell({
  box,
  id,
  missing,
}: {
  readonly box: CellBox;
  readonly id: string;
  readonly missing: number;
}) {
  const { left, top, width, height, strength } = box;
  const at = {
    x: left + 0.5,
    y: top + 0.5,
    width: Math.max(1, width - 1),
    height: Math.max(1, height - 1),
    rx: 2,
  };
  return (
    <>
      <rect
        {...at}
        fill={strength === 0 ? 'var(--ch-panel)' : colourOf(0)}
        fillOpacity={strength === 0 ? 1 : strength}
        stroke="var(--ch-line)"
        strokeWidth={strength === 0 ? 1 : 0}
      />
      {missing > 0 ? <rect {...at} fill={`url(#${hatchId(id)})`} /> : null}
    </>
  );
}
