/** Limits (限额) per payment, per payee and day, and per batch. They are set in fen; another currency is held against them as it stands, and says so. */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { isLive } from '../item-words.ts';
import { type Around, type BatchCheck, type ItemCheck, notChecked, PASS, stop } from './check.ts';

const said = ({ header: { currency } }: Around, amount: number, limit: number) => ({
  amount: formatMinor(amount, currency),
  limit: formatMinor(limit, currency),
  currency,
});

export const limits: ItemCheck = ({ draft, account }, around) => {
  if (!account) return notChecked('no_account');
  const { itemMax, payeeDayMax } = around.limits;
  if (itemMax > 0 && draft.amount > itemMax) return stop('item', said(around, draft.amount, itemMax));
  if (payeeDayMax > 0) {
    const { currency, executionDay } = around.header;
    const elsewhere = around.elsewhere
      .to(account.plain)
      .filter(
        (other) =>
          other.currency === currency &&
          other.executionDay === executionDay &&
          isLive(other.state) &&
          !['draft', 'verified'].includes(other.batchState),
      )
      .reduce((sum, other) => sum + other.amount, 0);
    const day = elsewhere + (around.toAccount.get(account.plain) ?? 0);
    if (day > payeeDayMax) return stop('payee_day', { ...said(around, day, payeeDayMax), day: executionDay });
  }
  return PASS;
};

export const batchLimits: BatchCheck = (around) => {
  const { batchMax, batchItemsMax } = around.limits;
  if (batchMax > 0 && around.sum > batchMax) return stop('batch', said(around, around.sum, batchMax));
  if (batchItemsMax > 0 && around.count > batchItemsMax)
    return stop('batch_items', { count: around.count, limit: batchItemsMax });
  return PASS;
};
