/**
 * Top-ups and the lines of statements that are them: found by their number where that is sure, offered to a person where it is not. A line is one
 * top-up at most and a top-up one line, so nothing is counted twice however often files come and go.
 */
import type { Input, Output } from '../../../../shared/contract/calls.ts';
import { Refused } from '../../../../shared/contract/errors.ts';
import type { LineView } from '../../../../shared/contract/shapes.ts';
import { SIDES } from '../../../../shared/domain/leg.ts';
import type { CallInfo } from '../../../platform/handlers.ts';
import { DIRECTION_IN, type LineSet } from '../../statements/rules/line-columns.ts';
import type { FundsDeps } from './deps.ts';
import { carries, couldBe, surePairs } from './rules/arrival.ts';
import { type StandingOrder, standingOrders } from './standing.ts';
import { appendArrival, linkedLines } from './store.ts';

type ArrivalDeps = Pick<FundsDeps, 'ledger' | 'record' | 'now' | 'lines' | 'standing' | 'batches'>;

/** More than a person would look through. */
const OFFERS_MAX = 20;

export interface ArrivalOffer {
  readonly line: LineView;
  readonly role: 'arrived';
  /** order_no, reference, or amount: nothing but the amount speaks for it. */
  readonly why: 'order_no' | 'reference' | 'amount';
}

/** Links what is sure; asked again it finds nothing new. */
export function findArrivals(
  deps: ArrivalDeps,
  _input: Input<'funds.findArrivals'>,
  info: CallInfo,
): Output<'funds.findArrivals'> {
  const expected = standingOrders(deps).filter(isAwaited);
  const seen = candidates(deps, expected).flatMap(({ order, line }) => {
    const why = carries(order, line);
    return why === '' ? [] : [{ orderNo: order.orderNo, lineId: line.id, why }];
  });
  const pairs = surePairs(seen);
  if (pairs.length > 0) {
    const [at, by] = [deps.now(), info.person];
    deps.record.write(info, { action: 'funds.arrived', subject: { count: pairs.length } }, () => {
      for (const pair of pairs) appendArrival(deps.ledger, { ...pair, origin: 'reference', at, by });
    });
    info.changed('funds', 'payments', 'journal', 'record');
  }
  return { linked: pairs.length };
}

/** Lines that may be this top-up, the likelier first; null where the number is none of a top-up. */
export function arrivalOffers(deps: ArrivalDeps, orderNo: string): readonly ArrivalOffer[] | null {
  const order = standingOrders(deps).find((each) => each.orderNo === orderNo);
  if (order?.kind !== 'top_up') return null;
  if (!isAwaited(order)) return [];
  const rank = { order_no: 0, reference: 1, amount: 2 };
  return candidates(deps, [order])
    .map(({ line }) => ({
      line: deps.lines.view(line.id),
      role: 'arrived' as const,
      why: carries(order, line) || ('amount' as const),
    }))
    .toSorted((a, b) => rank[a.why] - rank[b.why] || a.line.id - b.line.id)
    .slice(0, OFFERS_MAX);
}

/** A person says that this line is the top-up. False where the number is none of a top-up. */
export function linkArrival(deps: ArrivalDeps, orderNo: string, lineId: number, info: CallInfo): boolean {
  const order = standingOrders(deps).find((each) => each.orderNo === orderNo);
  if (order?.kind !== 'top_up') return false;
  if (!isAwaited(order)) throw new Refused('move_not_allowed', { from: order.state, to: 'arrived' });
  const line = deps.lines.versions().standing(lineId);
  const isHere = deps.lines.importOf(line).view.state === 'active';
  if (!isHere || !couldBe(order, deps.lines.unmasked(line)))
    throw new Refused('move_not_allowed', { from: order.state, to: 'arrived', why: 'line_differs' });
  if (takenLines(deps).has(line) || isMatched(deps, line)) throw new Refused('line_taken', { line });
  const [at, by] = [deps.now(), info.person];
  deps.record.write(info, { action: 'funds.arrived', subject: { order: orderNo, line } }, () =>
    appendArrival(deps.ledger, { orderNo, lineId: line, origin: 'person', at, by }),
  );
  info.changed('funds', 'payments', 'journal', 'record');
  return true;
}

/** A cancelled one is awaited no more, but money that came for it all the same is seen as what it is once somebody links it anew. */
const isAwaited = (order: StandingOrder): boolean => order.kind === 'top_up' && order.state === 'expected';

/** Free lines by amount and currency: the columns leave few to be read. */
function candidates(
  deps: ArrivalDeps,
  orders: readonly StandingOrder[],
): { readonly order: StandingOrder; readonly line: LineView }[] {
  const byAmount = Map.groupBy(orders, (order) => order.amount);
  if (byAmount.size === 0) return [];
  const linked = takenLines(deps);
  const found: { order: StandingOrder; line: LineView }[] = [];
  for (const set of [deps.lines.set('bank'), deps.lines.set('fund_bill')])
    for (const lineId of incoming(set, byAmount)) {
      if (linked.has(lineId) || isMatched(deps, lineId)) continue;
      const line = deps.lines.unmasked(lineId); // Looked through here, shown masked.
      for (const order of byAmount.get(line.net) ?? []) if (couldBe(order, line)) found.push({ order, line });
    }
  return found;
}

function* incoming(set: LineSet, amounts: ReadonlyMap<number, unknown>): Generator<number> {
  for (let position = 0; position < set.count; position += 1)
    if (set.direction[position] === DIRECTION_IN && amounts.has(set.net[position] ?? -1))
      yield set.lineId[position] ?? 0;
}

/** In the version that stands: a corrected line is still the one that was linked. */
const takenLines = ({ ledger, lines }: ArrivalDeps): ReadonlySet<number> => {
  const versions = lines.versions();
  return new Set([...linkedLines(ledger)].map((id) => versions.standing(id)));
};

/** Matched in some leg: it is explained already, as something else. */
const isMatched = ({ standing }: ArrivalDeps, lineId: number): boolean =>
  standing.legs().some((leg) => {
    const view = standing.view(leg);
    return SIDES.some((side) => {
      const state = view.ownerOf(side, lineId)?.state;
      return state === 'accepted' || state === 'confirmed';
    });
  });
