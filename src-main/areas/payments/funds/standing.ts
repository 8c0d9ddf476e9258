/**
 * Where the funds stand now: every order with its state, every party's balance with what of it is held. Derived from facts at each asking; nothing
 * is kept that could be wrong.
 */
import type { FundOrderState } from '../../../../shared/domain/payment.ts';
import type { CarriedBy, FundsDeps } from './deps.ts';
import { holdsFunds, isOpen, stateOf } from './rules/order-state.ts';
import { type Position, positionOf } from './rules/position.ts';
import { type ArrivalLink, type FundOrder, readArrivals, readFreezes, readOrders } from './store.ts';

export interface StandingOrder extends FundOrder {
  readonly state: FundOrderState;
  readonly isOpen: boolean;
  /** Of a withdrawal that lies in a batch. */
  readonly carriedBy: CarriedBy | null;
  /** The line that is a top-up, in the version that stands. */
  readonly lineId: number | null;
}

export interface PartyFunds extends Position {
  readonly partyId: string;
  readonly currency: string;
}

/** Oldest first. */
export function standingOrders(deps: Pick<FundsDeps, 'ledger' | 'lines' | 'batches'>): StandingOrder[] {
  const lines = linesOf(deps);
  const carried = deps.batches.carried();
  return readOrders(deps.ledger).map((order) => {
    const { kind, isCancelled, orderNo } = order;
    const carriedBy = kind === 'withdrawal' ? (carried.get(orderNo) ?? null) : null;
    const lineId = kind === 'top_up' ? (lines.get(orderNo) ?? null) : null;
    const state =
      kind === 'top_up'
        ? stateOf({ kind, isCancelled, hasLine: lineId !== null })
        : stateOf({ kind, isCancelled, item: carriedBy?.state ?? null });
    return { ...order, state, isOpen: isOpen(state), carriedBy, lineId };
  });
}

/** By party and currency, parties in the order of their ids. */
export function partyFunds(deps: FundsDeps): PartyFunds[] {
  const found = new Map<string, { balance: number; frozen: number; inTransit: number }>();
  const of = (partyId: string, currency: string) => {
    const key = `${partyId} ${currency}`;
    const held = found.get(key) ?? { balance: 0, frozen: 0, inTransit: 0 };
    found.set(key, held);
    return held;
  };
  for (const { partyId, currency, amount } of deps.books.balances()) of(partyId, currency).balance += amount;
  for (const each of readFreezes(deps.ledger))
    if (!each.isEnded) of(each.partyId, each.currency).frozen += each.amount;
  // A top-up alone shows its party too: with nothing, and something to come.
  const orders = standingOrders(deps);
  for (const { partyId, currency } of orders) of(partyId, currency);
  for (const hold of holdsAmong(deps, orders)) of(hold.partyId, hold.currency).inTransit += hold.amount;
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => {
      const [partyId = '', currency = ''] = key.split(' ');
      return { partyId, currency, ...positionOf(held) };
    });
}

/** Money that is promised or on its way and still in the balance, with the batch it lies in; '' where it lies in none. */
export interface Hold {
  readonly partyId: string;
  readonly currency: string;
  readonly amount: number;
  readonly batchNo: string;
}

export const holds = (deps: FundsDeps): Hold[] => holdsAmong(deps, standingOrders(deps));

/**
 * Once its payment is agreed to, a withdrawal holds what is paid; before that, what was asked for. What is paid to a party in another way takes from
 * the same balance.
 */
function holdsAmong(deps: FundsDeps, orders: readonly StandingOrder[]): Hold[] {
  const booked = deps.books.booked();
  const agreed = deps.batches.underWay().filter(({ itemNo }) => !booked.has(itemNo));
  const paid = new Set(agreed.map(({ itemNo }) => itemNo));
  const asked = orders.flatMap(({ kind, state, carriedBy, partyId, currency, amount }) => {
    const itemNo = carriedBy?.itemNo ?? '';
    const isHeld = kind === 'withdrawal' && holdsFunds(state, booked.has(itemNo)) && !paid.has(itemNo);
    return isHeld ? [{ partyId, currency, amount, batchNo: carriedBy?.batchNo ?? '' }] : [];
  });
  return [...asked, ...agreed];
}

export const fundsOf = (deps: FundsDeps, partyId: string, currency: string): PartyFunds =>
  partyFunds(deps).find((each) => each.partyId === partyId && each.currency === currency) ?? {
    partyId,
    currency,
    ...positionOf({ balance: 0, frozen: 0, inTransit: 0 }),
  };

/**
 * The line of each top-up, one at most: the oldest link whose line is here still. A line that was corrected stands in its newest version; one whose
 * import was taken back is no line.
 */
function linesOf({ ledger, lines }: Pick<FundsDeps, 'ledger' | 'lines'>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const used = new Set<number>();
  for (const link of readArrivals(ledger)) {
    const line = standingLine(lines, link);
    if (line === null || found.has(link.orderNo) || used.has(line)) continue;
    found.set(link.orderNo, line);
    used.add(line);
  }
  return found;
}

function standingLine(lines: FundsDeps['lines'], { lineId }: ArrivalLink): number | null {
  const at = lines.versions().standing(lineId);
  return lines.importOf(at).view.state === 'active' ? at : null;
}
