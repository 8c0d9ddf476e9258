/**
 * Where the lines of a side stand, by ledger id. A dense array, because ids are given out one after the other and a million lines are common.
 */
import type { LineSet } from '../../../statements/rules/line-columns.ts';

/** Line id → position + 1; 0 for lines that are not in the side. */
export function placesOf(set: LineSet): Int32Array {
  let largest = 0;
  for (const id of set.lineId) if (id > largest) largest = id;
  const places = new Int32Array(largest + 1);
  for (let position = 0; position < set.count; position += 1)
    places[set.lineId[position] ?? 0] = position + 1;
  return places;
}
