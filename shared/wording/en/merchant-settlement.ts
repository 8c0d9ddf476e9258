/** Settlement of merchants: what is owed, having it paid, statements to merchants. */
import type { SameKeys } from '../same-keys.ts';
import type { merchantSettlement as source } from '../zh-cn/merchant-settlement.ts';

export const merchantSettlement: SameKeys<typeof source> = {
  'payable.not_due': 'Not due yet',
  'payable.below_minimum': 'Below the least amount: opens the next batch',
  'payable.negative': 'Owes the house: set off first',
  'payable.no_account': 'No account to pay to',
  'payable.unverified': 'Account not verified',
  'payable.cooling': 'Account cooling off',
  'payable.suspended': 'Merchant suspended or closed',
  'error.plan_stale.payable':
    'What is owed has changed: a batch was just paid, signed or corrected. Please look again',
  'error.move_not_allowed.payable_not_due': 'Settlement of {{id}} is not due yet',
  'error.move_not_allowed.payable_below_minimum':
    'What is left of {{id}} is below the least amount and opens the next batch',
  'error.move_not_allowed.payable_negative': '{{id}} owes the house: there is nothing to pay',
  'error.move_not_allowed.payable_no_account': '{{id}} has no account to pay to in this currency',
  'error.move_not_allowed.payable_unverified': 'The account of {{id}} is not verified',
  'error.move_not_allowed.payable_cooling': 'The account of {{id}} is cooling off',
  'error.move_not_allowed.payable_suspended': '{{id}} is suspended or closed',
  'payment_check.order.unknown_settlement': 'No settlement {{order}}: nobody signed one of that number',
  'payment_check.order.other_settlement':
    'Settlement {{order}} is of another merchant or currency ({{currency}})',
  'payment_check.order.above_owed':
    'Above what is owed: with her other payments at most {{owed}} {{currency}} more may be paid, this one is {{amount}} {{currency}}',
  'payment_check.order.no_settlement':
    'Names no settlement: it does not count as a payment of what was signed',
  'record.action.settlement_paid_out': 'Payment batch made for settlements of merchants',
  'record.table.settlement_payout': 'Settlements a payment is for',
};
