/** Days on which a subject was active, counted and summed: what rules about pace and sleep go by. */
import type { DayCell } from './own-history.ts';
import type { Moves } from './scene.ts';

/** Of entries in the order of time that are `wanted`. */
export function cellsOf(
  { day, amount }: Moves,
  entries: Uint32Array,
  wanted: (entry: number) => boolean,
): DayCell[] {
  const cells: { day: number; count: number; sum: number }[] = [];
  for (const entry of entries) {
    if (!wanted(entry)) continue;
    const on = day[entry] ?? 0;
    const open = cells.at(-1);
    if (open?.day === on) {
      open.count += 1;
      open.sum += amount[entry] ?? 0;
    } else cells.push({ day: on, count: 1, sum: amount[entry] ?? 0 });
  }
  return cells;
}

export function cellsOfList<T extends { readonly day: number; readonly amount: number }>(
  list: readonly T[],
): DayCell[] {
  const byDay = Map.groupBy(list, (each) => each.day);
  return [...byDay]
    .map(([day, of]) => ({ day, count: of.length, sum: of.reduce((sum, { amount }) => sum + amount, 0) }))
    .toSorted((a, b) => a.day - b.day);
}

/** Those of the entries that are wanted and of days from and to. */
export function entriesWithin(
  { day }: Moves,
  entries: Uint32Array,
  from: number,
  to: number,
  wanted: (entry: number) => boolean,
): number[] {
  const found: number[] = [];
  for (let place = firstFrom(day, entries, from); place < entries.length; place += 1) {
    const entry = entries[place] ?? 0;
    if ((day[entry] ?? 0) > to) break;
    if (wanted(entry)) found.push(entry);
  }
  return found;
}

function firstFrom(day: Int32Array, entries: Uint32Array, from: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((day[entries[middle] ?? 0] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
