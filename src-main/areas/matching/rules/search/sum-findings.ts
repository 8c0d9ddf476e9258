/**
 * Findings of one round of a search for sums, before any becomes a group: two that need the same line contradict each other, and then neither is
 * taken. What a person can decide, because something ties the lines, becomes a question, if it is short enough to be read.
 */
import type { GroupDetail } from '../leg-match.ts';
import { expectedBy } from '../legs/bank-units.ts';
import { ACCEPTED, PROPOSED } from '../work/group-list.ts';
import type { Item, RuleAt } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import type { Tie } from './sum-tokens.ts';

/** Chance alone must not make more than one false set in a thousand sums before the machine accepts one. */
const ACCEPTED_COINCIDENCES_MAX = 0.001;
/** Lines of a question: more is no help to anybody. */
const DOUBT_LINES_MAX = 40;

export interface Finding {
  readonly left: readonly Item[];
  readonly right: readonly Item[];
  /** 1 for the only one. */
  readonly solutions: number;
  readonly coincidences: number;
  readonly isBudgetSpent: boolean;
  /** How the sum is made (wording: signal.<shape>). */
  readonly shape: string;
  readonly tie: { readonly kind: Tie; readonly said: string } | null;
  readonly mayBeAccepted: boolean;
}

/** Makes groups of what stands alone, questions of what does not. True where a group was made. */
export function settleFindings(work: LegWork, rule: RuleAt, findings: readonly Finding[]): boolean {
  const uses = { left: new Map<number, number>(), right: new Map<number, number>() };
  const lead = (item: Item) => item.lines[0] ?? 0;
  for (const { left, right } of findings) {
    for (const item of left) uses.left.set(lead(item), (uses.left.get(lead(item)) ?? 0) + 1);
    for (const item of right) uses.right.set(lead(item), (uses.right.get(lead(item)) ?? 0) + 1);
  }
  let isAnyMade = false;
  for (const finding of findings) {
    const { left, right } = finding;
    const isAlone =
      left.every((item) => uses.left.get(lead(item)) === 1) &&
      right.every((item) => uses.right.get(lead(item)) === 1);
    const lefts = linesOf(left);
    const rights = linesOf(right);
    if (finding.solutions === 1 && isAlone) {
      const state = isAcceptable(rule, finding) ? ACCEPTED : PROPOSED;
      if (work.group(rule.index, state, confidenceOf(finding), lefts, rights, detailOf(finding)))
        isAnyMade = true;
    } else if (
      finding.tie !== null &&
      lefts.length + rights.length <= DOUBT_LINES_MAX &&
      left.some((item) => work.input.asOfDay > expectedBy(work, item))
    )
      work.doubt(rule.index, lefts, rights);
  }
  return isAnyMade;
}

const linesOf = (items: readonly Item[]): number[] => items.flatMap((item) => item.lines);

const isAcceptable = (rule: RuleAt, finding: Finding): boolean =>
  rule.rule.gives === 'accepted' &&
  finding.mayBeAccepted &&
  finding.tie !== null &&
  !finding.isBudgetSpent &&
  finding.coincidences < ACCEPTED_COINCIDENCES_MAX;

/** 60 for a sum at all, up to 20 for the less that chance makes of it, 15 for what ties its lines. */
function confidenceOf({ coincidences, tie }: Finding): number {
  const rarity = coincidences < 0.0001 ? 20 : coincidences < 0.001 ? 15 : coincidences < 0.01 ? 10 : 0;
  return 60 + rarity + (tie === null ? 0 : 15);
}

export const detailOf = ({
  solutions,
  coincidences,
  isBudgetSpent,
  shape,
  tie,
}: Pick<Finding, 'solutions' | 'coincidences' | 'isBudgetSpent' | 'shape' | 'tie'>): GroupDetail => ({
  bits: null,
  marginBits: null,
  alternatives: [],
  solutions,
  coincidences: Number(coincidences.toPrecision(2)),
  isBudgetSpent,
  signals: [
    { name: shape, bits: 0, value: '' },
    ...(tie === null ? [] : [{ name: `tied_by_${tie.kind}`, bits: 0, value: tie.said }]),
  ],
});
