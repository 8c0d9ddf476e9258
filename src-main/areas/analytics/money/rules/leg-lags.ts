/**
 * How many days after a line its partner came (到账间隔): of every left line of a matched group, the days to the last right line of it. Worked out by
 * columns, without an object for a group, however many lines one has.
 */
import type { Side } from '../../../../../shared/domain/leg.ts';
import { type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';
import { tradeDays } from '../../rules/trade-days.ts';

/** A leg as it stands (review/leg-view.ts). */
interface MatchedLeg {
  readonly left: LineSet;
  readonly right: LineSet;
  readonly positionOf: (side: Side, lineId: number) => number;
  /** First line of the other side of the group that stands; 0 where there is none. */
  readonly partnerOf: (side: Side, lineId: number) => number;
}

export const NO_LAG = -1;

/** By position of the left side; NO_LAG where nothing is matched. What came earlier came on the same day. */
export function legLags(leg: MatchedLeg): Int32Array {
  const { left, right } = leg;
  const [leftDays, rightDays] = [tradeDays(left), tradeDays(right)];
  // A group is known by its first left line.
  const lastDay = new Int32Array(left.count).fill(NO_DAY);
  for (let at = 0; at < right.count; at += 1) {
    const group = leg.positionOf('left', leg.partnerOf('right', right.lineId[at] ?? 0));
    if (group >= 0) lastDay[group] = Math.max(lastDay[group] ?? NO_DAY, rightDays[at] ?? NO_DAY);
  }
  return Int32Array.from({ length: left.count }, (_, at) => {
    const partner = leg.partnerOf('left', left.lineId[at] ?? 0);
    if (partner === 0) return NO_LAG;
    const came = lastDay[leg.positionOf('left', leg.partnerOf('right', partner))] ?? NO_DAY;
    const day = leftDays[at] ?? NO_DAY;
    return came === NO_DAY || day === NO_DAY ? NO_LAG : Math.max(0, came - day);
  });
}

/** Place among LAG_BUCKETS. */
export const bucketOf = (days: number): number => (days <= 7 ? days : days <= 14 ? 8 : 9);

/** Longer ones are few: a misdated line must not make room for a million of days. */
const USUAL_DAYS = 1000;

/** How often each number of days occurs, and what is said of all of them. */
export class LagCounts {
  readonly #usual = new Uint32Array(USUAL_DAYS);
  readonly #rare = new Map<number, number>();
  #total = 0;

  add(days: number): void {
    if (days < USUAL_DAYS) this.#usual[days] = (this.#usual[days] ?? 0) + 1;
    else this.#rare.set(days, (this.#rare.get(days) ?? 0) + 1);
    this.#total += 1;
  }

  /** Nearest rank: of all in order, number ⌈percent × how many⌉; null of none. */
  percentile(percent: number): number | null {
    const rank = Math.ceil((percent * this.#total) / 100);
    if (rank === 0) return null;
    let before = 0;
    const rare = [...this.#rare].toSorted(([a], [b]) => a - b);
    for (const [days, count] of [...this.#usual.entries(), ...rare]) {
      before += count;
      if (before >= rank) return days;
    }
    return null;
  }
}
