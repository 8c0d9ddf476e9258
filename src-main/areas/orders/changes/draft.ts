/**
 * What is asked for about an order, worked out from the order as it stands: the row it becomes, what it rests on, or why it cannot be.
 *
 * Asked again when somebody approves: what it rests on is in the request's hash, so an order that changed meanwhile voids the request.
 */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import type { ActProblem } from '../../../../shared/domain/order.ts';
import type { LineStatus } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { FoundOrder } from '../order-book.ts';
import { isOpenTo, refundable } from '../rules/order-state.ts';
import { basisOf, type Change, type DraftDeps, type Drafted, no, rowOf, standingLine } from './drafted.ts';
import { fixOf } from './fix-draft.ts';

/** `askedBefore`: refunds of the same order that wait for somebody's yes, in minor units. */
export function draftOf(deps: DraftDeps, change: Change, askedBefore = 0): Drafted {
  switch (change.kind) {
    case 'order_cancel':
      return cancelOf(deps.book.find(change.order));
    case 'order_refund':
      return refundOf(deps.book.find(change.order), change, askedBefore);
    case 'order_supplement':
      return supplementOf(deps, change);
    case 'order_status':
      return fixOf(deps, change);
  }
}

function cancelOf(found: FoundOrder): Drafted {
  const { standing, orders } = found;
  if (!standing) return no('not_in_orders');
  if (!isOpenTo('cancel', standing.state)) return no('state');
  const waiting = orders.filter((line) => line.kind === 'payment' && line.status === 'pending');
  if (waiting.length === 0) return no('state'); // Our books keep it open without a row that says so.
  return {
    whyNot: '',
    order: found.merchantOrderNo,
    rows: waiting.map((line) => rowOf(line, { status: 'closed' })),
    ends: 'changed',
    basis: basisOf(orders, found),
    event: 'cancelled',
    amount: sumOf(waiting),
    currency: standing.currency,
    facts: {},
    evidence: [],
  };
}

function refundOf(
  found: FoundOrder,
  change: Extract<Change, { kind: 'order_refund' }>,
  askedBefore: number,
): Drafted {
  const { standing, orders } = found;
  if (!standing) return no('not_in_orders');
  if (!isOpenTo('refund', standing.state)) return no('state');
  if (change.currency !== standing.currency) return no('currency');
  const left = refundable(standing, askedBefore);
  if (left === 0) return no('nothing_left');
  if (change.amount > left) return no('above_paid');
  if (orders.some((line) => line.refundNo === change.refundNo)) return no('known_number');
  const paid = orders.filter((line) => line.kind === 'payment' && line.direction === 'in');
  const [first] = paid;
  if (!first) return no('state');
  return {
    whyNot: '',
    order: found.merchantOrderNo,
    rows: [
      {
        ...rowOf(first, { status: 'pending' }),
        kind: 'refund',
        refundNo: change.refundNo,
        amount: change.amount,
        occurredAt: change.at,
      },
    ],
    ends: 'added',
    // What was paid; another refund beside it leaves this one as it is, as long as there is enough for both.
    basis: basisOf(paid, found),
    event: 'refund_entered',
    amount: change.amount,
    currency: standing.currency,
    facts: { refund_no: change.refundNo },
    evidence: [],
  };
}

/** Why no order can be made of what a line shows; `order` null while a number it does not print is yet to be typed. */
export function supplementProblem(deps: DraftDeps, lineId: number, order: string | null): ActProblem {
  const shown = shownBy(deps.lines, lineId);
  return shown ? takenProblem(deps, shown, order) : 'no_evidence';
}

/** A number is taken once, and a line makes one order, whatever number is typed for it. */
function takenProblem(
  { book, events }: DraftDeps,
  shown: Shown,
  order: string | null,
): '' | 'known_number' | 'supplemented' {
  if (order !== null && isKnown(book.find(order), shown)) return 'known_number';
  return events.madeFrom(shown.line.id).some((made) => isKnown(book.find(made), shown)) ? 'supplemented' : '';
}

/** Of which row of an order somebody else's line is evidence; null where it is of none. */
function shownBy(lines: LineStore, lineId: number) {
  const line = standingLine(lines, lineId);
  if (!line || line.sourceKind === 'orders') return null;
  const kind =
    line.kind === 'refund' ? 'refund' : line.direction === 'in' || line.kind === 'payment' ? 'payment' : null;
  const amount = line.orderAmount ?? line.gross ?? line.net;
  return kind === null || amount <= 0 ? null : ({ line, kind, amount } as const);
}
type Shown = NonNullable<ReturnType<typeof shownBy>>;

const isKnown = ({ orders }: FoundOrder, { line, kind }: Shown): boolean =>
  orders.some((each) => each.kind === kind && (kind === 'payment' || each.refundNo === line.refundNo));

function supplementOf(deps: DraftDeps, change: Extract<Change, { kind: 'order_supplement' }>): Drafted {
  const shown = shownBy(deps.lines, change.line);
  if (!shown) return no('no_evidence');
  const taken = takenProblem(deps, shown, change.order);
  if (taken !== '') return no(taken);
  const found = deps.book.find(change.order);
  const { line, kind, amount } = shown;
  return {
    whyNot: '',
    order: change.order,
    rows: [
      {
        ...rowOf(line, { status: line.direction === null ? openStatus(line.status) : 'success' }),
        merchantOrderNo: change.order,
        kind,
        amount,
      },
    ],
    ends: 'added',
    basis: [...basisOf(found.orders, found), `line:${line.id}`],
    event: 'supplemented',
    amount,
    currency: line.currency,
    facts: {},
    evidence: [line.id],
  };
}

const openStatus = (status: LineStatus): LineStatus => (status === 'none' ? 'pending' : status);

const sumOf = (lines: readonly LineView[]): number => lines.reduce((sum, line) => sum + line.net, 0);
