/** What is fetched: one bill of one day, or one file of a folder, and the formats in which a channel's bills are read. */
import type { BillType } from '../../../../../shared/contract/sources.ts';

/** One bill of one day, as the channel calls it; of a folder one file. */
export interface Bill {
  readonly type: BillType;
  /** 'YYYY-MM-DD' in China. */
  readonly day: string;
  /** Name in a folder; '' for a channel's bill. */
  readonly file: string;
  /** What tells this state of the file from a later one: its size and time; '' for a channel's bill. */
  readonly mark: string;
}

/** The format a bill is read in; '' where a folder holds whatever it holds. */
export const ADAPTER_OF: Readonly<Record<BillType, string>> = {
  wechat_trade: 'wechat_trade_bill',
  wechat_fund_basic: 'wechat_fund_bill',
  wechat_fund_operation: 'wechat_fund_bill',
  wechat_fund_fees: 'wechat_fund_bill',
  alipay_trade: 'alipay_trade_bill',
  alipay_fund: 'alipay_fund_bill',
  sftp_file: '',
};

/** Whose number stands in a bill, as the bill prints it: WeChat's merchant, alone or before its sub-merchant; Alipay's partner, before its account. */
export const isOwnAccount = (owner: string, account: string): boolean =>
  owner !== '' && account.startsWith(owner);
