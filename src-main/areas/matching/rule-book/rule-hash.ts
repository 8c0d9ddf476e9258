/** What a backtest speaks of: the body of a rule and the rules of its leg beside which it ran. Another body, or other neighbours, need another one. */
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';
import { sha256OfJson } from '../../../platform/sha256.ts';

export function bodyHashOf(rule: MatchRule, inForce: readonly MatchRule[]): string {
  const beside = inForce.filter((each) => each.leg === rule.leg && each.id !== rule.id);
  return sha256OfJson([rule, beside]);
}
