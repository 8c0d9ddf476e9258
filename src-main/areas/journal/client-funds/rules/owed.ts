/**
 * The first check: what is owed to parties at the end of a day, and what lies apart for them.
 *
 * The requirement is summed from below: every sub-ledger of every party by itself, and one that owes us lowers nothing, for one party's money may not
 * stand in for another's (非银行支付机构监督管理条例 arts. 27–29).
 */
import { minor } from '../../../../../shared/domain/money.ts';
import type { FundPlace, Movements } from './movements.ts';

export interface Owed {
  readonly requirement: number;
  readonly resource: number;
}

/** By currency, at the end of each day asked for; `days` ascend. One pass. */
export function owedByDay(
  places: readonly FundPlace[],
  movements: Movements,
  days: readonly number[],
): ReadonlyMap<string, Owed>[] {
  const balances = new Float64Array(places.length);
  const sums = new Map<string, { requirement: number; resource: number }>();
  const sumsOf = places.map(({ kind, currency, isHeld, isApart }) => {
    if (kind !== 'party' && !(isHeld && isApart)) return null;
    const known = sums.get(currency) ?? { requirement: 0, resource: 0 };
    sums.set(currency, known);
    return known;
  });
  const found: ReadonlyMap<string, Owed>[] = [];
  const { count, day, place, amount } = movements;
  let row = 0;
  for (const until of days) {
    for (; row < count && (day[row] ?? 0) <= until; row += 1) {
      const at = place[row] ?? 0;
      const sum = sumsOf[at];
      if (!sum) continue;
      const before = balances[at] ?? 0;
      const after = before + (amount[row] ?? 0);
      balances[at] = after;
      // What is owed stands at the credit side.
      if (places[at]?.kind === 'party') sum.requirement += Math.max(0, -after) - Math.max(0, -before);
      else sum.resource += after - before;
    }
    found.push(
      new Map(
        [...sums].map(([currency, { requirement, resource }]) => [
          currency,
          { requirement: minor(requirement), resource: minor(resource) },
        ]),
      ),
    );
  }
  return found;
}
