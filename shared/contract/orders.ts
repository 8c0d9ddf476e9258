/**
 * Orders of our own books: the list, one order's story, entering new ones, and what is asked for about those that are there.
 *
 * Whatever a person enters or has corrected becomes a small file of orders made at this desk, taken in like any other: each fact keeps its file and
 * row, and both versions of a corrected row stay.
 */
import { z } from 'zod';
import { EXCEPTION_KINDS } from '../domain/leg.ts';
import { ACT_PROBLEMS, ORDER_ACTS, ORDER_FINDINGS, ORDER_STATES } from '../domain/order.ts';
import {
  ENTRY_FIELDS,
  ENTRY_PROBLEMS,
  ENTRY_ROWS_MAX,
  ENTRY_STATUSES,
  ORDER_NO_LENGTH_MAX,
} from '../domain/order-entry.ts';
import { CHANNELS, LINE_STATUSES } from '../domain/statement-line.ts';
import { asked, waitingRequest } from './access.ts';
import { call, nothing, taskId } from './call.ts';
import {
  count,
  exceptionView,
  groupView,
  id,
  lineView,
  minorUnits,
  page,
  pageOf,
  query,
  reason,
  token,
} from './shapes.ts';

const orderNo = z.string().min(1).max(ORDER_NO_LENGTH_MAX);
const text = z.string().max(2000);
const currency = z.string().max(3);

/** A payment with its refunds, folded. */
export const orderStanding = z.object({
  state: z.enum(ORDER_STATES),
  currency: z.string(),
  paid: minorUnits,
  refunded: minorUnits,
  /** Refunds of ours that no channel has confirmed yet. */
  refundPending: minorUnits,
  findings: z.array(z.enum(ORDER_FINDINGS)),
});

const TRADE_STANDINGS = ['matched', 'proposed', 'exception', 'open', 'outside'] as const;

const orderRow = orderStanding.extend({
  /** The line that stands for it: its payment. */
  line: lineView,
  lineCount: count,
  /** Where its payment stands with the channel's trade bill. */
  trade: z.enum(TRADE_STANDINGS),
  exceptionKinds: z.array(z.enum(EXCEPTION_KINDS)),
});

export const orderEvent = z.object({
  at: z.string(),
  byName: z.string(),
  event: z.string(),
  amount: minorUnits,
  currency: z.string(),
  reason: z.string(),
  /** Named values besides, words by name (wording: orders.eventFact.<name>). */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Lines that were named as evidence. */
  evidence: z.array(id),
});

/** Typed texts as they stand in the form; the engine answers what is wrong with them. */
export const orderEntry = z.object({
  merchantOrderNo: text,
  channel: z.enum(CHANNELS),
  occurredAt: text,
  amount: minorUnits,
  currency,
  status: z.enum(ENTRY_STATUSES),
  customer: text,
  product: text,
});
const orderEntries = z.array(orderEntry).min(1).max(ENTRY_ROWS_MAX);

export const ordersCalls = {
  'orders.list': call(
    'read',
    page.extend({ query, sort: z.enum(['time', 'amount']), descending: z.boolean() }),
    pageOf(orderRow),
  ),
  /** The list as it is filtered and sorted, or one order's page, as a file; masked unless a reason is given, which needs the right `reveal`. */
  'orders.export': call(
    'export',
    z.object({
      what: z.union([
        z.object({ query, sort: z.enum(['time', 'amount']), descending: z.boolean() }),
        z.object({ merchantOrderNo: orderNo }),
      ]),
      format: z.enum(['csv', 'xlsx', 'pdf']),
      taskId,
      reveal: reason.optional(),
    }),
    z.object({ token, fileName: z.string() }),
  ),
  /** One order across the legs: everything that carries its number, or is matched to what does, and what was said about it. */
  'orders.story': call(
    'read',
    z.object({ merchantOrderNo: orderNo }),
    z.object({
      orders: z.array(lineView),
      trades: z.array(lineView),
      funds: z.array(lineView),
      bank: z.array(lineView),
      groups: z.array(groupView),
      exceptions: z.array(exceptionView),
      /** Null where our books have no line of it. */
      standing: orderStanding
        .extend({
          /** What may still be asked back: paid less refunded, pending and asked for. */
          refundable: minorUnits,
          acts: z.array(z.object({ act: z.enum(ORDER_ACTS), whyNot: z.enum(ACT_PROBLEMS) })),
        })
        .nullable(),
      events: z.array(orderEvent),
      /** What was asked for and waits for a second person. */
      waiting: z.array(waitingRequest),
    }),
  ),
  /** What is wrong with rows being typed, the ledger asked too. */
  'orders.checkEntry': call(
    'orders',
    z.object({ rows: orderEntries }),
    z.object({
      problems: z.array(
        z.object({ row: count, field: z.enum(ENTRY_FIELDS), problem: z.enum(ENTRY_PROBLEMS) }),
      ),
    }),
  ),
  /** All rows or none. A number our books have already is refused: what is known is corrected, not entered again. */
  'orders.enter': call(
    'orders',
    z.object({ rows: orderEntries }),
    z.object({ file: z.string(), importId: id }),
  ),
  'orders.cancel': call('orders', z.object({ merchantOrderNo: orderNo, reason }), asked),
  'orders.refund': call(
    'orders',
    z.object({ merchantOrderNo: orderNo, amount: minorUnits.min(1), currency, reason }),
    asked.extend({ refundNo: z.string() }),
  ),
  /** What an order made from a channel's line would say, and why it cannot be made. */
  'orders.supplementDraft': call(
    'orders',
    z.object({ lineId: id }),
    z.object({ line: lineView, merchantOrderNo: z.string(), whyNot: z.enum(ACT_PROBLEMS) }),
  ),
  'orders.supplement': call('orders', z.object({ lineId: id, merchantOrderNo: orderNo, reason }), asked),
  /** Another status or amount of one row of an order, as the evidence shows it. `amount` null leaves it. */
  'orders.fix': call(
    'orders',
    z.object({
      lineId: id,
      status: z.enum(LINE_STATUSES),
      amount: minorUnits.min(1).nullable(),
      evidence: z.array(id).min(1).max(20),
      reason,
    }),
    asked,
  ),
  /** Opened or settled by one person: it moves no money, and says so on the order. */
  'orders.dispute': call(
    'orders',
    z.object({ merchantOrderNo: orderNo, isOpen: z.boolean(), reason }),
    nothing,
  ),
} as const;
