/**
 * Payments in four steps (代付, 代收): a batch is made, checked, agreed to by a second person over its hash, count and sum, and goes out as a file;
 * its results come back as files. Nothing is sent by the app itself.
 */
import { z } from 'zod';
import {
  BATCH_PURPOSES,
  BATCH_STATES,
  CHECK_OUTCOMES,
  INSTRUCTION_FORMATS,
  ITEM_STATES,
  PAYMENT_CHECKS,
} from '../domain/payment.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { factsSchema } from './errors.ts';
import { accountId } from './parties.ts';
import {
  count,
  day,
  dayOrNone,
  hash,
  id,
  lineView,
  minorUnits,
  note,
  page,
  pageOf,
  query,
  reason,
  token,
} from './shapes.ts';

/** Items of one batch; banks take fewer, and say so in their own formats. */
export const BATCH_ITEMS_MAX = 10_000;
export const batchNo = z.string().regex(/^PB\d{8}-\d{3,5}$/);
/** Our number of a payment, as the instruction carries it: letters and digits only, at most 32. */
export const itemNo = z.string().regex(/^[A-Z0-9]{10,32}$/);

export const batchHeader = z.object({
  purpose: z.enum(BATCH_PURPOSES),
  format: z.enum(INSTRUCTION_FORMATS),
  /** The account of the house it is paid from, or collected to. */
  fromAccountId: accountId,
  currency: z.string().regex(/^[A-Z]{3}$/),
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
const said = { at: z.string(), byName: z.string() };

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

/** A row of a file that makes or answers a batch, and what is wrong with it: column, text, what was expected. */
export const rowProblem = z.object({
  row: count,
  column: z.string(),
  problem: z.string(),
  text: z.string(),
  expected: z.string(),
});
export type RowProblem = z.infer<typeof rowProblem>;

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

export const RESULT_FORMATS = ['pain_002', 'alipay_result', 'wechat_result', 'bank_result'] as const;

export const paymentsCalls = {
  'payments.batches': call(
    'read',
    page.extend({ query, show: z.enum(['open', 'ended', 'all']) }),
    pageOf(batchView),
  ),
  /** For Today and the rail: batches agreed to that nobody took out yet, and payments whose outcome nobody knows. */
  'payments.waiting': call('read', nothing, z.object({ toInstruct: count, unknown: count })),
  'payments.batch': call(
    'read',
    z.object({ batchNo }),
    z.object({
      batch: batchView,
      /** Its items as they were typed, for the form; empty once it is frozen. */
      drafts: z.array(itemDraft),
      /** Of the batch as a whole: limits, balance, format. Those of its items are in `payments.get`. */
      checks: z.array(checkView),
      history: z.array(z.object({ what: z.string(), facts: factsSchema, reason: z.string(), ...said })),
    }),
  ),
  'payments.list': call('read', page.extend({ query, batchNo: batchNo.nullable() }), pageOf(paymentView)),
  'payments.get': call(
    'read',
    z.object({ batchNo, place: count }),
    z.object({
      payment: paymentView,
      checks: z.array(checkView),
      events: z.array(
        z.object({
          state: z.enum(ITEM_STATES),
          file: z.string(),
          row: count,
          reasonCode: z.string(),
          reasonText: z.string(),
          ...said,
        }),
      ),
      lines: z.array(
        z.object({
          linkId: id,
          role: z.enum(['paid', 'returned', 'arrived']),
          origin: z.enum(['reference', 'person']),
          line: lineView,
        }),
      ),
    }),
  ),

  // 1. Initiate.
  'payments.save': call(
    'pay',
    z.object({
      batchNo: batchNo.nullable(),
      version: count,
      header: batchHeader,
      items: z.array(itemDraft).max(BATCH_ITEMS_MAX),
    }),
    z.object({ batchNo, version: count }),
  ),
  /** A file of payments (columns by meaning, FORMATS): one bad row and nothing is made; every bad row is listed. */
  'payments.planFile': call(
    'pay',
    z.object({ file: token, header: batchHeader, taskId }),
    z.object({
      /** '' where anything is wrong with it. */
      planId: z.string(),
      hash: z.string(),
      count,
      sum: minorUnits,
      problems: z.array(rowProblem),
      problemCount: count,
      items: z.array(
        z.object({
          row: count,
          payee: z.string(),
          number: z.string(),
          amount: minorUnits,
          remark: z.string(),
        }),
      ),
    }),
  ),
  'payments.takeFile': call('pay', z.object({ planId: token, hash }), z.object({ batchNo })),
  /** New drafts for payments that failed or came back; an unknown one is refused. */
  'payments.retry': call(
    'pay',
    z.object({ itemNos: z.array(itemNo).min(1).max(1000) }),
    z.object({ batchNo }),
  ),

  // 2. Verify.
  'payments.verify': call(
    'pay',
    z.object({ batchNo, version: count, taskId }),
    z.object({ state: z.enum(BATCH_STATES) }),
  ),

  // 3. Confirm.
  'payments.submit': call('pay', z.object({ batchNo, version: count, reason }), asked.extend({ hash })),
  'payments.cancel': call('pay', z.object({ batchNo, reason }), nothing),

  // 4. Complete.
  /** Makes the file once; asked again, it gives the same bytes. */
  'payments.instruct': call(
    'pay',
    z.object({ batchNo }),
    z.object({ token, fileName: z.string(), sha256: hash }),
    {
      isDangerous: true,
    },
  ),
  'payments.planResults': call(
    'pay',
    z.object({ files: z.array(token).min(1).max(50), taskId }),
    z.object({
      planId: z.string(),
      hash: z.string(),
      files: z.array(
        z.object({
          file: z.string(),
          format: z.union([z.enum(RESULT_FORMATS), z.literal('')]),
          batchNo: z.string(),
          /** refused: facts of `refusal` say why (unknown_batch, totals_differ, not_a_result …). */
          end: z.enum(['new', 'known', 'refused']),
          refusal: z.string(),
          facts: factsSchema,
          problems: z.array(rowProblem),
          moves: z.array(
            z.object({
              itemNo: z.string(),
              payee: z.string(),
              amount: minorUnits,
              currency: z.string(),
              from: z.enum(ITEM_STATES),
              to: z.enum(ITEM_STATES),
              reasonCode: z.string(),
              reasonText: z.string(),
              row: count,
            }),
          ),
        }),
      ),
    }),
  ),
  'payments.takeResults': call(
    'pay',
    z.object({ planId: token, hash }),
    z.object({ moves: count, receipts: count }),
  ),
  /** What a person knows of a payment that no file says (unknown, never answered, come back), with a line of a bank or a reason; by a second person. */
  'payments.resolve': call(
    'pay',
    z.object({ itemNo, state: z.enum(['paid', 'failed', 'returned']), lineId: id.nullable(), reason }),
    asked,
  ),
  /** Lines of banks and channels that carry the number of a payment or top-up; `proposed` are for a person to confirm. */
  'payments.lineOffers': call(
    'read',
    z.object({ itemNo: z.string().max(40) }),
    z.object({
      offers: z.array(
        z.object({ line: lineView, role: z.enum(['paid', 'returned', 'arrived']), why: z.string() }),
      ),
    }),
  ),
  'payments.linkLine': call(
    'pay',
    z.object({
      itemNo: z.string().max(40),
      lineId: id,
      role: z.enum(['paid', 'returned', 'arrived']),
      reason: note,
    }),
    nothing,
  ),
  /** Links every line that carries the number, amount and currency of a payment; as results are taken in it is done for theirs. */
  'payments.linkLines': call('pay', nothing, z.object({ linked: count })),
  'payments.unlinkLine': call('pay', z.object({ linkId: id, reason }), nothing),

  /** 支付凭证 as PDF; the number is given when the payment was seen to be paid. */
  'payments.receipt': call(
    'read',
    z.object({ itemNo, locale: z.enum(['zh-CN', 'en']), reveal: reason.optional() }),
    z.object({ token, fileName: z.string(), number: count, code: z.string() }),
  ),

  /** Whether a code printed on a receipt is true: its text as it was issued, and the event of the record that bound it. */
  'payments.verifyReceipt': call(
    'read',
    z.object({ code: z.string().trim().min(1).max(60) }),
    z.object({
      /** '' where it holds; words are receipt.fault.<fault>. */
      fault: z.enum(['', 'not_a_code', 'unknown', 'other_code', 'edited', 'not_recorded', 'not_proved']),
      number: count,
      /** Null where it does not hold. Names are masked. */
      receipt: z
        .object({
          code: z.string(),
          itemNo,
          payee: z.string(),
          amount: minorUnits,
          currency: z.string(),
          issuedAt: z.string(),
          /** Where the payment stands now, and since which day. */
          state: z.enum(ITEM_STATES),
          day: dayOrNone,
          /** Number of the event, and the head it was proved under. */
          seq: count,
          size: count,
          root: hash,
        })
        .nullable(),
    }),
  ),

  'payments.limits': call('read', nothing, z.object({ limits: paymentLimits })),
  'payments.setLimits': call('settings', z.object({ limits: paymentLimits, reason }), asked),
} as const;
