/**
 * What a leg asks of the terms: is it a business day, by when is money in time, what should a fee be. Pure functions over the firm's words; one
 * calendar for matching, ages and expectations.
 */
import { formatDay, parseDay } from '../../../../shared/domain/dates.ts';
import { feeOn, returnedFeeOn } from '../../../../shared/domain/fee-amount.ts';
import {
  cycleOf,
  type FeeTerms,
  type SettlementCycle,
  type SettlementTerms,
  scheduleOf,
} from '../../../../shared/domain/settlement-terms.ts';
import { CHANNELS, type Channel } from '../../../../shared/domain/statement-line.ts';
import { NO_DAY } from '../../statements/rules/line-columns.ts';

const CHINA_OFFSET_SECONDS = 8 * 3600;
const DAY_SECONDS = 86_400;
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

export interface FeeLine {
  readonly channel: number;
  readonly account: string;
  readonly currency: string;
  readonly day: number;
  readonly isRefund: boolean;
  readonly gross: number;
}

/** Charged plus, given back minus; a fee given back may have been rounded either way. */
export interface ExpectedFee {
  readonly from: number;
  readonly to: number;
  readonly terms: FeeTerms;
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
  const from = isAfterCutOff(cycle, day, at) ? day + 1 : day;
  const counted =
    cycle.unit === 'business' && cycle.days > 0
      ? businessDayAfter(from, cycle.days, isBusinessDay)
      : from + cycle.days;
  const due = isBusinessDay(counted) ? counted : businessDayAfter(counted, 1, isBusinessDay);
  return cycle.graceDays === 0 ? due : businessDayAfter(due, cycle.graceDays, isBusinessDay);
}

/** Only what says a time can be late in the day: exactly midnight is a file that gives only the day. */
function isAfterCutOff({ cutOff }: SettlementCycle, day: number, at: number): boolean {
  if (cutOff === null || Number.isNaN(at) || day === NO_DAY) return false;
  const ofDay = at + CHINA_OFFSET_SECONDS - day * DAY_SECONDS;
  return ofDay >= cutOffSeconds(cutOff) && ofDay < DAY_SECONDS;
}

/** Seconds of the day from which money counts to the next one. */
export const cutOffSeconds = (cutOff: string): number =>
  Number(cutOff.slice(0, 2)) * 3600 + Number(cutOff.slice(3)) * 60;

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

/** Schedules are looked up once for an account's day: a million lines share a few of them. */
function feeAsker(
  fees: readonly FeeTerms[],
  asked: ReadonlySet<Channel>,
): (line: FeeLine) => ExpectedFee | null {
  const held = new Map<string, FeeTerms | null>();
  return (line) => {
    const { channel, account, currency, day } = line;
    const name = CHANNELS[channel] ?? 'none';
    if (!asked.has(name) || day === NO_DAY) return null;
    const key = `${channel}|${currency}|${day}|${account}`;
    const known = held.get(key);
    if (known !== undefined) return known && expectedFee(known, line);
    const found = scheduleOf(fees, { channel: name, account, currency, day: formatDay(day) });
    held.set(key, found);
    return found && expectedFee(found, line);
  };
}

function expectedFee(terms: FeeTerms, { isRefund, gross }: FeeLine): ExpectedFee | null {
  if (!isRefund) {
    const fee = feeOn(terms.schedule, gross);
    return { from: fee, to: fee, terms };
  }
  const returned = returnedFeeOn(terms.schedule, gross);
  return returned && { from: -returned[1], to: -returned[0], terms };
}
