/** Settlement as calls and screens have it: a batch with its figures against what the channel, the fund bill and the bank say; variances; days. */
import { z } from 'zod';
import {
  DAY_STATES,
  FIGURES,
  MONEY_STATES,
  SETTLEMENT_CHECKS,
  SETTLEMENT_SIDES,
  SETTLEMENT_STATES,
} from '../domain/settlement.ts';
import { SETTLEMENT_NO } from '../domain/settlement-number.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { factsSchema } from './errors.ts';
import { count, currency, day, dayOrNone, hash, id, lineView, minorUnits, said } from './shapes.ts';

/** Batches that one call may sign, pay or export. */
export const SETTLEMENTS_AT_ONCE_MAX = 500;
/** See shared/domain/settlement.ts. */
export const settlementKey = z.string().regex(/^(channel|merchant)\/\S{5,400}$/);
/** Given when a batch is signed; it stands in the payment as the order paid. */
const settlementNo = z.string().regex(SETTLEMENT_NO);
export const figure = z.enum(FIGURES);
const figures = z.record(figure, minorUnits);

export const settlementView = z.object({
  key: settlementKey,
  side: z.enum(SETTLEMENT_SIDES),
  /** '' until it is signed. */
  settlementNo: z.union([settlementNo, z.literal('')]),
  /** Of a merchant's batch: 'none'. */
  channel: z.enum(CHANNELS),
  /** Masked; '' of a merchant's. */
  account: z.string(),
  /** '' of a channel's. */
  partyId: z.string(),
  partyName: z.string(),
  currency,
  /** Days of trade it holds, and the day its money is due ('' where that cannot be said). */
  from: day,
  to: day,
  dueDay: dayOrNone,
  /** The channel's own number of it; '' where it gives none. */
  channelBatchNo: z.string(),
  state: z.enum(SETTLEMENT_STATES),
  money: z.enum(MONEY_STATES),
  lines: count,
  opening: minorUnits,
  figures,
  net: minorUnits,
  /** By the channel's own batch, by the fund bill, by the bank; null where there is none to hold it against. */
  batchNet: minorUnits.nullable(),
  fundNet: minorUnits.nullable(),
  bankNet: minorUnits.nullable(),
  /** Fees charged less fees by the schedule; null where no schedule says. */
  feeVariance: minorUnits.nullable(),
  /** Which correction of a signed batch it is; 0 for none. */
  correction: count,
  /** Signed, and lines came or went since: what a correction batch would hold. */
  isOvertaken: z.boolean(),
  checks: z.object({ pass: count, warn: count, stop: count, not_checked: count }),
  /** Over its figures and every line of it: what is signed. */
  hash,
  requestId: id.nullable(),
  /** Who decided last; '' where nobody did. */
  ...said,
});
export type SettlementView = z.infer<typeof settlementView>;

export const settlementCheckView = z.object({
  name: z.enum(SETTLEMENT_CHECKS),
  outcome: z.enum(['pass', 'warn', 'stop', 'not_checked']),
  /** Named values of its sentence (wording: settlement_check.<name>.<why>); `why` says which. */
  facts: factsSchema,
});
export type SettlementCheckView = z.infer<typeof settlementCheckView>;

export const feeVarianceView = z.object({
  line: lineView,
  /** What it is a fee of: the gross of the line. */
  gross: minorUnits,
  expected: minorUnits.nullable(),
  charged: minorUnits,
  /** charged − expected; null where nothing says what is right. */
  difference: minorUnits.nullable(),
  /** Which schedule said so, as one text for the reader (fee-schedule.ts); '' where none. */
  schedule: z.string(),
  /** Why there is no expected fee, or what makes it more than rate × amount (wording: fee_variance.<why>); '' where it is plain. */
  why: z.string(),
});
export type FeeVarianceView = z.infer<typeof feeVarianceView>;

/** One channel account over a range of days. */
export const settlementDaysView = z.object({
  channel: z.enum(CHANNELS),
  account: z.string(),
  currency,
  days: z.array(
    z.object({
      day,
      state: z.enum(DAY_STATES),
      dueDay: dayOrNone,
      keys: z.array(settlementKey).max(50),
      expected: minorUnits,
      arrived: minorUnits,
      /** Other days of the same payout (merged). */
      with: z.array(day),
    }),
  ),
});
export type SettlementDaysView = z.infer<typeof settlementDaysView>;

export const reserveTranche = z.object({
  /** Day it was held of, and when it is set free (after the roll). */
  heldOn: day,
  releaseOn: day,
  amount: minorUnits,
  state: z.enum(['held', 'due', 'released']),
});

export const payableView = z.object({
  partyId: z.string(),
  partyName: z.string(),
  currency,
  /** Of signed batches, less what was paid or is on its way. */
  amount: minorUnits,
  keys: z.array(settlementKey),
  oldestDay: day,
  /** Verified account it would be paid to; '' where there is none. */
  accountId: z.string(),
  accountName: z.string(),
  /** Why it cannot be paid now (wording: payable.<why>); '' where it can. */
  whyNot: z.string(),
});
export type PayableView = z.infer<typeof payableView>;

export const agedView = z.object({
  side: z.enum(SETTLEMENT_SIDES),
  channel: z.enum(CHANNELS),
  account: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  currency,
  /** Below nought. */
  amount: minorUnits,
  since: day,
  days: count,
});

export const transitView = z.object({
  channel: z.enum(CHANNELS),
  account: z.string(),
  currency,
  day,
  amount: minorUnits,
  keys: z.array(settlementKey).max(100),
  /** late: was due and did not come. in_transit: sold and on its way. forecast: what days not yet over will bring, as the same weekdays before did. */
  state: z.enum(['late', 'in_transit', 'forecast']),
});
export type TransitView = z.infer<typeof transitView>;
