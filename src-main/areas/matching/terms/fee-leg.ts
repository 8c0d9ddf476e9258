/**
 * Which leg answers for a channel's fees, so that one fee is never told twice: where the channel has a trade bill and a fund bill the two against
 * each other; where it has no fund bill the batch against the bank; else the orders against its bill.
 */
import type { Leg } from '../../../../shared/domain/leg.ts';
import type { Channel, SourceKind } from '../../../../shared/domain/statement-line.ts';
import type { LineStore } from '../../statements/line-store.ts';
import { legsOf } from '../sides.ts';

export function isFeeAsked(lines: LineStore, leg: Leg): (channel: Channel) => boolean {
  const legs = legsOf(lines);
  const has = (channel: Channel, kind: SourceKind) =>
    lines.active().some(({ view }) => view.channel === channel && view.sourceKind === kind);
  return (channel) => {
    // Orders paid straight into the bank state no fee: what a credit lacks is compared with the schedule there and nowhere else.
    if (leg === 'order_bank') return true;
    const hasFundBill = has(channel, 'fund_bill');
    if (hasFundBill && has(channel, 'trade_bill')) return leg === 'trade_fund';
    if (!hasFundBill && legs.includes('trade_bank')) return leg === 'trade_bank';
    return leg === 'order_trade';
  };
}
