/**
 * What a leg's board counts of each line, as bits: asked about, matched, matched by a rule alone, matched across days. The same reading as the
 * summaries of the review: proposals match nothing, and lines that the leg asks nothing of are not there.
 */
import { SIDES, type Side } from '../../../../shared/domain/leg.ts';
import type { LegView } from '../../review/leg-view.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import { dayOf } from '../rules/roles.ts';

export const ASKED_ABOUT = 1;
export const MATCHED = 2;
export const AUTOMATIC = 4;
export const CROSSED = 8;

type Marks = Readonly<Record<Side, Uint8Array>>;
/** A view is made anew with every decision, run, import and undo. */
const known = new WeakMap<LegView, Marks>();

export function marksOf(view: LegView): Marks {
  const held = known.get(view);
  if (held) return held;
  const marks = { left: standingMarks(view, 'left'), right: standingMarks(view, 'right') };
  markCrossed(view, marks);
  known.set(view, marks);
  return marks;
}

function standingMarks(view: LegView, side: Side): Uint8Array {
  const marks = new Uint8Array(view.set(side).count);
  for (let position = 0; position < marks.length; position += 1) {
    if (view.isOutside(side, position)) continue;
    const standing = view.standing(side, position);
    marks[position] =
      standing === 'accepted'
        ? ASKED_ABOUT | MATCHED | AUTOMATIC
        : standing === 'confirmed'
          ? ASKED_ABOUT | MATCHED
          : ASKED_ABOUT;
  }
  return marks;
}

/** A line crosses days when its group has a line of the other side on another day than its own; one without a day stands on none. */
function markCrossed(view: LegView, marks: Marks): void {
  const groups = view.groupIndex(['accepted', 'confirmed']);
  const own = { left: [] as number[], right: [] as number[] };
  const noted = {
    left: (position: number) => own.left.push(position) < 0,
    right: (position: number) => own.right.push(position) < 0,
  };
  for (let at = 0; at < groups.count; at += 1) {
    own.left.length = 0;
    own.right.length = 0;
    groups.hasLine(at, 'left', noted.left);
    groups.hasLine(at, 'right', noted.right);
    for (const side of SIDES) {
      const other = side === 'left' ? 'right' : 'left';
      const only = onlyDay(view, other, own[other]);
      if (only === null) continue;
      for (const position of own[side]) {
        const mark = marks[side][position] ?? 0;
        const day = dayOf(view.set(side), position);
        if (mark !== 0 && day !== NO_DAY && day !== only) marks[side][position] = mark | CROSSED;
      }
    }
  }
}

/** The one day that all these lines stand on; SEVERAL where they do not, null where none has a day. */
function onlyDay(view: LegView, side: Side, positions: readonly number[]): number | null {
  const set = view.set(side);
  let only: number | null = null;
  for (const position of positions) {
    const own = dayOf(set, position);
    if (own === NO_DAY) continue;
    if (only !== null && own !== only) return SEVERAL;
    only = own;
  }
  return only;
}
/** No line stands on it, so every line differs from it. */
const SEVERAL = NO_DAY + 1;
