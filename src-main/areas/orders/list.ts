/** The list of orders: filtered, sorted, a page of it. A list that is scrolled asks the same again and again, so answers are kept for a while. */
import type { Input, Output } from '../../../shared/contract/calls.ts';
import { ORDER_STATES } from '../../../shared/domain/order.ts';
import type { Standing, StandingException } from '../review/standing.ts';
import type { LineStore } from '../statements/line-store.ts';
import { pickedFrom, sortPositions } from '../statements/rules/sort-positions.ts';
import { filterOrders } from './list-filter.ts';
import type { OrderBook } from './order-book.ts';
import type { OrderIndex } from './rules/order-index.ts';
import { findingsOf } from './rules/order-state.ts';
import { type TradeStandings, tradeStandings } from './trade-standing.ts';

const ANSWERS_KEPT_MAX = 8;

interface Kept {
  readonly index: OrderIndex;
  /** Decisions make this another list. */
  readonly exceptions: readonly StandingException[];
  readonly trades: TradeStandings;
  readonly answers: Map<string, Uint32Array>;
  /** Every order, by time and by amount. */
  readonly orders: Map<string, Uint32Array>;
}

export type OrdersAsked = Pick<Input<'orders.list'>, 'query' | 'sort' | 'descending'>;
export type OrderRow = Output<'orders.list'>['rows'][number];
interface OrderSums {
  readonly currency: string;
  readonly count: number;
  readonly amount: number;
  readonly paid: number;
  readonly refunded: number;
}
export interface FoundOrders {
  readonly total: number;
  readonly row: (at: number) => OrderRow;
  /** By currency. */
  readonly sums: () => readonly OrderSums[];
}

export class OrderList {
  readonly #lines: LineStore;
  readonly #standing: Standing;
  readonly #book: OrderBook;
  #kept: Kept | null = null;

  constructor(lines: LineStore, standing: Standing, book: OrderBook) {
    this.#lines = lines;
    this.#standing = standing;
    this.#book = book;
  }

  page(input: Input<'orders.list'>): Output<'orders.list'> {
    const { total, row } = this.find(input);
    const rows: OrderRow[] = [];
    for (let at = input.offset; at < Math.min(total, input.offset + input.limit); at += 1) rows.push(row(at));
    return { total, rows };
  }

  /** All that fit, each made when it is asked for; lines as `lineOf` gives them, masked unless it is said otherwise. */
  find(asked: OrdersAsked, lineOf = (id: number) => this.#lines.view(id)): FoundOrders {
    const kept = this.#now();
    const { index, trades } = kept;
    const found = this.#found(kept, asked);
    const currencyOf = (order: number) =>
      index.set.currencies[index.set.currency[index.head[order] ?? 0] ?? 0] ?? '';
    return {
      total: found.length,
      row: (at) => {
        const order = found[at] ?? 0;
        return {
          line: lineOf(index.set.lineId[index.head[order] ?? 0] ?? 0),
          lineCount: index.lineCount[order] ?? 1,
          state: ORDER_STATES[index.state[order] ?? 0] ?? 'created',
          currency: currencyOf(order),
          paid: index.paid[order] ?? 0,
          refunded: index.refunded[order] ?? 0,
          refundPending: index.refundPending[order] ?? 0,
          findings: findingsOf(index.findings[order] ?? 0),
          trade: trades.of(order),
          exceptionKinds: trades.exceptionKinds(order),
        };
      },
      sums: () => {
        const sums = new Map<string, OrderSums>();
        for (const order of found) {
          const currency = currencyOf(order);
          const sum = sums.get(currency) ?? { currency, count: 0, amount: 0, paid: 0, refunded: 0 };
          sums.set(currency, {
            currency,
            count: sum.count + 1,
            amount: sum.amount + (index.amount[order] ?? 0),
            paid: sum.paid + (index.paid[order] ?? 0),
            refunded: sum.refunded + (index.refunded[order] ?? 0),
          });
        }
        return [...sums.values()];
      },
    };
  }

  #now(): Kept {
    const index = this.#book.index();
    const exceptions = this.#standing.exceptions();
    const held = this.#kept;
    if (held?.index === index && held.exceptions === exceptions) return held;
    const kept = {
      index,
      exceptions,
      trades: tradeStandings(this.#standing, index),
      answers: new Map(),
      orders: held?.index === index ? held.orders : new Map(),
    };
    this.#kept = kept;
    return kept;
  }

  #found(kept: Kept, { query, sort, descending }: OrdersAsked): Uint32Array {
    const key = JSON.stringify([query, sort, descending]);
    const answer = kept.answers.get(key) ?? this.#answer(kept, query, sort, descending);
    kept.answers.delete(key); // Put back as the latest.
    kept.answers.set(key, answer);
    for (const oldest of kept.answers.keys()) {
      if (kept.answers.size <= ANSWERS_KEPT_MAX) break;
      kept.answers.delete(oldest);
    }
    return answer;
  }

  #answer(kept: Kept, query: string, sort: 'time' | 'amount', descending: boolean): Uint32Array {
    const { index } = kept;
    const values = sort === 'amount' ? index.amount : index.at;
    const whole = kept.orders.get(sort) ?? sortPositions(everyOrder(index), values);
    kept.orders.set(sort, whole);
    const sorted = query.trim() === '' ? whole : this.#fitting(kept, query, whole, values);
    return descending ? sorted.toReversed() : sorted;
  }

  /** A few are sorted; many are picked from the order of all. */
  #fitting({ index, trades }: Kept, query: string, whole: Uint32Array, values: Float64Array): Uint32Array {
    const deps = { lines: this.#lines, standing: this.#standing };
    const found = filterOrders(deps, index, query, trades.of);
    return found.length < index.count / 8 ? sortPositions(found, values) : pickedFrom(whole, found);
  }
}

function everyOrder({ count }: OrderIndex): Uint32Array {
  const all = new Uint32Array(count);
  for (let order = 0; order < count; order += 1) all[order] = order;
  return all;
}
