/**
 * Two views of one leg beside each other, group by group: which groups are there in one only, which hold their lines otherwise, which are alike.
 *
 * A group is known by its lines, not by its name or rule. Groups are looked at one after the other; what is kept are their numbers.
 */
import type { Side } from '../../../../shared/domain/leg.ts';
import { SIDES } from '../../../../shared/domain/leg.ts';
import type { GroupRef, LegView } from '../leg-view.ts';

const STANDING = ['confirmed', 'accepted', 'proposed'] as const;
/** So many groups are looked at between two breaths. */
const GROUPS_A_BREATH = 20_000;

export type What = 'gained' | 'lost' | 'changed';

export interface Difference {
  readonly what: What;
  readonly before: GroupRef | null;
  readonly after: GroupRef | null;
}

export interface ViewDiff {
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
  readonly kept: number;
  /** Differences in the order of the groups; those lost behind the others. */
  readonly count: number;
  readonly at: (index: number) => Difference;
}

/** `before` null: nothing stood. */
export async function viewDiff(
  before: LegView | null,
  after: LegView | null,
  breathe: () => Promise<void>,
): Promise<ViewDiff> {
  const counts = { gained: 0, lost: 0, changed: 0, kept: 0 };
  const afterGroups = after?.groupIndex(STANDING);
  const beforeGroups = before?.groupIndex(STANDING);
  const differing: number[] = [];
  const lost: number[] = [];
  const judge = (group: GroupRef): What | 'kept' => {
    const other = before && overlapping(before, group);
    if (!other) return 'gained';
    return other.state === group.state && hasSameLines(other, group) ? 'kept' : 'changed';
  };
  for (let index = 0; afterGroups && index < afterGroups.count; index += 1) {
    if (index % GROUPS_A_BREATH === 0) await breathe();
    const what = judge(afterGroups.at(index));
    counts[what] += 1;
    if (what !== 'kept') differing.push(index);
  }
  for (let index = 0; beforeGroups && index < beforeGroups.count; index += 1) {
    if (index % GROUPS_A_BREATH === 0) await breathe();
    if (after && overlapping(after, beforeGroups.at(index))) continue;
    counts.lost += 1;
    lost.push(index);
  }
  return {
    ...counts,
    count: differing.length + lost.length,
    at: (index) => {
      const place = differing[index];
      if (place === undefined || !afterGroups) {
        const gone = beforeGroups?.at(lost[index - differing.length] ?? 0) ?? null;
        return { what: 'lost', before: gone, after: null };
      }
      const group = afterGroups.at(place);
      const other = before && overlapping(before, group);
      return { what: other ? 'changed' : 'gained', before: other, after: group };
    },
  };
}

/** The first group of a view that holds one of these lines. */
function overlapping(view: LegView, group: GroupRef): GroupRef | null {
  for (const side of SIDES)
    for (const line of group[side]) {
      const other = view.groupOf(side, line);
      if (other) return other;
    }
  return null;
}

const hasSameLines = (one: GroupRef, other: GroupRef): boolean =>
  SIDES.every((side: Side) => {
    if (one[side].length !== other[side].length) return false;
    const lines = new Set(one[side]);
    return other[side].every((line) => lines.has(line));
  });
