/** A typology's numbers as they are typed: a weight for every rule there is, empty where the rule does not count. Pure. */
import { RISK_RULES, type RiskRuleId, type Typology } from '../../../../shared/domain/risk.ts';
import { readTyped } from './units.ts';

export interface TypologyForm {
  readonly isOn: boolean;
  readonly review: string;
  readonly stop: string;
  readonly weights: Readonly<Record<RiskRuleId, string>>;
}

/** As the contract has them. */
const PERCENT_MAX = 500;
const SCORE_MAX = 10_000;

export function formOf({ isOn, review, stop, weights }: Typology): TypologyForm {
  const held = new Map(weights.map(({ rule, percent }) => [rule, String(percent)]));
  return {
    isOn,
    review: String(review),
    stop: String(stop),
    weights: Object.fromEntries(RISK_RULES.map((rule) => [rule, held.get(rule) ?? ''])) as Record<
      RiskRuleId,
      string
    >, // Every rule of the list, with a text.
  };
}

export function readForm(
  form: TypologyForm,
  { id }: Pick<Typology, 'id'>,
): { readonly typology: Typology | null; readonly unread: ReadonlySet<string> } {
  const unread = new Set<string>();
  const read = (field: string, text: string, max: number): number => {
    const value = readTyped('times', text);
    if (value === null || value < 1 || value > max) unread.add(field);
    return value ?? 0;
  };
  const weights = RISK_RULES.filter((rule) => !isNothing(form.weights[rule])).map((rule) => ({
    rule,
    percent: read(rule, form.weights[rule], PERCENT_MAX),
  }));
  const review = read('review', form.review, SCORE_MAX);
  const stop = read('stop', form.stop, SCORE_MAX);
  return {
    typology: unread.size === 0 && weights.length > 0 ? { id, isOn: form.isOn, weights, review, stop } : null,
    unread,
  };
}

const isNothing = (text: string): boolean => /^0*$/.test(text.trim());

export const isSameTypology = (one: Typology, other: Typology): boolean =>
  JSON.stringify(formOf(one)) === JSON.stringify(formOf(other));
