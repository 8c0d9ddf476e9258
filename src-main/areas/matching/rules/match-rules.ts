/**
 * The rules by which the machine puts lines together, surest first within a leg.
 *
 * A group stores the index of its rule for good: append only, never reorder. A rule whose meaning changes gets a new version.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';

export interface MatchRule {
  readonly id: string;
  readonly version: number;
  readonly legs: readonly Leg[];
  /** What a group by this rule is: `accepted` stands at once, `proposed` waits for a person. */
  readonly gives: 'accepted' | 'proposed';
}

const rule = (id: string, leg: Leg, gives: MatchRule['gives']): MatchRule => ({
  id,
  version: 1,
  legs: [leg],
  gives,
});

export const MATCH_RULES: readonly MatchRule[] = [
  rule('order_trade_by_refund_no', 'order_trade', 'accepted'),
  rule('order_trade_by_order_no', 'order_trade', 'accepted'),
  rule('order_trade_by_transaction', 'order_trade', 'accepted'),
  rule('trade_fund_by_transaction', 'trade_fund', 'accepted'),
  rule('trade_fund_by_order_no', 'trade_fund', 'accepted'),
  rule('fund_bank_by_reference', 'fund_bank', 'accepted'),
  rule('fund_bank_by_amount', 'fund_bank', 'proposed'),
  rule('trade_bank_by_batch', 'trade_bank', 'accepted'),
  rule('trade_bank_by_sum', 'trade_bank', 'proposed'),
  rule('order_bank_by_order_no', 'order_bank', 'accepted'),
  rule('order_bank_by_amount', 'order_bank', 'proposed'),
  rule('left_right_by_transaction', 'left_right', 'accepted'),
  rule('left_right_by_order_no', 'left_right', 'accepted'),
  rule('left_right_by_reference', 'left_right', 'accepted'),
  rule('left_right_by_amount_day', 'left_right', 'proposed'),
];

/** Index of a rule by its name; a name that is not in the table is a bug. */
export function ruleIndex(id: string): number {
  const index = MATCH_RULES.findIndex((each) => each.id === id);
  if (index < 0) throw new RangeError(`no match rule ${id}`);
  return index;
}
