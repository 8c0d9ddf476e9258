/** Amounts: above zero, in one currency from the account paid from to the account paid to, and together still a sum. */
import { type BatchCheck, type ItemCheck, PASS, stop } from './check.ts';

export const amount: ItemCheck = ({ draft, account }, { header }) => {
  if (draft.amount <= 0) return stop('not_positive');
  if (account && account.currency !== header.currency)
    return stop('wrong_currency', { currency: account.currency, expected: header.currency });
  return PASS;
};

export const batchAmount: BatchCheck = ({ header, from, count, sum }) => {
  if (count === 0) return stop('empty');
  if (!Number.isSafeInteger(sum)) return stop('sum_too_large');
  if (from && from.currency !== header.currency)
    return stop('from_currency', { currency: from.currency, expected: header.currency });
  return PASS;
};
