/**
 * What is wrong with a rule before anybody publishes it: said as it is typed, and said again by the engine.
 *
 * Fatal is what would let a loose rule decide by itself, or a rule that could find nothing; the rest is a warning that the backtest has to answer.
 */
import { type MatchRule, PASSES } from './match-rule.ts';

export const RULE_PROBLEMS = [
  'name_needed',
  'window_accepts', // An amount that is unique in a window is a suggestion, never a match.
  'tolerance_accepts', // Amounts that differ are never accepted, but for the scored pass of two files.
  'keys_needed',
  'variants_needed',
  'prefixes_needed',
  'days_needed',
  'search_needed',
  'score_needed',
  'place_taken',
  'window_wide', // Many partners fit by chance.
  'looser_first', // It runs before a stricter rule and takes its lines.
] as const;
export type RuleProblemKind = (typeof RULE_PROBLEMS)[number];

export interface RuleProblem {
  readonly problem: RuleProblemKind;
  readonly field: keyof MatchRule;
  readonly isFatal: boolean;
  /** Id of another rule it has to do with; '' for none. */
  readonly other: string;
}

/** Days beyond which an amount alone says little. */
const WIDE_WINDOW_DAYS = 15;

type Judged = Omit<MatchRule, 'version'>;

/** `others`: the rules it would run among; the rule itself, in another version, may be one of them. */
export function ruleProblems(rule: Judged, others: readonly MatchRule[]): RuleProblem[] {
  if (!rule.isOn) return rule.name === '' && isOwn(rule.id) ? [fatal('name_needed', 'name')] : [];
  return [...ofItself(rule), ...amongOthers(rule, others)];
}

const fatal = (problem: RuleProblemKind, field: keyof MatchRule, other = ''): RuleProblem => ({
  problem,
  field,
  isFatal: true,
  other,
});
const warning = (problem: RuleProblemKind, field: keyof MatchRule, other = ''): RuleProblem => ({
  problem,
  field,
  isFatal: false,
  other,
});

/** Ids of the firm's own rules; '' is one that has none yet. */
export const isOwn = (id: string): boolean => id === '' || id.startsWith('own_');

function ofItself(rule: Judged): RuleProblem[] {
  const { pass, days } = rule;
  const isByKey = pass === 'key' || pass === 'key_variant';
  const mayDiffer = pass === 'scored' && rule.leg === 'left_right';
  const isWide = days !== null && days.to - days.from > WIDE_WINDOW_DAYS;
  return [
    ...(isOwn(rule.id) && rule.name === '' ? [fatal('name_needed', 'name')] : []),
    ...(pass === 'amount_window' && rule.gives === 'accepted' ? [fatal('window_accepts', 'gives')] : []),
    ...(rule.amount.kind !== 'equal' && rule.gives === 'accepted' && !mayDiffer
      ? [fatal('tolerance_accepts', 'amount')]
      : []),
    ...(isByKey && rule.keys.length === 0 ? [fatal('keys_needed', 'keys')] : []),
    ...(pass === 'key_variant' && rule.variants.length === 0 ? [fatal('variants_needed', 'variants')] : []),
    ...(pass === 'key_variant' && rule.variants.includes('prefix') && rule.prefixes.length === 0
      ? [warning('prefixes_needed', 'prefixes')]
      : []),
    ...(pass === 'amount_window' && days === null ? [fatal('days_needed', 'days')] : []),
    ...(pass === 'subset' && rule.search === null ? [fatal('search_needed', 'search')] : []),
    ...(pass === 'scored' && rule.score === null ? [fatal('score_needed', 'score')] : []),
    ...(pass === 'amount_window' && isWide ? [warning('window_wide', 'days')] : []),
  ];
}

function amongOthers(rule: Judged, others: readonly MatchRule[]): RuleProblem[] {
  const running = others.filter((each) => each.leg === rule.leg && each.isOn && each.id !== rule.id);
  const taken = running.find((each) => each.place === rule.place);
  const before = others.find((each) => each.id === rule.id && each.isOn);
  const overtakes = (one: Pick<MatchRule, 'pass' | 'gives' | 'place'>, other: MatchRule) =>
    other.place > one.place && isLooser(one, other);
  // What stands so already is the leg's own order, and no news.
  const stricter = running.filter((each) => overtakes(rule, each) && !(before && overtakes(before, each)));
  return [
    ...(taken ? [fatal('place_taken', 'place', taken.id)] : []),
    ...stricter.slice(0, 1).map((each) => warning('looser_first', 'place', each.id)),
  ];
}

/** Later in the list of passes, or less sure of what it gives. Amounts alone and scores stand on one step: which runs first is a matter of the leg. */
function isLooser(one: Pick<MatchRule, 'pass' | 'gives'>, other: Pick<MatchRule, 'pass' | 'gives'>): boolean {
  const stepOf = ({ pass }: Pick<MatchRule, 'pass'>) =>
    Math.min(PASSES.indexOf(pass), PASSES.indexOf('amount_window'));
  return stepOf(one) > stepOf(other) || (one.gives === 'proposed' && other.gives === 'accepted');
}
