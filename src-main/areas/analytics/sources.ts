/** Which part reads which panel: one table, complete by its type. */
import type { Panel } from '../../../shared/domain/analytics/panels.ts';
import { FORECAST_SOURCES } from './forecast/sources.ts';
import { MATCHING_SOURCES } from './matching/sources.ts';
import { MONEY_SOURCES } from './money/sources.ts';
import type { PanelSource } from './panel-source.ts';
import { RISK_SOURCES } from './risk/sources.ts';

export const SOURCES: Readonly<Record<Panel, PanelSource>> = {
  ...MATCHING_SOURCES,
  ...MONEY_SOURCES,
  ...RISK_SOURCES,
  ...FORECAST_SOURCES,
};
