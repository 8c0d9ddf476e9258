/** A rule's numbers as they are typed, and back: only a form of which every field can be read gives a rule. Pure. */
import type { RiskRule } from '../../../../shared/domain/risk.ts';
import { MEASURES, readTyped, typedText, unitOf } from './units.ts';

export interface RuleForm {
  readonly isOn: boolean;
  readonly bands: readonly { readonly code: string; readonly from: string; readonly points: string }[];
  readonly parameters: readonly { readonly name: string; readonly text: string }[];
}

/** As the contract has it. */
const POINTS_MAX = 1000;

export const formOf = ({ id, isOn, bands, parameters }: RiskRule): RuleForm => ({
  isOn,
  bands: bands.map(({ code, from, points }) => ({
    code,
    from: typedText(MEASURES[id], from),
    points: String(points),
  })),
  parameters: Object.entries(parameters).map(([name, value]) => ({
    name,
    text: typedText(unitOf(name), value),
  })),
});

export function readForm(
  form: RuleForm,
  { id }: Pick<RiskRule, 'id'>,
): { readonly rule: RiskRule | null; readonly unread: ReadonlySet<string> } {
  const unread = new Set<string>();
  const read = (field: string, value: number | null): number => {
    if (value === null) unread.add(field);
    return value ?? 0;
  };
  const bands = form.bands.map(({ code, from, points }) => ({
    code,
    from: read(`${code} from`, readTyped(MEASURES[id], from)),
    points: read(`${code} points`, pointsOf(points)),
  }));
  const parameters = Object.fromEntries(
    form.parameters.map(({ name, text }) => [name, read(name, readTyped(unitOf(name), text))]),
  );
  return { rule: unread.size === 0 ? { id, isOn: form.isOn, bands, parameters } : null, unread };
}

function pointsOf(text: string): number | null {
  const points = readTyped('times', text);
  return points !== null && points <= POINTS_MAX ? points : null;
}

export const isSameRule = (one: RiskRule, other: RiskRule): boolean =>
  JSON.stringify(formOf(one)) === JSON.stringify(formOf(other));
