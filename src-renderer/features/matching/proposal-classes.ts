/** Proposals sorted into classes a person can judge by a sample: one rule, one band of confidence, with or without a difference. Pure. */
import type { GroupView } from '../../../shared/contract/shapes.ts';

export interface ProposalClass {
  readonly id: string;
  readonly rule: string;
  /** The lowest and the highest of its groups. */
  readonly confidence: number;
  readonly confidenceTo: number;
  readonly isBalanced: boolean;
  readonly currency: string;
  readonly groups: readonly GroupView[];
  readonly leftSum: number;
  readonly rightSum: number;
  readonly difference: number;
}

/** Scores differ from group to group; what is within so many percent is judged together. */
const BAND = 5;
const bandOf = (confidence: number): number => Math.floor(confidence / BAND);
/** The few that a band holds, for classes of many thousands. */
const confidences = (groups: readonly GroupView[]): number[] => [
  ...new Set(groups.map((group) => group.confidence)),
];

/** Surest first; a class without differences before its twin with them. */
export function proposalClasses(groups: readonly GroupView[]): ProposalClass[] {
  const byId = Map.groupBy(groups, (group) =>
    [group.rule, bandOf(group.confidence), group.difference === 0, group.currency].join('|'),
  );
  return [...byId]
    .map(([id, members]) => {
      const sum = (pick: (group: GroupView) => number) =>
        members.reduce((all, group) => all + pick(group), 0);
      const first = members[0];
      return {
        id,
        rule: first?.rule ?? '',
        confidence: Math.min(...confidences(members)),
        confidenceTo: Math.max(...confidences(members)),
        isBalanced: first?.difference === 0,
        currency: first?.currency ?? '',
        groups: members,
        leftSum: sum((group) => group.leftSum),
        rightSum: sum((group) => group.rightSum),
        difference: sum((group) => group.difference),
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.isBalanced) - Number(a.isBalanced) ||
        b.confidence - a.confidence ||
        a.id.localeCompare(b.id),
    );
}

/** Evenly from the whole class, its first and last included: a sample of the top alone would show only the easy ones. */
export function sampleOf<T>(all: readonly T[], size: number): readonly T[] {
  if (all.length <= size) return all;
  return Array.from(
    { length: size },
    (_, at) => all[Math.floor((at * (all.length - 1)) / (size - 1))],
  ).filter((each) => each !== undefined);
}
