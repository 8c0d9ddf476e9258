/**
 * The books (账簿): classes and roles of accounts, entries and periods, as nouns. Debit and credit are said, never a sign.
 */

/** 资产 负债 权益 收入 费用. */
export const ACCOUNT_CLASSES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountClass = (typeof ACCOUNT_CLASSES)[number];

/**
 * What posting rules look for: a rule names a role, the chart says which account has it. Each role is held by exactly one open account, but `none`.
 */
export const ACCOUNT_ROLES = [
  'bank', // 银行存款, one sub-ledger a bank account
  'channel_balance', // 渠道账户余额, one a fund account of a channel
  'channel_clearing', // 渠道待清算款: sold, and not yet seen in the fund bill
  'funds_in_transit', // 在途资金: paid out by the channel, not yet at the bank
  'payments_in_transit', // 在途付款: instructed or paid, not yet seen at the bank
  'bank_unmatched', // 银行待核销: moved at the bank, not yet explained
  'suspense_payment', // 暂付
  'suspense_receipt', // 暂收
  'merchant_payable', // 应付商户款, by party
  'customer_funds', // 客户备付金, by party
  'partner_payable', // 应付分账款, by party
  'refunds_payable', // 应付退款
  'opening', // 期初余额
  'sales', // 销售收入
  'service_fee_income', // 手续费收入
  'interest_income',
  'surplus', // 长款收益
  'channel_fee', // 渠道手续费
  'bank_fee', // 银行手续费
  'exchange_difference', // 汇兑损益
  'rounding', // 尾差
  'bad_debt', // 坏账损失
  'chargeback_loss', // 拒付损失
  'adjustment', // 渠道调整: what a channel took or gave by a line of kind adjustment or other, until a person says what it is
  'none',
] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

export const SIDES_OF_POSTING = ['debit', 'credit'] as const;
export type PostingSide = (typeof SIDES_OF_POSTING)[number];

/** automatic: by a rule from facts. manual: by two persons. reversal: undoes one entry, whole. */
export const ENTRY_ORIGINS = ['automatic', 'manual', 'reversal'] as const;
export type EntryOrigin = (typeof ENTRY_ORIGINS)[number];

/** open: everything. soft_closed 待关账: manual entries and reversals by two persons only. closed: nothing, by any path. */
export const PERIOD_STATES = ['open', 'soft_closed', 'closed'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** 'YYYY-MM' of a day 'YYYY-MM-DD'. */
export const periodOf = (day: string): string => day.slice(0, 7);
