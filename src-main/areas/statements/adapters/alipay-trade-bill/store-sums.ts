/**
 * What the trades of a bill come to, a store and over all, in both ways a summary may count them: the payments alone, or less their refunds.
 */
import type { Sink } from '../../adapter.ts';
import { ScopedSums, WHOLE } from '../scoped-sums.ts';

/** Ending of the scopes in which refunds are taken off. */
export const LESS_REFUNDS = '（减退款）';

const PARTS = [
  'payments',
  'refunds',
  'order',
  'refundOrder',
  'received',
  'refunded',
  'withheld',
  'givenBack',
] as const;

export interface SummedTrade {
  readonly isPayment: boolean;
  readonly store: string;
  readonly order: number;
  readonly gross: number;
  /** Charged is plus, given back is minus. */
  readonly charged: number;
}

export class StoreSums {
  readonly #sums = new ScopedSums(PARTS);

  add({ isPayment, store, order, gross, charged }: SummedTrade): void {
    const amounts = isPayment
      ? [1, 0, order, 0, gross, 0, charged, 0]
      : [0, 1, 0, order, 0, gross, 0, -charged];
    this.#sums.add(WHOLE, amounts);
    if (store !== '') this.#sums.add(store, amounts);
  }

  tell(sink: Sink): void {
    this.#sums.tell(sink, (of) => [
      ['payment_count', of.payments],
      ['refund_count', of.refunds],
      ['order_sum', of.order],
      ['order_sum', of.order - of.refundOrder, LESS_REFUNDS],
      ['gross_sum', of.received],
      ['gross_sum', of.received - of.refunded, LESS_REFUNDS],
      ['fee_sum', of.withheld],
      ['fee_sum', of.withheld - of.givenBack, LESS_REFUNDS],
      ['net_sum', of.received - of.withheld],
      ['net_sum', of.received - of.refunded - of.withheld + of.givenBack, LESS_REFUNDS],
    ]);
  }
}
