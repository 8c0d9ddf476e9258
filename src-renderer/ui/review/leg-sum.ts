/**
 * What lines count in a leg, for the running sums beside a choice. The engine counts again by its own rule (matching/rules/leg-amount.ts)
 * and refuses a match whose difference is not the one shown here.
 */
import type { LineView } from '../../../shared/contract/shapes.ts';
import type { Leg, Side } from '../../../shared/domain/leg.ts';

export function legAmount(leg: Leg, side: Side, line: LineView): number {
  const isOrderSide = leg === 'order_trade' || (leg === 'order_bank' && side === 'left');
  const plain = isOrderSide ? (line.orderAmount ?? line.gross ?? line.net) : line.net;
  const sign = line.direction === 'in' ? 1 : line.direction === 'out' ? -1 : 0;
  // What leaves the channel's account arrives at the bank: the left side of that leg is turned.
  const turned = leg === 'fund_bank' && side === 'left' ? -sign : sign;
  return turned === 0 || plain === 0 ? 0 : turned * plain;
}

export const legSum = (leg: Leg, side: Side, lines: Iterable<LineView>): number =>
  [...lines].reduce((sum, line) => sum + legAmount(leg, side, line), 0);

export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');
