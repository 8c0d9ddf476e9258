/** A rule as a sentence with its parameters in their units, and its bands one by one. Pure. */
import type { RiskRule } from '../../../../shared/domain/risk.ts';
import type { Words } from '../../../ui/words.ts';
import { bandName, ruleName } from '../risk-names.ts';
import { MEASURES, unitOf, unitText } from './units.ts';

/** What the rule looks for; a rule this version has no sentence for says its name and its parameters. */
export function ruleSentence(words: Words, rule: RiskRule): string {
  const facts = Object.fromEntries(
    Object.entries(rule.parameters).map(([name, value]) => [name, unitText(words, unitOf(name), value)]),
  );
  const otherwise = [ruleName(words, rule.id), ...Object.entries(facts).map((pair) => pair.join(' '))];
  return words.or(`risk_rule_text.${rule.id}`, otherwise.join(' · '), facts);
}

export interface SaidBand {
  readonly code: string;
  readonly text: string;
  readonly points: number;
}

/** A rank orders outcomes and measures nothing: such a band is its name alone. */
export const saidBands = (words: Words, { id, bands }: RiskRule): readonly SaidBand[] =>
  bands.map(({ code, from, points }) => ({
    code,
    points,
    text: bandText(words, id, { code, from }),
  }));

function bandText(words: Words, id: RiskRule['id'], { code, from }: { code: string; from: number }): string {
  const unit = MEASURES[id];
  if (unit === 'rank') return bandName(words, id, code);
  const value = unitText(words, unit, from);
  // A band called by the number it ships with is said by the number it has.
  if (code.startsWith('from_')) return words('risk.bandOnly', { from: value });
  return words('risk.bandFrom', { name: bandName(words, id, code), from: value });
}
