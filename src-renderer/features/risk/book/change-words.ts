/** A change of the rule book as words: what it is of, what was said before and what now. Pure. */
import type { Words } from '../../../ui/words.ts';
import { bandName, ruleName, typologyName } from '../risk-names.ts';
import type { BookChange } from './book-changes.ts';
import { MEASURES, type Unit, unitOf, unitText } from './units.ts';

export interface SaidChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function saidChange(words: Words, change: BookChange): SaidChange {
  const { of, field } = change;
  const owner = 'rule' in of ? ruleName(words, of.rule) : typologyName(words, of.typology);
  const value = (number: number | null): string => {
    if (number === null) return '–';
    if (field.name === 'isOn') return words(number === 1 ? 'risk.on' : 'risk.off');
    const unit = unitIn(change);
    return unit === null ? number.toLocaleString('en') : unitText(words, unit, number);
  };
  return {
    what: `${owner} · ${fieldName(words, change)}`,
    before: value(change.before),
    after: value(change.after),
  };
}

/** Null: points and thresholds have no unit of their own. */
function unitIn({ of, field }: BookChange): Unit | null {
  if (field.name === 'parameter') return unitOf(field.parameter);
  if (field.name === 'band' && field.part === 'from') return 'rule' in of ? MEASURES[of.rule] : null;
  return null;
}

function fieldName(words: Words, { of, field }: BookChange): string {
  switch (field.name) {
    case 'isOn':
      return words('risk.isOn');
    case 'review':
    case 'stop':
      return words(`risk.threshold.${field.name}`);
    case 'parameter':
      return parameterName(words, field.parameter);
    case 'weight':
      return words('risk.weightOf', { rule: ruleName(words, field.rule) });
    case 'band':
      return `${'rule' in of ? bandName(words, of.rule, field.band) : field.band} · ${words(`risk.band.${field.part}`)}`;
  }
}

export const parameterName = (words: Words, parameter: string): string =>
  words.or(`risk_parameter.${parameter}`, parameter);
