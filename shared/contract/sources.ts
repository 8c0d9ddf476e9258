/**
 * Sources: where files can be fetched from, off until a person switches one on. They bring files for a person to look at and move no money.
 */

export const SOURCE_TYPES = ['wechat_v3', 'alipay', 'sftp'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export const BILL_TYPES = [
  'wechat_trade',
  'wechat_fund_basic',
  'wechat_fund_operation',
  'wechat_fund_fees',
  'alipay_trade',
  'alipay_fund',
  'sftp_file',
] as const;
export type BillType = (typeof BILL_TYPES)[number];
