/** Every panel and every metric of the analytics in one table each; boards, exports, reports and the command line go through these. */
import { FORECAST_METRICS, FORECAST_PANELS } from './forecast.ts';
import { MATCHING_METRICS, MATCHING_PANELS } from './matching.ts';
import type { MetricOf } from './metric.ts';
import { MONEY_METRICS, MONEY_PANELS } from './money.ts';
import type { PanelOf } from './panel.ts';
import { CONFIDENTIAL_PANELS, DIGIT_PANELS, RISK_METRICS } from './risk.ts';

const METRICS = { ...MATCHING_METRICS, ...MONEY_METRICS, ...RISK_METRICS, ...FORECAST_METRICS };
export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as readonly Metric[]; // The table above is closed, so its keys are exactly the names.

/** For whoever has the right `analyse`. */
const OPEN_PANELS = { ...MATCHING_PANELS, ...MONEY_PANELS, ...DIGIT_PANELS, ...FORECAST_PANELS };
export type OpenPanel = keyof typeof OPEN_PANELS;
export type ConfidentialPanel = keyof typeof CONFIDENTIAL_PANELS;
export type Panel = OpenPanel | ConfidentialPanel;
export const OPEN_PANEL_NAMES = Object.keys(OPEN_PANELS) as readonly OpenPanel[]; // As above.
export const CONFIDENTIAL_PANEL_NAMES = Object.keys(CONFIDENTIAL_PANELS) as readonly ConfidentialPanel[]; // As above.

export const PANELS: Readonly<Record<Panel, PanelOf<Metric>>> = { ...OPEN_PANELS, ...CONFIDENTIAL_PANELS };

const PANEL_NAMES: readonly Panel[] = [...OPEN_PANEL_NAMES, ...CONFIDENTIAL_PANEL_NAMES];
export const panelNamed = (name: string): Panel | null => PANEL_NAMES.find((each) => each === name) ?? null;

type KnownMetric =
  | { readonly unit: MetricOf['unit']; readonly how: 'sum' }
  | { readonly unit: MetricOf['unit']; readonly how: 'given' }
  | { readonly unit: MetricOf['unit']; readonly how: 'ratio'; readonly of: Metric; readonly by: Metric }
  | { readonly unit: 'ppm'; readonly how: 'share'; readonly of: Metric };

/** How a metric is worked out; those it comes from are metrics too. */
export function metricOf(name: Metric): KnownMetric {
  const known: MetricOf = METRICS[name];
  if (known.how === 'ratio') return { ...known, of: metricNamed(known.of), by: metricNamed(known.by) };
  return known.how === 'share' ? { ...known, of: metricNamed(known.of) } : known;
}

function metricNamed(name: string): Metric {
  const found = METRIC_NAMES.find((each) => each === name);
  if (!found) throw new RangeError(`${name} is no metric`);
  return found;
}
