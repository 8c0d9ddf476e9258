/**
 * What a month's end makes good where all of the month is charged by the step it reached (月末补差), against the line by which the channel did so: one whose
 * words say it, from the month's last day to the end of the next month.
 */
import { formatDay, parseDay } from '../../../../../shared/domain/dates.ts';
import type { FeeLine } from './collect-fees.ts';
import { type FeeRows, inTime } from './fee-rows.ts';
import type { MonthEnd } from './month-tiers.ts';

/** A line whose words say it; one that is a fee has a row already. */
export interface TrueUpLine extends Omit<FeeLine, 'isBack'> {
  readonly row?: number;
}

const SAID = /补差|阶梯|累进|返点|true.?up|tier|volume (?:discount|pricing|rebate)|pricing adjustment/i;
export const saysTrueUp = (description: string): boolean => SAID.test(description);

/** `isOver`: a month that goes on may still reach another step. */
export function judgeTrueUps(
  rows: FeeRows,
  ends: readonly MonthEnd[],
  lines: readonly TrueUpLine[],
  isOver: (month: string) => boolean,
): void {
  const order = inTime({
    sets: rows.sets,
    set: Uint8Array.from(lines, ({ set }) => set),
    position: Uint32Array.from(lines, ({ position }) => position),
  });
  const open = [...lines.keys()].toSorted(order).flatMap((at) => lines[at] ?? []);
  for (const end of ends.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))) {
    if (end.trueUp === 0 || !isOver(end.month)) continue;
    const [from, to] = [lastDayOf(end.month), lastDayOf(monthBehind(end.month)) - 1];
    const at = open.findIndex(({ owner, day }) => owner === end.owner && day >= from && day <= to);
    const [line] = at < 0 ? [] : open.splice(at, 1);
    // One that nobody made good yet stands at the last payment of its month.
    const { lastRow: last, owner, gross } = end;
    const place = { set: rows.set[last] ?? 0, position: rows.position[last] ?? 0, day: rows.day[last] ?? 0 };
    const row = line?.row ?? rows.add({ ...place, charged: 0, ...line, owner, gross });
    rows.gross[row] = gross;
    rows.expect(row, end.trueUp, Number.NaN);
    rows.schedule[row] = end.schedule;
    rows.say(row, line ? 'true_up' : 'true_up_open');
  }
}

function monthBehind(month: string): string {
  const first = parseDay(`${month}-01`) ?? 0;
  return formatDay(first + 31).slice(0, 7);
}
const lastDayOf = (month: string): number => (parseDay(`${monthBehind(month)}-01`) ?? 1) - 1;
