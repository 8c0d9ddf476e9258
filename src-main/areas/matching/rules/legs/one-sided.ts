/**
 * A line whose counterpart is not there: missing, in transit, or in a file we do not have.
 *
 * Money flows forward: order → trade → fund. The counterpart of a left line lies on the same day or, after the channel's cut-off (within ten
 * minutes of midnight where none is stated), on the next; the counterpart of a right line on the same day or the one before. A day without
 * the other side's file says nothing:
 * - the other side has files of later days only: the file of this day is missing;
 * - it has none so late: in time until the channel's bill of the day is due (by its cycle, T+1 unless the firm says otherwise), after that missing.
 */
import { formatDay } from '../../../../../shared/domain/dates.ts';
import type { ExceptionKind, Side } from '../../../../../shared/domain/leg.ts';
import { CHANNELS } from '../../../../../shared/domain/statement-line.ts';
import { type LineSet, NO_DAY } from '../../../statements/rules/line-columns.ts';
import type { Coverage, ExceptionDraft } from '../leg-match.ts';
import { cutOffSeconds } from '../settlement-day.ts';
import { businessDayAfter } from '../terms.ts';
import { draftOf } from '../work/drafts.ts';
import type { LegWork } from '../work/leg-work.ts';
import { dayOf } from '../work/line-facts.ts';

/** Clocks of two systems differ; a channel that states no cut-off ends its day at midnight. */
const CLOCKS_APART_SECONDS = 600;
const DAY_SECONDS = 86_400;
const CHINA_OFFSET_SECONDS = 8 * 3600;

/** The days a side has files for. Orders are one book for all channels; a line of no named channel may be in any file. */
export class FileDays {
  readonly #byChannel = new Map<number, ReadonlySet<number>>();
  readonly #last = new Map<number, number>();
  readonly #all = new Set<number>();
  readonly #isOneBook: boolean;

  constructor(coverage: readonly Coverage[], isOneBook: boolean) {
    this.#isOneBook = isOneBook;
    const days = new Map<number, Set<number>>();
    for (const each of coverage) {
      const own = days.get(each.channel) ?? new Set<number>();
      for (const day of each.days) {
        own.add(day);
        this.#all.add(day);
      }
      days.set(each.channel, own);
    }
    for (const [channel, own] of days) {
      this.#byChannel.set(channel, own);
      this.#last.set(channel, lastOf(own));
    }
    this.#last.set(ANY, lastOf(this.#all));
  }

  knows(channel: number): boolean {
    return this.#byChannel.has(channel);
  }

  has(channel: number, day: number): boolean {
    return (this.#isAny(channel) ? this.#all : this.#byChannel.get(channel))?.has(day) ?? false;
  }

  /** Last day with a file, or NO_DAY. */
  last(channel: number): number {
    return this.#last.get(this.#isAny(channel) ? ANY : channel) ?? NO_DAY;
  }

  #isAny(channel: number): boolean {
    return this.#isOneBook || CHANNELS[channel] === 'none' || CHANNELS[channel] === undefined;
  }
}

const ANY = -1;
const lastOf = (days: ReadonlySet<number>): number => {
  let last = NO_DAY;
  for (const day of days) if (day > last) last = day;
  return last;
};

/** Puts an open line without counterpart into an exception of its own. Several lines only where they are one movement. */
export function exceptOneSided(
  work: LegWork,
  side: Side,
  positions: readonly number[],
  missing: ExceptionKind,
  otherSide: FileDays,
): void {
  const set = side === 'left' ? work.left : work.right;
  const moment = (position: number) => set.at[position] || 0;
  const earliest = positions.reduce((a, b) => (moment(b) < moment(a) ? b : a));
  const verdict = fileVerdict(work, side, set, earliest, otherSide);
  const [left, right] = side === 'left' ? [positions, []] : [[], positions];
  work.except(
    draftOf(work, verdict?.kind ?? missing, left, right, {
      expectedByDay: verdict?.kind === 'timing' ? verdict.expectedByDay : null,
      evidence: verdict ? evidenceOf(verdict, missing, dayOf(set, earliest)) : [],
    }),
  );
}

interface Verdict {
  readonly kind: 'timing' | 'missing_file';
  readonly expectedByDay: number;
  /** The day whose file is not there: of a line near the cut-off it may be its neighbour. */
  readonly fileDay: number;
}

function evidenceOf(
  { fileDay }: Verdict,
  missing: ExceptionKind,
  ownDay: number,
): ExceptionDraft['evidence'] {
  const absent = { name: 'absent', value: missing };
  return fileDay === ownDay ? [absent] : [absent, { name: 'file_day', value: formatDay(fileDay) }];
}

/** Null: the files that would show the counterpart are all here. */
function fileVerdict(
  work: LegWork,
  side: Side,
  set: LineSet,
  position: number,
  otherSide: FileDays,
): Verdict | null {
  const day = dayOf(set, position);
  if (day === NO_DAY) return null;
  const channel = set.channel[position] ?? 0;
  const { billDays, cutOff } = work.input.terms.cycle(
    channel,
    set.accounts[set.account[position] ?? 0] ?? '',
  );
  const verdictOf = (ofDay: number) => verdictOfDay(work, channel, ofDay, billDays, otherSide);
  const own = verdictOf(day);
  if (own) return own;
  const neighbour = neighbourDay(side, day, set.at[position] ?? Number.NaN, cutOff);
  return neighbour === null ? null : verdictOf(neighbour);
}

/** The other day on which the counterpart of a line near the cut-off may stand; null where its own day is the only one. */
export function neighbourDay(side: Side, day: number, at: number, cutOff: string | null): number | null {
  const ofDay = at + CHINA_OFFSET_SECONDS - day * DAY_SECONDS;
  const isLate = ofDay >= (cutOff === null ? DAY_SECONDS - CLOCKS_APART_SECONDS : cutOffSeconds(cutOff));
  if (side === 'left') return isLate && ofDay < DAY_SECONDS ? day + 1 : null;
  // Exactly midnight is a file that gives only the day.
  return ofDay > 0 && ofDay < CLOCKS_APART_SECONDS ? day - 1 : null;
}

function verdictOfDay(
  work: LegWork,
  channel: number,
  day: number,
  billDays: number,
  otherSide: FileDays,
): Verdict | null {
  if (otherSide.has(channel, day)) return null;
  const expectedByDay = billDays === 0 ? day : businessDayAfter(day, billDays, work.input.isBusinessDay);
  const isLater = day > otherSide.last(channel);
  const isInTime = isLater && work.input.asOfDay <= expectedByDay;
  return { kind: isInTime ? 'timing' : 'missing_file', expectedByDay, fileDay: day };
}
