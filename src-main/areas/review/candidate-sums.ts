/**
 * Two open lines of the other side that add up to what is looked for: the commonest sum a person would try by hand. Only a help to look; the
 * machine's own rules for sums search further and say how many answers there are.
 */
import type { Side } from '../../../shared/domain/leg.ts';
import { signedAmount } from '../matching/rules/work/leg-amount.ts';
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
  const { sum, day } = wanted;
  if (sum === 0 || day === NO_DAY) return [];
  const pool = nearest(view, wanted);
  const byAmount = new Map<number, Open>();
  const pairs: { readonly pair: readonly [number, number]; readonly apart: number }[] = [];
  const used = new Set<number>();
  for (const line of pool) {
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

interface Open {
  readonly position: number;
  readonly amount: number;
  readonly apart: number;
}

/** Open lines by days apart, amount and place, so many at most; of a million lines of one day only those are sorted that can be among them. */
function nearest(view: LegView, { side, day, currency }: WantedSum): Open[] {
  const set = view.set(side);
  const open = new Uint32Array(set.count);
  const onDay = new Uint32Array(DAYS_APART_MAX + 1);
  const apartOf = (position: number) => Math.abs((set.day[position] ?? NO_DAY) - day);
  const amountOf = (position: number) => signedAmount(view.leg, side, set, position);
  let count = 0;
  for (let position = 0; position < set.count; position += 1) {
    const apart = apartOf(position);
    if (apart > DAYS_APART_MAX || set.currencies[set.currency[position] ?? 0] !== currency) continue;
    if (view.isOutside(side, position) || view.standing(side, position) !== null) continue;
    if (amountOf(position) === 0) continue;
    open[count] = position;
    count += 1;
    onDay[apart] = (onDay[apart] ?? 0) + 1;
  }
  let lastDay = 0;
  let before = 0;
  while (lastDay < DAYS_APART_MAX && before + (onDay[lastDay] ?? 0) < POOL_MAX) {
    before += onDay[lastDay] ?? 0;
    lastDay += 1;
  }
  const ofLastDay = Float64Array.from(
    open.subarray(0, count).filter((position) => apartOf(position) === lastDay),
    amountOf,
  ).sort();
  const most = ofLastDay[POOL_MAX - before - 1] ?? Infinity;
  const pool: Open[] = [];
  let ofMost = POOL_MAX - before - ofLastDay.filter((amount) => amount < most).length;
  for (let at = 0; at < count; at += 1) {
    const position = open[at] ?? 0;
    const [amount, apart] = [amountOf(position), apartOf(position)];
    if (apart > lastDay || (apart === lastDay && amount > most)) continue;
    if (apart === lastDay && amount === most) {
      if (ofMost <= 0) continue;
      ofMost -= 1;
    }
    pool.push({ position, amount, apart });
  }
  return pool.sort((a, b) => a.apart - b.apart || a.amount - b.amount || a.position - b.position);
}
