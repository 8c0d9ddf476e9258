/**
 * The same paid twice (重复): one order number with one amount again, whichever day; one payee with one amount again within some days. Each hit names the
 * item before it; which of the two is too many the auditor says.
 */
import type { PopulationRows } from '../populations/rows.ts';
import { byDay } from '../rules/drawn.ts';
import { Chains } from './chains.ts';
import { hitsAt, NOT_OF_POPULATION, type StandardTest } from './run.ts';

export const duplicates: StandardTest = (rows, { days = 0 }) => {
  if (!rows.orderNo && !rows.payee) return NOT_OF_POPULATION;
  const order = byDay(rows.count, rows.day);
  const before = new Map<number, { readonly how: 'order_no' | 'payee'; readonly first: number }>();
  if (rows.orderNo)
    eachRepeat(rows, order, rows.orderNo, (place, first) => before.set(place, { how: 'order_no', first }));
  if (rows.payee) {
    const wanted = repeatedAmounts(rows);
    eachRepeat(rows, order, rows.payee(wanted), (place, first) => {
      const apart = Math.abs((rows.day[place] ?? 0) - (rows.day[first] ?? 0));
      if (apart <= days && !before.has(place)) before.set(place, { how: 'payee', first });
    });
  }
  const places = [...before.keys()].toSorted((a, b) => a - b);
  return hitsAt(rows, places, (place) => {
    const { how, first } = before.get(place) ?? { how: 'order_no', first: place };
    const apart = Math.abs((rows.day[place] ?? 0) - (rows.day[first] ?? 0));
    return { how, first: rows.refAt(first), text: rows.textAt(first), days: apart };
  });
};

/** Places whose number and amount came before, in the order of days. */
function eachRepeat(
  rows: PopulationRows,
  order: Uint32Array,
  hashes: Uint32Array,
  found: (place: number, first: number) => void,
): void {
  const chains = new Chains(hashes, rows.value);
  for (const place of order) {
    const first = chains.take(place);
    if (first >= 0) found(place, first);
  }
}

/** Marks items whose amount is met again; now and then one too many, never one too few: their payees are all that is read. */
function repeatedAmounts({ count, value }: PopulationRows): Uint8Array {
  const met = new Uint8Array(2 ** 22);
  const bucketOf = (amount: number) => Math.imul(amount, 0x9e3779b1) >>> 10;
  for (let place = 0; place < count; place += 1) {
    const bucket = bucketOf(value[place] ?? 0);
    met[bucket] = Math.min(2, (met[bucket] ?? 0) + 1);
  }
  const wanted = new Uint8Array(count);
  for (let place = 0; place < count; place += 1)
    wanted[place] = met[bucketOf(value[place] ?? 0)] === 2 ? 1 : 0;
  return wanted;
}
