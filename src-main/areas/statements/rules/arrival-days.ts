/**
 * What stands on each day of an account's calendar, and the sentence about the account as a whole: covered to, missing, late, silent.
 *
 * Every day has exactly one state. A day is late only once its file was due; a day before the last one on hand that has not come is missing.
 */
import { type ArrivalState, type Expectation, SILENT_AFTER_DAYS } from '../../../../shared/domain/arrival.ts';
import { chinaDayNumber } from '../../../../shared/domain/china-time.ts';
import { dueAt, isFileDay, type Span } from './cadence.ts';
import { CoveredDays } from './covered-days.ts';

/** A file on hand, as the calendar sees it. */
export interface ArrivedFile extends Span {
  readonly importId: number;
  /** Rows of data it holds, duplicates included; 0 says that nothing moved. */
  readonly rows: number;
  readonly lines: number;
  readonly isFailed: boolean;
}

export interface AccountArrivals {
  readonly files: readonly ArrivedFile[];
  /** Days for which the channel itself said that there is no bill. */
  readonly emptyDays: ReadonlySet<number>;
  readonly expectation: Expectation;
}

export interface ArrivalDay {
  readonly day: number;
  readonly state: ArrivalState;
  /** Of files that cover this day alone. */
  readonly lines: number;
  readonly importIds: readonly number[];
}

export interface ArrivalStanding {
  /** The last day covered. */
  readonly coveredTo: number;
  readonly missing: readonly number[];
  readonly late: readonly number[];
  /** Seconds since 1970: when the next file that is not here is or was due; null where none is expected. */
  readonly nextDueAt: number | null;
  /** The account has sent nothing for so long that it is no longer waited for day by day: first day not covered. */
  readonly silentSince: number | null;
}

interface Clock {
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly now: number;
  readonly isBusinessDay: (day: number) => boolean;
}

/** A file of a day so long after today is misdated, or a sentinel (9999-12-31): it says nothing about what has come until now. */
const FAR_DAYS = 3 * 366;
/** Days gone through for one account: a lifetime of books; further back is not counted. */
const WALKED_DAYS_MAX = 60 * 366;

export function arrivalDays(
  account: AccountArrivals,
  range: { readonly from: number; readonly to: number },
  clock: Clock,
): ArrivalDay[] {
  const state = stateOf(account, clock);
  return Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, at) => {
    const day = range.from + at;
    const covering = account.files.filter((file) => file.from <= day && day <= file.to);
    return {
      day,
      state: state(day),
      lines: covering.filter((file) => file.from === file.to).reduce((sum, file) => sum + file.lines, 0),
      importIds: covering.map((file) => file.importId),
    };
  });
}

export function arrivalStanding(account: AccountArrivals, clock: Clock): ArrivalStanding {
  const { begins, ends } = edges(account, clock);
  const state = stateOf(account, clock);
  const silentSince = silentFrom(account, ends, clock);
  const missing: number[] = [];
  const late: number[] = [];
  let nextDueAt: number | null = null;
  const horizon = silentSince === null ? Math.max(ends, chinaDayNumber(clock.now)) + 40 : ends;
  for (let day = Math.max(begins, horizon - WALKED_DAYS_MAX); day <= horizon; day += 1) {
    const stands = state(day);
    if (stands === 'missing') missing.push(day);
    if (stands === 'late') late.push(day);
    const isAwaited = stands === 'late' || stands === 'expected' || (stands === 'after' && day > ends);
    if (
      nextDueAt === null &&
      isAwaited &&
      silentSince === null &&
      isFileDay(account.expectation, day, clock.isBusinessDay)
    )
      nextDueAt = dueAt(account.expectation, day, clock.isBusinessDay);
  }
  return { coveredTo: ends, missing, late, nextDueAt, silentSince };
}

function edges({ files, emptyDays }: AccountArrivals, { now }: Clock): { begins: number; ends: number } {
  const starts = [...files.map((file) => file.from), ...emptyDays];
  const stops = [...files.map((file) => file.to), ...emptyDays];
  return {
    begins: starts.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY),
    ends: lastNear(stops, chinaDayNumber(now)),
  };
}

/** The last of these days that is not far ahead of today; the last of all where every one is. */
export function lastNear(days: readonly number[], today: number): number {
  const near = days.filter((day) => day <= today + FAR_DAYS);
  return (near.length > 0 ? near : days).reduce((last, day) => Math.max(last, day), Number.NEGATIVE_INFINITY);
}

function silentFrom(account: AccountArrivals, ends: number, clock: Clock): number | null {
  const { expectation } = account;
  if (expectation.cadence === 'none') return null;
  let next = ends + 1;
  while (!isFileDay(expectation, next, clock.isBusinessDay)) next += 1;
  const due = dueAt(expectation, next, clock.isBusinessDay);
  return clock.now - due > SILENT_AFTER_DAYS * 86_400 ? next : null;
}

/** The state of any day. */
export function stateOf(account: AccountArrivals, clock: Clock): (day: number) => ArrivalState {
  const { files, emptyDays, expectation } = account;
  const { begins, ends } = edges(account, clock);
  const covered = new CoveredDays(files);
  const silentSince = silentFrom(account, ends, clock);
  const today = chinaDayNumber(clock.now);
  return (day) => {
    const covering = covered.at(day);
    if (covering !== null) return covering;
    if (emptyDays.has(day)) return 'empty';
    if (day < begins) return 'before';
    if (expectation.cadence === 'none') return day < ends ? 'missing' : 'after';
    if (silentSince !== null && day >= silentSince) return 'after';
    if (!isFileDay(expectation, day, clock.isBusinessDay)) return 'free';
    if (day < ends) return 'missing';
    if (dueAt(expectation, day, clock.isBusinessDay) <= clock.now) return 'late';
    return day > today ? 'after' : 'expected';
  };
}
