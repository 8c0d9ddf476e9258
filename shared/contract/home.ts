/**
 * Home (今日): the state of the day in one answer: what arrived and what is missing, how much agrees, what is open and how long, what is under way, whether
 * client funds are whole, what waits for a second person, when a backup was last proved, and what was sold. Totals only; accounts masked.
 */
import { z } from 'zod';
import { AGE_BUCKETS } from '../domain/analytics/panel.ts';
import { ARRIVAL_STATES } from '../domain/arrival.ts';
import { EXCEPTION_KINDS } from '../domain/leg.ts';
import { CHANNELS, SOURCE_KINDS } from '../domain/statement-line.ts';
import { call, nothing } from './call.ts';
import { count, currency, day, dayOrNone, leg, minorUnits } from './shapes.ts';

/** Days of the small calendar. */
export const HOME_DAYS = 7;
/** Days on which money is expected that are named one by one. */
export const TRANSIT_DAYS = 5;
/** Days over which fees are held against the contract. */
export const FEE_DAYS = 30;
/** Accounts named one by one, those whose files are late first; past it the counts speak. */
export const HOME_ACCOUNTS_MAX = 40;

const sold = z.object({ day, count, value: minorUnits, missing: count });

export const homeCalls = {
  'home.state': call(
    'summary',
    nothing,
    z.object({
      /** In China. */
      today: day,
      /** The run that all figures about matching rest on. */
      run: z.object({ asOf: dayOrNone, ranAt: z.string(), isStale: z.boolean() }),
      arrivals: z.object({
        /** Taken in on these days: files, and lines that were new. */
        cameToday: z.object({ files: count, lines: count }),
        cameYesterday: z.object({ files: count, lines: count }),
        days: z.array(day).max(HOME_DAYS),
        accounts: z
          .array(
            z.object({
              sourceKind: z.enum(SOURCE_KINDS),
              channel: z.enum(CHANNELS),
              account: z.string(),
              /** One a day of `days`. */
              states: z.array(z.enum(ARRIVAL_STATES)),
              late: count,
              missing: count,
              coveredTo: dayOrNone,
            }),
          )
          .max(HOME_ACCOUNTS_MAX),
        accountsInAll: count,
        accountsLate: count,
        /** Accounts with a day that was jumped over. */
        accountsMissing: count,
      }),
      /** By leg and channel, over all days; the figures of the panel `rates`. */
      rates: z.array(
        z.object({
          leg,
          channel: z.enum(CHANNELS),
          currency,
          lines: count,
          matchedLines: count,
          automaticLines: count,
          value: minorUnits,
          matchedValue: minorUnits,
        }),
      ),
      /** What is open, by kind; most first. The figures of the panel `exception_ages`. */
      breaks: z.array(
        z.object({
          kind: z.enum(EXCEPTION_KINDS),
          currency,
          /** One a bucket. */
          ages: z.array(count).length(AGE_BUCKETS.length),
          count,
          amount: minorUnits,
        }),
      ),
      transit: z.array(
        z.object({
          currency,
          /** Was due and did not come. */
          late: minorUnits,
          lateSince: dayOrNone,
          /** By the day it is expected, today first; nothing is left out in between. */
          days: z.array(z.object({ day, amount: minorUnits })),
          /** Expected on a day behind these. */
          later: minorUnits,
        }),
      ),
      /** 备付金: of each currency the last day that was checked, what it is short, and days that nobody signed. Nothing where the house keeps none. */
      clientFunds: z.object({
        checked: z.array(z.object({ day, currency, shortfall: minorUnits })),
        unsigned: count,
      }),
      /** Hers to decide, hers that wait for somebody, and all that wait. */
      approvals: z.object({ toDecide: count, mine: count, waiting: count, oldestAt: z.string() }),
      backup: z.object({ lastAt: z.string(), provenAt: z.string() }),
      /** What was sold on the last day whose bills are due, and seven days before; fees against the contract over thirty days. */
      money: z.array(
        z.object({
          currency,
          last: sold,
          /** Null where files do not reach so far back. */
          weekBefore: sold.nullable(),
          fees: z.object({
            from: day,
            to: day,
            charged: minorUnits,
            contract: minorUnits,
            lost: minorUnits,
            /** Of sales whose fee a schedule speaks of, in parts per million; null where it speaks of none. */
            chargedPpm: z.number().int().safe().nullable(),
            contractPpm: z.number().int().safe().nullable(),
          }),
        }),
      ),
    }),
  ),
} as const;
