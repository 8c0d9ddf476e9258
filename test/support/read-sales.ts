/** Reads the panels of sales of some files: by currency and the row's name, what it shows. */
import type { AnalyticsFilter } from '../../shared/contract/analytics.ts';
import type { Metric } from '../../shared/domain/analytics/panels.ts';
import type { BasisDeps } from '../../src-main/areas/analytics/cube/basis.ts';
import type { AnalyticsDeps } from '../../src-main/areas/analytics/deps.ts';
import { merchants } from '../../src-main/areas/analytics/money/merchants.ts';
import { channels, hours, refunds, volume } from '../../src-main/areas/analytics/money/sales.ts';
import { askedOf } from '../../src-main/areas/analytics/rules/asked.ts';

const SOURCES = { volume, hours, channels, merchants, refunds };
export type SalesPanel = keyof typeof SOURCES;
export const SALES_PANELS = [
  'volume',
  'hours',
  'channels',
  'merchants',
  'refunds',
] as const satisfies readonly SalesPanel[];

export type SalesRows = Record<string, Partial<Record<Metric, number | null>>>;
export function readSales(panel: SalesPanel, deps: BasisDeps, filter: AnalyticsFilter): SalesRows {
  const { tables } = SOURCES[panel].read(deps as AnalyticsDeps, askedOf(filter)); // All that these panels ask of it.
  return Object.fromEntries(
    tables.flatMap(({ currency, rows }) =>
      rows.map(({ of, values }) => [[currency, ...of].join(' '), values] as const),
    ),
  );
}
