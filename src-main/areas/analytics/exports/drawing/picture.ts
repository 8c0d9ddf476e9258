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

/** Told apart by who sees no colours and on paper without them: by how light they are, and by pattern. */
export const SERIES: readonly { readonly colour: string; readonly pattern: Pattern }[] = [
  { colour: '#1f5c6b', pattern: 'solid' },
  { colour: '#d08a1d', pattern: 'rising' },
  { colour: '#7a4b9a', pattern: 'falling' },
  { colour: '#5aa9c0', pattern: 'solid' },
  { colour: '#a63d40', pattern: 'across' },
  { colour: '#7f8f2f', pattern: 'rising' },
  { colour: '#3d4e66', pattern: 'falling' },
  { colour: '#c9a9d6', pattern: 'solid' },
];
export const lookOf = (series: number) =>
  SERIES[series % SERIES.length] ?? { colour: '#1f5c6b', pattern: 'solid' as const };

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
