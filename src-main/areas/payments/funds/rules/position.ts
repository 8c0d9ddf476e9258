/**
 * What of a party's funds may leave: the balance by the books, less what is frozen (冻结), less what is on its way out and not booked yet (在途).
 *
 * The three parts always add up to the balance. Pure.
 */
import { type Minor, minor } from '../../../../../shared/domain/money.ts';

export interface Held {
  readonly balance: number;
  readonly frozen: number;
  readonly inTransit: number;
}
export interface Position extends Held {
  /** Below zero only where the books themselves fell after something was frozen or promised. */
  readonly available: Minor;
}

export const positionOf = (held: Held): Position => ({
  ...held,
  available: minor(held.balance - held.frozen - held.inTransit),
});

/** Whether so much more may be frozen or promised. */
export const mayHold = (held: Held, amount: number): boolean =>
  amount >= 1 && amount <= positionOf(held).available;
