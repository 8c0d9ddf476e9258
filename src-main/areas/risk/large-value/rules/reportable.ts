/**
 * Which sums are reported: those at or above the threshold of their day, and those that nothing here can judge. What is below one is nobody's business
 * and is not listed.
 */
import {
  FIRST_REPORTED_DAY,
  LARGE_VALUE_RULES,
  type LargeValueRule,
  type LargeValueThreshold,
  thresholdOn,
} from '../../../../../shared/domain/large-value.ts';
import type { DaySum, DaySums } from './day-sums.ts';

interface Reportable {
  readonly of: DaySum;
  readonly rule: LargeValueRule;
  /** Null of what cannot be judged. */
  readonly threshold: LargeValueThreshold | null;
}

/** By index of the sum. */
export function reportableSums(sums: DaySums): ReadonlyMap<number, Reportable> {
  const found = new Map<number, Reportable>();
  for (let at = 0; at < sums.count; at += 1) {
    const of = sums.at(at);
    if (of.day < FIRST_REPORTED_DAY) continue;
    const rule = LARGE_VALUE_RULES[of.rule] ?? 'not_judged';
    const threshold = thresholdOn(rule, of.currency, of.day);
    if (threshold ? of.sum >= threshold.amount : rule === 'not_judged')
      found.set(at, { of, rule, threshold });
  }
  return found;
}
