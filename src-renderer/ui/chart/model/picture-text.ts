/** What is written on a chart's picture: all that the frame says around it. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Panel } from '../../../../shared/domain/analytics/panels.ts';
import type { Words } from '../../words.ts';
import type { PictureText } from '../picture/chart-picture.ts';
import { drawsBefore } from './geometry.ts';
import { gapsOf, type Plot, type Series } from './plot.ts';
import { gapTexts, noteTexts, standingText, timeTexts } from './standing-words.ts';

interface Pictured {
  readonly panel: Panel;
  readonly title: string;
  readonly plot: Plot;
  readonly answer: PanelAnswer;
}

export function pictureText(words: Words, { panel, title, plot, answer }: Pictured): PictureText {
  const gaps = gapsOf(plot);
  return {
    title: plot.currency === '' ? title : `${title} (${plot.currency})`,
    definition: words.or(`panel.${panel}.means`, ''),
    series: plot.series.map((series) => legendLabel(words, plot, series)),
    legend: [
      ...(drawsBefore(plot) ? [words('chart.compared.legend')] : []),
      ...(gaps === 'none' ? [] : [words(gaps === 'all' ? 'chart.gap.all' : 'chart.gap.legend')]),
      ...(plot.undrawn > 0 ? [words('chart.undrawn', { count: plot.undrawn })] : []),
    ],
    foot: [
      [standingText(words, answer), ...timeTexts(words, answer)].join(' · '),
      ...gapTexts(words, answer),
      ...noteTexts(words, answer),
    ],
  };
}

/** With the axis that it is read by, where there are two. */
export function legendLabel(words: Words, { form }: Plot, { label, axis }: Series): string {
  if (axis === 'first') return label;
  return words(form === 'bars' ? 'chart.axis.top' : 'chart.axis.right', { name: label });
}
