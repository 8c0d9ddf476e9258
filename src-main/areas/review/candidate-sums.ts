/**
 * Two open lines of the other side that add up to what is looked for: the commonest sum a person would try by hand. Only a help to look; the
 * machine's own rules for sums search further and say how many answers there are.
 */
import type { Side } from '../../../shared/domain/leg.ts';
import { signedAmount } from '../matching/rules/leg-amount.ts';
import { NO_DAY } from '../statements/rules/line-columns.ts';
import type { LegView } from './leg-view.ts';

const DAYS_APART_MAX = 15;
/** Lines looked through, nearest first; more would make the list slow and its answers chance. */
const POOL_MAX = 2000;
const PAIRS_MAX = 3;

export interface WantedSum {
  readonly side: Side;
  readonly sum: number;
  readonly day: number;
  readonly currency: string;
}

/** Positions of pairs, nearest in days first. */
export function pairsThatAddUp(
  view: LegView,
  wanted: WantedSum,
): readonly (readonly [first: number, second: number])[] {
  const { side, sum, day, currency } = wanted;
  if (sum === 0 || day === NO_DAY) return [];
  const set = view.set(side);
  const pool: { readonly position: number; readonly amount: number; readonly apart: number }[] = [];
  for (let position = 0; position < set.count; position += 1) {
    if (set.currencies[set.currency[position] ?? 0] !== currency || view.isOutside(side, position)) continue;
    if (view.standing(side, position) !== null) continue;
    const apart = Math.abs((set.day[position] ?? NO_DAY) - day);
    const amount = signedAmount(view.leg, side, set, position);
    if (apart <= DAYS_APART_MAX && amount !== 0) pool.push({ position, amount, apart });
  }
  pool.sort((a, b) => a.apart - b.apart || a.amount - b.amount || a.position - b.position);
  const byAmount = new Map<number, (typeof pool)[number]>();
  const pairs: { readonly pair: readonly [number, number]; readonly apart: number }[] = [];
  const used = new Set<number>();
  for (const line of pool.slice(0, POOL_MAX)) {
    const other = byAmount.get(sum - line.amount);
    if (other && !used.has(other.position)) {
      used.add(other.position).add(line.position);
      pairs.push({ pair: [other.position, line.position], apart: line.apart + other.apart });
    } else if (!byAmount.has(line.amount)) byAmount.set(line.amount, line);
  }
  return pairs
    .toSorted((a, b) => a.apart - b.apart || a.pair[0] - b.pair[0])
    .slice(0, PAIRS_MAX)
    .map(({ pair }) => pair);
}
