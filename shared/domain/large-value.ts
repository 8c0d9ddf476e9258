/**
 * Large-value reports (大额交易报告): the thresholds as dated data with their source, and the kinds of trade they are of.
 *
 * "At or above" is reported: a threshold itself counts. A new edition is a new row with its first day, and the old one gets its last; nothing else changes.
 */
import { parseDay } from './dates.ts';

/**
 * cash: 现金收支. organisation: 非自然人客户. natural_*: 自然人客户, within the country and across the border. not_judged: a currency that is neither yuan nor
 * dollar, for which nothing here states a rate: shown, never dropped.
 */
export const LARGE_VALUE_RULES = [
  'cash',
  'organisation',
  'natural_domestic',
  'natural_cross_border',
  'not_judged',
] as const;
export type LargeValueRule = (typeof LARGE_VALUE_RULES)[number];

/** What a report says of the customer's side of a movement: TSDR 01 收, 02 付. */
export type CustomerDirection = 'in' | 'out';
export const CUSTOMER_DIRECTIONS: readonly CustomerDirection[] = ['in', 'out'];

/** unknown: nothing says it, so the stricter threshold holds. */
export type PersonKind = 'natural' | 'organisation' | 'unknown';

export interface LargeValueThreshold {
  readonly rule: Exclude<LargeValueRule, 'not_judged'>;
  /** Feature code of the bank's report (CRCD). */
  readonly code: string;
  readonly currency: 'CNY' | 'USD';
  /** Minor units, inclusive. */
  readonly amount: number;
  /** First and last day of trades it holds for; '' without an end. */
  readonly from: string;
  readonly to: string;
  readonly source: string;
}

/** 中国人民银行关于非银行支付机构开展大额交易报告工作有关要求的通知; feature codes after 令〔2016〕第3号, whose figures are the same. */
const SOURCE = '银发〔2018〕163号';
const FROM = '2019-01-01';

const pair = (
  rule: LargeValueThreshold['rule'],
  code: string,
  cny: number,
  usd: number,
): LargeValueThreshold[] => [
  { rule, code, currency: 'CNY', amount: cny, from: FROM, to: '', source: SOURCE },
  { rule, code, currency: 'USD', amount: usd, from: FROM, to: '', source: SOURCE },
];

export const LARGE_VALUE_THRESHOLDS: readonly LargeValueThreshold[] = [
  ...pair('cash', '0501', 5_000_000, 1_000_000),
  ...pair('organisation', '0502', 200_000_000, 20_000_000),
  ...pair('natural_domestic', '0503', 50_000_000, 10_000_000),
  ...pair('natural_cross_border', '0504', 20_000_000, 1_000_000),
];

/** Of a trade on a day (days since 1970); null where none was in force, or none is stated in that currency. */
export function thresholdOn(rule: LargeValueRule, currency: string, day: number): LargeValueThreshold | null {
  return (
    LARGE_VALUE_THRESHOLDS.find(
      (each) =>
        each.rule === rule &&
        each.currency === currency &&
        (parseDay(each.from) ?? 0) <= day &&
        (each.to === '' || day <= (parseDay(each.to) ?? 0)),
    ) ?? null
  );
}

/** From when on large values are reported at all. */
export const FIRST_REPORTED_DAY = parseDay(FROM) ?? 0;

/** Working days after the trade within which it is reported. */
const REPORT_WORKING_DAYS = 5;

/** Day of the trade → last day on which the report is in time: the fifth working day after it. A calendar without working days ends the search. */
export function reportDeadline(day: number, isBusinessDay: (day: number) => boolean): number {
  let [at, left] = [day, REPORT_WORKING_DAYS];
  while (left > 0 && at < day + 60) {
    at += 1;
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}
