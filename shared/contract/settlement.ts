/**
 * Settlement review (结算审核): batches of channels and merchants as the facts give them, signed by two persons; payouts to merchants from signed
 * batches; which settlement days are complete; what is under way. A signed batch never changes: what comes later is a correction batch.
 */
import { z } from 'zod';
import { ADJUSTMENT_KINDS, SETTLEMENT_SIDES } from '../domain/settlement.ts';
import { ADJUSTMENT_MAX } from '../domain/settlement-adjustment.ts';
import { CHANNELS } from '../domain/statement-line.ts';
import { asked } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import { batchHeader, batchNo } from './payment-views.ts';
import {
  agedView,
  feeVarianceView,
  figure,
  payableView,
  reserveTranche,
  SETTLEMENTS_AT_ONCE_MAX,
  settlementCheckView,
  settlementDaysView,
  settlementKey,
  settlementView,
  transitView,
} from './settlement-views.ts';
import {
  count,
  currency,
  day,
  dayOrNone,
  hash,
  id,
  lineView,
  minorUnits,
  page,
  pageOf,
  query,
  reason,
  said,
  token,
} from './shapes.ts';

const keys = z.array(settlementKey).min(1).max(SETTLEMENTS_AT_ONCE_MAX);
const channel = z.enum(CHANNELS);

export const settlementCalls = {
  'settlement.list': call(
    'read',
    page.extend({
      query,
      side: z.enum(SETTLEMENT_SIDES),
      show: z.enum(['to_sign', 'waiting', 'signed', 'all']),
      from: dayOrNone,
      to: dayOrNone,
    }),
    pageOf(settlementView).extend({
      /** Of all that is found, by currency; `feeVariance` of those of which a schedule says what is right. */
      sums: z.array(z.object({ currency, count, net: minorUnits, feeVariance: minorUnits })),
    }),
  ),
  /** Cheap: for Today and the rail. */
  'settlement.waiting': call(
    'read',
    nothing,
    z.object({ toSign: count, late: count, missing: count, toPay: count, overtaken: count }),
  ),
  'settlement.get': call(
    'read',
    z.object({ key: settlementKey }),
    z.object({
      batch: settlementView,
      checks: z.array(settlementCheckView),
      /** Movement of the reserve of this batch's owner. */
      tranches: z.array(reserveTranche),
      /** What the channel's own batch, the fund bill and the bank show for it; the bank's may answer for several batches. */
      batchLines: z.array(lineView).max(100),
      payouts: z.array(lineView).max(100),
      bankLines: z.array(lineView).max(100),
      /** Payments of it, by their numbers. */
      payments: z.array(
        z.object({ batchNo, itemNo: z.string(), amount: minorUnits, state: z.string(), day: dayOrNone }),
      ),
      corrections: z.array(settlementView).max(50),
      history: z.array(
        z.object({
          decision: z.string(),
          net: minorUnits,
          hash,
          requestId: id.nullable(),
          reason: z.string(),
          ...said,
        }),
      ),
      adjustments: z.array(
        z.object({
          id,
          kind: z.enum(ADJUSTMENT_KINDS),
          effect: z.enum(['add', 'less']),
          amount: minorUnits,
          reason: z.string(),
          ...said,
        }),
      ),
      /** Adjustments that the month's end asks for and nobody made: what the month's volume makes good of our fee. */
      proposals: z.array(
        z.object({
          kind: z.enum(ADJUSTMENT_KINDS),
          effect: z.enum(['add', 'less']),
          amount: minorUnits,
          day,
          volume: minorUnits,
        }),
      ),
    }),
  ),
  /** The lines behind a figure; their amounts add up to it. */
  'settlement.lines': call(
    'read',
    page.extend({ key: settlementKey, figure }),
    pageOf(z.object({ line: lineView, amount: minorUnits })).extend({ sum: minorUnits }),
  ),
  /** The batches that any of these lines stand in, and by how much these lines make what is owed more or less. */
  'settlement.ofLines': call(
    'read',
    z.object({ lineIds: z.array(id).max(500) }),
    z.object({ rows: z.array(z.object({ batch: settlementView, amount: minorUnits })) }),
  ),
  /** Fees line by line against the schedule: of one batch, or of a channel over days. Those that differ first, by size. */
  'settlement.variances': call(
    'read',
    page.extend({
      key: settlementKey.nullable(),
      channel,
      from: dayOrNone,
      to: dayOrNone,
      show: z.enum(['differing', 'unknown', 'all']),
    }),
    pageOf(feeVarianceView).extend({
      sums: z.array(
        z.object({
          currency,
          lines: count,
          charged: minorUnits,
          expected: minorUnits,
          overcharged: minorUnits,
          undercharged: minorUnits,
          unknown: count,
          /** Sum of rounded fees less the rounded sum: what rounding alone makes. */
          rounding: minorUnits,
        }),
      ),
    }),
  ),

  /**
   * approve: a second person by amount. `without`: lines left out of a batch that is signed alone; a later batch takes them up. hold and return need
   * none, for nothing moves by them. The hash is of what was looked at.
   */
  'settlement.decide': call(
    'settle',
    z.object({
      batches: z
        .array(z.object({ key: settlementKey, hash }))
        .min(1)
        .max(SETTLEMENTS_AT_ONCE_MAX),
      decision: z.enum(['approve', 'hold', 'return']),
      without: z.array(id).max(500),
      reason,
    }),
    asked.extend({ decided: count }),
  ),
  /** Enters the next batch of its owner that is not signed. */
  'settlement.adjust': call(
    'settle',
    z.object({
      side: z.enum(SETTLEMENT_SIDES),
      /** Of a channel: channel and account as the batch has them, by a batch's key. */
      key: settlementKey,
      day,
      kind: z.enum(ADJUSTMENT_KINDS),
      effect: z.enum(['add', 'less']),
      amount: minorUnits.min(1).max(ADJUSTMENT_MAX),
      evidence: id.nullable(),
      reason,
    }),
    asked,
  ),

  'settlement.payable': call('read', page.extend({ query }), pageOf(payableView)),
  /**
   * Makes a batch of payments (purpose: settlement), one item a merchant and currency; it then goes its four steps. A right of who pays: whoever agreed
   * to a settlement without it does not begin its payment as well.
   */
  'settlement.payOut': call(
    'pay',
    z.object({
      of: z
        .array(z.object({ partyId: z.string(), amount: minorUnits.min(1), keys }))
        .min(1)
        .max(SETTLEMENTS_AT_ONCE_MAX),
      header: batchHeader.omit({ purpose: true }),
    }),
    z.object({ batchNo }),
  ),
  'settlement.aged': call('read', page, pageOf(agedView)),

  'settlement.days': call(
    'read',
    z.object({ from: day, to: day }),
    z.object({
      rows: z.array(settlementDaysView),
      counts: z.object({ missing: count, late: count, partial: count, merged: count, split: count }),
    }),
  ),
  /** `error`: how far off the forecast of the last weeks would have been, in ppm of what came (WAPE); null where there is too little history for one. */
  'settlement.transit': call(
    'read',
    z.object({ asOf: dayOrNone, days: z.number().int().min(1).max(60) }),
    z.object({
      asOf: dayOrNone,
      rows: z.array(transitView),
      byDay: z.array(
        z.object({ day, currency, late: minorUnits, inTransit: minorUnits, forecast: minorUnits }),
      ),
      error: count.nullable(),
    }),
  ),

  /** batches: the table of DESIGN (settlement). claims: fee differences to send to a channel. statement: one merchant's, that ties to the last fen. */
  'settlement.export': call(
    'export',
    z.object({
      kind: z.enum(['batches', 'claims', 'statement']),
      format: z.enum(['csv', 'xlsx', 'pdf']),
      language: z.enum(['zh-CN', 'en']),
      channel,
      partyId: z.string(),
      currency: z.union([currency, z.literal('')]),
      from: dayOrNone,
      to: dayOrNone,
      /** Of a statement: why her name stands unmasked, for who may see it; '' masks it. Nothing else shows a name whole. */
      reveal: z.string().trim().max(500),
      taskId,
    }),
    z.object({ token, fileName: z.string() }),
  ),
} as const;
