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
/** Room at the right end for names beside their places. */
const LABEL = 150;

export const FlowChart = memo(function FlowChart({ flow, width, height, short }: FlowChartProps) {
  return (
    <Sankey
      width={width}
      height={height}
      data={{ nodes: [...flow.nodes], links: flow.links.map((link) => ({ ...link })) }}
      nodeWidth={NODE}
      nodePadding={22}
      sort={false}
      accessibilityLayer={false}
      margin={{ top: 14, right: LABEL, bottom: 14, left: 4 }}
      link={(props: SankeyLinkProps) => <Way {...props} category={flow.links[props.index]?.category ?? 0} />}
      node={(props: SankeyNodeProps) => <Place {...props} short={short} />}
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
}: SankeyNodeProps & { readonly short: (value: number) => string }) {
  const middle = y + height / 2;
  return (
    <>
      <rect x={x} y={y} width={width} height={Math.max(2, height)} fill={colourOf(payload.depth)} />
      <text x={x + width + 5} y={middle - 1} fontSize={11} {...HALO} fill="var(--ch-ink)">
        {fitted(payload.name, LABEL - 8)}
      </text>
      <text x={x + width + 5} y={middle + 12} fontSize={11} {...HALO} fill="var(--ch-muted)">
        {short(payload.value)}
      </text>
    </>
  );
}
