/** What a rule is called, and how its sentence is said in the reader's language. */
import type { RuleView } from '../../../shared/contract/match-rules.ts';
import type { MatchRule } from '../../../shared/domain/match-rule.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import type { Words } from '../words.ts';

/** The version a run would go by, or what there is of it so far. */
export const standingRule = ({ inForce, draft, shipped }: RuleView): MatchRule | null =>
  inForce ?? draft?.rule ?? shipped;

/** The firm's own name for it, or what the product calls a shipped one. */
export const ruleName = (words: Words, rule: Pick<MatchRule, 'id' | 'name'>): string =>
  rule.name || words.or(`rule.${rule.id}`, rule.id === 'own_0' ? words('rules.new') : rule.id);

export const sentenceOf = (words: Words, rule: MatchRule): string => ruleSentence(rule, words);

/** 999900 → "99.99 %": cut, never rounded up, so that only all of them are 100 %. */
export function shareText(ppm: number): string {
  const hundredths = Math.floor(ppm / 100);
  const fraction = String(hundredths % 100).padStart(2, '0');
  return `${Math.floor(hundredths / 100)}.${fraction}%`;
}
