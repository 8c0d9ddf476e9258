/**
 * What came nearest to an exception on the other side, also where a group holds it by now: the same number, the same amount, or an amount within a
 * twentieth. A clerk who looks by hand finds the same lines, and sees here why each was not it.
 */
import type { WhyNearest } from '../../../../shared/contract/why.ts';
import { differenceOf, type Side } from '../../../../shared/domain/leg.ts';
import { plainAmount, signedAmount } from '../../matching/rules/work/leg-amount.ts';
import { hasId } from '../../matching/rules/work/line-facts.ts';
import { type LineSet, NO_DAY } from '../../statements/rules/line-columns.ts';
import { sumOf } from '../views.ts';
import type { Explainer } from './explainer.ts';
import { type Asked, otherSideOf } from './tried-rules.ts';

const NEAREST_SHOWN_MAX = 5;
/** Lines that share neither number nor amount are only a hint. */
const HINTS_SHOWN_MAX = 3;
const DAYS_APART_MAX = 31;
const LOOKED_AT_MAX = 2000;
/** A twentieth. */
const NEAR_SHARE = 20;
const COLUMNS = ['orderNo', 'refundNo', 'transactionId', 'relatedId', 'batchNo'] as const;
const FIELD = {
  orderNo: 'order_no',
  refundNo: 'refund_no',
  transactionId: 'transaction_id',
  relatedId: 'related_id',
  batchNo: 'batch_no',
} as const;

interface Found {
  readonly position: number;
  readonly hasNumber: boolean;
  readonly amountApart: number;
  readonly daysApart: number;
  /** Another group holds it. */
  readonly isTaken: boolean;
}

export function nearestTo(explainer: Explainer, asked: Asked): WhyNearest[] {
  const { view, exception, side } = asked;
  const other = otherSideOf(side);
  // Where both sides are there, the nearest is the very line that does not agree.
  if (exception[other].length > 0) return [];
  const ids = exception[side];
  const sum = sumOf(view, side, ids);
  const found = candidates(explainer, asked, Math.abs(sum)).toSorted(
    (a, b) =>
      Number(b.hasNumber) - Number(a.hasNumber) ||
      Number(b.amountApart === 0) - Number(a.amountApart === 0) ||
      a.daysApart - b.daysApart ||
      a.amountApart - b.amountApart ||
      Number(a.isTaken) - Number(b.isTaken) ||
      a.position - b.position,
  );
  const isHint = found.every(({ hasNumber, amountApart }) => !hasNumber && amountApart !== 0);
  return found.slice(0, isHint ? HINTS_SHOWN_MAX : NEAREST_SHOWN_MAX).map(({ position }) => {
    const id = view.set(other).lineId[position] ?? 0;
    const theirs = sumOf(view, other, [id]);
    const [left, right] = side === 'left' ? [sum, theirs] : [theirs, sum];
    const holder = view.groupOf(other, id);
    return {
      line: explainer.lines.view(id),
      difference: differenceOf(view.leg, left, right),
      signals:
        side === 'left' ? explainer.signals(view, ids, [id], null) : explainer.signals(view, [id], ids, null),
      group: holder?.key ?? '',
      groupRule: holder?.rule?.id ?? holder?.person?.rule ?? '',
      isOutside: view.isOutside(other, position),
    };
  });
}

function candidates(explainer: Explainer, { view, exception, side }: Asked, amount: number): Found[] {
  const other = otherSideOf(side);
  const set = view.set(other);
  const index = explainer.index(view, other);
  const first = view.positionOf(side, exception[side][0] ?? 0);
  const ownDay = view.set(side).day[first] ?? NO_DAY;
  const ownSign = Math.sign(signedAmount(view.leg, side, view.set(side), first));
  const byNumber = new Set(
    exception[side]
      .slice(0, NEAREST_SHOWN_MAX)
      .flatMap((id) => withSameNumber(view.set(side), view.positionOf(side, id), index)),
  );
  const margin = Math.trunc(amount / NEAR_SHARE);
  const near = amount === 0 ? [] : nearAmounts(index, amount, margin);
  return [...new Set([...byNumber, ...near])].flatMap((position): Found[] => {
    const day = set.day[position] ?? NO_DAY;
    const daysApart = day === NO_DAY || ownDay === NO_DAY ? DAYS_APART_MAX : Math.abs(day - ownDay);
    const isOneCurrency = set.currencies[set.currency[position] ?? 0] === exception.currency;
    const hasNumber = byNumber.has(position);
    // Of two files of one kind one may tell the story from the other end.
    const isOneWay =
      view.leg === 'left_right' || Math.sign(signedAmount(view.leg, other, set, position)) * ownSign >= 0;
    if (!hasNumber && (!isOneCurrency || !isOneWay || daysApart > DAYS_APART_MAX)) return [];
    const amountApart = Math.abs(Math.abs(plainAmount(view.leg, other, set, position)) - amount);
    return [
      { position, hasNumber, amountApart, daysApart, isTaken: view.standing(other, position) !== null },
    ];
  });
}

type Index = ReturnType<Explainer['index']>;

/** Equal amounts first, because a crowd of like ones must not hide them. */
const nearAmounts = (index: Index, amount: number, margin: number): number[] => {
  const equal = index.byAmount(amount, amount, LOOKED_AT_MAX);
  return equal.length > 0 ? equal : index.byAmount(amount - margin, amount + margin, LOOKED_AT_MAX);
};

function withSameNumber(set: LineSet, position: number, index: Index): readonly number[] {
  if (position < 0) return [];
  return COLUMNS.flatMap((name) => {
    const column = set[name];
    if (!hasId(column, position)) return [];
    const hash = [column[2 * position] ?? 0, column[2 * position + 1] ?? 0] as const;
    return index.byNumber(FIELD[name], hash, '');
  });
}

/** The side whose lines ask: the left one where both have some. */
export const askingSide = (exception: Pick<Asked['exception'], 'left'>): Side =>
  exception.left.length > 0 ? 'left' : 'right';
