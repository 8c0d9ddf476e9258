/** Panels of the risk board, by name: the leading digits for everybody, the rest for who has the right. */
import type { CONFIDENTIAL_PANELS, DIGIT_PANELS } from '../../../../shared/domain/analytics/risk.ts';
import type { PanelSource } from '../panel-source.ts';
import { unbuilt } from '../unbuilt.ts';

export const RISK_SOURCES = {
  digits: unbuilt,
  hits: unbuilt,
  hit_trend: unbuilt,
  cases: unbuilt,
  thresholds: unbuilt,
  large_values: unbuilt,
} as const satisfies Readonly<
  Record<keyof typeof CONFIDENTIAL_PANELS | keyof typeof DIGIT_PANELS, PanelSource>
>;
