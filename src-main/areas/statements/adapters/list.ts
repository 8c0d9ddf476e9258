/**
 * Every format we read, and the payment channel each one speaks for. A new format adds its folder and its two lines here.
 */
import type { Channel } from '../../../../shared/domain/statement-line.ts';
import type { FormatAdapter } from '../adapter.ts';
import { alipayFundBill } from './alipay-fund-bill/index.ts';
import { alipayTradeBill } from './alipay-trade-bill/index.ts';
import { bankCsv } from './bank-csv/index.ts';
import { ordersCsv } from './orders-csv/index.ts';
import { wechatFundBill } from './wechat-fund-bill/index.ts';
import { wechatTradeBill } from './wechat-trade-bill/index.ts';

export const ADAPTERS: readonly FormatAdapter[] = [
  wechatTradeBill,
  wechatFundBill,
  alipayTradeBill,
  alipayFundBill,
  ordersCsv,
  bankCsv,
];

/** 'none' where each line names its own channel. */
const CHANNEL_OF: Readonly<Record<string, Channel>> = {
  wechat_trade_bill: 'wechat',
  wechat_fund_bill: 'wechat',
  alipay_trade_bill: 'alipay',
  alipay_fund_bill: 'alipay',
  orders_csv: 'none',
  bank_csv: 'bank',
};
export const channelOf = (adapter: FormatAdapter): Channel => CHANNEL_OF[adapter.id] ?? 'none';
