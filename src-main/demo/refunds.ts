/**
 * The refunds of one payment: when each happens, and what of the settled amount and of the fee goes back with it.
 */
import { drawSecond } from './goods.ts';
import type { Random } from './random.ts';
import { compactDay, DAY_SECONDS, dayOf, type Moment, type Period } from './shape.ts';
import type { Movement } from './story.ts';

/** Later days where the period has them; otherwise within hours. What is not back by the last day has not happened yet. */
export function refundsOf(
  payment: Movement,
  amounts: readonly number[],
  period: Period,
  index: number,
  random: Random,
): Movement[] {
  let after = payment.happenedAt;
  let settledBack = 0;
  let feeBack = 0;
  let orderedBack = 0;
  return amounts.map((ordered, at) => {
    after = refundMoment(after, period, random);
    orderedBack += ordered;
    // What the channel gives back is in proportion; the last part takes what is left, so the parts add up.
    const settledSoFar = share(payment.settled, orderedBack, payment.ordered);
    const feeSoFar = share(payment.fee, settledSoFar, payment.settled);
    const settled = settledSoFar - settledBack;
    const fee = feeSoFar - feeBack;
    settledBack = settledSoFar;
    feeBack = feeSoFar;
    const isWechat = payment.channel === 'wechat';
    return {
      ...payment,
      id: `${payment.id}r${at + 1}`,
      kind: 'refund',
      refundNo: `TK${compactDay(dayOf(after))}${String(index + 1).padStart(7, '0')}${at + 1}`,
      refundTransactionNo: isWechat
        ? `5030${random.digits(6)}${compactDay(dayOf(after))}${random.digits(3)}${String(index * 10 + at).padStart(8, '0')}`
        : '',
      createdAt: after - random.int(2, 60),
      happenedAt: after,
      bookedAt: after + random.int(0, 3),
      ordered,
      settled,
      fee,
      prepaid: 0,
    };
  });
}

function refundMoment(after: Moment, period: Period, random: Random): Moment {
  const later = (dayOf(after) + random.int(1, 5)) * DAY_SECONDS + drawSecond(random);
  if (random.chance(0.7) && dayOf(later) <= period.lastDay) return later;
  const endOfDay = (dayOf(after) + 1) * DAY_SECONDS - 10;
  return Math.min(endOfDay, after + random.int(300, 4000));
}

/** part ÷ whole of an amount, half away from zero (四舍五入), exact in whole numbers. */
function share(amount: number, part: number, whole: number): number {
  const doubled = BigInt(amount) * BigInt(part) * 2n + BigInt(whole);
  return Number(doubled / (BigInt(whole) * 2n));
}
