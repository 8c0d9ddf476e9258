/** The sheet of rules: what each rule of the run does, as a sentence a clerk reads, with its id and version. */
import { LEGS } from '../../../shared/domain/leg.ts';
import { type MatchRule, rulesOfLeg } from '../../../shared/domain/match-rule.ts';
import { type Locale, say, sayOr } from '../../../shared/wording/catalogue.ts';
import { ruleSentence } from '../../../shared/wording/rule-sentence.ts';
import { type Cell, type Column, text } from './report-cells.ts';

export const ruleColumns = (locale: Locale): Column[] => [
  text(say(locale, 'report.leg'), 24),
  text(say(locale, 'report.rule'), 26),
  text(say(locale, 'report.rule_sentence'), 120),
  text(say(locale, 'report.rule_id'), 30),
  text(say(locale, 'report.rule_version'), 10),
];

/** In the order in which they run. */
export const ruleRows = (rules: readonly MatchRule[], locale: Locale): Cell[][] =>
  LEGS.flatMap((leg) =>
    rulesOfLeg(rules, leg).map(({ rule }) => [
      say(locale, `leg.${leg}`),
      rule.name || sayOr(locale, `rule.${rule.id}`, rule.id),
      ruleSentence(rule, (key, facts) => say(locale, key, facts)),
      rule.id,
      String(rule.version),
    ]),
  );
