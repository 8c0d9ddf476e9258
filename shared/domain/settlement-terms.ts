/**
 * Terms (结算条款) as data: the firm's days laid over the national calendar, when a channel's money arrives (结算周期), and what it charges (费率).
 *
 * A firm reads them as sentences and changes them with a second person; every change is appended. Amounts are minor units, rates are ppm.
 */
import { z } from 'zod';
import { parseDay } from './dates.ts';
import { CHANNELS, type Channel } from './statement-line.ts';

const channel = z.enum(CHANNELS);
/** Account the terms are for; '' for all of the channel that have none of their own. */
const account = z.string().trim().max(120);
const realDay = z.string().refine((text) => text.length === 10 && parseDay(text) !== null);

/** business: banks and channels settle; holiday: they do not; as_announced: the firm's word is taken back and the national calendar holds again. */
export const CALENDAR_DAY_KINDS = ['business', 'holiday', 'as_announced'] as const;
export const calendarDay = z.object({
  day: realDay,
  kind: z.enum(CALENDAR_DAY_KINDS),
  name: z.string().trim().max(60),
});
export type CalendarDay = z.infer<typeof calendarDay>;

export const CUT_OFF = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/**
 * When money that moved on day T is at the bank. `business` counts business days (T+N); `calendar` counts every day (D+N) and money due on a day off
 * comes on the next business day (节假日顺延).
 */
export const settlementCycle = z.object({
  days: z.number().int().min(0).max(60),
  unit: z.enum(['business', 'calendar']),
  /** Chinese time; money from this minute on counts to the next day. null: the channel's day ends at midnight. */
  cutOff: z.string().regex(CUT_OFF).nullable(),
  /** Business days after the day it is due, before what has not come is a break. */
  graceDays: z.number().int().min(0).max(30),
  /** Business days until the channel's own bill of the day is there. */
  billDays: z.number().int().min(0).max(30),
});
export type SettlementCycle = z.infer<typeof settlementCycle>;

export const ROUNDINGS = ['half_up', 'half_even', 'down', 'up'] as const;
/** What a refund brings back of the fee: its share by the rate, nothing, or the schedule does not say and nothing is checked. */
export const REFUND_FEES = ['proportional', 'kept', 'unchecked'] as const;

export const feeSchedule = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    ratePpm: z.number().int().min(0).max(1_000_000),
    fixedMinor: z.number().int().min(0).max(1_000_000_000),
    minMinor: z.number().int().min(0).max(1_000_000_000).nullable(),
    capMinor: z.number().int().min(0).max(1_000_000_000).nullable(),
    rounding: z.enum(ROUNDINGS),
    refunds: z.enum(REFUND_FEES),
    /** First day on which it holds. */
    from: realDay,
  })
  .refine(({ minMinor, capMinor }) => minMinor === null || capMinor === null || minMinor <= capMinor, {
    path: ['capMinor'],
  });
export type FeeSchedule = z.infer<typeof feeSchedule>;

/** One change of the terms. A cycle of null takes the firm's word back: the shipped one holds again. A fee schedule ends where `isEnded`. */
export const termsChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('calendar_day'), ...calendarDay.shape }),
  z.object({ what: z.literal('cycle'), channel, account, cycle: settlementCycle.nullable() }),
  z.object({ what: z.literal('fee'), channel, account, schedule: feeSchedule, isEnded: z.boolean() }),
]);
export type TermsChange = z.infer<typeof termsChange>;

interface OfAccount {
  readonly channel: Channel;
  readonly account: string;
}
export interface CycleTerms extends OfAccount {
  readonly cycle: SettlementCycle;
}
export interface FeeTerms extends OfAccount {
  readonly schedule: FeeSchedule;
}

/** What holds now: the firm's own words, each in its newest form and in a fixed order. What the firm did not say is shipped. */
export interface SettlementTerms {
  readonly days: readonly CalendarDay[];
  readonly cycles: readonly CycleTerms[];
  readonly fees: readonly FeeTerms[];
}
export const NO_TERMS: SettlementTerms = { days: [], cycles: [], fees: [] };

const T_PLUS_1: SettlementCycle = { days: 1, unit: 'business', cutOff: null, graceDays: 1, billDays: 1 };

/**
 * Where the firm says nothing: bills of T are there on T+1 and money is in time until the second business day.
 *
 * WeChat Pay ends its day at 24:00 and makes its bills the next morning (pay.weixin.qq.com, bill-download/concept). The numbers of days are what is
 * usual and not verified channel by channel, so each leaves a day of grace; a firm sets its own from its agreement. Stripe counts
 * every day; payouts of PayPal and Adyen reach a bank later than domestic ones.
 */
const SHIPPED: Readonly<Partial<Record<Channel, SettlementCycle>>> = {
  stripe: { ...T_PLUS_1, days: 2, unit: 'calendar' },
  paypal: { ...T_PLUS_1, graceDays: 2 },
  adyen: { ...T_PLUS_1, graceDays: 2 },
};

export const shippedCycle = (of: Channel): SettlementCycle => SHIPPED[of] ?? T_PLUS_1;

/** The cycle of an account: its own, else its channel's, else the shipped one. */
export const cycleOf = (cycles: readonly CycleTerms[], of: OfAccount): SettlementCycle =>
  find(cycles, of, () => true)?.cycle ?? shippedCycle(of.channel);

/** The schedule of an account on a day: of its own ones the newest that has begun, else of its channel's. */
export const scheduleOf = (
  fees: readonly FeeTerms[],
  of: OfAccount & { readonly currency: string; readonly day: string },
): FeeTerms | null =>
  find(fees, of, ({ schedule }) => schedule.currency === of.currency && schedule.from <= of.day);

/** Among equals the last of the list: lists are in order of their first day. */
function find<T extends OfAccount>(all: readonly T[], of: OfAccount, holds: (each: T) => boolean): T | null {
  const ofChannel = all.filter((each) => each.channel === of.channel && holds(each));
  const own = of.account === '' ? undefined : ofChannel.findLast((each) => each.account === of.account);
  return own ?? ofChannel.findLast((each) => each.account === '') ?? null;
}
