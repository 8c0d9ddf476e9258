/**
 * Nearest candidates on the other side for some open lines: what a person would look for first, by number, then by amount and day;
 * and two that add up where no single one does.
 *
 * Only a help to look: nothing found here is matched without a person's yes.
 */
import type { Output } from '../../../shared/contract/calls.ts';
import { differenceOf, type Side } from '../../../shared/domain/leg.ts';
import { plainAmount, signedAmount } from '../matching/rules/work/leg-amount.ts';
import type { LineStore } from '../statements/line-store.ts';
import { NO_DAY } from '../statements/rules/line-columns.ts';
import { pairsThatAddUp } from './candidate-sums.ts';
import type { LegView } from './leg-view.ts';
import { signalsOf } from './rules/signals.ts';

const CANDIDATES_SHOWN_MAX = 8;
const DAYS_APART_MAX = 31;
/** Numbers that agree outweigh everything else; then amount, then nearness. */
const WEIGHT = { number: 1_000_000, amount: 100_000, share: 10_000, day: 100 } as const;

export function candidatesFor(
  view: LegView,
  side: Side,
  lineIds: readonly number[],
  lines: LineStore,
): Output<'matching.candidates'>['candidates'] {
  const own = view.set(side);
  const otherSide: Side = side === 'left' ? 'right' : 'left';
  const other = view.set(otherSide);
  const positions = lineIds.map((id) => view.positionOf(side, id)).filter((position) => position >= 0);
  const first = positions[0];
  if (first === undefined) return [];
  const ownSum = positions.reduce((sum, position) => sum + signedAmount(view.leg, side, own, position), 0);
  const ownAmount = Math.abs(ownSum);
  const ownDay = own.day[first] ?? NO_DAY;
  const currency = own.currencies[own.currency[first] ?? 0];
  const numbers = new Numbers(own, positions);

  const scored: Scored[] = [];
  for (let position = 0; position < other.count; position += 1) {
    if (other.currencies[other.currency[position] ?? 0] !== currency) continue;
    const standing = view.standing(otherSide, position);
    if (standing === 'accepted' || standing === 'confirmed') continue;
    const amount = plainAmount(view.leg, otherSide, other, position);
    const hasNumber = numbers.isIn(other, position);
    const day = other.day[position] ?? NO_DAY;
    const apart = day === NO_DAY || ownDay === NO_DAY ? DAYS_APART_MAX : Math.abs(day - ownDay);
    const isNear = ownAmount > 0 && Math.abs(amount - ownAmount) * 20 <= ownAmount && apart <= DAYS_APART_MAX;
    if (!hasNumber && !isNear) continue;
    const nearness =
      ownAmount === 0
        ? 0
        : Math.max(0, WEIGHT.share - Math.floor((Math.abs(amount - ownAmount) * WEIGHT.share) / ownAmount));
    const score =
      (hasNumber ? WEIGHT.number : 0) +
      (amount === ownAmount ? WEIGHT.amount : 0) +
      nearness -
      apart * WEIGHT.day -
      (view.isOutside(otherSide, position) ? WEIGHT.day : 0);
    keepBest(scored, { position, score });
  }
  const ownViews = lineIds.map((id) => lines.view(id));
  const candidateOf = (members: readonly number[]) => {
    const candidate = members.map((position) => lines.view(other.lineId[position] ?? 0));
    const sum = members.reduce(
      (all, position) => all + signedAmount(view.leg, otherSide, other, position),
      0,
    );
    const difference =
      side === 'left' ? differenceOf(view.leg, ownSum, sum) : differenceOf(view.leg, sum, ownSum);
    const [left, right] = side === 'left' ? [ownViews, candidate] : [candidate, ownViews];
    return { lines: candidate, sum, difference, signals: signalsOf(left, right, difference) };
  };
  const singles = scored.map(({ position }) => candidateOf([position]));
  // Where one line agrees, two that happen to add up are noise.
  if (currency === undefined || singles.some((each) => each.difference === 0)) return singles;
  const wanted = { side: otherSide, sum: ownSum, day: ownDay, currency };
  return [...pairsThatAddUp(view, wanted).map(candidateOf), ...singles].slice(0, CANDIDATES_SHOWN_MAX);
}

interface Scored {
  readonly position: number;
  readonly score: number;
}

/** Best first, of equals the first of the side; no more than are shown. A side may have a million lines of the amount. */
function keepBest(best: Scored[], next: Scored): void {
  const last = best.at(-1);
  if (last && best.length === CANDIDATES_SHOWN_MAX && next.score <= last.score) return;
  const at = best.findIndex((each) => each.score < next.score);
  best.splice(at < 0 ? best.length : at, 0, next);
  best.length = Math.min(best.length, CANDIDATES_SHOWN_MAX);
}

/** The ids some lines carry, to be looked for in a million others: hashes, so nothing is read from the blocks and nothing is made of them. */
class Numbers {
  readonly #lows = new Map<number, number[]>();

  constructor(set: LegView['left'], positions: readonly number[]) {
    for (const position of positions)
      for (const column of columnsOf(set)) {
        const [high, low] = [column[2 * position] ?? 0, column[2 * position + 1] ?? 0];
        if (high !== 0 || low !== 0) this.#lows.set(high, [...(this.#lows.get(high) ?? []), low]);
      }
  }

  isIn(set: LegView['left'], position: number): boolean {
    if (this.#lows.size === 0) return false;
    return (
      this.#has(set.orderNo, position) ||
      this.#has(set.refundNo, position) ||
      this.#has(set.transactionId, position) ||
      this.#has(set.relatedId, position) ||
      this.#has(set.batchNo, position)
    );
  }

  #has(column: Uint32Array, position: number): boolean {
    return this.#lows.get(column[2 * position] ?? 0)?.includes(column[2 * position + 1] ?? 0) ?? false;
  }
}

const columnsOf = (set: LegView['left']): readonly Uint32Array[] => [
  set.orderNo,
  set.refundNo,
  set.transactionId,
  set.relatedId,
  set.batchNo,
];
