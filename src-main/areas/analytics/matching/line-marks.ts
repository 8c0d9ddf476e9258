/**
 * What a leg's board counts of each line, as bits: asked about, matched, matched by a rule alone, matched across days. The same reading as the
 * summaries of the review: proposals match nothing, and lines that the leg asks nothing of are not there.
 */
import { SIDES, type Side } from '../../../../shared/domain/leg.ts';
import type { LegView } from '../../review/leg-view.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';
import { tradeDays } from '../rules/trade-days.ts';

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
  const days = { left: groupDays(view, 'left'), right: groupDays(view, 'right') };
  for (const side of SIDES) {
    const own = marks[side];
    const ownDays = tradeDays(view.set(side));
    const other = days[side === 'left' ? 'right' : 'left'];
    for (let position = 0; position < own.length; position += 1) {
      const mark = own[position] ?? 0;
      if ((mark & MATCHED) === 0) continue;
      const day = ownDays[position] ?? NO_DAY;
      const group = view.groupAt(side, position);
      const first = other.first[placeOf(group)] ?? NO_DAY;
      const last = other.last[placeOf(group)] ?? NO_DAY;
      if (day !== NO_DAY && first !== NO_DAY && (day !== first || day !== last))
        own[position] = mark | CROSSED;
    }
  }
}

/** Persons' groups and machine's in turn: their numbers run down and up from nought. */
const placeOf = (group: number): number => (group < 0 ? -2 * group - 1 : 2 * group);

/** First and last day of each group's lines of a side; also of lines that the leg asks nothing of, which belong to the group all the same. */
function groupDays(view: LegView, side: Side) {
  const days = tradeDays(view.set(side));
  let places = 0;
  for (let position = 0; position < days.length; position += 1)
    places = Math.max(places, placeOf(view.groupAt(side, position)));
  const first = new Int32Array(places + 1).fill(NO_DAY);
  const last = new Int32Array(places + 1).fill(NO_DAY);
  for (let position = 0; position < days.length; position += 1) {
    const place = placeOf(view.groupAt(side, position));
    const day = days[position] ?? NO_DAY;
    if (place === 0 || day === NO_DAY) continue;
    if (first[place] === NO_DAY || day < (first[place] ?? 0)) first[place] = day;
    if (day > (last[place] ?? 0)) last[place] = day;
  }
  return { first, last };
}
