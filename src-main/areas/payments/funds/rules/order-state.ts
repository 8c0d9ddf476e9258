/**
 * Where an order of funds stands, from facts alone: a top-up (充值) by the line that is it, a withdrawal (提现) by the payment that carries it.
 *
 * Nothing is stored of it, so an import taken back, or a payment that came back, is seen at once. Pure.
 */
import type { FundOrderState, ItemState } from '../../../../../shared/domain/payment.ts';

export type OrderFacts =
  | { readonly kind: 'top_up'; readonly isCancelled: boolean; readonly hasLine: boolean }
  | {
      readonly kind: 'withdrawal';
      readonly isCancelled: boolean;
      /** Of the newest payment that carries it; null where somebody took it out of its batch. */
      readonly item: ItemState | null;
    };

export function stateOf(facts: OrderFacts): FundOrderState {
  if (facts.kind === 'top_up') {
    if (facts.hasLine) return 'arrived';
    return facts.isCancelled ? 'cancelled' : 'expected';
  }
  if (facts.item === 'paid') return 'paid';
  if (facts.item === 'failed' || facts.item === 'returned') return 'failed';
  if (facts.item === 'instructed' || facts.item === 'accepted' || facts.item === 'unknown') return 'paying';
  return facts.isCancelled || facts.item === 'cancelled' ? 'cancelled' : 'expected';
}

/** Something is still to come of it. */
export const isOpen = (state: FundOrderState): boolean => state === 'expected' || state === 'paying';

/**
 * Whether a withdrawal holds money back: from the moment it is asked for until the books have taken it off the balance. A failed or returned one
 * holds nothing; what the books took for it they give back themselves.
 */
export const holdsFunds = (state: FundOrderState, isBooked: boolean): boolean =>
  !isBooked && (state === 'expected' || state === 'paying' || state === 'paid');
