/** Panels of the forecast board, by name. */
import type { FORECAST_PANELS } from '../../../../shared/domain/analytics/forecast.ts';
import type { PanelSource } from '../panel-source.ts';
import { backTest } from './back-test.ts';
import { cash } from './cash.ts';
import { inTransit } from './in-transit.ts';

export const FORECAST_SOURCES = {
  in_transit: inTransit,
  cash,
  back_test: backTest,
} as const satisfies Readonly<Record<keyof typeof FORECAST_PANELS, PanelSource>>;
