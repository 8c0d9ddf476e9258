/** Money under way by the day it is expected, and what was sold: the last day whose bills are due against the same weekday before, and fees lost. */
import type { Output } from '../../../../shared/contract/calls.ts';
import { FEE_DAYS, TRANSIT_DAYS } from '../../../../shared/contract/home.ts';
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { minor } from '../../../../shared/domain/money.ts';
import { settlementTransit } from '../../settlement/channel/transit.ts';
import type { AnalyticsDeps } from '../deps.ts';
import { panelRows } from './panel-rows.ts';

type State = Output<'home.state'>;

/** As far ahead as the settlement's own view of what is under way may look. */
const AHEAD = 60;

/** Known money alone: what days not over yet may bring is said with its error, on the board of the forecast. */
export function transitOf(deps: AnalyticsDeps, today: string): State['transit'] {
  const first = parseDay(today) ?? 0;
  const days = Array.from({ length: TRANSIT_DAYS }, (_, at) => formatDay(first + at));
  const { byDay } = settlementTransit(deps, { asOf: today, days: AHEAD });
  const known = byDay.filter(({ late, inTransit }) => late !== 0 || inTransit !== 0);
  return [...Map.groupBy(known, ({ currency }) => currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, of]) => ({
      currency,
      late: minor(of.reduce((sum, { late }) => sum + late, 0)),
      lateSince: of.find(({ late }) => late !== 0)?.day ?? '',
      days: days.map((day) => ({
        day,
        amount: minor(of.reduce((sum, each) => (each.day === day ? sum + each.inTransit : sum), 0)),
      })),
      later: minor(of.reduce((sum, each) => (days.includes(each.day) ? sum : sum + each.inTransit), 0)),
    }));
}

export function moneyOf(deps: AnalyticsDeps, today: string): State['money'] {
  const last = lastSoldDay(deps, today);
  if (last === null) return [];
  const [day, weekBefore] = [formatDay(last), formatDay(last - 7)];
  const fees = { from: formatDay(last - FEE_DAYS + 1), to: day };
  const volume = panelRows(deps, 'volume', { from: weekBefore, to: day });
  const charged = panelRows(deps, 'fees', fees).totals;
  const soldOn = (currency: string, on: string): State['money'][number]['last'] => {
    const row = volume.rows.find((each) => each.currency === currency && each.of?.[0] === on);
    return {
      day: on,
      count: row?.value('sales_count') ?? 0,
      value: row?.value('sales_value') ?? 0,
      missing: row?.missing ?? 0,
    };
  };
  const currencies = [...volume.totals, ...charged].map(({ currency }) => currency);
  return [...new Set(currencies)].toSorted().map((currency) => {
    const paid = charged.find((each) => each.currency === currency);
    return {
      currency,
      last: soldOn(currency, day),
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
function lastSoldDay({ lines }: Pick<AnalyticsDeps, 'lines'>, today: string): number | null {
  const yesterday = (parseDay(today) ?? 0) - 1;
  const days = lines
    .active()
    .filter(({ view }) => view.sourceKind === 'trade_bill' || view.sourceKind === 'fund_bill')
    .flatMap(({ view }) => parseDay(view.periodTo) ?? []);
  return days.length === 0 ? null : Math.min(yesterday, Math.max(...days));
}
