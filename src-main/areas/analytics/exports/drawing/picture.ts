/** What a chart on paper is drawn from: one table of a panel's answer with the names of its rows, and room to draw it in. */
import type { Unit } from '../../../../../shared/domain/analytics/metric.ts';
import type { Chart } from '../../../../../shared/domain/analytics/panel.ts';
import { type FigureScale, tickText } from '../../../../../shared/domain/figure-format.ts';
import type { Pattern } from '../../../../platform/pdf/drawing.ts';

export interface Picture {
  readonly chart: Chart;
  /** In the order of the table. */
  readonly rows: readonly PictureRow[];
  /** The metrics that are drawn, by which a row's `values` stand. */
  readonly drawn: readonly { readonly name: string; readonly unit: Unit }[];
  /** Which dimension runs along the axis and which tells the series, where there are two. */
  readonly along: number;
  readonly apart: number | null;
  readonly currency: string;
  readonly scale: FigureScale;
  readonly width: number;
}
export interface PictureRow {
  /** A code and a name a dimension. */
  readonly of: readonly string[];
  readonly names: readonly string[];
  readonly values: readonly (number | null)[];
  /** Files are missing under it. */
  readonly isIncomplete: boolean;
}

/** As on the light screen (theme/tokens.css, --ch-chart-1 to 8). Told apart by who sees no colours and on paper without them: by how light they are, and by pattern. */
export const SERIES: readonly { readonly colour: string; readonly pattern: Pattern }[] = [
  { colour: '#1f6f8b', pattern: 'solid' },
  { colour: '#d67b19', pattern: 'rising' },
  { colour: '#3531a5', pattern: 'falling' },
  { colour: '#a28f9c', pattern: 'solid' },
  { colour: '#6c0f5d', pattern: 'across' },
  { colour: '#2b97ff', pattern: 'rising' },
  { colour: '#9f5021', pattern: 'falling' },
  { colour: '#2c350e', pattern: 'solid' },
];
export const lookOf = (series: number) =>
  SERIES[series % SERIES.length] ?? { colour: INK, pattern: 'solid' as const };

export const INK = '#16181d';
export const FAINT = '#5c6370';
export const GRID = '#dfe2e8';
export const STOP = '#a4161a';
export const SMALL = 7;
/** What a line of small text takes. */
export const LINE = 10;

export const axisText = (picture: Pick<Picture, 'currency' | 'scale'>, unit: Unit) => (value: number) =>
  tickText(value, unit, picture.currency, picture.scale);

/** Bars beyond these are in the table, and the picture says how many it leaves out. */
export const BARS_MAX = 20;
