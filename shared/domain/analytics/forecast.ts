/** The forecast board: what will come in and when, how sure that is, and how it did on days that are over. Nothing is forecast without its error. */
import { given, type MetricOf, ratio, sum } from './metric.ts';
import type { PanelOf } from './panel.ts';

export const FORECAST_METRICS = {
  /** Of batches that are open: known money, expected by a date. */
  transit: sum('money'),
  /** Of days not over yet, by the days before that were like them. */
  predicted: sum('money'),
  cash: given('money'),
  cash_low: given('money'),
  cash_high: given('money'),
  actual: sum('money'),
  off: sum('money'),
  naive: sum('money'),
  naive_off: sum('money'),
  /** Sum of what it was off, whichever way, over the sum of what came. */
  wape: ratio('ppm', 'off', 'actual'),
  naive_wape: ratio('ppm', 'naive_off', 'actual'),
  /** Signed for merchants and not paid: what is known to go out. */
  due_out: sum('money'),
} as const satisfies Readonly<Record<string, MetricOf>>;

export const FORECAST_PANELS = {
  in_transit: {
    board: 'forecast',
    chart: 'stacked',
    dimensions: ['day', 'money_state'],
    isNow: true,
    metrics: ['transit'],
    drawn: ['transit'],
    rests: ['trade_bill', 'fund_bill', 'bank'],
  },
  cash: {
    board: 'forecast',
    chart: 'band',
    dimensions: ['day'],
    isNow: true,
    rests: ['trade_bill', 'fund_bill', 'bank'],

    metrics: ['transit', 'predicted', 'cash', 'cash_low', 'cash_high', 'due_out'],
    drawn: ['cash', 'cash_low', 'cash_high'],
  },
  back_test: {
    board: 'forecast',
    chart: 'lines',
    dimensions: ['day'],
    rests: ['trade_bill', 'fund_bill'],
    isNow: true,

    metrics: ['actual', 'predicted', 'off', 'wape', 'naive', 'naive_off', 'naive_wape'],
    drawn: ['actual', 'predicted', 'naive'],
  },
} as const satisfies Readonly<Record<string, PanelOf<keyof typeof FORECAST_METRICS>>>;
