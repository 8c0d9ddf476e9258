/** The money board: what was sold, by whom and when, what came back, what it cost, how long it took to arrive. */
import { given, type MetricOf, ratio, share, sum } from './metric.ts';
import type { PanelOf } from './panel.ts';

export const MONEY_METRICS = {
  sales_count: sum('count'),
  sales_value: sum('money'),
  sales_average: ratio('money', 'sales_value', 'sales_count'),
  sales_share: share('sales_value'),
  /** Of the rows up to and with this one, largest first. */
  sales_cumulative: given('ppm'),
  /** Herfindahl-Hirschman: the squares of the shares, summed; 10,000 is one alone. */
  concentration: given('index'),
  top_ten_share: given('ppm'),
  /** Sales and attempts of which the file states how they ended: of others nobody knows what share fell through. */
  successes: sum('count'),
  attempts: sum('count'),
  success_rate: ratio('ppm', 'successes', 'attempts'),
  refund_count: sum('count'),
  refund_value: sum('money'),
  refund_rate_count: ratio('ppm', 'refund_count', 'sales_count'),
  refund_rate_value: ratio('ppm', 'refund_value', 'sales_value'),
  chargeback_count: sum('count'),
  chargeback_value: sum('money'),
  chargeback_rate_count: ratio('ppm', 'chargeback_count', 'sales_count'),
  chargeback_rate_value: ratio('ppm', 'chargeback_value', 'sales_value'),
  /** Of sales whose fee a schedule speaks of: nothing else can be held against a contract. */
  fee_base: sum('money'),
  fee_charged: sum('money'),
  fee_contract: sum('money'),
  fee_lost: sum('money'),
  fee_rate: ratio('ppm', 'fee_charged', 'fee_base'),
  fee_contract_rate: ratio('ppm', 'fee_contract', 'fee_base'),
  lag_lines: sum('count'),
  lag_value: sum('money'),
  lag_p50: given('days'),
  lag_p95: given('days'),
  balance: given('money'),
  /** Rows are the steps from gross on; their total is the net, and what stands behind it are the batches. */
  step_amount: sum('money'),
  flow_count: sum('count'),
  flow_value: sum('money'),
} as const satisfies Readonly<Record<string, MetricOf>>;

export const MONEY_PANELS = {
  volume: {
    board: 'money',
    chart: 'days',
    dimensions: ['day'],
    rests: ['trade_bill', 'fund_bill'],
    metrics: ['sales_count', 'sales_value', 'sales_average'],
    drawn: ['sales_value', 'sales_count'],
  },
  hours: {
    board: 'money',
    chart: 'heat',
    dimensions: ['weekday', 'hour'],
    rests: ['trade_bill', 'fund_bill'],
    metrics: ['sales_count', 'sales_value'],
    drawn: ['sales_value'],
  },
  channels: {
    board: 'money',
    chart: 'bars',
    dimensions: ['channel'],
    rests: ['trade_bill', 'fund_bill'],

    metrics: [
      'sales_count',
      'sales_value',
      'sales_share',
      'sales_average',
      'attempts',
      'successes',
      'success_rate',
    ],
    drawn: ['sales_value'],
  },
  merchants: {
    board: 'money',
    chart: 'pareto',
    dimensions: ['merchant'],
    rests: ['trade_bill', 'fund_bill'],

    metrics: [
      'sales_count',
      'sales_value',
      'sales_share',
      'sales_cumulative',
      'top_ten_share',
      'concentration',
    ],
    drawn: ['sales_value', 'sales_cumulative'],
  },
  refunds: {
    board: 'money',
    chart: 'days',
    dimensions: ['day'],
    rests: ['trade_bill', 'fund_bill'],

    metrics: [
      'refund_count',
      'refund_value',
      'refund_rate_count',
      'refund_rate_value',
      'chargeback_count',
      'chargeback_value',
      'chargeback_rate_count',
      'chargeback_rate_value',
      'sales_count',
      'sales_value',
    ],
    drawn: ['refund_value', 'chargeback_value', 'refund_rate_value'],
  },
  fees: {
    board: 'money',
    chart: 'bars',
    dimensions: ['channel'],
    rests: ['trade_bill', 'fund_bill'],

    metrics: ['fee_base', 'fee_charged', 'fee_rate', 'fee_contract', 'fee_contract_rate', 'fee_lost'],
    drawn: ['fee_charged', 'fee_contract'],
  },
  lag: {
    board: 'money',
    chart: 'histogram',
    dimensions: ['leg', 'lag'],
    rests: ['trade_bill', 'fund_bill', 'bank'],
    metrics: ['lag_lines', 'lag_value', 'lag_p50', 'lag_p95'],
    drawn: ['lag_lines'],
    isMatched: true,
  },
  balances: {
    board: 'money',
    chart: 'lines',
    dimensions: ['day', 'account'],
    rests: ['fund_bill', 'bank'],
    metrics: ['balance'],
    drawn: ['balance'],
  },
  waterfall: {
    board: 'money',
    chart: 'waterfall',
    dimensions: ['step'],
    rests: ['trade_bill', 'fund_bill'],
    metrics: ['step_amount'],
    drawn: ['step_amount'],
  },
  flow: {
    board: 'money',
    chart: 'flow',
    dimensions: ['from', 'to'],
    rests: ['orders', 'trade_bill', 'fund_bill', 'bank'],
    metrics: ['flow_count', 'flow_value'],
    drawn: ['flow_value'],
    isMatched: true,
  },
} as const satisfies Readonly<Record<string, PanelOf<keyof typeof MONEY_METRICS>>>;
