/**
 * Every format we read. A new format adds its folder and its line here.
 */
import type { FormatAdapter } from '../adapter.ts';
import { adyenSettlement } from './adyen-settlement/index.ts';
import { alipayFundBill } from './alipay-fund-bill/index.ts';
import { alipayFundSummary } from './alipay-fund-summary/index.ts';
import { alipayPersonal } from './alipay-personal/index.ts';
import { alipayTradeBill } from './alipay-trade-bill/index.ts';
import { alipayTradeSummary } from './alipay-trade-summary/index.ts';
import { alipayWeb } from './alipay-web/index.ts';
import { bai2 } from './bai2/index.ts';
import { bankCsv } from './bank-csv/index.ts';
import { camt052, camt053, camt054 } from './camt/index.ts';
import { jdWallet } from './jd-wallet/index.ts';
import { meituanWallet } from './meituan-wallet/index.ts';
import { mt940, mt942 } from './mt940/index.ts';
import { ofx } from './ofx/index.ts';
import { ordersCsv } from './orders-csv/index.ts';
import { paypalActivity } from './paypal-activity/index.ts';
import { paypalStl } from './paypal-stl/index.ts';
import { qif, qifInOrder } from './qif/index.ts';
import { squareTransactions } from './square-transactions/index.ts';
import { squareTransfers } from './square-transfers/index.ts';
import { stripeBalance } from './stripe-balance/index.ts';
import { stripeSummary } from './stripe-summary/index.ts';
import { unionpayRd } from './unionpay-rd/index.ts';
import { unionpayZm } from './unionpay-zm/index.ts';
import { wechatFundBill } from './wechat-fund-bill/index.ts';
import { wechatPersonal } from './wechat-personal/index.ts';
import { wechatTradeBill } from './wechat-trade-bill/index.ts';

export const ADAPTERS: readonly FormatAdapter[] = [
  wechatTradeBill,
  wechatFundBill,
  alipayTradeBill,
  alipayFundBill,
  alipayTradeSummary,
  alipayFundSummary,
  unionpayZm,
  unionpayRd,
  wechatPersonal,
  alipayPersonal,
  alipayWeb,
  jdWallet,
  meituanWallet,
  camt052,
  camt053,
  camt054,
  ofx,
  mt940,
  mt942,
  paypalActivity,
  paypalStl,
  stripeBalance,
  stripeSummary,
  adyenSettlement,
  squareTransactions,
  squareTransfers,
  bai2,
  qif,
  ordersCsv,
  bankCsv,
];

/** Chosen by a person's answer alone, where a file leaves a question open; never tried by themselves. */
export const ANSWERED: readonly FormatAdapter[] = qifInOrder;
