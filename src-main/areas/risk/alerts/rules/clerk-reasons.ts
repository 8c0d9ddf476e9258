/**
 * The rules whose reason a clerk may read: what she can see herself of the payment and check with the payee. What else the rules found is the officer's
 * alone, for a clerk who reads of laundering or of her own refunds would be told of a suspicion (反洗钱法 art. 35).
 */
import type { RiskRuleId } from '../../../../../shared/domain/risk.ts';
import type { Finding } from '../../rules/finding.ts';

const PLAIN: readonly RiskRuleId[] = [
  'watch_list',
  'changed_payee',
  'new_payee',
  'duplicate_payment',
  'under_threshold',
  'velocity_payee',
];

/** Each once, in the order in which they matter to who pays. */
export const clerkReasons = (findings: readonly Pick<Finding, 'rule'>[]): RiskRuleId[] =>
  PLAIN.filter((rule) => findings.some((each) => each.rule === rule));
