/**
 * Which lines are movements of customers' money: done, of a kind that moves it, told here first. One movement that several files tell counts once: by the
 * trade bill where it has it, else by the fund bill; the bank's line before both where it is a transfer of its own.
 */
import { chinaDayNumber } from '../../../../../shared/domain/china-time.ts';
import { LINE_KINDS, LINE_STATUSES, type LineKind } from '../../../../../shared/domain/statement-line.ts';
import { IdIndex } from '../../../statements/rules/id-index.ts';
import {
  DIRECTION_IN,
  DIRECTION_NONE,
  DIRECTION_OUT,
  type LineSet,
  NO_DAY,
} from '../../../statements/rules/line-columns.ts';

const kindsOf = (...kinds: readonly LineKind[]): Uint8Array =>
  Uint8Array.from(LINE_KINDS, (kind) => (kinds.includes(kind) ? 1 : 0));

/** Sales and what is given back of them. */
export const SALE_KINDS = kindsOf('payment', 'refund', 'chargeback');
/** Of fund bills besides: money sent to and received from whoever is named. */
export const SENT_KINDS = kindsOf('transfer', 'other', 'adjustment');
/** Of banks: all but what the bank itself charges and pays. */
export const BANK_KINDS = kindsOf(
  ...LINE_KINDS.filter((kind) => kind !== 'fee' && kind !== 'fee_return' && kind !== 'interest'),
);

const NOT_DONE = Uint8Array.from(LINE_STATUSES, (status) =>
  status === 'failed' || status === 'pending' || status === 'closed' ? 1 : 0,
);
export const isDone = (set: LineSet, at: number): boolean => NOT_DONE[set.status[at] ?? 0] === 0;

/** The calendar day in China, whatever zone the file prints; NO_DAY where it prints none. */
export function dayOf(set: LineSet, at: number): number {
  const seconds = set.at[at] ?? Number.NaN;
  return Number.isNaN(seconds) ? (set.day[at] ?? NO_DAY) : chinaDayNumber(seconds);
}

/** What was traded, before fees. */
export function amountOf(set: LineSet, at: number): number {
  const gross = set.gross[at] ?? Number.NaN;
  return Number.isNaN(gross) ? Math.abs(set.net[at] ?? 0) : gross;
}

const PAYMENT = LINE_KINDS.indexOf('payment');
const REFUND = LINE_KINDS.indexOf('refund');
const REFUNDED = LINE_STATUSES.indexOf('refunded');

/** Of the account of the file; a payment that its channel counts as none because all of it was given back was a payment all the same. */
export function directionOf(set: LineSet, at: number, ofPayment: number): number {
  const said = set.direction[at] ?? DIRECTION_NONE;
  return said === DIRECTION_NONE && set.kind[at] === PAYMENT && set.status[at] === REFUNDED
    ? ofPayment
    : said;
}
export { DIRECTION_IN, DIRECTION_NONE, DIRECTION_OUT };

const told = new WeakMap<LineSet, (funds: LineSet, at: number) => boolean>();

/**
 * Whether the trade bills tell the movement of a fund bill's line: by its number, a payment by its order, a refund by its own number. Kept with the set, and
 * nothing is looked up before a line asks: most houses have a million trades and no fund bill that sells.
 */
export function toldByTrades(trades: LineSet): (funds: LineSet, at: number) => boolean {
  const known = told.get(trades) ?? tellerOf(trades);
  told.set(trades, known);
  return known;
}

function tellerOf(trades: LineSet): (funds: LineSet, at: number) => boolean {
  const [byNumber, byOrder, byRefund] = [
    lazily(trades.transactionId),
    lazily(trades.orderNo),
    lazily(trades.refundNo),
  ];
  const has = (indexOf: () => IdIndex, ids: Uint32Array, at: number, kind: number | undefined) => {
    const index = indexOf();
    let found = index.first(ids[2 * at] ?? 0, ids[2 * at + 1] ?? 0);
    while (found >= 0 && trades.kind[found] !== kind) found = index.next(found);
    return found >= 0;
  };
  return (funds, at) => {
    const kind = funds.kind[at];
    return (
      has(byNumber, funds.transactionId, at, kind) ||
      (kind === PAYMENT && has(byOrder, funds.orderNo, at, kind)) ||
      (kind === REFUND && has(byRefund, funds.refundNo, at, kind))
    );
  };
}

function lazily(ids: Uint32Array): () => IdIndex {
  let made: IdIndex | null = null;
  return () => {
    made ??= new IdIndex(ids);
    return made;
  };
}
