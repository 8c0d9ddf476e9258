/** Payments, funds and receipts. */

import type { SameKeys } from '../same-keys.ts';
import type { payments as source } from '../zh-cn/payments.ts';

export const payments: SameKeys<typeof source> = {
  'requestKind.payment_batch': 'Payment batch',
  'requestKind.payment_batch.effect':
    'Once approved, its instruction file may be made; count, sum and content can no longer change.',
  'requestKind.payment_resolve': 'Settle an unknown payment',
  'requestKind.payment_resolve.effect':
    'Once approved, the payment whose outcome was unknown takes the outcome stated here.',
  'requestKind.payment_limits': 'Change payment limits',
  'requestKind.payment_limits.effect': 'Once approved, the new limits hold for every check from then on.',
  'requestKind.fund_unfreeze': 'Unfreeze funds',
  'requestKind.fund_unfreeze.effect': 'Once approved, these funds can be withdrawn again.',
  'error.checks_stop': 'Checks stop this batch',
  'error.checks_stop.safe': 'The batch is still a draft; nothing was submitted.',
  'error.checks_stop.do': 'Deal with the payments that were stopped, then check again.',
  'error.payment_unknown': 'What became of this payment is not known yet, so it is not paid again',
  'error.payment_unknown.safe': 'Nothing was written.',
  'error.payment_unknown.do': 'Ask the channel or bank first, and take in its result.',
};
