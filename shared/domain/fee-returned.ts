/**
 * What a refund brings back of the fee of its sale, by the schedule of the day the sale was made, never of the day it is refunded. Parts are cut from the
 * running total, so that however a sale is refunded, all parts together bring back what the whole refund would.
 */
import { type Charge, MILLION, roundedCharge } from './fee-amount.ts';
import { minor } from './money.ts';
import { divided } from './rounding.ts';
import type { FeeSchedule } from './settlement-terms.ts';

/** A payment and the fee really due on it: within least and most, at the step it fell into. */
export interface ChargedSale {
  readonly gross: number;
  readonly fee: number;
  readonly fixed: number;
}

export const chargedSale = (
  { rounding }: Pick<FeeSchedule, 'rounding'>,
  gross: number,
  charge: Charge,
): ChargedSale => ({ gross, fee: roundedCharge(charge, rounding), fixed: charge.fixed });

/**
 * `before`: what was refunded of the sale earlier. Null where the schedule does not say. Refunds beyond the sale bring back no more than its fee.
 */
export function returnedFee(
  { refunds, rounding }: Pick<FeeSchedule, 'refunds' | 'rounding'>,
  { gross, fee, fixed }: ChargedSale,
  refund: number,
  before: number,
): number | null {
  if (refunds === 'unchecked') return null;
  if (refunds === 'kept') return 0;
  if (refunds === 'full') return before === 0 && refund > 0 ? fee : 0;
  const returnable = BigInt(refunds === 'fixed_kept' ? Math.max(0, fee - fixed) : fee);
  const upTo = (refunded: number): number =>
    gross === 0
      ? 0
      : Number(divided(returnable * BigInt(Math.min(refunded, gross)), BigInt(gross), rounding));
  return minor(upTo(before + refund) - upTo(before));
}

/**
 * The same of a refund alone, whose sale is not at hand: least and most; null where nothing can be said. Of a refund in parts the channel rounds one part
 * up and another down, so both are right; of a fixed part anything up to all of it. A fee bounded by least or most has no share that the refund alone tells.
 */
export function returnedFeeOn(
  schedule: FeeSchedule,
  gross: number,
): readonly [from: number, to: number] | null {
  const { refunds, ratePpm, fixedMinor, minMinor, capMinor } = schedule;
  if (refunds === 'kept') return [0, 0];
  if (refunds === 'unchecked' || refunds === 'full') return null;
  if (minMinor !== null || capMinor !== null) return null;
  const share = BigInt(gross) * BigInt(ratePpm);
  const fixed = refunds === 'proportional' ? fixedMinor : 0;
  return [Number(divided(share, MILLION, 'down')), Number(divided(share, MILLION, 'up')) + fixed];
}
