/** What one rule book says otherwise than another, change by change, in the order of the book. Pure. */
import type { RiskBook, RiskRule, RiskRuleId, Typology, TypologyId } from '../../../../shared/domain/risk.ts';

/** `before` and `after` are null where one of the two does not have it. */
export interface BookChange {
  readonly of: { readonly rule: RiskRuleId } | { readonly typology: TypologyId };
  readonly field:
    | { readonly name: 'isOn' | 'review' | 'stop' }
    | { readonly name: 'parameter'; readonly parameter: string }
    | { readonly name: 'band'; readonly band: string; readonly part: 'from' | 'points' }
    | { readonly name: 'weight'; readonly rule: RiskRuleId };
  readonly before: number | null;
  readonly after: number | null;
}

export function bookChanges(before: RiskBook, after: RiskBook): readonly BookChange[] {
  return [
    ...idsOf(before.rules, after.rules).flatMap((id) =>
      ruleChanges(id, byId(before.rules, id), byId(after.rules, id)),
    ),
    ...idsOf(before.typologies, after.typologies).flatMap((id) =>
      typologyChanges(id, byId(before.typologies, id), byId(after.typologies, id)),
    ),
  ].filter((change) => change.before !== change.after);
}

function ruleChanges(id: RiskRuleId, before: RiskRule | null, after: RiskRule | null): BookChange[] {
  const of = { rule: id };
  const bands = new Set([...(before?.bands ?? []), ...(after?.bands ?? [])].map(({ code }) => code));
  const band = (rule: RiskRule | null, code: string, part: 'from' | 'points') =>
    rule?.bands.find((each) => each.code === code)?.[part] ?? null;
  const parameters = new Set([
    ...Object.keys(before?.parameters ?? {}),
    ...Object.keys(after?.parameters ?? {}),
  ]);
  return [
    { of, field: { name: 'isOn' }, before: asNumber(before?.isOn), after: asNumber(after?.isOn) },
    ...[...bands].flatMap((code) =>
      (['from', 'points'] as const).map((part) => ({
        of,
        field: { name: 'band' as const, band: code, part },
        before: band(before, code, part),
        after: band(after, code, part),
      })),
    ),
    ...[...parameters].map((parameter) => ({
      of,
      field: { name: 'parameter' as const, parameter },
      before: before?.parameters[parameter] ?? null,
      after: after?.parameters[parameter] ?? null,
    })),
  ];
}

function typologyChanges(id: TypologyId, before: Typology | null, after: Typology | null): BookChange[] {
  const of = { typology: id };
  const rules = new Set([...(before?.weights ?? []), ...(after?.weights ?? [])].map(({ rule }) => rule));
  const weight = (from: Typology | null, rule: RiskRuleId) =>
    from?.weights.find((each) => each.rule === rule)?.percent ?? null;
  return [
    { of, field: { name: 'isOn' }, before: asNumber(before?.isOn), after: asNumber(after?.isOn) },
    { of, field: { name: 'review' }, before: before?.review ?? null, after: after?.review ?? null },
    { of, field: { name: 'stop' }, before: before?.stop ?? null, after: after?.stop ?? null },
    ...[...rules].map((rule) => ({
      of,
      field: { name: 'weight' as const, rule },
      before: weight(before, rule),
      after: weight(after, rule),
    })),
  ];
}

const asNumber = (isOn: boolean | undefined): number | null => (isOn === undefined ? null : Number(isOn));
const byId = <Item extends { id: string }>(list: readonly Item[], id: Item['id']): Item | null =>
  list.find((each) => each.id === id) ?? null;
const idsOf = <Item extends { id: string }>(one: readonly Item[], other: readonly Item[]): Item['id'][] => [
  ...new Set([...one, ...other].map(({ id }) => id)),
];
