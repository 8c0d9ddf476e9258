/** Names of what risk control speaks of: rules, typologies, bands, and whom a finding is about. Pure. */
import type { FindingView } from '../../../shared/contract/risk-views.ts';
import type { RiskRuleId, RiskSubject, TypologyId } from '../../../shared/domain/risk.ts';
import type { Words } from '../../ui/words.ts';

interface SubjectName {
  readonly kind: RiskSubject;
  readonly label: string;
}

export const ruleName = (words: Words, rule: RiskRuleId): string => words.or(`risk_rule.${rule}`, rule);
export const typologyName = (words: Words, typology: TypologyId): string =>
  words.or(`risk_typology.${typology}`, typology);

/** '收款方 张*': the label comes masked from the engine. */
export const subjectText = (words: Words, { kind, label }: SubjectName): string =>
  `${words(`risk.subject.${kind}`)} ${label}`;

/** The finding as a sentence; a rule whose sentence this version does not know says its name and its numbers. */
export function findingSentence(words: Words, finding: Pick<FindingView, 'rule' | 'facts'>): string {
  const { rule } = finding;
  const facts = Object.fromEntries(
    Object.entries(finding.facts).map(([name, value]) => [name, readable(value)]),
  );
  const otherwise = [
    ruleName(words, rule),
    ...Object.entries(facts).map(([name, value]) => `${name} ${value}`),
  ];
  return words.or(`risk_reason.${rule}`, otherwise.join(' · '), facts);
}

export const bandName = (words: Words, rule: RiskRuleId, band: string): string =>
  words.or(`risk_band.${rule}.${band}`, words.or(`risk_band.${band}`, band));

/** An amount as the engine writes it, '294700.00 CNY', with its thousands separated as every other figure of a screen. */
const AMOUNT = /^(\d+)((?:\.\d+)? [A-Z]{3})$/;
const readable = (value: string | number): string | number =>
  typeof value === 'string'
    ? value.replace(
        AMOUNT,
        (_, whole: string, rest: string) => `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`,
      )
    : value;
