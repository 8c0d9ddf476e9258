/** A panel in its frame: what it is called, what it means, as of when and what it rests on; drawn, or as a table. */
import { Panel } from '../panel.tsx';
import { useWords } from '../words.ts';
import type { ChartPanelProps } from './chart-props.ts';

export function ChartPanel({ panel }: ChartPanelProps) {
  const words = useWords();
  return <Panel title={words.or(`panel.${panel}`, panel)}>{null}</Panel>;
}
