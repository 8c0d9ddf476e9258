/** Panels of the money board, by name. */
import type { MONEY_PANELS } from '../../../../shared/domain/analytics/money.ts';
import type { PanelSource } from '../panel-source.ts';
import { balancesPanel } from './balances.ts';
import { feesPanel } from './fees.ts';
import { flowPanel } from './flow.ts';
import { lagPanel } from './lag.ts';
import { merchants } from './merchants.ts';
import { channels, hours, refunds, volume } from './sales.ts';
import { waterfallPanel } from './waterfall.ts';

export const MONEY_SOURCES = {
  volume,
  hours,
  channels,
  merchants,
  refunds,
  fees: feesPanel,
  lag: lagPanel,
  balances: balancesPanel,
  waterfall: waterfallPanel,
  flow: flowPanel,
} as const satisfies Readonly<Record<keyof typeof MONEY_PANELS, PanelSource>>;
