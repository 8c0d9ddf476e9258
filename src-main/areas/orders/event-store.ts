/**
 * What was said about orders beside their lines: disputes, and which request brought which file. Appended, never changed; a dispute stands as the
 * newest word on it says.
 */
import type { Ledger } from '../../ledger/ledger.ts';

export const ORDER_EVENTS = [
  'entered',
  'cancelled',
  'refund_entered',
  'supplemented',
  'status_fixed',
  'dispute_opened',
  'dispute_settled',
] as const;
export type OrderEventName = (typeof ORDER_EVENTS)[number];

export interface OrderEvent {
  readonly merchantOrderNo: string;
  readonly event: OrderEventName;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly evidence: readonly number[];
  readonly at: string;
  readonly by: string;
}

const bodyOf = (body: string): Pick<OrderEvent, 'reason' | 'facts' | 'evidence'> => JSON.parse(body); // Our own JSON, written below.

export class OrderEventStore {
  readonly #ledger: Ledger;
  #disputed: ReadonlySet<string> | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Of one order, oldest first. */
  of(merchantOrderNo: string): OrderEvent[] {
    const { query } = this.#ledger;
    return this.#ledger
      .all(
        query
          .selectFrom('order_event')
          .selectAll()
          .where('merchant_order_no', '=', merchantOrderNo)
          .orderBy('row'),
      )
      .map(({ merchant_order_no, event, amount, currency, body, at, by }) => {
        return {
          merchantOrderNo: merchant_order_no,
          event: event as OrderEventName, // As written below.
          amount,
          currency,
          at,
          by,
          ...bodyOf(body),
        };
      });
  }

  /** Numbers of the orders that were made from a line, whether they stand or not. */
  madeFrom(lineId: number): string[] {
    const { query } = this.#ledger;
    return this.#ledger
      .all(
        query
          .selectFrom('order_event')
          .select(['merchant_order_no', 'body'])
          .where('event', '=', 'supplemented')
          .orderBy('row'),
      )
      .filter(({ body }) => bodyOf(body).evidence.includes(lineId))
      .map((row) => row.merchant_order_no);
  }

  /** Orders with an open dispute. The same set until a word on one comes. */
  disputed(): ReadonlySet<string> {
    if (this.#disputed) return this.#disputed;
    const { query } = this.#ledger;
    const rows = this.#ledger.all(
      query
        .selectFrom('order_event')
        .select(['merchant_order_no', 'event'])
        .where('event', 'in', ['dispute_opened', 'dispute_settled'])
        .orderBy('row'),
    );
    const open = new Set<string>();
    for (const row of rows)
      if (row.event === 'dispute_opened') open.add(row.merchant_order_no);
      else open.delete(row.merchant_order_no);
    this.#disputed = open;
    return open;
  }

  /** Call inside a write. */
  append(event: OrderEvent): void {
    const { merchantOrderNo, amount, currency, reason, facts, evidence, at, by } = event;
    this.#ledger.append(
      this.#ledger.query.insertInto('order_event').values({
        merchant_order_no: merchantOrderNo,
        event: event.event,
        amount,
        currency,
        body: JSON.stringify({ reason, facts, evidence }),
        at,
        by,
      }),
    );
    this.#disputed = null;
  }

  /** To be called where a write was rolled back. */
  forget(): void {
    this.#disputed = null;
  }
}
