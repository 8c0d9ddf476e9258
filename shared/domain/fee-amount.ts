/**
 * What a fee schedule charges on an amount, in whole minor units. A charge is kept in millionths until it is rounded, once: for every line, or over all
 * lines of a batch. Steps by the month's volume are in fee-tiers.ts, what refunds bring back in fee-returned.ts.
 */
import { minor } from './money.ts';
import { divided, type Rounding } from './rounding.ts';
import type { FeeSchedule } from './settlement-terms.ts';

export const MILLION = 1_000_000n;

/** Not yet rounded: the rated part in millionths of a minor unit, and what is whole by itself (the fixed part; a fee at its least or most). */
export interface Charge {
  readonly millionths: bigint;
  readonly whole: number;
  /** How much of it is the fixed part, which some refunds leave with the channel. */
  readonly fixed: number;
}

type Bounds = Pick<FeeSchedule, 'minMinor' | 'capMinor'>;

/** A rated and a fixed part, within least and most. */
export function bounded({ minMinor, capMinor }: Bounds, millionths: bigint, fixed: number): Charge {
  const exact = millionths + BigInt(fixed) * MILLION;
  if (minMinor !== null && exact < BigInt(minMinor) * MILLION)
    return { millionths: 0n, whole: minMinor, fixed: Math.min(fixed, minMinor) };
  if (capMinor !== null && exact > BigInt(capMinor) * MILLION)
    return { millionths: 0n, whole: capMinor, fixed: Math.min(fixed, capMinor) };
  return { millionths, whole: fixed, fixed };
}

/** The charge on a payment of `gross` (zero or more) by the schedule's own rate. */
export const chargeOn = (schedule: FeeSchedule, gross: number): Charge =>
  bounded(schedule, BigInt(gross) * BigInt(schedule.ratePpm), schedule.fixedMinor);

export const roundedCharge = ({ millionths, whole }: Charge, rounding: Rounding): number =>
  minor(Number(divided(millionths, MILLION, rounding)) + whole);

/** The fee on one payment: the rate, rounded, and the fixed part, within least and most. */
export const feeOn = (schedule: FeeSchedule, gross: number): number =>
  roundedCharge(chargeOn(schedule, gross), schedule.rounding);

/** Charges of a batch, rounded once over their sum (费用按批取整). */
export class ChargeSum {
  #millionths = 0n;
  #whole = 0;

  add({ millionths, whole }: Charge): void {
    this.#millionths += millionths;
    this.#whole = minor(this.#whole + whole);
  }

  rounded(rounding: Rounding): number {
    return roundedCharge({ millionths: this.#millionths, whole: this.#whole, fixed: 0 }, rounding);
  }
}
