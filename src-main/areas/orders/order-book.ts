/**
 * The orders of our books as they stand: all of them folded in columns for the list, one of them with its lines for whoever asks about it.
 *
 * Derived from the lines and the events at any time, and kept until one of these is another.
 */
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { SourceKind } from '../../../shared/domain/statement-line.ts';
import type { LineStore } from '../statements/line-store.ts';
import { hash64, type LineSet } from '../statements/rules/line-columns.ts';
import type { OrderEventStore } from './event-store.ts';
import { indexOrders, type OrderIndex } from './rules/order-index.ts';
import { type OneOrder, oneOrder } from './rules/order-lines.ts';

/** One order with everything that carries its number; lines unmasked, for the engine's own use. */
export interface FoundOrder {
  readonly merchantOrderNo: string;
  readonly orders: readonly LineView[];
  readonly trades: readonly LineView[];
  readonly isDisputed: boolean;
  /** Null where our books have no line of it. */
  readonly standing: OneOrder | null;
}

interface Kept {
  readonly index: OrderIndex;
  readonly trades: LineSet;
  readonly disputed: ReadonlySet<string>;
}

export class OrderBook {
  readonly #lines: LineStore;
  readonly #events: OrderEventStore;
  #kept: Kept | null = null;

  constructor(lines: LineStore, events: OrderEventStore) {
    this.#lines = lines;
    this.#events = events;
  }

  index(): OrderIndex {
    const [set, trades] = [this.#lines.set('orders'), this.#lines.set('trade_bill')];
    const disputed = this.#events.disputed();
    const kept = this.#kept;
    if (kept?.index.set === set && kept.trades === trades && kept.disputed === disputed) return kept.index;
    const index = indexOrders(set, trades, hashesOf(disputed));
    this.#kept = { index, trades, disputed };
    return index;
  }

  find(merchantOrderNo: string): FoundOrder {
    const views = (kind: SourceKind) =>
      withOrderNo(this.#lines.set(kind), merchantOrderNo).map((id) => this.#lines.unmasked(id));
    const [orders, trades] = [views('orders'), views('trade_bill')];
    const isDisputed = this.#events.disputed().has(merchantOrderNo);
    return { merchantOrderNo, orders, trades, isDisputed, standing: oneOrder(orders, trades, isDisputed) };
  }
}

/** Lines of a set that carry an order's number, by the hash their columns keep. */
export function withOrderNo(set: LineSet, merchantOrderNo: string): number[] {
  const [high, low] = hashOf(merchantOrderNo);
  const found: number[] = [];
  for (let position = 0; position < set.count; position += 1)
    if (set.orderNo[2 * position] === high && set.orderNo[2 * position + 1] === low)
      found.push(set.lineId[position] ?? 0);
  return found;
}

export function hashOf(text: string): readonly [number, number] {
  const hash = new Uint32Array(2);
  hash64(text, hash, 0);
  return [hash[0] ?? 0, hash[1] ?? 0];
}

/** Asked once for every order: a look at one half first, and mostly there is none at all. */
function hashesOf(numbers: ReadonlySet<string>): (high: number, low: number) => boolean {
  const lows = new Map<number, Set<number>>();
  for (const number of numbers) {
    const [high, low] = hashOf(number);
    const held = lows.get(high) ?? new Set();
    lows.set(high, held.add(low));
  }
  return lows.size === 0 ? () => false : (high, low) => lows.get(high)?.has(low) === true;
}
