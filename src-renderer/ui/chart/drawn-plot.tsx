/** A plot with its legend, worked with by keys and pointer: in the frame of a panel, and where a screen draws figures of its own. */
import type { PanelAnswer } from '../../../shared/contract/analytics.ts';
import { ChartLegend } from './chart-legend.tsx';
import type { ChartPanelProps } from './chart-props.ts';
import { ChartStage } from './chart-stage.tsx';
import type { Plot } from './model/plot.ts';

interface DrawnPlotProps extends Pick<ChartPanelProps, 'onOpen'> {
  readonly plot: Plot;
  readonly title: string;
  readonly height: number;
  readonly numbers?: 'plain' | 'short';
  readonly names?: PanelAnswer['names'];
  /** To the table and back, where there is one. */
  readonly onToggle?: () => void;
}
const NO_NAMES: PanelAnswer['names'] = [];

export function DrawnPlot({ plot, numbers = 'short', names = NO_NAMES, ...shared }: DrawnPlotProps) {
  return (
    <>
      <ChartLegend plot={plot} />
      <ChartStage {...{ plot, numbers, names, ...shared }} />
    </>
  );
}
