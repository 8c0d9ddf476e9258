/** Where money goes from orders by channel to the bank, and where it stops: recharts lays out the ways, their width is the figure. */
import { memo } from 'react';
import { Sankey, type SankeyLinkProps, type SankeyNodeProps } from 'recharts';
import type { FlowLinks } from '../model/flow-links.ts';
import { fitted } from '../model/text-width.ts';
import { colourOf, HALO } from './looks.tsx';

interface FlowChartProps {
  readonly flow: FlowLinks;
  readonly width: number;
  readonly height: number;
  readonly short: (value: number) => string;
}

const NODE = 10;
const LEFT = 4;
/** Between two places, however thin: the name and the figure of each. */
const PADDING = 27;
/** Room at the right end for names beside their places. */
const LABEL_MAX = 150;

export const FlowChart = memo(function FlowChart({ flow, width, height, short }: FlowChartProps) {
  const label = Math.min(LABEL_MAX, width / 3);
  const between = (width - label - LEFT) / Math.max(1, flow.steps) - NODE;
  return (
    <Sankey
      width={width}
      height={height}
      data={{ nodes: [...flow.nodes], links: flow.links.map((link) => ({ ...link })) }}
      nodeWidth={NODE}
      nodePadding={PADDING}
      sort={false}
      accessibilityLayer={false}
      margin={{ top: 14, right: label, bottom: 14, left: LEFT }}
      link={(props: SankeyLinkProps) => <Way {...props} category={flow.links[props.index]?.category ?? 0} />}
      node={(props: SankeyNodeProps) => (
        <Place {...props} short={short} room={Math.min(label, between) - 8} />
      )}
    />
  );
});

/** `data-mark` tells the frame which row is under the pointer. */
function Way({
  sourceX,
  sourceY,
  sourceControlX,
  targetX,
  targetY,
  targetControlX,
  linkWidth,
  payload,
  category,
}: SankeyLinkProps & { readonly category: number }) {
  return (
    <path
      data-mark={`${category}:0`}
      d={`M${sourceX},${sourceY}C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      fill="none"
      stroke={colourOf(payload.source.depth)}
      strokeOpacity={0.45}
      strokeWidth={Math.max(2, linkWidth)}
    />
  );
}

function Place({
  x,
  y,
  width,
  height,
  payload,
  short,
  room,
}: SankeyNodeProps & { readonly short: (value: number) => string; readonly room: number }) {
  const middle = y + height / 2;
  return (
    <>
      <rect x={x} y={y} width={width} height={Math.max(2, height)} fill={colourOf(payload.depth)} />
      <text x={x + width + 5} y={middle - 1} fontSize={11} {...HALO} fill="var(--ch-ink)">
        {fitted(payload.name, room)}
      </text>
      <text x={x + width + 5} y={middle + 12} fontSize={11} {...HALO} fill="var(--ch-muted)">
        {short(payload.value)}
      </text>
    </>
  );
}
