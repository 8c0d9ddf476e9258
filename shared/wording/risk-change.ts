/** One change of the risk book as a sentence: of which rule or typology, what of it, from which value to which. Read by whoever agrees to it. */
import type { RiskBookChange } from '../domain/risk.ts';
import { isWordKey } from './catalogue.ts';
import type { Say } from './rule-sentence.ts';

export function riskChangeSentence({ of, id, field, name, before, after }: RiskBookChange, say: Say): string {
  const owner = sayOr(say, `${of === 'rule' ? 'risk_rule' : 'risk_typology'}.${id}`, id);
  const what = say(`risk_change.${field}`, { name: nameOf({ id, field, name }, say) });
  const shown = (value: number | null) => (value === null ? say('risk_change.nothing') : String(value));
  return `${owner} · ${what}: ${shown(before)} → ${shown(after)}`;
}

function nameOf({ id, field, name }: Pick<RiskBookChange, 'id' | 'field' | 'name'>, say: Say): string {
  if (field === 'percent') return sayOr(say, `risk_rule.${name}`, name);
  if (field === 'parameter') return sayOr(say, `risk_parameter.${name}`, name);
  return sayOr(say, `risk_band.${id}.${name}`, sayOr(say, `risk_band.${name}`, name));
}

const sayOr = (say: Say, key: string, otherwise: string): string => (isWordKey(key) ? say(key) : otherwise);
