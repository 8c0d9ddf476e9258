/**
 * Units of refunds that are paid by a payment of ours (退款付款). What is owed to the buyer arises with the first payment that went out for it, against
 * whose the sale was: ours, or a merchant's by her agreement, shares given back. Of an order nobody knows, or that was sold for several, it is ours.
 *
 * It is owed once, however often a payment of it fails, comes back and is made again: only what it asks for beyond those before it is owed anew.
 */
import { refundSharesOf } from '../../../../shared/domain/agreement-shares.ts';
import { placeOf } from './file-lines.ts';
import { type BookedPayment, batchSource } from './payment-units.ts';
import type { SoldOrder, SoldOrders } from './sold-orders.ts';
import type { Place, Units } from './units.ts';

export function refundUnits(payments: Iterable<BookedPayment>, sold: SoldOrders, units: Units): void {
  const refunds = inTurn([...payments].filter(({ purpose }) => purpose === 'refund'));
  const owedBy = new Map<string, number>();
  const givenBack = new Map<SoldOrder, number>();
  for (const payment of refunds) {
    const { itemNo, batchNo, amount, currency, instructedDay: day, retryOf } = payment;
    const before = owedBy.get(retryOf) ?? 0;
    owedBy.set(itemNo, Math.max(before, amount));
    const owed = amount - before;
    if (owed <= 0) continue;
    const step = (rule: string, debit: Place, credit: Place, sum: number) =>
      units.fact({ source: batchSource(batchNo), rule, day, currency, debit, credit }, itemNo, sum);
    const sale = saleOf(payment, sold, units);
    const whose = sale?.whose ?? placeOf('sales', '');
    step('refund_owed', whose, placeOf('refunds_payable', ''), owed);
    if (!sale?.terms) continue;
    const done = givenBack.get(sale) ?? sale.refunded;
    givenBack.set(sale, done + owed);
    // More than was paid: the rest is borne as a sale of its own, as a refund of the channel is.
    const gross = Math.max(sale.gross, done + owed);
    const { fee, splits } = refundSharesOf(sale.terms, { gross, currency }, { before: done, refund: owed });
    if (sale.terms.mode === 'agent')
      step('agent_fee_returned', placeOf('service_fee_income', ''), whose, fee);
    for (const { partyId, amount: share } of splits)
      step('split_returned', placeOf('partner_payable', partyId), whose, share);
  }
}

/** One that makes another good comes behind it; else by day and number, whichever was read first. */
function inTurn(refunds: readonly BookedPayment[]): BookedPayment[] {
  const byNo = new Map(refunds.map((each) => [each.itemNo, each]));
  const depthOf = ({ retryOf }: BookedPayment): number => {
    const before = byNo.get(retryOf);
    return before ? 1 + depthOf(before) : 0;
  };
  return refunds
    .map((payment) => ({ payment, depth: depthOf(payment) }))
    .toSorted(
      ({ payment: a, depth: of }, { payment: b, depth: other }) =>
        of - other || (sortKey(a) < sortKey(b) ? -1 : 1),
    )
    .map(({ payment }) => payment);
}

const sortKey = ({ instructedDay, itemNo }: BookedPayment): string => `${instructedDay}|${itemNo}`;

function saleOf(
  { merchantOrderNo, currency }: BookedPayment,
  sold: SoldOrders,
  units: Units,
): SoldOrder | null {
  const [first, ...others] = (sold.get(merchantOrderNo) ?? []).filter((each) => each.currency === currency);
  if (others.length > 0) units.block('refund_of_several');
  return first && others.length === 0 ? first : null;
}
