/**
 * The facts of funds: orders with what became of them, freezes with their ends, and which line of a statement is which top-up. Append-only; a write
 * stands inside `record.write`.
 */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { FundOrderKind } from '../../../../shared/domain/payment.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

interface Said {
  readonly at: string;
  readonly by: string;
}

const bodySchema = z.object({
  accountId: z.string(),
  /** The house's account a withdrawal is paid from; '' of a top-up. */
  fromAccountId: z.string(),
  reference: z.string(),
  note: z.string(),
});
export type FundOrderBody = z.infer<typeof bodySchema>;

export interface FundOrder extends Said, FundOrderBody {
  readonly orderNo: string;
  readonly kind: FundOrderKind;
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
  readonly isCancelled: boolean;
}

export interface Freeze extends Said {
  readonly id: number;
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
  readonly reason: string;
  readonly isEnded: boolean;
}

export interface ArrivalLink {
  readonly id: number;
  readonly orderNo: string;
  readonly lineId: number;
  readonly origin: 'reference' | 'person';
}

/** Oldest first. */
export function readOrders(ledger: Ledger): FundOrder[] {
  const { query } = ledger;
  const cancelled = new Set(
    ledger
      .all(query.selectFrom('fund_order_event').select('order_no').where('event', '=', 'cancelled'))
      .map((each) => each.order_no),
  );
  return ledger.all(query.selectFrom('fund_order').selectAll().orderBy('row')).map((row) => ({
    orderNo: row.order_no,
    kind: row.kind as FundOrderKind, // As the table's own check has it.
    partyId: row.party_id,
    currency: row.currency,
    amount: row.amount,
    ...bodySchema.parse(JSON.parse(row.body)),
    isCancelled: cancelled.has(row.order_no),
    at: row.at,
    by: row.by,
  }));
}

export const appendOrder = (
  ledger: Ledger,
  { orderNo, kind, partyId, currency, amount, at, by, ...body }: Omit<FundOrder, 'isCancelled'>,
): number =>
  ledger.append(
    ledger.query.insertInto('fund_order').values({
      order_no: orderNo,
      kind,
      party_id: partyId,
      currency,
      amount,
      body: JSON.stringify(bodySchema.parse(body)),
      at,
      by,
    }),
  );

export const appendCancel = (ledger: Ledger, orderNo: string, reason: string, { at, by }: Said): number =>
  ledger.append(
    ledger.query
      .insertInto('fund_order_event')
      .values({ order_no: orderNo, event: 'cancelled', body: JSON.stringify({ reason }), at, by }),
  );

/** Oldest first, ended ones too. */
export function readFreezes(ledger: Ledger): Freeze[] {
  const { query } = ledger;
  const ended = new Set(
    ledger.all(query.selectFrom('fund_freeze_end').select('freeze_id')).map((each) => each.freeze_id),
  );
  return ledger
    .all(query.selectFrom('fund_freeze').selectAll().orderBy('id'))
    .map(({ party_id, ...row }) => ({ ...row, partyId: party_id, isEnded: ended.has(row.id) }));
}

export const appendFreeze = (
  ledger: Ledger,
  { partyId, currency, amount, reason, at, by }: Omit<Freeze, 'id' | 'isEnded'>,
): number =>
  ledger.append(
    ledger.query.insertInto('fund_freeze').values({ party_id: partyId, currency, amount, reason, at, by }),
  );

export const appendUnfreeze = (ledger: Ledger, id: number, reason: string, { at, by }: Said): number =>
  ledger.append(ledger.query.insertInto('fund_freeze_end').values({ freeze_id: id, reason, at, by }));

/** Links of lines to top-ups that nobody ended. */
export function readArrivals(ledger: Ledger): ArrivalLink[] {
  const { query } = ledger;
  const rows = ledger.all(
    query
      .selectFrom('payment_line')
      .leftJoin('payment_line_end', 'payment_line_end.link_id', 'payment_line.id')
      .select(['payment_line.id', 'payment_line.item_no', 'payment_line.line_id', 'payment_line.origin'])
      .where('payment_line.role', '=', 'arrived')
      .where('payment_line_end.link_id', 'is', null)
      .orderBy('payment_line.id'),
  );
  return rows.map(({ id, item_no, line_id, origin }) => ({
    id,
    orderNo: item_no,
    lineId: line_id,
    origin: origin === 'reference' ? 'reference' : 'person',
  }));
}

/** Lines that are a payment, a return or a top-up already. */
export const linkedLines = (ledger: Ledger): ReadonlySet<number> =>
  new Set(
    ledger
      .all(
        ledger.query
          .selectFrom('payment_line')
          .leftJoin('payment_line_end', 'payment_line_end.link_id', 'payment_line.id')
          .select('payment_line.line_id')
          .where('payment_line_end.link_id', 'is', null),
      )
      .map((each) => each.line_id),
  );

/** Pairs that a person took apart. */
export const endedArrivals = (ledger: Ledger): readonly Pick<ArrivalLink, 'orderNo' | 'lineId'>[] =>
  ledger
    .all(
      ledger.query
        .selectFrom('payment_line')
        .innerJoin('payment_line_end', 'payment_line_end.link_id', 'payment_line.id')
        .select(['payment_line.item_no', 'payment_line.line_id'])
        .where('payment_line.role', '=', 'arrived'),
    )
    .map((each) => ({ orderNo: each.item_no, lineId: each.line_id }));

export const appendArrival = (
  ledger: Ledger,
  { orderNo, lineId, origin, at, by }: Omit<ArrivalLink, 'id'> & Said,
): number =>
  ledger.append(
    ledger.query
      .insertInto('payment_line')
      .values({ item_no: orderNo, line_id: lineId, role: 'arrived', origin, at, by }),
  );

/** None that are read for one another: a payer types it by hand. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LETTER_COUNT = 6;

/** 'TU261126' or 'WD261126' and six letters and digits: short enough for the remark of a transfer. */
export function newOrderNo(ledger: Ledger, kind: FundOrderKind, now: string): string {
  const { query } = ledger;
  const day = now.slice(2, 10).replaceAll('-', '');
  for (;;) {
    const letters = Array.from({ length: LETTER_COUNT }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    const orderNo = `${kind === 'top_up' ? 'TU' : 'WD'}${day}${letters}`;
    const held = query.selectFrom('fund_order').select('row').where('order_no', '=', orderNo);
    if (!ledger.first(held)) return orderNo;
  }
}
