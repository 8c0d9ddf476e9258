/**
 * Where an order stands: the fold over its standing lines, what the channel shows under its number, and whether a dispute is open.
 *
 * Sums in one currency, the first payment's; what is in another is found and named, never added. The order of the lines does not matter.
 */
import {
  mayMove,
  ORDER_FINDINGS,
  type OrderAct,
  type OrderFinding,
  type OrderState,
} from '../../../../shared/domain/order.ts';
import type { LineStatus } from '../../../../shared/domain/statement-line.ts';

/** What the lines of one order add up to, in the currency of its payment. Filled line by line, of a million orders one after the other. */
export interface OrderSums {
  /** Payments that moved money, and how many. */
  paid: number;
  payments: number;
  /** Refunds that went out; refunds that wait. */
  refunded: number;
  refundPending: number;
  /** Payments of each kind that moved none. */
  waiting: number;
  closed: number;
  failed: number;
  /** A payment whose own row says it was refunded, with no row for the refund. */
  refundedByWord: number;
  hasOtherCurrency: boolean;
  /** The channel's payments under this number: their sum and count, and whether it shows anything at all. */
  channelPaid: number;
  channelPayments: number;
  channelShows: boolean;
  isDisputed: boolean;
}

export const noSums = (): OrderSums => ({
  paid: 0,
  payments: 0,
  refunded: 0,
  refundPending: 0,
  waiting: 0,
  closed: 0,
  failed: 0,
  refundedByWord: 0,
  hasOtherCurrency: false,
  channelPaid: 0,
  channelPayments: 0,
  channelShows: false,
  isDisputed: false,
});

export interface SumLine {
  readonly kind: 'payment' | 'refund';
  /** Whether its money moved, the way its kind says. */
  readonly hasMoved: boolean;
  readonly status: LineStatus;
  readonly amount: number;
}

/** One more line of the order, in the order's own currency. */
export function addLine(sums: OrderSums, { kind, hasMoved, status, amount }: SumLine): void {
  if (kind === 'refund') {
    if (hasMoved) sums.refunded += amount;
    else if (status === 'pending') sums.refundPending += amount;
    return;
  }
  if (hasMoved) {
    sums.paid += amount;
    sums.payments += 1;
    if (status === 'refunded') sums.refundedByWord += amount;
  } else if (status === 'failed') sums.failed += 1;
  else if (status === 'closed' || status === 'revoked') sums.closed += 1;
  else sums.waiting += 1;
}

export interface OrderStanding {
  readonly state: OrderState;
  readonly paid: number;
  readonly refunded: number;
  readonly refundPending: number;
  /** Bits by place in ORDER_FINDINGS. */
  readonly findings: number;
}

export function standingOf(sums: OrderSums): OrderStanding {
  const refunded = Math.max(sums.refunded, sums.refundedByWord);
  return {
    state: stateOf(sums, refunded),
    paid: sums.paid,
    refunded,
    refundPending: sums.refundPending,
    findings:
      bit('paid_twice', sums.payments > 1 || isPaidTwiceAtChannel(sums)) |
      bit('over_refunded', refunded + sums.refundPending > sums.paid) |
      bit('currency_mixed', sums.hasOtherCurrency),
  };
}

function stateOf(sums: OrderSums, refunded: number): OrderState {
  if (sums.isDisputed) return 'disputed';
  if (sums.payments > 0) {
    if (refunded === 0) return 'paid';
    return refunded < sums.paid ? 'part_refunded' : 'refunded';
  }
  if (sums.waiting > 0) return sums.channelShows ? 'paying' : 'created';
  if (sums.closed > 0 || sums.failed === 0) return 'closed';
  return 'failed';
}

/** An order paid in several parts is one the parts of which add up to it; more than that came in twice. */
const isPaidTwiceAtChannel = ({ channelPayments, channelPaid, paid }: OrderSums): boolean =>
  channelPayments > 1 && channelPaid > paid && paid > 0;

const bit = (finding: OrderFinding, isSo: boolean): number =>
  isSo ? 1 << ORDER_FINDINGS.indexOf(finding) : 0;

export const findingsOf = (bits: number): OrderFinding[] =>
  ORDER_FINDINGS.filter((_, place) => (bits & (1 << place)) !== 0);

/** What may still be given back: never more than was paid, less what went out, what waits and what somebody asked for already. */
export const refundable = (
  standing: Pick<OrderStanding, 'paid' | 'refunded' | 'refundPending'>,
  asked: number,
) => Math.max(0, standing.paid - standing.refunded - standing.refundPending - asked);

const REFUNDED_FROM: readonly OrderState[] = ['paid', 'part_refunded', 'disputed'];

/** Whether the state is open to an act of a person; the amounts are asked apart. */
export function isOpenTo(act: OrderAct, state: OrderState): boolean {
  switch (act) {
    case 'cancel':
      return state === 'created' || state === 'paying';
    case 'refund':
      return REFUNDED_FROM.includes(state);
    case 'fix':
      return true; // Each of its rows has moves of its own (STATUS_MOVES).
    case 'dispute':
      return mayMove(state, 'disputed');
    case 'settle':
      return state === 'disputed';
  }
}
