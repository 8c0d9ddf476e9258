/** Panels of the money board, by name. */
import type { MONEY_PANELS } from '../../../../shared/domain/analytics/money.ts';
import type { PanelSource } from '../panel-source.ts';
import { unbuilt } from '../unbuilt.ts';

export const MONEY_SOURCES = {
  volume: unbuilt,
  hours: unbuilt,
  channels: unbuilt,
  merchants: unbuilt,
  refunds: unbuilt,
  fees: unbuilt,
  lag: unbuilt,
  balances: unbuilt,
  waterfall: unbuilt,
  flow: unbuilt,
} as const satisfies Readonly<Record<keyof typeof MONEY_PANELS, PanelSource>>;
