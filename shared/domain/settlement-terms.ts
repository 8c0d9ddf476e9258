/**
 * Terms (结算条款) as data: the firm's days laid over the national calendar, when a channel's money arrives (结算周期), and what it charges (费率).
 *
 * A firm reads them as sentences and changes them with a second person; every change is appended. Rates are ppm, amounts minor units: of a fee
 * schedule in its currency, of everything else in yuan (terms-currency.ts).
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
export const ROLLS = ['following', 'modified_following'] as const;
export const settlementCycle = z.object({
  days: z.number().int().min(0).max(60),
  unit: z.enum(['business', 'calendar']),
  /** Chinese time; money from this minute on counts to the next day. null: the channel's day ends at midnight. */
  cutOff: z.string().regex(CUT_OFF).nullable(),
  /** Business days after the day it is due, before what has not come is a break. */
  graceDays: z.number().int().min(0).max(30),
  /** Business days until the channel's own bill of the day is there. */
  billDays: z.number().int().min(0).max(30),
  /** Below it nothing is paid and the net opens the next batch (起结金额); null where every net is paid. */
  minimumMinor: z.number().int().min(1).max(1_000_000_000_000).nullable(),
  /** Due on a day off: the next business day; modified_following: the one before where the next lies in another month. */
  roll: z.enum(ROLLS),
});
export type SettlementCycle = z.infer<typeof settlementCycle>;

export const ROUNDINGS = ['half_up', 'half_even', 'down', 'up'] as const;
/**
 * What a refund brings back of the fee, at the rate of the day its sale was made: all of it with the whole sale and its share with a part (proportional),
 * all of it with the first refund whatever its amount (full), nothing (kept), the rated part and not the fixed one (fixed_kept), or the schedule does
 * not say and nothing is checked.
 */
export const REFUND_FEES = ['full', 'proportional', 'kept', 'fixed_kept', 'unchecked'] as const;
/** Rounded for every line, or once over the batch (then a line alone has no right or wrong fee). */
export const ROUNDED_PER = ['line', 'batch'] as const;

const ppm = z.number().int().min(0).max(1_000_000);
const fixed = z.number().int().min(0).max(1_000_000_000);

/**
 * Steps by the month's volume. marginal 分段累进: each slice at its own rate. whole 全额累进: all of the month at the step reached; what was charged at the
 * schedule's own rate until then is made good at the month's end (true-up 月末补差).
 */
export const feeTiers = z.object({
  kind: z.enum(['marginal', 'whole']),
  by: z.enum(['value', 'count']),
  /** Volume above which the step holds, in minor units or payments; ascending. Below the first the schedule's own rate holds. */
  steps: z
    .array(z.object({ above: z.number().int().min(1).safe(), ratePpm: ppm, fixedMinor: fixed }))
    .min(1)
    .max(20)
    .refine((steps) => steps.every((step, at) => at === 0 || step.above > (steps[at - 1]?.above ?? 0))),
});
export type FeeTiers = z.infer<typeof feeTiers>;

export const feeSchedule = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    ratePpm: ppm,
    fixedMinor: fixed,
    minMinor: fixed.nullable(),
    capMinor: fixed.nullable(),
    tiers: feeTiers.nullable(),
    rounding: z.enum(ROUNDINGS),
    roundedPer: z.enum(ROUNDED_PER),
    refunds: z.enum(REFUND_FEES),
    /** Charged for each chargeback; null where the schedule does not say. */
    chargebackMinor: fixed.nullable(),
    /** Holds only for lines that say one of these words (product, card type, merchant class); none: for all. */
    words: z.array(z.string().trim().min(1).max(40)).max(20),
    /** First day on which it holds. */
    from: realDay,
    /** Last day; '' until another takes its place. A window in time (优惠期) goes before what holds without end. */
    to: z.union([realDay, z.literal('')]),
  })
  .refine(({ minMinor, capMinor }) => minMinor === null || capMinor === null || minMinor <= capMinor, {
    path: ['capMinor'],
  })
  .refine(({ from, to }) => to === '' || from <= to, { path: ['to'] });
export type FeeSchedule = z.infer<typeof feeSchedule>;

/** rolling: a share of each day's sales, each day's tranche set free by itself. fixed: so much is held, made up from sales. Both up to a cap. */
export const RESERVE_KINDS = ['rolling', 'fixed'] as const;
export const reserveTerms = z.object({
  kind: z.enum(RESERVE_KINDS),
  /** Of the day's sales, rounded half up: of a rolling one what is held, of a fixed one the most that is taken of a day. */
  ratePpm: ppm,
  /** Of a fixed one: how much is held in all. */
  fixedMinor: z.number().int().min(0).max(1_000_000_000_000),
  capMinor: z.number().int().min(1).max(1_000_000_000_000).nullable(),
  /** Calendar days until a tranche is set free; on a day off it goes by the roll of the cycle. */
  holdDays: z.number().int().min(1).max(730),
  from: realDay,
});
export type ReserveTerms = z.infer<typeof reserveTerms>;

/** 分账: the most that may be shared out of one order, and after how many days what was not shared is set free by itself. */
export const sharingTerms = z.object({ maxPpm: ppm, releaseDays: z.number().int().min(1).max(730) });
export type SharingTerms = z.infer<typeof sharingTerms>;

/**
 * One change of the terms. A cycle or sharing of null takes the firm's word back: the shipped one holds again. A fee schedule ends where `isEnded`. A
 * reserve of null takes back every word on it; one that ends from a day on is a word of that day with a rate of nothing.
 */
export const termsChange = z.discriminatedUnion('what', [
  z.object({ what: z.literal('calendar_day'), ...calendarDay.shape }),
  z.object({ what: z.literal('cycle'), channel, account, cycle: settlementCycle.nullable() }),
  z.object({ what: z.literal('fee'), channel, account, schedule: feeSchedule, isEnded: z.boolean() }),
  z.object({ what: z.literal('reserve'), channel, account, reserve: reserveTerms.nullable() }),
  z.object({ what: z.literal('sharing'), channel, account, sharing: sharingTerms.nullable() }),
]);
export type TermsChange = z.infer<typeof termsChange>;

/** Whose terms: an account's, or with '' its channel's. */
export interface OfAccount {
  readonly channel: Channel;
  readonly account: string;
}
export interface CycleTerms extends OfAccount {
  readonly cycle: SettlementCycle;
}
export interface FeeTerms extends OfAccount {
  readonly schedule: FeeSchedule;
}

export interface ReserveOf extends OfAccount {
  readonly reserve: ReserveTerms;
}
export interface SharingOf extends OfAccount {
  readonly sharing: SharingTerms;
}

/** What holds now: the firm's own words, each in its newest form and in a fixed order. What the firm did not say is shipped. */
export interface SettlementTerms {
  readonly days: readonly CalendarDay[];
  readonly cycles: readonly CycleTerms[];
  readonly fees: readonly FeeTerms[];
  readonly reserves: readonly ReserveOf[];
  readonly sharings: readonly SharingOf[];
}
export const NO_TERMS: SettlementTerms = { days: [], cycles: [], fees: [], reserves: [], sharings: [] };
