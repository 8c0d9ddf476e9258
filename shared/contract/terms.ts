/**
 * Terms of settlement: the calendar with the firm's days, cycles per channel, fee schedules. Read by everybody who reads lines; a change waits for a
 * second person and counts from the next run.
 */
import { z } from 'zod';
import { EXCEPTION_KINDS } from '../domain/leg.ts';
import {
  calendarDay,
  feeSchedule,
  reserveTerms,
  settlementCycle,
  sharingTerms,
  termsChange,
} from '../domain/settlement-terms.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { count, day, dayOrNone, reason, said } from './shapes.ts';

/** '' both for what is shipped. */
const ofAccount = { channel: z.enum(CHANNELS), account: z.string() };

export const cycleView = z.object({
  ...ofAccount,
  cycle: settlementCycle,
  origin: z.enum(['shipped', 'own']),
  ...said,
});
export type CycleView = z.infer<typeof cycleView>;
export const feeView = z.object({ ...ofAccount, schedule: feeSchedule, ...said });
export type FeeView = z.infer<typeof feeView>;
export const reserveView = z.object({ ...ofAccount, reserve: reserveTerms, ...said });
export type ReserveView = z.infer<typeof reserveView>;
export const sharingView = z.object({ ...ofAccount, sharing: sharingTerms, ...said });
export type SharingView = z.infer<typeof sharingView>;
/** Usual and public, with where it is told: holds for nothing until the firm takes it by a change of its terms. */
export const suggestedFee = z.object({ ...ofAccount, schedule: feeSchedule, source: z.string() });
export type SuggestedFee = z.infer<typeof suggestedFee>;

/** holiday: a weekday off; worked: a Saturday or Sunday worked in exchange (调休). */
export const DAY_MARKS = ['none', 'weekend', 'holiday', 'worked'] as const;
export const calendarDayView = z.object({
  day,
  /** With the firm's word laid over. */
  isBusiness: z.boolean(),
  mark: z.enum(DAY_MARKS),
  nameZh: z.string(),
  nameEn: z.string(),
  own: z.object({ ...calendarDay.pick({ kind: true, name: true }).shape, ...said }).nullable(),
});
export type CalendarDayView = z.infer<typeof calendarDayView>;

const changes = z.array(termsChange).min(1).max(400);

export const termsCalls = {
  'terms.get': call(
    'read',
    nothing,
    z.object({
      cycles: z.array(cycleView),
      fees: z.array(feeView),
      days: z.array(calendarDay.extend(said)),
      reserves: z.array(reserveView),
      /** The firm's own; where it says none, WeChat Pay's shipped bounds hold (shipped-terms.ts). */
      sharings: z.array(sharingView),
      /** Without those in whose place the firm has a schedule. */
      suggested: z.array(suggestedFee),
    }),
  ),
  'terms.calendar': call(
    'read',
    z.object({ year: z.number().int().min(1970).max(2200) }),
    z.object({
      /** The State Council's notice for the year is known; else it has weekends only. */
      isAnnounced: z.boolean(),
      days: z.array(calendarDayView),
    }),
  ),
  /** Counts of open exceptions with the terms as they are and as they would be; nothing is written. */
  'terms.preview': call(
    'match',
    z.object({ changes, taskId }),
    z.object({
      /** '' where there is nothing to match yet. */
      asOf: dayOrNone,
      kinds: z.array(z.object({ kind: z.enum(EXCEPTION_KINDS), before: count, after: count })),
    }),
  ),
  'terms.change': call('match', z.object({ changes, reason }), asked),
} as const;
