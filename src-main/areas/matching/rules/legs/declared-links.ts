/**
 * Links that a channel's bill declares between orders and its rows, for rows that do not bear the order number themselves: the original payment
 * of a refund, and order numbers that a text or another number of the row quotes.
 */
import { LINE_KINDS } from '../../../../../shared/domain/statement-line.ts';
import { lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, idText, isIdle } from '../work/line-facts.ts';
import { quotesOf } from './bank-text.ts';
import { matchByNumber, type Unit } from './bank-units.ts';

const PAYMENT = LINE_KINDS.indexOf('payment');
const BACK = (['refund', 'chargeback'] as const).map((kind) => LINE_KINDS.indexOf(kind));
/** Shorter order numbers stand in texts by chance. */
const ORDER_NO_LENGTH_MIN = 6;

/** Open rows of the bill that moved money and say no order number. */
function namelessRows(work: LegWork, isAsked: (kind: number) => boolean): number[] {
  const { right } = work;
  const rows: number[] = [];
  for (let row = 0; row < right.count; row += 1)
    if (
      isAsked(right.kind[row] ?? 0) &&
      work.isRightOpen(row) &&
      !isIdle(right, row) &&
      !hasId(right.orderNo, row)
    )
      rows.push(row);
  return rows;
}

/** A refund (or chargeback) that names only its original payment is one of the order that payment names. */
export function byOriginalPayment(
  work: LegWork,
  settle: (kind: number, lefts: readonly number[], rights: readonly number[]) => void,
): void {
  const { left, right } = work;
  const rows = namelessRows(work, (kind) => BACK.includes(kind));
  if (rows.length === 0) return;
  const asking = new Map<string, number[]>();
  for (const row of rows)
    for (const original of new Set([idText(right.relatedId, row), idText(right.transactionId, row)])) {
      if (original === '') continue;
      const list = asking.get(original) ?? [];
      asking.set(original, list);
      list.push(row);
    }
  const orders = new Map<number, Set<string>>();
  for (let payment = 0; payment < right.count; payment += 1) {
    if (right.kind[payment] !== PAYMENT || !hasId(right.orderNo, payment)) continue;
    for (const row of asking.get(idText(right.transactionId, payment)) ?? [])
      orders.set(row, (orders.get(row) ?? new Set()).add(idText(right.orderNo, payment)));
  }
  const classes = new Map<string, { left: number[]; right: number[] }>();
  const classOf = (order: string, kind: number | undefined) => `${order}|${kind}`;
  for (const [row, named] of orders) {
    const [order] = named;
    if (order === undefined || named.size > 1) continue;
    const key = classOf(order, right.kind[row]);
    const found = classes.get(key) ?? { left: [], right: [] };
    classes.set(key, found);
    found.right.push(row);
  }
  for (let line = 0; line < left.count; line += 1)
    if (BACK.includes(left.kind[line] ?? 0) && work.isLeftOpen(line) && !isIdle(left, line))
      classes.get(classOf(idText(left.orderNo, line), left.kind[line]))?.left.push(line);
  for (const [, found] of [...classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kind = right.kind[found.right[0] ?? 0] ?? 0;
    if (found.left.length > 0)
      settle(
        kind,
        found.left,
        found.right.toSorted((a, b) => a - b),
      );
  }
}

/** A row that quotes an order number in its text, or bears it as a number of its own. */
export function byQuotedOrder(work: LegWork, rule: number, isAsked: (kind: number) => boolean): void {
  const { left, right, input } = work;
  const rows = namelessRows(work, isAsked);
  if (rows.length === 0) return;
  const quotes = new Map<string, readonly number[]>(quotesOf(rows, input.rightText, ORDER_NO_LENGTH_MIN));
  for (const row of rows)
    for (const number of new Set([idText(right.transactionId, row), idText(right.relatedId, row)])) {
      const quoted = quotes.get(number) ?? [];
      if (number !== '' && !quoted.includes(row)) quotes.set(number, [...quoted, row]);
    }
  const units: Unit[] = [];
  for (let line = 0; line < left.count; line += 1) {
    if (!work.isLeftOpen(line) || isIdle(left, line)) continue;
    const number = idText(left.orderNo, line);
    if (quotes.has(number)) units.push({ ...lineItem(work, 'left', line), numbers: [number] });
  }
  matchByNumber(work, rule, units, quotes);
}
