/** Panels of the matching board, by name. */
import type { MATCHING_PANELS } from '../../../../shared/domain/analytics/matching.ts';
import type { PanelSource } from '../panel-source.ts';
import { unbuilt } from '../unbuilt.ts';

export const MATCHING_SOURCES = {
  rates: unbuilt,
  rate_trend: unbuilt,
  rule_yield: unbuilt,
  exception_kinds: unbuilt,
  exception_owners: unbuilt,
  exception_ages: unbuilt,
  resolution: unbuilt,
  cut_off: unbuilt,
} as const satisfies Readonly<Record<keyof typeof MATCHING_PANELS, PanelSource>>;
