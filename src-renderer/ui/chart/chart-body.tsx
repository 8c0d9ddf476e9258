/** One table of a panel: drawn with its legend, or as figures. */
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import type { ChartPanelProps } from './chart-props.ts';
import { ChartTable } from './chart-table.tsx';
import { DrawnPlot } from './drawn-plot.tsx';
import type { Plot, Table } from './model/plot.ts';

interface ChartBodyProps extends Pick<ChartPanelProps, 'onOpen'> {
  readonly answer: PanelAnswer;
  readonly plot: Plot;
  readonly table: Table;
  readonly title: string;
  readonly numbers: 'plain' | 'short';
  readonly height: number;
  readonly showsTable: boolean;
  readonly onToggle: () => void;
}

export function ChartBody({
  answer,
  plot,
  table,
  title,
  numbers,
  height,
  showsTable,
  onOpen,
  onToggle,
}: ChartBodyProps) {
  const shared = { title, onToggle, ...(onOpen ? { onOpen } : {}) };
  if (showsTable) return <ChartTable {...{ answer, table, ...shared }} />;
  return <DrawnPlot {...{ plot, numbers, height, names: answer.names, ...shared }} />;
}
