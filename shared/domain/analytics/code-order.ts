/** In which order the codes of a dimension stand along an axis, on screens and on paper. */
import { AGE_BUCKETS, type Dimension, LAG_BUCKETS } from './panel.ts';

const ORDERS: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  weekday: ['1', '2', '3', '4', '5', '6', '0'], // A week begins on Monday here.
  hour: Array.from({ length: 24 }, (_, hour) => String(hour)),
  age: AGE_BUCKETS,
  lag: LAG_BUCKETS,
  money_state: ['late', 'in_transit', 'forecast'],
  digit: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
};

/** A known order is shown whole, also where nothing stands in it; days by the calendar; everything else as it came. */
export function codesInOrder(
  dimension: Dimension,
  rows: readonly { readonly of: readonly string[] }[],
  at: number,
): readonly string[] {
  const found = [...new Set(rows.map(({ of }) => of[at] ?? ''))];
  if (dimension === 'day') return found.toSorted();
  const order = ORDERS[dimension];
  if (!order || found.length === 0) return found;
  const known = dimension === 'money_state' ? order.filter((code) => found.includes(code)) : order;
  return [...known, ...found.filter((code) => !known.includes(code))];
}
