/**
 * How series are told apart: a colour for each, and never by colour alone: lines have a dash of their own, bars a pattern. Hatching in the colour of
 * waiting means missing files and nothing else.
 */
import { LATE, LOOKS, type Series } from '../model/plot.ts';

export const colourToken = (look: number): string =>
  look === LATE ? '--ch-bad' : `--ch-chart-${(look % LOOKS) + 1}`;
export const colourOf = (look: number): string => `var(${colourToken(look)})`;

const DASHES = [undefined, '7 3', '2 3', '10 3 2 3', '5 5', '1 3', '12 4', '7 2 2 2 2 2'];
export const dashOf = (look: number): string | undefined => DASHES[look % LOOKS];

/** Of the ends of a band of doubt. */
export const EDGE_DASH = '2 3';

/** Around a word that something runs beneath, so that it stays readable. */
export const HALO = {
  stroke: 'var(--ch-panel)',
  strokeWidth: 3,
  strokeOpacity: 0.8,
  paintOrder: 'stroke',
} as const;

const TILE = 8;
/** Over the colour, in the colour of the ground: dots, stripes, crosses. The first has none; none runs as the hatching of missing files does. */
const PATTERNS = [
  '',
  'M2 2 h1.6 M6 6 h1.6',
  'M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2',
  'M0 2 H8 M0 6 H8',
  'M2 0 V8 M6 0 V8',
  'M0 4 H8 M4 0 V8',
  'M0 0 L8 8 M8 0 L0 8',
  'M4 1 V7 M1 4 H7',
];

export const patternId = (id: string, look: number): string => `${id}-look-${look}`;
export const fillOf = (id: string, look: number): string =>
  look === 0 || look === LATE ? colourOf(look) : `url(#${patternId(id, look)})`;
export const hatchId = (id: string): string => `${id}-hatch`;

/** Every pattern of a chart, under names of its own: two charts on a page must not borrow from each other. */
export function Patterns({ id, looks }: { readonly id: string; readonly looks: readonly number[] }) {
  return (
    <defs>
      {looks
        .filter((look) => look > 0 && look !== LATE)
        .map((look) => (
          <pattern
            key={look}
            id={patternId(id, look)}
            width={TILE}
            height={TILE}
            patternUnits="userSpaceOnUse"
          >
            <rect width={TILE} height={TILE} fill={colourOf(look)} />
            <path
              d={PATTERNS[look] ?? ''}
              stroke="var(--ch-panel)"
              strokeOpacity={0.4}
              strokeWidth={1.2}
              fill="none"
            />
          </pattern>
        ))}
      <pattern id={hatchId(id)} width={7} height={7} patternUnits="userSpaceOnUse">
        <path
          d="M-1 1 L1 -1 M0 7 L7 0 M6 8 L8 6"
          stroke="var(--ch-warn)"
          strokeOpacity={0.55}
          strokeWidth={1.1}
          fill="none"
        />
      </pattern>
    </defs>
  );
}

/** A look beside its name, in a legend or a tooltip. */
export function Swatch({ id, series }: { readonly id: string; readonly series: Series }) {
  const { look, shape } = series;
  return (
    <svg width={18} height={10} aria-hidden>
      {shape === 'bar' ? (
        <rect x={3} width={12} height={10} rx={2} fill={fillOf(id, look)} />
      ) : shape === 'dot' ? (
        <circle cx={9} cy={5} r={3.5} fill="var(--ch-panel)" stroke={colourOf(look)} strokeWidth={2} />
      ) : (
        <line
          x1={0}
          x2={18}
          y1={5}
          y2={5}
          stroke={colourOf(shape === 'edge' ? 0 : look)}
          strokeWidth={shape === 'edge' ? 1 : 2}
          strokeDasharray={shape === 'edge' ? EDGE_DASH : dashOf(look)}
        />
      )}
    </svg>
  );
}
