/** Limits (限额) per payment, per payee and day, and per batch. They are set in fen; another currency is held against them as it stands, and says so. */
import { formatMinor } from '../../../../../shared/domain/money.ts';
import { isLive } from '../item-words.ts';
import {
  type Around,
  type BatchCheck,
  type ItemCheck,
  notChecked,
  type OtherPayment,
  PASS,
  type Payee,
  stop,
} from './check.ts';

const said = ({ header: { currency } }: Around, amount: number, limit: number) => ({
  amount: formatMinor(amount, currency),
  limit: formatMinor(limit, currency),
  currency,
});

export const limits: ItemCheck = ({ draft, account }, around) => {
  if (!account) return notChecked('no_account');
  const { itemMax, payeeDayMax } = around.limits;
  if (itemMax > 0 && draft.amount > itemMax) return stop('item', said(around, draft.amount, itemMax));
  const day = around.payeeDay(account);
  if (payeeDayMax > 0 && day > payeeDayMax)
    return stop('payee_day', { ...said(around, day, payeeDayMax), day: around.header.executionDay });
  return PASS;
};

/**
 * What each payee gets on the day of a batch: by this batch, and by others that somebody was asked for at least. A payee is an account and all other
 * accounts of its party, so splitting a sum over two of them is no way around the limit.
 */
export function payeeDay({ header, here, elsewhere }: Pick<Around, 'header' | 'here' | 'elsewhere'>) {
  const isOfDay = (other: OtherPayment) =>
    other.currency === header.currency &&
    other.executionDay === header.executionDay &&
    isLive(other.state) &&
    !['draft', 'verified'].includes(other.batchState);
  const sums = new Map<string, number>();
  const keysOf = ({ plain, partyId }: Payee) => ({
    account: `account ${plain}`,
    party: `party ${partyId}`,
    both: `both ${partyId} ${plain}`,
  });
  for (const { amount, ...payee } of [...here.all, ...elsewhere.all.filter(isOfDay)])
    for (const key of Object.values(keysOf(payee))) sums.set(key, (sums.get(key) ?? 0) + amount);
  const sumOf = (key: string) => sums.get(key) ?? 0;
  return (payee: Payee): number => {
    const { account, party, both } = keysOf(payee);
    // What went to this account of the party is in both sums.
    return sumOf(account) + (payee.partyId === '' ? 0 : sumOf(party) - sumOf(both));
  };
}

export const batchLimits: BatchCheck = (around) => {
  const { batchMax, batchItemsMax } = around.limits;
  if (batchMax > 0 && around.sum > batchMax) return stop('batch', said(around, around.sum, batchMax));
  if (batchItemsMax > 0 && around.count > batchItemsMax)
    return stop('batch_items', { count: around.count, limit: batchItemsMax });
  return PASS;
};
