/** Money under way by day for a chart: each currency a chart of its own, every amount a whole number of minor units until it is drawn. Pure. */
import type { Output } from '../../../shared/contract/calls.ts';

export type TransitDay = Output<'settlement.transit'>['byDay'][number];

export function byCurrency(
  days: readonly TransitDay[],
): { readonly currency: string; readonly days: readonly TransitDay[] }[] {
  return [...Map.groupBy(days, ({ currency }) => currency)]
    .map(([currency, of]) => ({ currency, days: of }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** Parts per million → '3.1%', rounded up: an error is not said smaller than it is. */
export function percentOfPpm(ppm: number): string {
  const tenths = Math.ceil(ppm / 1000);
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}
