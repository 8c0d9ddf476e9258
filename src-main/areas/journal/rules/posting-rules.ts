/**
 * Posting rules (记账规则) as data: what a line of a file does to the books by where it stands and what it is. The sentence of each is in the
 * wording (posting_rule.<rule>).
 *
 * Money that comes in debits the account the file is of and credits the other one; money that goes out does the reverse. So an account's book
 * balance is its statement's, whatever the rule.
 */
import type { AccountRole } from '../../../../shared/domain/books.ts';
import type { LineKind } from '../../../../shared/domain/statement-line.ts';

/** 'sale': whoever the sale is for, by the agreement: sales of ours, or what is owed to a merchant. */
type Counter = AccountRole | 'sale';

export interface LineRule {
  readonly rule: string;
  readonly counter: Counter;
}

type RulesOfKind = Readonly<Record<LineKind, LineRule>>;

/** A channel's trade bill, against 渠道待清算款. Its fees are posted beside by `trade_fee`. */
export const TRADE_RULES: RulesOfKind = {
  payment: { rule: 'sale', counter: 'sale' },
  refund: { rule: 'sale_refund', counter: 'sale' },
  fee: { rule: 'trade_fee', counter: 'channel_fee' },
  fee_return: { rule: 'trade_fee', counter: 'channel_fee' },
  payout: { rule: 'trade_payout', counter: 'funds_in_transit' },
  top_up: { rule: 'trade_top_up', counter: 'funds_in_transit' },
  transfer: { rule: 'trade_adjustment', counter: 'adjustment' },
  adjustment: { rule: 'trade_adjustment', counter: 'adjustment' },
  chargeback: { rule: 'trade_chargeback', counter: 'chargeback_loss' },
  interest: { rule: 'trade_interest', counter: 'interest_income' },
  other: { rule: 'trade_adjustment', counter: 'adjustment' },
};

/** A fund bill of an account that has a trade bill too: what the trade bill sold, arrives. */
export const FUND_RULES: RulesOfKind = {
  payment: { rule: 'fund_payment', counter: 'channel_clearing' },
  refund: { rule: 'fund_refund', counter: 'channel_clearing' },
  fee: { rule: 'fund_fee', counter: 'channel_clearing' },
  fee_return: { rule: 'fund_fee', counter: 'channel_clearing' },
  payout: { rule: 'fund_payout', counter: 'funds_in_transit' },
  top_up: { rule: 'fund_top_up', counter: 'funds_in_transit' },
  transfer: { rule: 'fund_adjustment', counter: 'adjustment' },
  adjustment: { rule: 'fund_adjustment', counter: 'adjustment' },
  chargeback: { rule: 'fund_chargeback', counter: 'chargeback_loss' },
  interest: { rule: 'fund_interest', counter: 'interest_income' },
  other: { rule: 'fund_adjustment', counter: 'adjustment' },
};

/** A fund bill that is the only file of its account (PayPal, Stripe, Adyen, wallets): sold and arrived in one. */
export const ONE_FILE_RULES: RulesOfKind = {
  ...FUND_RULES,
  payment: { rule: 'balance_sale', counter: 'sale' },
  refund: { rule: 'balance_refund', counter: 'sale' },
  fee: { rule: 'balance_fee', counter: 'channel_fee' },
  fee_return: { rule: 'balance_fee', counter: 'channel_fee' },
};
/** Paid out of a wallet, or given back to it: bought by us and no sale of ours. */
export const WALLET_PURCHASE: LineRule = { rule: 'fund_adjustment', counter: 'adjustment' };

const bankMoved: LineRule = { rule: 'bank_moved', counter: 'bank_unmatched' };
/** A bank's statement: only what the bank says itself is explained by it. */
export const BANK_RULES: RulesOfKind = {
  payment: bankMoved,
  refund: bankMoved,
  fee: { rule: 'bank_fee', counter: 'bank_fee' },
  fee_return: { rule: 'bank_fee', counter: 'bank_fee' },
  payout: bankMoved,
  top_up: bankMoved,
  transfer: bankMoved,
  adjustment: bankMoved,
  chargeback: bankMoved,
  interest: { rule: 'bank_interest', counter: 'interest_income' },
  other: bankMoved,
};

/** Every rule that posts, for the words. */
export const POSTING_RULES = [
  ...new Set(
    [TRADE_RULES, FUND_RULES, ONE_FILE_RULES, BANK_RULES].flatMap((rules) =>
      Object.values(rules).map(({ rule }) => rule),
    ),
  ),
  'agent_fee',
  'agent_fee_returned',
  'split',
  'split_returned',
  'fund_matched',
  'payout_arrived',
  'batch_arrived',
  'order_arrived',
  'own_transfer',
  'wallet_funded',
  'write_off',
  'to_suspense',
  'refund_owed',
  'payment_instructed',
  'payment_failed',
  'payment_returned',
  'collection_paid',
  'collection_returned',
  'payment_cleared',
  'top_up',
  'settlement_adjustment',
  'opening',
] as const;
