/**
 * Rows of a fund bill that are one movement: those under one number, of one family and currency (a payment and its fee). A row without a number
 * is one by itself.
 */
import { type Item, lineItem } from '../work/items.ts';
import type { LegWork } from '../work/leg-work.ts';
import { idText, kindOf } from '../work/line-facts.ts';

/** Open rows that moved money, in the order of the side. */
export function openMovements(work: LegWork, family: Uint8Array): number[][] {
  const { right } = work;
  const movements = new Map<string, number[]>();
  for (let row = 0; row < right.count; row += 1) {
    if (!work.isRightOpen(row) || work.rightSigned(row) === 0) continue;
    const id = idText(right.transactionId, row);
    const key = id === '' ? `#${row}` : `${id}|${family[row]}|${work.rightCurrency(row)}`;
    const rows = movements.get(key) ?? [];
    movements.set(key, rows);
    rows.push(row);
  }
  return [...movements.values()];
}

/** What the row that is no fee says, over the sum of all. */
export function movementItem(work: LegWork, rows: readonly number[]): Item {
  const isFee = (row: number) => ['fee', 'fee_return'].includes(kindOf(work.right, row));
  const main = rows.find((row) => !isFee(row)) ?? rows[0] ?? 0;
  return {
    ...lineItem(work, 'right', main),
    lines: rows,
    sum: rows.reduce((sum, row) => sum + work.rightSigned(row), 0),
  };
}
