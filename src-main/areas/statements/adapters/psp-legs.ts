/**
 * Signed figures of a payment company (plus is money coming in) as a line says them: a direction, and amounts that read from its side.
 */
import { type Minor, minor } from '../../../../shared/domain/money.ts';
import type { Direction } from '../../../../shared/domain/statement-line.ts';

export interface Legs {
  readonly direction: Direction;
  readonly gross: Minor | null;
  readonly fee: Minor | null;
  readonly net: Minor;
}

/** `fee` is plus where it was charged. The gross leads: a payment whose fee is larger still came in. */
export function legsOf(gross: number | null, fee: number | null, net: number): Legs {
  const lead = gross === null || gross === 0 ? net : gross;
  const sign = lead < 0 ? -1 : 1;
  return {
    direction: lead < 0 ? 'out' : 'in',
    gross: gross === null ? null : minor(sign * gross),
    fee: fee === null ? null : minor(fee),
    net: minor(sign * net),
  };
}
