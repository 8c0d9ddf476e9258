/**
 * Paid twice: the same account or payee and amount within a window, the same order, the same payment made good once more.
 *
 * A warning where it may be right (two bills of one amount); a stop where it cannot be: a payment nobody knows the end of is never sent again under
 * another number, and what was made good once is good.
 */
import { parseDay } from '../../../../../shared/domain/dates.ts';
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { isLive } from '../item-words.ts';
import {
  type Around,
  type AskedWithdrawal,
  type CheckedItem,
  type ItemCheck,
  notChecked,
  type OtherPayment,
  PASS,
  type Payments,
  stop,
  warn,
} from './check.ts';
import { isOfOtherPurpose, isOfSettlement, settlementOrder, unnumbered } from './settlement.ts';

export const duplicate: ItemCheck = (item, around) => {
  const { draft, account, retried } = item;
  if (!account) return notChecked('no_account');
  if (draft.retryOf !== '' && !retried) return stop('retry_unknown', { other: draft.retryOf });
  if (retried) {
    if (!['failed', 'returned'].includes(retried.state))
      return stop(retried.state === 'unknown' ? 'unknown' : 'not_ended', { other: draft.retryOf });
    if (retried.retriedBy !== '') return stop('retried', { other: draft.retryOf, by: retried.retriedBy });
  }
  // Another account of the same payee makes it no other payment.
  const same = beside(item, around, (payments) => payments.same(account, draft.amount)).filter(
    (other) => other.currency === around.header.currency,
  );
  const unknown = same.find((other) => other.state === 'unknown' && !isOtherOrder(item, other));
  if (unknown) return stop('unknown', { other: unknown.reference });
  const near = same.find((other) => withinDays(other.executionDay, around));
  if (near) return warn('same_payment', { other: near.reference, day: near.executionDay });
  const ofOrder = ofSameOrder(item, around)[0];
  return ofOrder ? warn('same_order', { other: ofOrder.reference, order: draft.merchantOrderNo }) : PASS;
};

/** A refund above what was paid, an order paid out twice to one account. A refund that can be held against nothing is shown to who agrees. */
export const order: ItemCheck = (item, around) => {
  const { draft, account } = item;
  const { purpose, currency } = around.header;
  if (isOfSettlement(item, around)) return settlementOrder(item, around);
  if (isOfOtherPurpose(item, around)) return stop('settlement_purpose', { order: draft.merchantOrderNo });
  if (draft.merchantOrderNo === '') return purpose === 'refund' ? warn('no_order') : unnumbered(item, around);
  const asked = around.withdrawal(draft.merchantOrderNo);
  if (asked && !isAsAsked(item, asked, around))
    return stop('not_as_asked', {
      order: draft.merchantOrderNo,
      amount: formatMinor(asked.amount, asked.currency),
      currency: asked.currency,
    });
  const others = ofSameOrder(item, around);
  if (purpose !== 'refund') {
    const again = others.find((other) => other.plain === account?.plain);
    return again
      ? stop('paid_already', { other: again.reference, order: draft.merchantOrderNo })
      : unnumbered(item, around);
  }
  const money = around.order(draft.merchantOrderNo);
  if (!money) return warn('unknown_order', { order: draft.merchantOrderNo });
  if (money.currency !== currency)
    return stop('currency', { currency: money.currency, expected: currency, order: draft.merchantOrderNo });
  const given = others.reduce((sum, other) => sum + other.amount, draft.amount);
  const left = money.paid - money.refunded - given;
  // The channel may still be told to give it back, and may have failed to: whoever agrees knows which.
  if (left >= money.pending) return PASS;
  if (left >= 0)
    return warn('refund_pending', {
      order: draft.merchantOrderNo,
      pending: formatMinor(money.pending, currency),
      currency,
    });
  return stop('above_paid', {
    order: draft.merchantOrderNo,
    paid: formatMinor(money.paid, currency),
    refunded: formatMinor(money.refunded, currency),
    amount: formatMinor(given, currency),
    currency,
  });
};

/** The whole of it, to who asked for it, as a withdrawal: else its order would be paid with another amount than it says. */
const isAsAsked = (
  { draft, account }: CheckedItem,
  { partyId, amount, currency, isCancelled }: AskedWithdrawal,
  { header }: Around,
): boolean =>
  !isCancelled &&
  header.purpose === 'withdrawal' &&
  account?.partyId === partyId &&
  draft.amount === amount &&
  header.currency === currency;

/** Live ones, here and elsewhere. */
const beside = (
  { place }: CheckedItem,
  { here, elsewhere }: Around,
  find: (payments: Payments) => readonly OtherPayment[],
): readonly OtherPayment[] =>
  [...find(elsewhere), ...find(here).filter((other) => other.place !== place)].filter((other) =>
    isLive(other.state),
  );

const ofSameOrder = (item: CheckedItem, around: Around) =>
  item.draft.merchantOrderNo === ''
    ? []
    : beside(item, around, (payments) => payments.ofOrder(item.draft.merchantOrderNo)).filter(
        (other) => other.purpose === around.header.purpose,
      );

/** Both say for which order, and say another. */
const isOtherOrder = ({ draft }: CheckedItem, { merchantOrderNo }: OtherPayment): boolean =>
  draft.merchantOrderNo !== '' && merchantOrderNo !== '' && draft.merchantOrderNo !== merchantOrderNo;

function withinDays(day: string, { header, limits }: Around): boolean {
  const [one, other] = [parseDay(day), parseDay(header.executionDay)];
  return one !== null && other !== null && Math.abs(one - other) <= limits.duplicateDays;
}
