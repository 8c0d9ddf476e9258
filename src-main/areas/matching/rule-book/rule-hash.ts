/** What a backtest speaks of: the body of a rule and the rules of its leg beside which it ran. Another body, or other neighbours, need another one. */
import { createHash } from 'node:crypto';
import type { MatchRule } from '../../../../shared/domain/match-rule.ts';

export function bodyHashOf(rule: MatchRule, inForce: readonly MatchRule[]): string {
  const beside = inForce.filter((each) => each.leg === rule.leg && each.id !== rule.id);
  return sha256([rule, beside]);
}

export const sha256 = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
