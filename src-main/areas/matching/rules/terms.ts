/**
 * What a leg asks of the terms: is it a business day, by when is money in time, what should a fee be. Pure functions over the firm's words; one
 * calendar for matching, ages and expectations.
 */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import type { SettlementCycle, SettlementTerms } from '../../../../shared/domain/settlement-terms.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { cycleOf } from '../../../../shared/domain/terms-in-force.ts';
import { type ExpectedFee, type FeeLine, feeAsker } from './expected-fee.ts';
import { cutOffOf, settlementDay } from './settlement-day.ts';

/** A calendar in which nobody works is no calendar: past this many days the plain day counts. */
const DAYS_LOOKED_MAX = 60;

type IsBusinessDay = (day: number) => boolean;

export interface LegTerms {
  /** Whose money it is, in the leg's columns: index into CHANNELS, and the account as its file prints it. */
  readonly cycle: (channel: number, account: string) => SettlementCycle;
  /** The last day on which money of a day is in time at the bank. `at` in seconds since 1970, NaN where only the day is known. */
  readonly arrivesBy: (money: Money) => number;
  /** Null where no fee schedule is set for any line of this leg. */
  readonly feeOf: ((line: FeeLine) => ExpectedFee | null) | null;
}

export interface Money {
  readonly channel: number;
  readonly account: string;
  readonly day: number;
  readonly at: number;
}

/** The national calendar with the firm's own days laid over. */
export function calendarOf(days: SettlementTerms['days'], national: IsBusinessDay): IsBusinessDay {
  const own = new Map<number, boolean>();
  for (const { day, kind } of days) {
    const number = parseDay(day);
    if (number === null) continue;
    if (kind === 'as_announced') own.delete(number);
    else own.set(number, kind === 'business');
  }
  return own.size === 0 ? national : (day) => own.get(day) ?? national(day);
}

/** `isFeeAsked` says for which channels this leg answers for fees, so that one fee is never told twice. */
export function legTerms(
  terms: SettlementTerms,
  isBusinessDay: IsBusinessDay,
  isFeeAsked: (channel: Channel) => boolean,
): LegTerms {
  const asked = new Set(terms.fees.map((each) => each.channel).filter(isFeeAsked));
  const cycle = (channel: number, account: string) =>
    cycleOf(terms.cycles, { channel: CHANNELS[channel] ?? 'none', account });
  return {
    cycle,
    arrivesBy: (money) => arrivesBy(cycle(money.channel, money.account), money, isBusinessDay),
    feeOf: asked.size === 0 ? null : feeAsker(terms.fees, asked),
  };
}

/** The day money is at the bank when all goes well, and grace business days after it. */
export function arrivesBy(
  cycle: SettlementCycle,
  { day, at }: Pick<Money, 'day' | 'at'>,
  isBusinessDay: IsBusinessDay,
): number {
  const due = dueDay(cycle, isBusinessDay, settlementDay(day, at, cutOffOf(cycle)));
  return cycle.graceDays === 0 ? due : businessDayAfter(due, cycle.graceDays, isBusinessDay);
}

/** The day on which money of a settlement day is due, before any grace: never before that day, and a business day. */
export function dueDay(
  { days, unit, roll }: Pick<SettlementCycle, 'days' | 'unit' | 'roll'>,
  isBusinessDay: IsBusinessDay,
  day: number,
): number {
  if (unit === 'business' && days > 0) return businessDayAfter(day, days, isBusinessDay);
  return rolled(day + days, roll, isBusinessDay, day);
}

/** A day off gives way to the next business day; modified following to the one before where the next lies in another month, if that is not too early. */
export function rolled(
  day: number,
  roll: SettlementCycle['roll'],
  isBusinessDay: IsBusinessDay,
  earliest: number,
): number {
  if (isBusinessDay(day)) return day;
  const next = businessDayAfter(day, 1, isBusinessDay);
  if (roll === 'following' || monthOf(next) === monthOf(day)) return next;
  const before = -businessDayAfter(-day, 1, (mirrored) => isBusinessDay(-mirrored));
  return before < earliest ? next : before;
}

const monthOf = (day: number): string => formatDay(day).slice(0, 7);

/** The `count`-th business day after a day; a calendar without any gives the plain day. */
export function businessDayAfter(day: number, count: number, isBusinessDay: IsBusinessDay): number {
  let left = count;
  for (let next = day + 1; next <= day + DAYS_LOOKED_MAX + 2 * count; next += 1) {
    if (isBusinessDay(next)) left -= 1;
    if (left === 0) return next;
  }
  return day + count;
}

/** Business days after the earlier of two days up to the later one. */
export function businessDaysBetween(one: number, other: number, isBusinessDay: IsBusinessDay): number {
  let count = 0;
  for (let day = Math.min(one, other) + 1; day <= Math.max(one, other); day += 1)
    if (isBusinessDay(day)) count += 1;
  return count;
}
