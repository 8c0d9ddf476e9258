/**
 * What is asked for about an order, worked out from the order as it stands: the row it becomes, what it rests on, or why it cannot be.
 *
 * Asked again when somebody approves: what it rests on is in the request's hash, so an order that changed meanwhile voids the request.
 */

import type { LineView } from '../../../../shared/contract/shapes.ts';
import { parseInstant } from '../../../../shared/domain/dates.ts';
import { type ActProblem, mayMove, type OrderState, STATUS_MOVES } from '../../../../shared/domain/order.ts';
import { LINE_STATUSES, type LineStatus } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import type { DeskRow } from '../desk-file.ts';
import type { OrderEventName } from '../event-store.ts';
import type { FoundOrder, OrderBook } from '../order-book.ts';
import { type OrderLine, oneOrder } from '../rules/order-lines.ts';
import { findingsOf, isOpenTo, refundable } from '../rules/order-state.ts';

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
}

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

const no = (whyNot: Exclude<ActProblem, ''>): Drafted => ({ whyNot });

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

function supplementOf(
  { lines, book }: DraftDeps,
  change: Extract<Change, { kind: 'order_supplement' }>,
): Drafted {
  const line = standingLine(lines, change.line);
  if (!line || line.sourceKind === 'orders') return no('no_evidence');
  const kind =
    line.kind === 'refund' ? 'refund' : line.direction === 'in' || line.kind === 'payment' ? 'payment' : null;
  if (kind === null) return no('no_evidence');
  const found = book.find(change.order);
  const isKnown = found.orders.some(
    (each) => each.kind === kind && (kind === 'payment' || each.refundNo === line.refundNo),
  );
  if (isKnown) return no('known_number');
  const amount = line.orderAmount ?? line.gross ?? line.net;
  if (amount <= 0) return no('no_evidence');
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

function fixOf({ lines, book }: DraftDeps, change: Extract<Change, { kind: 'order_status' }>): Drafted {
  const line = standingLine(lines, change.line);
  if (line?.sourceKind !== 'orders' || (line.kind !== 'payment' && line.kind !== 'refund'))
    return no('not_in_orders');
  const evidence = change.evidence.map((id) => standingLine(lines, id));
  const shown = evidence.filter((each) => each !== null && each.sourceKind !== 'orders') as LineView[]; // Nulls are out.
  if (shown.length === 0 || shown.length < evidence.length) return no('no_evidence');
  const amount = change.amount === 0 ? line.net : change.amount;
  const isSameStatus = change.status === line.status;
  if (isSameStatus && amount === line.net) return no('same');
  if (!isSameStatus && !STATUS_MOVES[line.status].includes(change.status)) return no('state');
  const found = book.find(line.merchantOrderNo);
  const after = standingAfter(found, line, change.status, amount);
  if (!found.standing || !after) return no('not_in_orders');
  if (!leadsOn(found, after.state)) return no('state');
  const isAbove = (of: { readonly findings: number }) => findingsOf(of.findings).includes('over_refunded');
  if (isAbove(after) && !isAbove(found.standing)) return no('above_paid');
  const isPaidNow = !isSameStatus && change.status === 'success';
  const paidAt = shown.map((each) => each.occurredAt).find((at) => parseInstant(at) !== null);
  return {
    whyNot: '',
    order: line.merchantOrderNo,
    rows: [
      {
        ...rowOf(line, { status: change.status }),
        amount,
        occurredAt:
          isPaidNow && paidAt ? paidAt : isSameStatus ? secondLater(line.occurredAt) : line.occurredAt,
      },
    ],
    ends: 'changed',
    basis: [...basisOf(found.orders, found), ...shown.map(({ id }) => `line:${id}`)],
    event: 'status_fixed',
    amount,
    currency: line.currency,
    facts: {
      ...(line.refundNo === '' ? {} : { refund_no: line.refundNo }),
      status_before: line.status,
      status_after: change.status,
    },
    evidence: shown.map(({ id }) => id),
  };
}

/** Whether the table has a way there, below an open dispute too: once it is settled, the order stands there. */
function leadsOn({ orders, trades, isDisputed }: FoundOrder, to: OrderState): boolean {
  const from = oneOrder(orders, trades, false)?.state;
  if (from === undefined || (to !== from && !mayMove(from, to))) return false;
  return !isDisputed || mayMove('disputed', to);
}

/** As it would be with one of its lines corrected, a dispute apart. */
function standingAfter(found: FoundOrder, corrected: LineView, status: LineStatus, amount: number) {
  const hasMoved = status === 'success' || status === 'refunded';
  const direction = !hasMoved ? null : corrected.kind === 'payment' ? ('in' as const) : ('out' as const);
  const orders = found.orders.map(
    (line): OrderLine => (line.id === corrected.id ? { ...line, status, direction, net: amount } : line),
  );
  return oneOrder(orders, found.trades, false);
}

/** Null for lines that were undone or gave way to a later word. */
function standingLine(lines: LineStore, id: number): LineView | null {
  const imported = lines
    .active()
    .find((each) => id >= each.firstLineId && id < each.firstLineId + each.lineCount);
  return imported && !lines.isSuperseded(id) ? lines.unmasked(id) : null;
}

const basisOf = (orders: readonly LineView[], found: FoundOrder): (string | number)[] => [
  ...orders.map(({ id, status, net }) => `${id}:${LINE_STATUSES.indexOf(status)}:${net}`),
  found.isDisputed ? 'disputed' : '',
];

const sumOf = (lines: readonly LineView[]): number => lines.reduce((sum, line) => sum + line.net, 0);

const rowOf = (line: LineView, { status }: { readonly status: LineStatus }): DeskRow => ({
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

/** Of two words with one status the later moment stands: a corrected amount is said a second after what it corrects. */
function secondLater(moment: string): string {
  const at = parseInstant(moment);
  if (at === null) return moment;
  return chinese(at + 1);
}

/** Seconds since 1970 → 'YYYY-MM-DDTHH:mm:ss+08:00'. */
export const chinese = (seconds: number): string =>
  `${new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`;
