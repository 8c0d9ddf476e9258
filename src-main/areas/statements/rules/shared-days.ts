/**
 * Which files may hold the same lines, by the days they say they cover and those of their lines: a line is met again only in a file that shares
 * a day with its own, and what waits in one is booked in another some weeks apart.
 */
import { parseDay } from '../../../../shared/domain/dates.ts';
import { type Channel, LINE_STATUSES, type SourceKind } from '../../../../shared/domain/statement-line.ts';

/** First and last day, 'YYYY-MM-DD', or both '' when unknown. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * UnionPay's files are of a day of settlement and their trades of the days around it; a copy under another name says only the days of the trades.
 */
const DAYS_APART = 3;

/** What waits is booked on another day: so far apart the file that says so may be. */
const WAITING_DAYS_MAX = 62;
const PENDING = LINE_STATUSES.indexOf('pending');

export const isPendingAmong = (status: Uint8Array): boolean => status.includes(PENDING);

/** The days a file speaks for: those it states and those of its lines. A row outside the stated days stands in the next file, too. */
export function widened(stated: Period, lines: Period): Period {
  const known = [stated, lines].filter((each) => each.from !== '' && each.to !== '');
  const days = known.flatMap((each) => [each.from, each.to]).toSorted();
  return { from: days[0] ?? '', to: days.at(-1) ?? '' };
}

/** `apart` days may lie between the two. */
function sharesDays({ days }: EarlierFile, { from, to }: Period, apart: number): boolean {
  if (apart === 0) return days.from <= to && days.to >= from;
  const [first, last, begin, end] = [days.from, days.to, from, to].map((day) => parseDay(day) ?? 0);
  return (first ?? 0) - apart <= (end ?? 0) && (last ?? 0) + apart >= (begin ?? 0);
}

/** A file that came before: what it says of itself, and whether some of its lines still wait. */
interface EarlierFile {
  readonly channel: Channel;
  readonly days: Period;
  readonly hasPending: () => boolean;
}

/**
 * Whether a file of this kind and period could meet lines of an earlier one. A bill's or a bank's line carries its day, so only files that share a
 * day are asked; an order may be paid long after it was first exported, and what a bank or a wallet says is still waiting is booked on another
 * day.
 */
export function mayMeet(
  earlier: EarlierFile,
  sourceKind: SourceKind,
  period: Period,
  isPending: boolean,
): boolean {
  if (sourceKind === 'orders' || period.from === '' || earlier.days.from === '') return true;
  if (sharesDays(earlier, period, earlier.channel === 'unionpay' ? DAYS_APART : 0)) return true;
  const mayWait = sourceKind === 'bank' || sourceKind === 'fund_bill';
  return mayWait && sharesDays(earlier, period, WAITING_DAYS_MAX) && (isPending || earlier.hasPending());
}
