/** Another status or amount of one row of an order, on the lines of somebody else that show it. Only where the table has a way there. */
import type { LineView } from '../../../../shared/contract/shapes.ts';
import { chinaInstant } from '../../../../shared/domain/china-time.ts';
import { parseInstant } from '../../../../shared/domain/dates.ts';
import { mayMove, type OrderState, STATUS_MOVES } from '../../../../shared/domain/order.ts';
import type { LineStatus } from '../../../../shared/domain/statement-line.ts';
import type { FoundOrder } from '../order-book.ts';
import { type OrderLine, oneOrder } from '../rules/order-lines.ts';
import { findingsOf } from '../rules/order-state.ts';
import { basisOf, type Change, type DraftDeps, type Drafted, no, rowOf, standingLine } from './drafted.ts';

export function fixOf(
  { lines, book }: DraftDeps,
  change: Extract<Change, { kind: 'order_status' }>,
): Drafted {
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

/** Of two words with one status the later moment stands: a corrected amount is said a second after what it corrects. */
function secondLater(moment: string): string {
  const at = parseInstant(moment);
  if (at === null) return moment;
  return chinaInstant(at + 1);
}
