/** Every rule by its name, and those that say something of a payment before it goes out. */
import type { RiskBook, RiskRuleId } from '../../../../shared/domain/risk.ts';
import { cardTesting } from './card-testing.ts';
import { circularFlow } from './circles.ts';
import { dormantBusy } from './dormant.ts';
import { duplicatePayment } from './duplicates.ts';
import { mirroring } from './mirroring.ts';
import { largeValue, structuring, underThreshold } from './near-limits.ts';
import { nightBurst } from './nights.ts';
import type { Outcome, RuleOf } from './outcomes.ts';
import { changedPayee, newPayee } from './payees.ts';
import { refundElsewhere, refundOperator, refundRatio } from './refunds.ts';
import { roundAmounts } from './round-amounts.ts';
import type { Scene } from './scene.ts';
import { velocityMerchant, velocityOperator, velocityPayee } from './velocity.ts';
import { watchList } from './watched.ts';

export const RULES: Readonly<Record<RiskRuleId, RuleOf>> = {
  velocity_payee: velocityPayee,
  velocity_merchant: velocityMerchant,
  velocity_operator: velocityOperator,
  under_threshold: underThreshold,
  structuring,
  large_value: largeValue,
  night_burst: nightBurst,
  new_payee: newPayee,
  changed_payee: changedPayee,
  round_amounts: roundAmounts,
  duplicate_payment: duplicatePayment,
  refund_ratio: refundRatio,
  refund_elsewhere: refundElsewhere,
  refund_operator: refundOperator,
  card_testing: cardTesting,
  circular_flow: circularFlow,
  dormant_busy: dormantBusy,
  mirroring,
  watch_list: watchList,
};

/** What each rule of the book that is on says of a scene. */
export const outcomesOf = (scene: Scene, book: RiskBook): ReadonlyMap<RiskRuleId, Outcome> =>
  new Map(book.rules.filter(({ isOn }) => isOn).map((rule) => [rule.id, RULES[rule.id](scene, rule)]));
