/** Money under way by the day it is expected, and what was sold: the last day whose bills are due against the same weekday before, and fees lost. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { FEE_DAYS, TRANSIT_DAYS } from '../../../../shared/contract/home.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { type OpenBatch, openBatches } from '../../settlement/channel/under-way.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { panelRows } from './panel-rows.ts';

type State = Output<'home.state'>;

/** Known money alone: what days not over yet may bring is said with its error, on the board of the forecast. */
export function transitOf(deps: AnalyticsDeps, today: string): State['transit'] {
  const first = parseDay(today) ?? 0;
  const open = openBatches(deps, deps.channel.facts().batches, first);
  return [...Map.groupBy(open, ({ batch }) => batch.currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, of]) => {
      const late = of.filter(({ state }) => state === 'late');
      const coming = of.filter(({ state }) => state === 'in_transit');
      return {
        currency,
        late: sumOf(late),
        lateSince: late.length === 0 ? '' : formatDay(Math.min(...late.map(({ day }) => day))),
        days: Array.from({ length: TRANSIT_DAYS }, (_, at) => ({
          day: formatDay(first + at),
          amount: sumOf(coming.filter(({ day }) => day === first + at)),
        })),
        later: sumOf(coming.filter(({ day }) => day >= first + TRANSIT_DAYS)),
      };
    });
}

const sumOf = (of: readonly Pick<OpenBatch, 'open'>[]): number =>
  minor(of.reduce((sum, { open }) => sum + open, 0));

export function moneyOf(deps: AnalyticsDeps, today: string): State['money'] {
  const last = lastSoldDay(deps, today);
  if (last === null) return [];
  const [day, weekBefore] = [formatDay(last), formatDay(last - 7)];
  const fees = { from: formatDay(last - FEE_DAYS + 1), to: day };
  const volume = panelRows(deps, 'volume', { from: weekBefore, to: day });
  const charged = panelRows(deps, 'fees', fees).totals;
  const soldOn = (currency: string, on: string): State['money'][number]['weekBefore'] => {
    const row = volume.rows.find((each) => each.currency === currency && each.of?.[0] === on);
    if (!row) return null;
    const [count, value] = [row.value('sales_count') ?? 0, row.value('sales_value') ?? 0];
    return { day: on, count, value, missing: row.missing };
  };
  const currencies = [...volume.totals, ...charged].map(({ currency }) => currency);
  return [...new Set(currencies)].toSorted().map((currency) => {
    const paid = charged.find((each) => each.currency === currency);
    return {
      currency,
      last: soldOn(currency, day) ?? { day, count: 0, value: 0, missing: 0 },
      weekBefore: soldOn(currency, weekBefore),
      fees: {
        ...fees,
        charged: paid?.value('fee_charged') ?? 0,
        contract: paid?.value('fee_contract') ?? 0,
        lost: paid?.value('fee_lost') ?? 0,
        chargedPpm: paid?.value('fee_rate') ?? null,
        contractPpm: paid?.value('fee_contract_rate') ?? null,
      },
    };
  });
}

/** The last day before today that a channel's bill speaks of: today is not over, and no bill of it can be whole. */
export function lastSoldDay({ lines }: Pick<AnalyticsDeps, 'lines'>, today: string): number | null {
  const yesterday = (parseDay(today) ?? 0) - 1;
  return lines
    .active()
    .filter(({ view }) => view.sourceKind === 'trade_bill' || view.sourceKind === 'fund_bill')
    .reduce<number | null>((last, { view }) => {
      const [from, to] = [parseDay(view.periodFrom), parseDay(view.periodTo)];
      // A misprinted day to come says nothing of yesterday.
      if (from === null || to === null || from > yesterday) return last;
      return Math.max(last ?? Number.NEGATIVE_INFINITY, Math.min(yesterday, to));
    }, null);
}
