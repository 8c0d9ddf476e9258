/** Funds that parties hold with us: balances from postings, top-ups (充值), withdrawals (提现), freezes (冻结). */
import { z } from 'zod';
import { FUND_ORDER_KINDS, FUND_ORDER_STATES } from '../domain/payment.ts';
import { asked } from './access.ts';
import { call, nothing } from './call.ts';
import { accountId, partyId } from './parties.ts';
import {
  count,
  currency,
  day,
  id,
  lineView,
  minorUnits,
  note,
  page,
  pageOf,
  query,
  reason,
  said,
} from './shapes.ts';

const orderNo = z.string().regex(/^[A-Z0-9]{10,32}$/);

/** balance = available + frozen + in transit: what is owed to the party by the books, what of it a freeze holds, what is on its way out. */
export const fundBalance = z.object({
  partyId,
  partyName: z.string(),
  partyKind: z.string(),
  currency,
  balance: minorUnits,
  available: minorUnits,
  frozen: minorUnits,
  inTransit: minorUnits,
});
export type FundBalance = z.infer<typeof fundBalance>;

export const fundOrderView = z.object({
  orderNo,
  kind: z.enum(FUND_ORDER_KINDS),
  state: z.enum(FUND_ORDER_STATES),
  partyId,
  partyName: z.string(),
  amount: minorUnits,
  currency,
  /** By which account of the house it comes, or to which account of the party it goes. */
  accountId,
  accountName: z.string(),
  reference: z.string(),
  note: z.string(),
  /** Of a withdrawal. */
  batchNo: z.string(),
  itemNo: z.string(),
  lines: z.array(lineView),
  ...said,
});
export type FundOrderView = z.infer<typeof fundOrderView>;

export const fundsCalls = {
  'funds.balances': call('read', page.extend({ query }), pageOf(fundBalance)),
  'funds.account': call(
    'read',
    z.object({ partyId, currency }),
    z.object({
      balance: fundBalance,
      freezes: z.array(z.object({ id, amount: minorUnits, reason: z.string(), ...said })),
      /** Newest first: postings on the party's sub-ledgers. */
      movements: z.array(
        z.object({
          day,
          entryId: id,
          number: z.string(),
          rule: z.string(),
          memo: z.string(),
          side: z.enum(['debit', 'credit']),
          amount: minorUnits,
          after: minorUnits,
        }),
      ),
    }),
  ),
  'funds.orders': call(
    'read',
    page.extend({ query, show: z.enum(['open', 'ended', 'all']) }),
    pageOf(fundOrderView),
  ),
  /** Links top-ups to the lines that carry their numbers, where that is sure; what is not is offered by payments.lineOffers. */
  'funds.findArrivals': call('pay', nothing, z.object({ linked: count })),
  'funds.topUp': call(
    'pay',
    z.object({
      partyId,
      currency,
      amount: minorUnits.min(1),
      accountId,
      reference: z.string().trim().max(64),
      note,
    }),
    z.object({ orderNo }),
  ),
  /** Laid into a draft batch of withdrawals of the account it is paid from, to be checked and agreed to like any payment. */
  'funds.withdraw': call(
    'pay',
    z.object({ partyId, accountId, fromAccountId: accountId, amount: minorUnits.min(1), note }),
    z.object({ orderNo, batchNo: z.string() }),
  ),
  'funds.cancel': call('pay', z.object({ orderNo, reason }), z.object({})),
  'funds.freeze': call(
    'pay',
    z.object({ partyId, currency, amount: minorUnits.min(1), reason }),
    z.object({ id }),
  ),
  'funds.unfreeze': call('pay', z.object({ id, reason }), asked),
} as const;
