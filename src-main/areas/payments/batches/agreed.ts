/**
 * What a second person agrees to: header and payments with every account as it stands, as one text with its hash. Any other word, amount, account or
 * version of an account is another hash.
 */
import { sha256OfJson } from '../../../platform/sha256.ts';
import type { Account } from '../../parties/rules/standing-account.ts';
import type { PaymentsDeps } from '../deps.ts';
import { itemNoOf } from '../rules/numbers.ts';
import type { StoredBatch, StoredItem } from '../stored/stored.ts';
import { payeeOf } from './instruction-of.ts';

export interface Agreed {
  readonly hash: string;
  readonly from: Account;
  readonly count: number;
  readonly sum: number;
  /** As they are written once somebody agrees. */
  readonly items: readonly Omit<StoredItem, 'at' | 'by'>[];
}

/** Null where an account is not bound any more. */
export function agreedOf({ parties }: Pick<PaymentsDeps, 'parties'>, batch: StoredBatch): Agreed | null {
  const bound = (id: string): Account | null => {
    const account = parties.account(id);
    return account?.state === 'bound' ? account : null;
  };
  const { batchNo, header } = batch;
  const from = bound(header.fromAccountId);
  const items = batch.items.map(({ accountId, amount, remark, merchantOrderNo, retryOf }, at) => {
    const account = bound(accountId);
    return (
      account && {
        batchNo,
        place: at + 1,
        partyId: account.partyId,
        accountId,
        accountVersion: account.version,
        amount,
        currency: header.currency,
        merchantOrderNo,
        retryOf,
        remark,
        ...payeeOf(account),
      }
    );
  });
  const whole = items.filter((each) => each !== null);
  if (!from || whole.length < items.length) return null;
  const agreed = { batchNo, header, from: [from.id, from.version, payeeOf(from)], items: whole };
  const hash = sha256OfJson(agreed);
  return {
    hash,
    from,
    count: whole.length,
    sum: whole.reduce((sum, { amount }) => sum + amount, 0),
    items: whole.map((item) => ({ ...item, itemNo: itemNoOf(batchNo, item.place, hash) })),
  };
}
