/**
 * All orders of our books at once: which lines make one order, and where each stands. Columns, so that a million orders are folded in a moment.
 *
 * Orders come in the order of their first line, a line without a number is an order of its own.
 */
import { ORDER_STATES, type OrderState } from '../../../../shared/domain/order.ts';
import { LINE_KINDS, LINE_STATUSES } from '../../../../shared/domain/statement-line.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineSet } from '../../statements/rules/line-columns.ts';
import { addLine, noSums, type OrderSums, standingOf } from './order-state.ts';

const [PAYMENT, REFUND] = [LINE_KINDS.indexOf('payment'), LINE_KINDS.indexOf('refund')];

export interface OrderIndex {
  readonly set: LineSet;
  readonly count: number;
  /** By order: the line that stands for it, as a position in the set. */
  readonly head: Uint32Array;
  /** By position in the set: the order it belongs to. */
  readonly orderOf: Uint32Array;
  readonly lineCount: Uint32Array;
  readonly state: Uint8Array;
  readonly findings: Uint8Array;
  readonly paid: Float64Array;
  readonly refunded: Float64Array;
  readonly refundPending: Float64Array;
  /** What the list sorts and compares by: amount and moment of the line that stands for the order. */
  readonly amount: Float64Array;
  readonly at: Float64Array;
  /** Finds an order by the hash of its number; -1 where there is none. */
  readonly find: (high: number, low: number) => number;
  /** Whether the channel has a line under the number. */
  readonly isInChannel: (high: number, low: number) => boolean;
}

/** `trades`: the channel's lines. `isDisputed` by the hash of an order's number. */
export function indexOrders(
  set: LineSet,
  trades: LineSet,
  isDisputed: (high: number, low: number) => boolean,
): OrderIndex {
  const byNumber = new IdIndex(set.orderNo);
  const byTrade = new IdIndex(trades.orderNo);
  const heads = new Uint32Array(set.count);
  const orderOf = new Uint32Array(set.count);
  let count = 0;
  for (let position = 0; position < set.count; position += 1) {
    const first = byNumber.first(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
    if (first >= 0 && first < position) {
      orderOf[position] = orderOf[first] ?? 0;
      continue;
    }
    orderOf[position] = count;
    heads[count] = position;
    count += 1;
  }
  const columns = {
    head: heads.slice(0, count),
    lineCount: new Uint32Array(count),
    state: new Uint8Array(count),
    findings: new Uint8Array(count),
    paid: new Float64Array(count),
    refunded: new Float64Array(count),
    refundPending: new Float64Array(count),
    amount: new Float64Array(count),
    at: new Float64Array(count),
  };
  const sums = noSums();
  for (let order = 0; order < count; order += 1) {
    const first = columns.head[order] ?? 0;
    const [high, low] = [set.orderNo[2 * first] ?? 0, set.orderNo[2 * first + 1] ?? 0];
    const head = headOf(set, byNumber, first);
    clear(sums);
    let lines = 0;
    for (let position = first; position >= 0; position = byNumber.next(position)) {
      lines += 1;
      sumOf(sums, set, position, head);
    }
    channelSums(
      sums,
      trades,
      byTrade.first(high, low),
      byTrade,
      set.currencies[set.currency[head] ?? 0] ?? '',
    );
    sums.isDisputed = isDisputed(high, low);
    const standing = standingOf(sums);
    columns.head[order] = head;
    columns.lineCount[order] = lines;
    columns.state[order] = STATE_PLACE[standing.state];
    columns.findings[order] = standing.findings;
    columns.paid[order] = standing.paid;
    columns.refunded[order] = standing.refunded;
    columns.refundPending[order] = standing.refundPending;
    columns.amount[order] = set.net[head] ?? 0;
    columns.at[order] = set.at[head] ?? Number.NaN;
  }
  return {
    set,
    count,
    orderOf,
    ...columns,
    find: (high, low) => {
      const first = byNumber.first(high, low);
      return first < 0 ? -1 : (orderOf[first] ?? -1);
    },
    isInChannel: (high, low) => byTrade.first(high, low) >= 0,
  };
}

const STATE_PLACE = Object.fromEntries(ORDER_STATES.map((state, place) => [state, place])) as Readonly<
  Record<OrderState, number>
>; // The list is closed, so every state has its place.

/** The one object for all of them: a million new ones would be collected again and again. */
function clear(sums: OrderSums): void {
  sums.paid = 0;
  sums.payments = 0;
  sums.refunded = 0;
  sums.refundPending = 0;
  sums.waiting = 0;
  sums.closed = 0;
  sums.failed = 0;
  sums.refundedByWord = 0;
  sums.hasOtherCurrency = false;
  sums.channelPaid = 0;
  sums.channelPayments = 0;
  sums.channelShows = false;
  sums.isDisputed = false;
}

/** Its payment that moved money, else its first payment, else its first line. */
function headOf(set: LineSet, byNumber: IdIndex, first: number): number {
  let payment = -1;
  for (let position = first; position >= 0; position = byNumber.next(position)) {
    if (set.kind[position] !== PAYMENT) continue;
    if (set.direction[position] === DIRECTION_IN) return position;
    if (payment < 0) payment = position;
  }
  return payment < 0 ? first : payment;
}

function sumOf(sums: OrderSums, set: LineSet, position: number, head: number): void {
  const kind = set.kind[position];
  if (kind !== PAYMENT && kind !== REFUND) return;
  if (set.currency[position] !== set.currency[head]) {
    sums.hasOtherCurrency = true;
    return;
  }
  const isPayment = kind === PAYMENT;
  addLine(sums, {
    kind: isPayment ? 'payment' : 'refund',
    hasMoved: set.direction[position] === (isPayment ? DIRECTION_IN : DIRECTION_OUT),
    status: LINE_STATUSES[set.status[position] ?? 0] ?? 'none',
    amount: set.net[position] ?? 0,
  });
}

function channelSums(
  sums: OrderSums,
  trades: LineSet,
  first: number,
  byTrade: IdIndex,
  currency: string,
): void {
  for (let position = first; position >= 0; position = byTrade.next(position)) {
    if (trades.kind[position] !== PAYMENT) continue;
    sums.channelShows = true;
    if (trades.direction[position] !== DIRECTION_IN) continue;
    if (trades.currencies[trades.currency[position] ?? 0] !== currency) continue;
    sums.channelPayments += 1;
    sums.channelPaid += said(trades.orderAmount[position], trades.gross[position], trades.net[position]);
  }
}

/** The first amount that is stated. */
function said(...amounts: readonly (number | undefined)[]): number {
  for (const amount of amounts) if (amount !== undefined && !Number.isNaN(amount)) return amount;
  return 0;
}
