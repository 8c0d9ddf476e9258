/** Panels of the matching board, by name. */
import type { MATCHING_PANELS } from '../../../../shared/domain/analytics/matching.ts';
import type { PanelSource } from '../panel-source.ts';
import { EXCEPTION_SOURCES } from './exception-panels.ts';
import { LEG_SOURCES } from './leg-panels.ts';
import { resolution } from './resolution.ts';
import { ruleYield } from './rule-yield.ts';

export const MATCHING_SOURCES = {
  ...LEG_SOURCES,
  ...EXCEPTION_SOURCES,
  rule_yield: ruleYield,
  resolution,
} as const satisfies Readonly<Record<keyof typeof MATCHING_PANELS, PanelSource>>;
