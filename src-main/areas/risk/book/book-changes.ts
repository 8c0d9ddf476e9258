/** What one book says otherwise than another, change by change: what whoever agrees is shown, and nothing that counts is left out. */
import type { RiskBook, RiskBookChange, RiskRule, Typology } from '../../../../shared/domain/risk.ts';

type Values = ReadonlyMap<string, Pick<RiskBookChange, 'field' | 'name'> & { readonly value: number }>;

export const bookChanges = (before: RiskBook, after: RiskBook): RiskBookChange[] => [
  ...changesOf('rule', before.rules, after.rules, ruleValues),
  ...changesOf('typology', before.typologies, after.typologies, typologyValues),
];

function changesOf<T extends { readonly id: string }>(
  of: RiskBookChange['of'],
  before: readonly T[],
  after: readonly T[],
  values: (each: T) => Values,
): RiskBookChange[] {
  return after.flatMap((now) => {
    const was = before.find(({ id }) => id === now.id);
    const [old, given] = [was ? values(was) : new Map<string, never>(), values(now)];
    return [...new Set([...old.keys(), ...given.keys()])].flatMap((key): RiskBookChange[] => {
      const [one, other] = [old.get(key), given.get(key)];
      const named = other ?? one;
      if (!named || one?.value === other?.value) return [];
      const { field, name } = named;
      return [{ of, id: now.id, field, name, before: one?.value ?? null, after: other?.value ?? null }];
    });
  });
}

function ruleValues({ isOn, parameters, bands }: RiskRule): Values {
  return keyed([
    { field: 'isOn', name: '', value: isOn ? 1 : 0 },
    ...Object.entries(parameters).map(([name, value]) => ({ field: 'parameter' as const, name, value })),
    ...bands.flatMap(({ code, from, points }) => [
      { field: 'from' as const, name: code, value: from },
      { field: 'points' as const, name: code, value: points },
    ]),
  ]);
}

function typologyValues({ isOn, weights, review, stop }: Typology): Values {
  return keyed([
    { field: 'isOn', name: '', value: isOn ? 1 : 0 },
    { field: 'review', name: '', value: review },
    { field: 'stop', name: '', value: stop },
    ...weights.map(({ rule, percent }) => ({ field: 'percent' as const, name: rule, value: percent })),
  ]);
}

const keyed = (
  values: readonly (Pick<RiskBookChange, 'field' | 'name'> & { readonly value: number })[],
): Values => new Map(values.map((each) => [`${each.field} ${each.name}`, each]));
