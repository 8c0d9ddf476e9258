/**
 * The risk board: leading digits for everybody (a figure about sales), and hits, cases and large values for who has the right `risk` alone: to everybody
 * else they do not exist (反洗钱法 art. 35).
 */
import { given, type MetricOf, sum } from './metric.ts';
import type { PanelOf } from './panel.ts';

export const RISK_METRICS = {
  digit_count: sum('count'),
  digit_share: given('ppm'),
  /** log10(1 + 1/d). */
  digit_expected: given('ppm'),
  /** Each under the rule that weighs most in it, so that they add up to all alerts. */
  alerts: sum('count'),
  alerts_open: sum('count'),
  /** Alerts in which the rule found something, whether it weighs most or not. */
  rule_hits: sum('count'),
  cases: sum('count'),
  /** How often a limit was reached: of the rule book, and of large values. */
  threshold_hits: sum('count'),
  large_count: sum('count'),
  large_value: sum('money'),
  large_due: sum('count'),
  large_late: sum('count'),
} as const satisfies Readonly<Record<string, MetricOf>>;

export const DIGIT_PANELS = {
  digits: {
    board: 'risk',
    chart: 'bars',
    dimensions: ['digit'],
    rests: ['trade_bill', 'fund_bill'],
    isBilled: true,

    metrics: ['digit_count', 'digit_share', 'digit_expected'],
    drawn: ['digit_share', 'digit_expected'],
  },
} as const satisfies Readonly<Record<string, PanelOf<keyof typeof RISK_METRICS>>>;

export const CONFIDENTIAL_PANELS = {
  hits: {
    board: 'risk',
    chart: 'bars',
    dimensions: ['risk_rule'],
    rests: ['trade_bill', 'fund_bill', 'bank'],
    metrics: ['alerts', 'alerts_open', 'rule_hits'],
    drawn: ['alerts', 'alerts_open'],
  },
  hit_trend: {
    board: 'risk',
    chart: 'days',
    dimensions: ['day'],
    rests: ['trade_bill', 'fund_bill', 'bank'],
    metrics: ['alerts'],
    drawn: ['alerts'],
  },
  cases: {
    board: 'risk',
    chart: 'bars',
    dimensions: ['case_state'],
    rests: [],
    isNow: true,
    metrics: ['cases'],
    drawn: ['cases'],
  },
  thresholds: {
    board: 'risk',
    chart: 'bars',
    dimensions: ['threshold'],
    rests: ['trade_bill', 'fund_bill', 'bank'],
    metrics: ['threshold_hits'],
    drawn: ['threshold_hits'],
  },
  large_values: {
    board: 'risk',
    chart: 'calendar',
    dimensions: ['day'],
    rests: ['bank'],
    metrics: ['large_count', 'large_value', 'large_due', 'large_late'],
    drawn: ['large_count'],
  },
} as const satisfies Readonly<Record<string, PanelOf<keyof typeof RISK_METRICS>>>;
