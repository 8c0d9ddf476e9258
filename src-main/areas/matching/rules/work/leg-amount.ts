/**
 * What a line counts in a leg: the signed amount by which the two sides are compared and summed.
 *
 * Left and right of a group in balance have the same sum. In fund_bank the left side's sign is turned: what leaves the channel account
 * arrives at the bank.
 */
import type { Leg, Side } from '../../../../../shared/domain/leg.ts';
import { assertNever } from '../../../../../shared/result.ts';
import { DIRECTION_IN, DIRECTION_OUT, type LineSet } from '../../../statements/rules/line-columns.ts';

/** Amount without sign, minor units. */
export function plainAmount(leg: Leg, side: Side, set: LineSet, position: number): number {
  switch (leg) {
    case 'order_trade':
      return stated(set.orderAmount, position) ?? stated(set.gross, position) ?? set.net[position] ?? 0;
    case 'order_bank':
      return side === 'left'
        ? (stated(set.orderAmount, position) ?? stated(set.gross, position) ?? set.net[position] ?? 0)
        : (set.net[position] ?? 0);
    case 'trade_fund':
    case 'fund_bank':
    case 'trade_bank':
    case 'left_right':
      return set.net[position] ?? 0;
    default:
      return assertNever(leg);
  }
}

/** The same with the sign of its effect; nothing for lines that moved no money. */
export function signedAmount(leg: Leg, side: Side, set: LineSet, position: number): number {
  const direction = set.direction[position];
  const sign = direction === DIRECTION_IN ? 1 : direction === DIRECTION_OUT ? -1 : 0;
  const turned = leg === 'fund_bank' && side === 'left' ? -sign : sign;
  const amount = plainAmount(leg, side, set, position);
  return turned === 0 || amount === 0 ? 0 : turned * amount;
}

const stated = (column: Float64Array, position: number): number | null => {
  const value = column[position] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
};
