/** Payments as calls and screens have them: a batch and what it holds, a payment, what the checks and files say of it, the limits. */
import { z } from 'zod';
import {
  BATCH_PURPOSES,
  BATCH_STATES,
  CHECK_OUTCOMES,
  INSTRUCTION_FORMATS,
  ITEM_STATES,
  type OwnFormat,
  PAYMENT_CHECKS,
  readOwnFormat,
} from '../domain/payment.ts';
import { factsSchema } from './errors.ts';
import { accountId } from './parties.ts';
import { count, currency, day, dayOrNone, id, minorUnits, note, said } from './shapes.ts';

/** Items of one batch; banks take fewer, and say so in their own formats. */
export const BATCH_ITEMS_MAX = 10_000;
export const batchNo = z.string().regex(/^PB\d{8}-\d{3,5}$/);
/** Our number of a payment, as the instruction carries it: letters and digits only, at most 32. */
export const itemNo = z.string().regex(/^[A-Z0-9]{10,32}$/);

/** One of ours, or a layout of the house in one of its versions. */
const batchFormat = z.union([
  z.enum(INSTRUCTION_FORMATS),
  z.custom<OwnFormat>((text) => typeof text === 'string' && readOwnFormat(text) !== null),
]);

export const batchHeader = z.object({
  purpose: z.enum(BATCH_PURPOSES),
  format: batchFormat,
  /** The account of the house it is paid from, or collected to. */
  fromAccountId: accountId,
  currency,
  executionDay: day,
  note,
});
export type BatchHeader = z.infer<typeof batchHeader>;
export const itemDraft = z.object({
  accountId,
  amount: minorUnits,
  /** Printed at the payee's bank. */
  remark: z.string().trim().max(140),
  merchantOrderNo: z.string().trim().max(64),
  /** The failed or returned payment this one makes good; '' otherwise. */
  retryOf: z.union([itemNo, z.literal('')]),
});
export type ItemDraft = z.infer<typeof itemDraft>;

const sums = z.object({ count, sum: minorUnits });

export const batchView = batchHeader.extend({
  batchNo,
  version: count,
  state: z.enum(BATCH_STATES),
  /** Over header and items; what a second person agrees to. '' while it is a draft. */
  hash: z.string(),
  count,
  sum: minorUnits,
  /** Items by the worst outcome of their checks. */
  checks: z.object({ pass: count, warn: count, stop: count, not_checked: count }),
  /** By state of items, those with any. */
  items: z.array(sums.extend({ state: z.enum(ITEM_STATES) })),
  fromName: z.string(),
  /** Of the house's own layout that writes it; '' where the format is shipped. */
  layoutName: z.string(),
  fileName: z.string(),
  requestId: id.nullable(),
  ...said,
});
export type BatchView = z.infer<typeof batchView>;

export const paymentView = z.object({
  /** '' while its batch is a draft. */
  itemNo: z.string(),
  batchNo,
  /** Its place in the batch, from 1. */
  place: count,
  purpose: z.enum(BATCH_PURPOSES),
  partyId: z.string(),
  accountId,
  payee: z.string(),
  number: z.string(),
  bankName: z.string(),
  amount: minorUnits,
  currency: z.string(),
  remark: z.string(),
  merchantOrderNo: z.string(),
  state: z.enum(ITEM_STATES),
  outcome: z.enum(CHECK_OUTCOMES),
  reasonCode: z.string(),
  reasonText: z.string(),
  /** 0 where none was issued. */
  receiptNumber: count,
  retryOf: z.string(),
  retriedBy: z.string(),
  /** What a linked line of a bank shows and nobody has said of it yet. */
  lineShows: z.enum(['', 'paid', 'returned']),
  /** Day of its last move. */
  day: dayOrNone,
});
export type PaymentView = z.infer<typeof paymentView>;

export const checkView = z.object({
  name: z.enum(PAYMENT_CHECKS),
  outcome: z.enum(CHECK_OUTCOMES),
  /** Named values of its sentence (wording: payment_check.<name>.<why>); `why` says which. */
  facts: factsSchema,
});
export type CheckView = z.infer<typeof checkView>;

/** Minor units of CNY; another currency is held against them as it stands, and says so. 0 is no limit. */
export const paymentLimits = z.object({
  itemMax: minorUnits.min(0),
  payeeDayMax: minorUnits.min(0),
  batchMax: minorUnits.min(0),
  batchItemsMax: count,
  /** Hours a new or changed account waits. */
  coolOffHours: z
    .number()
    .int()
    .min(0)
    .max(24 * 30),
  /** Same payee and amount within so many days is a duplicate to look at. */
  duplicateDays: z.number().int().min(0).max(365),
});
export type PaymentLimits = z.infer<typeof paymentLimits>;
