/**
 * What the chart frame is given (图框): a panel, its answer as the engine says it, and what to do when a mark is opened. The frame itself asks the engine
 * nothing, so it stands on boards, on the home screen and beside an audit test alike.
 */
import type { ReactNode } from 'react';
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { Metric, Panel } from '../../../shared/domain/analytics/panels.ts';

/** A cell of a panel's table. `of` is null for a total. Of a ratio nothing adds up to it: whoever opens it asks for its two parts. */
export interface ChartCell {
  readonly currency: string;
  readonly of: readonly string[] | null;
  readonly metric: Metric;
}

export interface ChartPanelProps {
  readonly panel: Panel;
  /** Undefined while it comes: the frame draws a skeleton. */
  readonly answer: PanelAnswer | undefined;
  /** What went wrong, said in the frame with what to do. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** short: 万 and 亿, or K, M and B, on axes and labels; tables and tooltips always say every digit. */
  readonly numbers?: 'plain' | 'short';
  /** Days of a row: first days of weeks and months are said as such. */
  readonly by?: 'day' | 'week' | 'month';
  /** Enter or a click on a mark or a figure of the table. Without it nothing opens. */
  readonly onOpen?: (cell: ChartCell) => void;
  /** Chart or table to begin with; kept by the page where it wants to keep it. */
  readonly isTable?: boolean;
  readonly onTable?: (isTable: boolean) => void;
  /** Further items of the frame's menu (XLSX, move up, take away), as Mantine's Menu.Item. */
  readonly menu?: ReactNode;
  /** Of the drawing alone, in pixels; long lists of bars may grow beyond it. */
  readonly height?: number;
}
