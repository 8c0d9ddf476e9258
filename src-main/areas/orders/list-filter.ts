/**
 * Which orders a filter means: one row an order, so a condition holds for an order when it holds for one of its lines, or for what they add up to.
 *
 * A number or a name that our books do not print is looked for in what the channels and banks say, and leads back to the order.
 */
import { Refused } from '../../../shared/contract/errors.ts';
import type { FilterTerm } from '../../../shared/domain/filter.ts';
import { LEGS, SIDES } from '../../../shared/domain/leg.ts';
import { ORDER_FINDINGS, ORDER_STATES } from '../../../shared/domain/order.ts';
import type { GroupRef } from '../review/leg-view.ts';
import type { Standing } from '../review/standing.ts';
import { compareBy, filterPositions, linePredicate, termsOf } from '../statements/line-filter.ts';
import type { LineStore } from '../statements/line-store.ts';
import { hashOf } from './order-book.ts';
import type { OrderIndex } from './rules/order-index.ts';
import type { TradeStanding } from './trade-standing.ts';

/** More lines of others than this say too little about which order is meant. */
const LINES_FOLLOWED_MAX = 200;

/** Words of a filter that are none of these are asked of something else. */
const STATES: readonly string[] = ORDER_STATES;
const FINDINGS: readonly string[] = ORDER_FINDINGS;

export interface FilterDeps {
  readonly lines: LineStore;
  readonly standing: Standing;
}

/** The orders the query means, in the order of the index. */
export function filterOrders(
  deps: FilterDeps,
  index: OrderIndex,
  query: string,
  tradeOf: (order: number) => TradeStanding,
): Uint32Array {
  const tests = termsOf(query).map((term) => {
    const test = testOf(deps, index, term, tradeOf);
    return term.not ? (order: number) => !test(order) : test;
  });
  const found = new Uint32Array(index.count);
  for (let order = 0; order < index.count; order += 1) found[order] = order;
  let count = index.count;
  // One condition after the other: each asks only for what the ones before it left.
  for (const holds of tests) {
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const order = found[at] ?? 0;
      if (!holds(order)) continue;
      found[left] = order;
      left += 1;
    }
    count = left;
  }
  return found.slice(0, count);
}

function testOf(
  deps: FilterDeps,
  index: OrderIndex,
  term: FilterTerm,
  tradeOf: (order: number) => TradeStanding,
): (order: number) => boolean {
  switch (term.field) {
    case 'amount':
      return (order) => compareBy(term.op, index.amount[order] ?? 0, term.minor);
    case 'state': {
      const states = term.values.map((value) => STATES.indexOf(value));
      const bits = term.values.reduce((sum, value) => {
        const place = FINDINGS.indexOf(value);
        return place < 0 ? sum : sum | (1 << place);
      }, 0);
      const trades = term.values.flatMap((value) => TRADE_WORDS[value] ?? []);
      const strange = term.values.find(
        (value) =>
          !STATES.includes(value) &&
          !FINDINGS.includes(value) &&
          !(value in TRADE_WORDS) &&
          value !== 'changed',
      );
      if (strange !== undefined)
        throw new Refused('bad_input', { at: 'query', expected: 'value', text: strange });
      const changed = term.values.includes('changed') ? changedOrders(deps, index) : null;
      return (order) =>
        changed?.[order] === 1 ||
        states.includes(index.state[order] ?? 0) ||
        ((index.findings[order] ?? 0) & bits) !== 0 ||
        (trades.length > 0 && trades.includes(tradeOf(order)));
    }
    // 已退款, 已关闭 and 失败 are words for a line and for an order.
    case 'status': {
      const places = term.values.map((value) => STATES.indexOf(value));
      const marked = marksOf(deps, index, { ...term, not: false });
      return (order) => marked[order] === 1 || places.includes(index.state[order] ?? 0);
    }
    case 'exception': {
      const marked = new Uint8Array(index.count);
      const ids = new Set(
        deps.standing
          .exceptions()
          .filter((each) => each.state !== 'resolved' && term.kinds.includes(each.kind))
          .flatMap((each) => [...each.left, ...each.right]),
      );
      for (let position = 0; position < index.set.count; position += 1)
        if (ids.has(index.set.lineId[position] ?? 0)) marked[index.orderOf[position] ?? 0] = 1;
      return (order) => marked[order] === 1;
    }
    case 'text':
    case 'reference': {
      const marked = marksOf(deps, index, { ...term, not: false });
      if (!marked.includes(1)) markByOthers(deps, index, term.value, marked);
      return (order) => marked[order] === 1;
    }
    default: {
      const marked = marksOf(deps, index, { ...term, not: false });
      return (order) => marked[order] === 1;
    }
  }
}

const TRADE_WORDS: Readonly<Partial<Record<string, readonly TradeStanding[]>>> = {
  matched: ['matched'],
  accepted: ['matched'],
  confirmed: ['matched'],
  proposed: ['proposed'],
  unmatched: ['open', 'exception'],
  open: ['exception'],
};

/** Orders one line of which is one of several versions. */
function changedOrders({ lines }: FilterDeps, index: OrderIndex): Uint8Array {
  const marked = new Uint8Array(index.count);
  const members = new Set(lines.versions().members());
  for (let position = 0; position < index.set.count; position += 1)
    if (members.has(index.set.lineId[position] ?? 0)) marked[index.orderOf[position] ?? 0] = 1;
  return marked;
}

/** Orders one line of which the term means. */
function marksOf({ lines }: FilterDeps, index: OrderIndex, term: FilterTerm): Uint8Array {
  const marked = new Uint8Array(index.count);
  const holds = linePredicate(lines, index.set, [term]);
  for (let position = 0; position < index.set.count; position += 1)
    if (holds(position)) marked[index.orderOf[position] ?? 0] = 1;
  return marked;
}

/** By lines of channels and banks that carry the text: through the order number they print, else through what they are matched to. */
function markByOthers(deps: FilterDeps, index: OrderIndex, text: string, marked: Uint8Array): void {
  const { lines } = deps;
  const query = JSON.stringify(text);
  for (const kind of ['trade_bill', 'fund_bill', 'bank'] as const) {
    const set = lines.set(kind);
    let followed = 0;
    for (const position of filterPositions(lines, set, query)) {
      const order = index.find(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
      if (order >= 0) marked[order] = 1;
      else if (followed < LINES_FOLLOWED_MAX) {
        followed += 1;
        for (const found of ordersBehind(deps, index, set.lineId[position] ?? 0)) marked[found] = 1;
      }
    }
  }
}

/** Follows the groups a line stands in, leg by leg, up to our orders. A payout leads to everything in it: only direct ones are followed. */
function ordersBehind({ standing, lines }: FilterDeps, index: OrderIndex, lineId: number): number[] {
  const found: number[] = [];
  for (const leg of LEGS) {
    if (!standing.legs().includes(leg) || !leg.startsWith('order_')) continue;
    const view = standing.view(leg);
    const groups: GroupRef[] = SIDES.flatMap((side) => view.groupOf(side, lineId) ?? []);
    for (const id of groups.flatMap((group) => [...group.left])) {
      const number = lines.parsed(id).merchantOrderNo;
      if (number !== '') found.push(orderOfNumber(index, number));
    }
  }
  return found.filter((order) => order >= 0);
}

function orderOfNumber(index: OrderIndex, number: string): number {
  const [high, low] = hashOf(number);
  return index.find(high, low);
}
