/**
 * One class of lines that share a key: what is paired, what is an exception, what stays open for later passes.
 *
 * Lines that moved money come first: equal amounts under the multiplicity rule. Then what is left of the class:
 * - more of one amount on one side than on the other: `duplicate`, all of them named, because none can be told apart (where one can,
 *   it is paired and only the surplus is the duplicate); refunds of our books that have no number of their own: `ambiguous`;
 * - one against one: the currency, the status, the refund or the amount differs; several against several: `ambiguous`;
 * - money on one side, on the other only a line that moved none (unpaid, closed, failed, revoked): `status_differs`.
 * A pair a person refused stays open: its lines are then one-sided.
 */
import type { ExceptionKind } from '../../../../../shared/domain/leg.ts';
import { LINE_STATUSES } from '../../../../../shared/domain/statement-line.ts';
import { draftOf } from '../work/drafts.ts';
import { ACCEPTED } from '../work/group-list.ts';
import type { LegWork } from '../work/leg-work.ts';
import { hasId, isIdle, isSameId, kindOf } from '../work/line-facts.ts';
import { byAmount, pairEqualCounts } from '../work/multiplicity.ts';

/**
 * By status byte: words that contradict money having moved. 'pending' does not: a refund stands in the bill of the day it was accepted, and
 * its word is never updated there afterwards (WeChat Pay, bill-download/format-trade).
 */
const IS_UNSETTLED = Uint8Array.from(LINE_STATUSES, (status) =>
  status === 'failed' || status === 'revoked' ? 1 : 0,
);

/** One side says that the money moved, the other that it did not. */
export const isContradicted = (work: LegWork, left: number, right: number): boolean =>
  IS_UNSETTLED[work.left.status[left] ?? 0] !== IS_UNSETTLED[work.right.status[right] ?? 0];

/** Pairs two lines of one key and amount, or says that their statuses contradict each other. */
export function pairOrStatus(work: LegWork, rule: number, left: number, right: number): void {
  if (isContradicted(work, left, right)) {
    if (!work.isRefused([left], [right])) work.except(draftOf(work, 'status_differs', [left], [right]));
  } else work.pair(rule, ACCEPTED, 100, left, right);
}

/** All lines are open, of one kind, and each side has at least one. */
export function settleClass(
  work: LegWork,
  rule: number,
  left: readonly number[],
  right: readonly number[],
): void {
  const [one] = left;
  const [other] = right;
  if (left.length === 1 && right.length === 1 && one !== undefined && other !== undefined) {
    const isEqual = work.leftSigned(one) === work.rightSigned(other) && work.isSameCurrency(one, other);
    if (isEqual && !isIdle(work.left, one) && !isIdle(work.right, other)) {
      pairOrStatus(work, rule, one, other);
      return;
    }
  }
  const leftMoving = left.filter((position) => !isIdle(work.left, position));
  const rightMoving = right.filter((position) => !isIdle(work.right, position));
  const rest = settleMoving(work, rule, leftMoving, rightMoving);
  if (rest.left.length > 0 && rest.right.length > 0) differ(work, rest.left, rest.right);
  else if (rest.left.length > 0) statusDiffers(work, rest.left, idleOf(work, 'right', right));
  else if (rest.right.length > 0) statusDiffers(work, idleOf(work, 'left', left), rest.right);
}

interface Rest {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Pairs equal amounts; gives the lines whose amount the other side does not have. */
function settleMoving(work: LegWork, rule: number, left: readonly number[], right: readonly number[]): Rest {
  const rest: { left: number[]; right: number[] } = { left: [], right: [] };
  if (left.length === 0 || right.length === 0) return { left, right };
  for (const bucket of byAmount(work, left, right)) {
    const isRefund = kindOf(work.left, bucket.left[0] ?? left[0] ?? 0) === 'refund';
    const over = pairEqualCounts(work, bucket, isRefund, (one, other) =>
      pairOrStatus(work, rule, one, other),
    );
    if (over.left.length > 0 && over.right.length > 0)
      work.except(draftOf(work, surplusKind(work, over.left, over.right, isRefund), over.left, over.right));
    else if (over.right.length > 0 && bucket.left.length > 0 && !isRefund)
      work.except(draftOf(work, 'duplicate', [], over.right));
    // Beside a pair of the same amount a line is no candidate for "amount differs": it is one-sided.
    else if (bucket.left.length === 0 || bucket.right.length === 0) {
      rest.left.push(...over.left);
      rest.right.push(...over.right);
    }
  }
  return rest;
}

/** One number too often: written or paid twice. Refunds of our books without numbers of their own may as well be two, one of them missing. */
function surplusKind(
  work: LegWork,
  left: readonly number[],
  right: readonly number[],
  isRefund: boolean,
): ExceptionKind {
  if (right.length > left.length) return 'duplicate';
  const isNumbered = left.every((position) =>
    isSameId(work.left.refundNo, position, work.left.refundNo, left[0] ?? 0),
  );
  return isRefund && !(isNumbered && hasId(work.left.refundNo, left[0] ?? 0)) ? 'ambiguous' : 'duplicate';
}

/** What is left of one key on both sides, amounts unlike. A contradiction of statuses is told before one of amounts. */
export function differ(work: LegWork, left: readonly number[], right: readonly number[]): void {
  const [one] = left;
  const [other] = right;
  if (one === undefined || other === undefined || work.isRefused(left, right)) return;
  const isSingle = left.length === 1 && right.length === 1;
  const kind: ExceptionKind = !isSingle
    ? 'ambiguous'
    : isContradicted(work, one, other)
      ? 'status_differs'
      : !work.isSameCurrency(one, other)
        ? 'currency_differs'
        : kindOf(work.left, one) === 'refund'
          ? 'refund_differs'
          : 'amount_differs';
  work.except(draftOf(work, kind, left, right));
}

function statusDiffers(work: LegWork, left: readonly number[], right: readonly number[]): void {
  if (left.length === 0 || right.length === 0 || work.isRefused(left, right)) return;
  work.except(draftOf(work, 'status_differs', left, right));
}

const idleOf = (work: LegWork, side: 'left' | 'right', positions: readonly number[]): number[] =>
  positions.filter((position) => isIdle(side === 'left' ? work.left : work.right, position));
