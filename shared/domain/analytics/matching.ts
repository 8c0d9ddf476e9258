/** The reconciliation board: how much agrees and how much of it by itself, which rules do the work and how right they are, what is open and how long. */
import { given, type MetricOf, ratio, share, sum } from './metric.ts';
import type { PanelOf } from './panel.ts';

export const MATCHING_METRICS = {
  lines: sum('count'),
  value: sum('money'),
  matched_lines: sum('count'),
  matched_value: sum('money'),
  matched_rate: ratio('ppm', 'matched_lines', 'lines'),
  matched_value_rate: ratio('ppm', 'matched_value', 'value'),
  /** Of matched ones: by the machine, and nobody had to look. */
  automatic_lines: sum('count'),
  automatic_value: sum('money'),
  automatic_rate: ratio('ppm', 'automatic_lines', 'lines'),
  automatic_value_rate: ratio('ppm', 'automatic_value', 'value'),
  groups: sum('count'),
  /** Groups of a rule that a person said yes or no to. */
  judged_groups: sum('count'),
  /** Those, and accepted ones that stand: right as long as nobody takes them apart. */
  settled_groups: sum('count'),
  right_groups: sum('count'),
  precision: ratio('ppm', 'right_groups', 'settled_groups'),
  /** Wilson's lower bound, 95 %: what the precision is at least, for so few outcomes. */
  precision_least: given('ppm'),
  exceptions: sum('count'),
  exception_value: sum('money'),
  exception_share: share('exceptions'),
  exception_cumulative: given('ppm'),
  resolved: sum('count'),
  resolve_p50: given('hours'),
  resolve_p95: given('hours'),
  reopened: sum('count'),
  /** Matched over midnight or the cut-off: the two sides count it to different days. */
  crossed_lines: sum('count'),
  crossed_value: sum('money'),
  crossed_rate: ratio('ppm', 'crossed_lines', 'matched_lines'),
} as const satisfies Readonly<Record<string, MetricOf>>;

const EVERY = ['orders', 'trade_bill', 'fund_bill', 'bank'] as const;
const RATES = [
  'lines',
  'matched_lines',
  'matched_rate',
  'automatic_lines',
  'automatic_rate',
  'value',
  'matched_value',
  'matched_value_rate',
  'automatic_value',
  'automatic_value_rate',
] as const;

export const MATCHING_PANELS = {
  rates: {
    board: 'matching',
    chart: 'bars',
    dimensions: ['leg', 'channel'],
    rests: EVERY,
    isMatched: true,
    metrics: RATES,
    drawn: ['matched_rate', 'matched_value_rate', 'automatic_rate'],
  },
  rate_trend: {
    board: 'matching',
    chart: 'lines',
    dimensions: ['day'],
    rests: EVERY,
    isMatched: true,
    metrics: RATES,
    drawn: ['matched_rate', 'matched_value_rate', 'automatic_rate'],
  },
  rule_yield: {
    board: 'matching',
    chart: 'bars',
    dimensions: ['leg', 'rule'],
    rests: EVERY,
    isMatched: true,
    isNow: true,

    metrics: ['groups', 'judged_groups', 'settled_groups', 'right_groups', 'precision', 'precision_least'],
    drawn: ['groups', 'precision'],
  },
  exception_kinds: {
    board: 'matching',
    chart: 'pareto',
    dimensions: ['exception_kind'],
    rests: EVERY,
    isMatched: true,

    metrics: ['exceptions', 'exception_value', 'exception_share', 'exception_cumulative'],
    drawn: ['exceptions', 'exception_cumulative'],
  },
  exception_owners: {
    board: 'matching',
    chart: 'bars',
    dimensions: ['person'],
    rests: EVERY,
    isMatched: true,
    isNow: true,
    metrics: ['exceptions', 'exception_value', 'exception_share'],
    drawn: ['exceptions'],
  },
  exception_ages: {
    board: 'matching',
    chart: 'stacked',
    dimensions: ['age', 'exception_kind'],
    rests: EVERY,
    metrics: ['exceptions', 'exception_value'],
    drawn: ['exceptions'],
    isMatched: true,
    isNow: true,
  },
  resolution: {
    board: 'matching',
    chart: 'bars',
    dimensions: ['exception_kind'],
    rests: [],

    metrics: ['resolved', 'resolve_p50', 'resolve_p95', 'reopened'],
    drawn: ['resolve_p50', 'resolve_p95'],
  },
  cut_off: {
    board: 'matching',
    chart: 'days',
    dimensions: ['day', 'leg'],
    rests: EVERY,
    isMatched: true,

    metrics: ['matched_lines', 'crossed_lines', 'crossed_rate', 'crossed_value'],
    drawn: ['crossed_lines'],
  },
} as const satisfies Readonly<Record<string, PanelOf<keyof typeof MATCHING_METRICS>>>;
