/** Panels of the forecast board, by name. */
import type { FORECAST_PANELS } from '../../../../shared/domain/analytics/forecast.ts';
import type { PanelSource } from '../panel-source.ts';
import { unbuilt } from '../unbuilt.ts';

export const FORECAST_SOURCES = {
  in_transit: unbuilt,
  cash: unbuilt,
  back_test: unbuilt,
} as const satisfies Readonly<Record<keyof typeof FORECAST_PANELS, PanelSource>>;
