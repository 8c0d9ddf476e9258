/** One panel taken away: which it is, what was answered, and how its things are called in the reader's language; the same for every format. */
import type { PanelAnswer } from '../../../../shared/contract/analytics.ts';
import type { Dimension } from '../../../../shared/domain/analytics/panel.ts';
import type { Metric, Panel } from '../../../../shared/domain/analytics/panels.ts';
import type { FigureScale } from '../../../../shared/domain/figure-format.ts';
import { type Locale, sayOr } from '../../../../shared/wording/catalogue.ts';
import { rowLabel } from '../../../../shared/wording/row-label.ts';

export interface PanelPage {
  readonly panel: Panel;
  readonly answer: PanelAnswer;
}
/** How figures are said on a page. */
export interface Manner {
  readonly locale: Locale;
  /** Of charts; tables say every digit. */
  readonly scale: FigureScale;
}

export const panelName = (locale: Locale, panel: Panel): string => sayOr(locale, `panel.${panel}`, panel);
export const panelMeans = (locale: Locale, panel: Panel): string => sayOr(locale, `panel.${panel}.means`, '');
export const metricName = (locale: Locale, metric: Metric): string =>
  sayOr(locale, `metric.${metric}`, metric);
export const metricMeans = (locale: Locale, metric: Metric): string =>
  sayOr(locale, `metric.${metric}.means`, '');
export const dimensionName = (locale: Locale, dimension: Dimension): string =>
  sayOr(locale, `dimension.${dimension}`, dimension);

/** A name a dimension. */
export const rowNames = (
  locale: Locale,
  { dimensions, names }: PanelAnswer,
  of: readonly string[],
): string[] => dimensions.map((dimension, at) => rowLabel(locale, dimension, of[at] ?? '', names));

/** Every metric that the pages say, once, in their order. */
export const metricsOf = (pages: readonly PanelPage[]): Metric[] => [
  ...new Set(pages.flatMap(({ answer }) => answer.metrics)),
];

/** The worst of several: a paper is as whole as its least whole panel. `empty` only where every one is. */
export function worstStanding(pages: readonly PanelPage[]): PanelAnswer['standing'] {
  const all = pages.map(({ answer }) => answer.standing);
  const found = (['incomplete', 'failed', 'whole'] as const).find((each) => all.includes(each));
  return found ?? 'empty';
}
