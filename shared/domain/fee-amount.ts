/**
 * What a fee schedule charges on an amount, in whole minor units. Products go through bigint and one rounding is made at the end, so the figure
 * is the same on every machine and can be checked by hand.
 */
import type { FeeSchedule } from './settlement-terms.ts';

const MILLION = 1_000_000n;

/** Of zero or more. */
function rounded(millionths: bigint, rounding: FeeSchedule['rounding']): bigint {
  const whole = millionths / MILLION;
  const rest = millionths % MILLION;
  if (rest === 0n || rounding === 'down') return whole;
  if (rounding === 'up') return whole + 1n;
  const twice = rest * 2n;
  if (twice !== MILLION) return twice > MILLION ? whole + 1n : whole;
  return rounding === 'half_up' || whole % 2n === 1n ? whole + 1n : whole;
}

/** The fee on a payment of `gross` (zero or more): the rate, rounded, and the fixed part, within least and most. */
export function feeOn(schedule: FeeSchedule, gross: number): number {
  const { ratePpm, fixedMinor, minMinor, capMinor, rounding } = schedule;
  const rated = Number(rounded(BigInt(gross) * BigInt(ratePpm), rounding)) + fixedMinor;
  const atLeast = minMinor === null ? rated : Math.max(rated, minMinor);
  return capMinor === null ? atLeast : Math.min(atLeast, capMinor);
}

/**
 * What may come back of the fee with a refund of `gross`, least and most; null where the schedule gives no figure to check. Of a refund in parts
 * the channel rounds one part up and another down, so both are right. A fee bounded by least or most has no share that the refund alone tells.
 */
export function returnedFeeOn(
  schedule: FeeSchedule,
  gross: number,
): readonly [from: number, to: number] | null {
  if (schedule.refunds === 'unchecked') return null;
  if (schedule.refunds === 'kept') return [0, 0];
  if (schedule.minMinor !== null || schedule.capMinor !== null) return null;
  const share = BigInt(gross) * BigInt(schedule.ratePpm);
  return [Number(rounded(share, 'down')), Number(rounded(share, 'up'))];
}
