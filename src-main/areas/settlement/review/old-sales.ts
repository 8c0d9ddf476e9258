/**
 * How long ago what a line takes back or shares out was sold, where that is a month or more: found once for all lines, and again only when lines come
 * or go. Lines whose sale is in no file here are not in it.
 */
import { LINE_KINDS } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { IdIndex } from '../../statements/rules/id-index.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';

/** Below it nothing is asked for, and most lines by far are below. */
const KEPT_DAYS = 30;
const PAYMENT = LINE_KINDS.indexOf('payment');

const kept = new WeakMap<LineSet, ReadonlyMap<number, number>>();

/** In days; 0 where it is less than a month, or not known. */
export function saleAges(lines: LineStore): (lineId: number) => number {
  const sets = (['trade_bill', 'fund_bill'] as const).map((kind) => agesOf(lines.set(kind)));
  return (lineId) => Math.max(...sets.map((ages) => ages.get(lineId) ?? 0));
}

function agesOf(set: LineSet): ReadonlyMap<number, number> {
  const known = kept.get(set);
  if (known) return known;
  const byOrder = new IdIndex(set.orderNo);
  const ages = new Map<number, number>();
  for (let position = 0; position < set.count; position += 1) {
    const day = set.day[position] ?? NO_DAY;
    if (set.kind[position] === PAYMENT || day === NO_DAY) continue;
    let entry = byOrder.first(set.orderNo[2 * position] ?? 0, set.orderNo[2 * position + 1] ?? 0);
    while (entry >= 0 && set.kind[entry] !== PAYMENT) entry = byOrder.next(entry);
    const sold = entry < 0 ? NO_DAY : (set.day[entry] ?? NO_DAY);
    if (sold !== NO_DAY && day - sold >= KEPT_DAYS) ages.set(set.lineId[position] ?? 0, day - sold);
  }
  kept.set(set, ages);
  return ages;
}
