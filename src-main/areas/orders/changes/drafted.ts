/** What a change of an order is worked out into, and the parts its kinds share. */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { ActProblem } from '../../../../shared/domain/order.ts';
import { LINE_STATUSES, type LineStatus } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { DeskRow } from '../desk-file.ts';
import type { OrderEventName, OrderEventStore } from '../event-store.ts';
import type { FoundOrder, OrderBook } from '../order-book.ts';

/** Numbers and words only: a request keeps it, and no protected value stands in a request. */
export type Change =
  | { readonly kind: 'order_cancel'; readonly order: string }
  | {
      readonly kind: 'order_refund';
      readonly order: string;
      readonly refundNo: string;
      readonly amount: number;
      readonly currency: string;
      /** When it was asked for: the refund's own moment. */
      readonly at: string;
    }
  | { readonly kind: 'order_supplement'; readonly order: string; readonly line: number }
  | {
      readonly kind: 'order_status';
      readonly line: number;
      readonly status: LineStatus;
      /** 0 leaves the amount as it is. */
      readonly amount: number;
      readonly evidence: readonly number[];
    };

export interface Draft {
  readonly whyNot: '';
  readonly order: string;
  readonly rows: readonly DeskRow[];
  /** Whether each row is new or corrects one that is there. */
  readonly ends: 'added' | 'changed';
  /** What it rests on; another basis is another request. */
  readonly basis: readonly (string | number)[];
  readonly event: OrderEventName;
  readonly amount: number;
  readonly currency: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly evidence: readonly number[];
}
export type Drafted = Draft | { readonly whyNot: Exclude<ActProblem, ''> };

export interface DraftDeps {
  readonly lines: LineStore;
  readonly book: OrderBook;
  readonly events: Pick<OrderEventStore, 'madeFrom'>;
}

export const no = (whyNot: Exclude<ActProblem, ''>): Drafted => ({ whyNot });

/** Null for lines that were undone or gave way to a later word. */
export function standingLine(lines: LineStore, id: number): LineView | null {
  const imported = lines
    .active()
    .find((each) => id >= each.firstLineId && id < each.firstLineId + each.lineCount);
  return imported && !lines.isSuperseded(id) ? lines.unmasked(id) : null;
}

export const basisOf = (orders: readonly LineView[], found: FoundOrder): (string | number)[] => [
  ...orders.map(({ id, status, net }) => `${id}:${LINE_STATUSES.indexOf(status)}:${net}`),
  found.isDisputed ? 'disputed' : '',
];

export const rowOf = (line: LineView, { status }: { readonly status: LineStatus }): DeskRow => ({
  merchantOrderNo: line.merchantOrderNo,
  kind: line.kind === 'refund' ? 'refund' : 'payment',
  refundNo: line.refundNo,
  channel: line.channel,
  occurredAt: line.occurredAt || line.bookingDate,
  amount: line.net,
  currency: line.currency,
  status,
  customer: line.counterparty,
  product: line.description,
});
