/**
 * Fees that are lines of their own (扣除交易手续费), put to the trade they are of: by the channel's number, by the payment a refund names, by the order.
 * Of several trades under one number, the one of which just this fee is expected. A fee of no trade here stands by itself.
 */
import { IdIndex } from '../../../statements/rules/id-index.ts';
import type { FeeLine } from './collect-fees.ts';
import { type FeeRows, inTime, kindIndex } from './fee-rows.ts';
import { idsOf } from './refund-fees.ts';

const REFUND = kindIndex('refund');

export interface TakenFees {
  /** By row: whether it states a fee, one way or the other; what states none is judged by nobody. */
  readonly isCarried: Uint8Array;
  /** Fees of no trade, each with the row it is. */
  readonly alone: readonly (FeeLine & { readonly row: number })[];
}

export function takeFeeLines(rows: FeeRows, feeLines: readonly FeeLine[]): TakenFees {
  const traded = rows.count;
  const silent: number[] = [];
  for (let row = 0; row < traded; row += 1)
    if (Number.isNaN(rows.charged[row] ?? Number.NaN)) silent.push(row);
  const owners = new Set<number>();
  const alone: FeeLine[] = [];
  if (feeLines.length > 0) {
    const tradeOf = tradeFinder(rows, silent);
    for (const line of inOrder(rows, feeLines)) {
      const row = tradeOf(line);
      if (row >= 0) {
        const before = rows.charged[row] ?? Number.NaN;
        rows.charged[row] = (Number.isNaN(before) ? 0 : before) + line.charged;
        owners.add(line.owner);
      } else if (!line.isBeside) alone.push(line);
    }
  }
  const isCarried = new Uint8Array(traded + alone.length).fill(1);
  for (const row of silent) {
    if (!Number.isNaN(rows.charged[row] ?? Number.NaN)) continue;
    // Where fees are lines of their own, a trade without one was charged none.
    if (owners.has(rows.owner[row] ?? 0)) rows.charged[row] = 0;
    else isCarried[row] = 0;
  }
  return {
    isCarried,
    alone: alone.map((line) => {
      const row = rows.add({ ...line, gross: 0 });
      rows.say(row, 'not_of_a_sale');
      return { ...line, row };
    }),
  };
}

/** In the order of time, as their trades are. */
function inOrder(rows: FeeRows, feeLines: readonly FeeLine[]): readonly FeeLine[] {
  const { sets } = rows;
  const order = inTime({
    sets,
    set: Uint8Array.from(feeLines, ({ set }) => set),
    position: Uint32Array.from(feeLines, ({ position }) => position),
  });
  return [...feeLines.keys()].toSorted(order).flatMap((at) => feeLines[at] ?? []);
}

function tradeFinder(rows: FeeRows, silent: readonly number[]): (line: FeeLine) => number {
  const byNumber = new IdIndex(idsOf(rows, silent, 'transactionId'));
  const byRelated = new IdIndex(idsOf(rows, silent, 'relatedId'));
  const byOrder = new IdIndex(idsOf(rows, silent, 'orderNo'));
  const taken = new Set<number>();
  return ({ set: of, position, owner, charged, isBack }) => {
    const set = rows.sets[of];
    if (!set) return -1;
    const at = 2 * position;
    const best = (index: IdIndex, ids: Uint32Array): number => {
      let found = -1;
      let foundRank = 0;
      for (let entry = index.first(ids[at] ?? 0, ids[at + 1] ?? 0); entry >= 0; entry = index.next(entry)) {
        const row = silent[entry] ?? -1;
        const isRefund = rows.setOf(row).kind[rows.position[row] ?? 0] === REFUND;
        if (isRefund !== isBack || rows.owner[row] !== owner) continue;
        const rank = taken.has(row) ? 1 : rows.expected[row] === charged ? 3 : 2;
        if (rank > foundRank) [found, foundRank] = [row, rank];
      }
      return found;
    };
    const numbered = best(byNumber, set.transactionId);
    const related = numbered >= 0 || !isBack ? numbered : best(byRelated, set.transactionId);
    const row = related >= 0 ? related : best(byOrder, set.orderNo);
    if (row >= 0) taken.add(row);
    return row;
  };
}
