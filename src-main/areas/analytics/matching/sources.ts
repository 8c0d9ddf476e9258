/** Panels of the matching board, by name. */
import type { MATCHING_PANELS } from '../../../../shared/domain/analytics/matching.ts';
import type { PanelSource } from '../panel-source.ts';
import { unbuilt } from '../unbuilt.ts';
import { LEG_SOURCES } from './leg-panels.ts';

export const MATCHING_SOURCES = {
  ...LEG_SOURCES,
  rule_yield: unbuilt,
  exception_kinds: unbuilt,
  exception_owners: unbuilt,
  exception_ages: unbuilt,
  resolution: unbuilt,
} as const satisfies Readonly<Record<keyof typeof MATCHING_PANELS, PanelSource>>;
