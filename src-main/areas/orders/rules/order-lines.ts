/** One order from its lines as somebody reads them: the same fold as over columns (order-index.ts), for one order at a time. */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import { addLine, noSums, type OrderStanding, standingOf } from './order-state.ts';

export type OrderLine = Pick<
  LineView,
  'id' | 'kind' | 'direction' | 'status' | 'net' | 'gross' | 'orderAmount' | 'currency' | 'refundNo'
>;

export interface OneOrder extends OrderStanding {
  readonly currency: string;
}

/** Null where our books have no line of it. `orders` in the order of the list of lines. */
export function oneOrder(
  orders: readonly OrderLine[],
  trades: readonly OrderLine[],
  isDisputed: boolean,
): OneOrder | null {
  const head = headOf(orders);
  if (!head) return null;
  const sums = { ...noSums(), isDisputed };
  for (const { kind, direction, status, net, currency } of orders) {
    if (kind !== 'payment' && kind !== 'refund') continue;
    if (currency !== head.currency) sums.hasOtherCurrency = true;
    else
      addLine(sums, {
        kind,
        hasMoved: direction === (kind === 'payment' ? 'in' : 'out'),
        status,
        amount: net,
      });
  }
  for (const trade of trades.filter(({ kind }) => kind === 'payment')) {
    sums.channelShows = true;
    if (trade.direction !== 'in' || trade.currency !== head.currency) continue;
    sums.channelPayments += 1;
    sums.channelPaid += trade.orderAmount ?? trade.gross ?? trade.net;
  }
  return { ...standingOf(sums), currency: head.currency };
}

/** Its payment that moved money, else its first payment, else its first line. */
const headOf = <T extends OrderLine>(orders: readonly T[]): T | null =>
  orders.find(({ kind, direction }) => kind === 'payment' && direction === 'in') ??
  orders.find(({ kind }) => kind === 'payment') ??
  orders[0] ??
  null;
