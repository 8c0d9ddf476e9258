/** A top-up (充值) that waits for its money, as the search for its line needs it. */
import { chinaDay } from '../../../../shared/domain/china-time.ts';
import type { AwaitedTopUp } from '../deps.ts';
import type { FundsDeps } from '../funds/deps.ts';
import { standingOrders } from '../funds/standing.ts';

export function awaitedTopUp(funds: FundsDeps, orderNo: string): AwaitedTopUp | null {
  const order = standingOrders(funds).find((each) => each.orderNo === orderNo && each.kind === 'top_up');
  if (!order || order.isCancelled) return null;
  const { reference, amount, currency, partyId, at } = order;
  return {
    orderNo,
    reference,
    amount,
    currency,
    payer: funds.parties.party(partyId)?.name ?? '',
    since: chinaDay(at),
  };
}
