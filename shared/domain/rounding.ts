/** Division of whole numbers with one rounding at the end: through bigint, so a figure is the same on every machine and can be checked by hand. */
import type { FeeSchedule } from './settlement-terms.ts';

export type Rounding = FeeSchedule['rounding'];

/** Of zero or more over one or more. */
export function divided(of: bigint, by: bigint, rounding: Rounding): bigint {
  const whole = of / by;
  const rest = of % by;
  if (rest === 0n || rounding === 'down') return whole;
  if (rounding === 'up') return whole + 1n;
  const twice = rest * 2n;
  if (twice !== by) return twice > by ? whole + 1n : whole;
  return rounding === 'half_up' || whole % 2n === 1n ? whole + 1n : whole;
}
