/**
 * Payments in four steps (代付, 代收): a batch is made, checked, agreed to by a second person over its hash, count and sum, and goes out as a file;
 * its results come back as files. Nothing is sent by the app itself.
 */
import { z } from 'zod';
import { BATCH_STATES, ITEM_STATES, LINE_ROLES } from '../domain/payment.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { factsSchema } from './errors.ts';
import { paymentLayoutsCalls } from './payment-layouts.ts';
import {
  BATCH_ITEMS_MAX,
  batchHeader,
  batchNo,
  batchView,
  checkView,
  itemDraft,
  itemNo,
  paymentLimits,
  paymentView,
} from './payment-views.ts';
import { rowProblem } from './row-problem.ts';
import {
  count,
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
  said,
  token,
} from './shapes.ts';

export const RESULT_FORMATS = ['pain_002', 'alipay_result', 'wechat_result', 'bank_result'] as const;

export const paymentsCalls = {
  'payments.batches': call(
    'read',
    page.extend({ query, show: z.enum(['open', 'ended', 'all']) }),
    pageOf(batchView),
  ),
  /** For Today and the rail: batches agreed to that nobody took out yet, payments whose outcome nobody knows, and those a line shows coming back. */
  'payments.waiting': call('read', nothing, z.object({ toInstruct: count, unknown: count, cameBack: count })),
  'payments.batch': call(
    'read',
    z.object({ batchNo }),
    z.object({
      batch: batchView,
      /** Its items as they were typed, for the form; empty once it is frozen. */
      drafts: z.array(itemDraft),
      /** Of the batch as a whole: limits, balance, format. Those of its items are in `payments.get`. */
      checks: z.array(checkView),
      /** While it waits: how many have to agree, and how many have. */
      agreed: z.object({ needed: count, given: count }).nullable(),
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
          role: z.enum(LINE_ROLES),
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
  /** Lines of banks and channels that may be a payment, its return or a top-up, the surest first; `why` says what speaks for each. A person links one. */
  'payments.lineOffers': call(
    'read',
    z.object({ itemNo: z.string().max(40) }),
    z.object({
      offers: z.array(z.object({ line: lineView, role: z.enum(LINE_ROLES), why: z.string() })),
    }),
  ),
  'payments.linkLine': call(
    'pay',
    z.object({
      itemNo: z.string().max(40),
      lineId: id,
      role: z.enum(LINE_ROLES),
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

  ...paymentLayoutsCalls,
} as const;
