/**
 * Payments of ours and the lines that tell them: whose a linked line is, and which payments no line tells yet. A payment that nobody linked is still the same
 * money as a line of the same customer, amount and direction within a few days, and counts once.
 */

import { parseDay } from '../../../../shared/domain/dates.ts';
import { CUSTOMER_DIRECTIONS } from '../../../../shared/domain/large-value.ts';
import { paymentFacts } from '../../payments/booking.ts';
import type { RiskDeps } from '../deps.ts';
import type { Customers } from './rules/customers.ts';
import { OWN } from './rules/customers.ts';

/** As days pass between our word and the bank's. */
const DAYS_APART_MAX = 3;

const [IN, OUT] = [CUSTOMER_DIRECTIONS.indexOf('in'), CUSTOMER_DIRECTIONS.indexOf('out')];

/** Seen from the customer: from her account with us where we hold one of hers, else from herself. `toHouse`: money comes to the house. */
export const seenBy = (customers: Customers, customer: number, toHouse: boolean): number =>
  customer !== OWN && customers.at(customer).isHeld === toHouse ? IN : OUT;

interface UntoldPayment {
  readonly itemNo: string;
  readonly customer: number;
  readonly day: number;
  readonly direction: number;
  readonly currency: string;
  readonly amount: number;
}

export class ToldPayments {
  /** By line: whose it is. */
  readonly customerOf = new Map<number, number>();
  /** By line: the payment. */
  readonly itemOf = new Map<number, string>();
  readonly #untold = new Map<string, UntoldPayment[]>();
  readonly #amounts = new Set<number>();

  constructor(deps: Pick<RiskDeps, 'payments' | 'topUps'>, customers: Customers) {
    for (const { lineId, partyId } of deps.topUps()) this.customerOf.set(lineId, customers.party(partyId));
    const { store, lines } = deps.payments;
    for (const fact of paymentFacts({ store, lines })) {
      const item = store.item(fact.itemNo);
      const person = item?.isOrganisation ? 'organisation' : 'unknown';
      const customer =
        fact.partyId !== ''
          ? customers.party(fact.partyId, item?.payee)
          : customers.named(item?.payee || item?.number || fact.itemNo, person);
      for (const { lineId } of fact.lines) {
        this.customerOf.set(lineId, customer);
        this.itemOf.set(lineId, fact.itemNo);
      }
      const { itemNo, currency, amount, purpose } = fact;
      const says = (day: string, role: 'paid' | 'returned') => {
        const number = parseDay(day);
        if (number === null || fact.lines.some((each) => each.role === role)) return;
        const toHouse = (purpose === 'collection') === (role === 'paid');
        const direction = seenBy(customers, customer, toHouse);
        this.#add({ itemNo, customer, day: number, direction, currency, amount });
      };
      says(fact.paidDay, 'paid');
      says(fact.returnedDay, 'returned');
    }
  }

  /** A line that nobody linked tells a payment: it is not counted besides. */
  tell(line: Omit<UntoldPayment, 'itemNo'>): void {
    if (!this.#amounts.has(line.amount)) return;
    const waiting = this.#untold.get(keyOf(line)) ?? [];
    const at = waiting.findIndex(({ day }) => Math.abs(day - line.day) <= DAYS_APART_MAX);
    if (at >= 0) waiting.splice(at, 1);
  }

  /** What no line told. */
  untold(): readonly UntoldPayment[] {
    return [...this.#untold.values()].flat();
  }

  #add(payment: UntoldPayment): void {
    const key = keyOf(payment);
    this.#untold.set(key, [...(this.#untold.get(key) ?? []), payment]);
    this.#amounts.add(payment.amount);
  }
}

const keyOf = ({ customer, direction, currency, amount }: Omit<UntoldPayment, 'itemNo' | 'day'>): string =>
  `${customer}|${direction}|${currency}|${amount}`;
