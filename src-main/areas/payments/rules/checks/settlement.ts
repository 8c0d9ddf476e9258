/**
 * Payments of settlements (结算付款) against what is signed and owed: all payments of a merchant's settlements together never come to more, however
 * many drafts, persons and retries there are.
 */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { isSettlementNo } from '../../../../../shared/domain/settlement-number.ts';
import { isLive } from '../item-words.ts';
import { type Around, type CheckedItem, type OtherPayment, PASS, stop, type Verdict, warn } from './check.ts';

export const isOfSettlement = ({ draft }: CheckedItem, { header }: Around): boolean =>
  header.purpose === 'settlement' && isSettlementNo(draft.merchantOrderNo);

/**
 * What names no settlement counts for none, though the books take it off what is owed to her: whoever agrees is shown that it is beside what was signed,
 * or the settlement would be paid as well.
 */
export const unnumbered = ({ account }: CheckedItem, { header, settled }: Around): Verdict =>
  (header.purpose === 'settlement' || header.purpose === 'payout') &&
  settled.hasSigned(account?.partyId ?? '')
    ? warn('no_settlement')
    : PASS;

/**
 * Named by a payment that is none of a settlement it would count for nothing, and the settlement would be paid once more. A refund names an order of a
 * customer, whatever its number looks like.
 */
export const isOfOtherPurpose = ({ draft }: CheckedItem, { header, settled }: Around): boolean =>
  header.purpose !== 'settlement' &&
  header.purpose !== 'refund' &&
  isSettlementNo(draft.merchantOrderNo) &&
  settled.byNo(draft.merchantOrderNo) !== null;

export function settlementOrder(item: CheckedItem, around: Around): Verdict {
  const { draft, account } = item;
  const { header, settled } = around;
  const partyId = account?.partyId ?? '';
  const { merchantOrderNo: order } = draft;
  const money = settled.byNo(order);
  if (!money) return stop('unknown_settlement', { order });
  const { currency } = header;
  if (money.partyId !== partyId || money.currency !== currency)
    return stop('other_settlement', { order, currency: money.currency });
  const others = besides(item, around, partyId).reduce((sum, other) => sum + other.amount, 0);
  if (others + draft.amount <= money.mayBePaid) return PASS;
  return stop('above_owed', {
    order,
    owed: formatMinor(Math.max(0, money.mayBePaid - others), currency),
    amount: formatMinor(draft.amount, currency),
    currency,
  });
}

/** Other live payments of her settlements in this currency. */
const besides = (
  { place }: CheckedItem,
  { here, elsewhere, header }: Around,
  partyId: string,
): OtherPayment[] =>
  [...elsewhere.ofParty(partyId), ...here.ofParty(partyId).filter((other) => other.place !== place)].filter(
    ({ state, purpose, currency, merchantOrderNo }) =>
      isLive(state) &&
      purpose === 'settlement' &&
      currency === header.currency &&
      isSettlementNo(merchantOrderNo),
  );
