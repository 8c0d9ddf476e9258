/**
 * How right an outcome is against the labels: precision and recall of what the machine accepted, how much more it proposed, and how many of the
 * labelled exceptions ended under their kind. Recall counts lines of true groups.
 */
import type { LegOutcome } from '../../../src-main/areas/matching/rules/leg-match.ts';
import type { LabelledLeg, TrueGroup } from './labelled-leg.ts';

export interface Quality {
  /** Of what was accepted, in ppm; null where nothing was. */
  readonly precision: number | null;
  readonly accepted: number;
  readonly wrong: number;
  /** Lines of true groups that stand in a right accepted group, of all lines of true groups; null where there are none. */
  readonly recall: number | null;
  /** The same with proposals counted. */
  readonly recallProposed: number | null;
  readonly proposalsWrong: number;
  /** Labelled exception lines under their kind; null where none are labelled. */
  readonly kinds: number | null;
}

interface Found extends TrueGroup {
  readonly isAccepted: boolean;
}

const keyOf = ({ left, right }: TrueGroup): string => `${left.join(',')}|${right.join(',')}`;
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export function measure(
  labelled: LabelledLeg,
  found: readonly Found[],
  kinds: ReadonlyMap<string, string>,
): Quality {
  const truth = new Set(labelled.groups.map(keyOf));
  const isRight = (group: Found) => truth.has(keyOf(group));
  const lines = (groups: readonly TrueGroup[]) =>
    groups.reduce((sum, each) => sum + each.left.length + each.right.length, 0);
  const accepted = found.filter((each) => each.isAccepted);
  const wrong = accepted.filter((each) => !isRight(each)).length;
  const all = lines(labelled.groups);
  const named = [...labelled.kinds].filter(([line, kind]) => kinds.get(line) === kind).length;
  return {
    precision: share(accepted.length - wrong, accepted.length),
    accepted: accepted.length,
    wrong,
    recall: share(lines(accepted.filter(isRight)), all),
    recallProposed: share(lines(found.filter(isRight)), all),
    proposalsWrong: found.filter((each) => !each.isAccepted && !isRight(each)).length,
    kinds: share(named, labelled.kinds.size),
  };
}

/** Groups and kinds of an outcome, by positions. */
export function foundIn({ groups, exceptions }: LegOutcome): {
  readonly groups: Found[];
  readonly kinds: ReadonlyMap<string, string>;
} {
  const members = (start: Uint32Array, list: Uint32Array, group: number) =>
    [...list.subarray(start[group] ?? 0, start[group + 1] ?? 0)].toSorted((a, b) => a - b);
  const kinds = new Map<string, string>();
  for (const each of exceptions) {
    for (const at of each.left) kinds.set(`left ${at}`, each.kind);
    for (const at of each.right) kinds.set(`right ${at}`, each.kind);
  }
  return {
    kinds,
    groups: Array.from({ length: groups.count }, (_, group) => ({
      left: members(groups.leftStart, groups.leftMembers, group),
      right: members(groups.rightStart, groups.rightMembers, group),
      isAccepted: groups.state[group] === 0,
    })),
  };
}
