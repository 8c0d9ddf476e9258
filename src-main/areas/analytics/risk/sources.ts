/** Panels of the risk board, by name: the leading digits for everybody, the rest for who has the right. */
import type { CONFIDENTIAL_PANELS, DIGIT_PANELS } from '../../../../shared/domain/analytics/risk.ts';
import type { PanelSource } from '../panel-source.ts';
import { hits, hitTrend } from './alerts.ts';
import { cases } from './cases.ts';
import { digits } from './digits.ts';
import { largeValues } from './large-values.ts';
import { thresholds } from './thresholds.ts';

export const RISK_SOURCES = {
  digits,
  hits,
  hit_trend: hitTrend,
  cases,
  thresholds,
  large_values: largeValues,
} as const satisfies Readonly<
  Record<keyof typeof CONFIDENTIAL_PANELS | keyof typeof DIGIT_PANELS, PanelSource>
>;
