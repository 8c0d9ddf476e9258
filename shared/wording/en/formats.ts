/** The formats we read, as a clerk calls them; key: format.<adapter id>. */
import type { SameKeys } from '../same-keys.ts';
import type { formats as source } from '../zh-cn/formats.ts';

export const formats: SameKeys<typeof source> = {
  'format.wechat_trade_bill': 'WeChat Pay trade bill',
  'format.wechat_fund_bill': 'WeChat Pay fund bill',
  'format.alipay_trade_bill': 'Alipay trade bill',
  'format.alipay_fund_bill': 'Alipay fund bill',
  'format.alipay_trade_summary': 'Alipay trade summary',
  'format.alipay_fund_summary': 'Alipay fund summary',
  'format.unionpay_zm': 'UnionPay merchant details (ZM, ZME)',
  'format.unionpay_rd': 'UnionPay merchant report (RD)',
  'format.wechat_personal': 'WeChat Pay personal bill',
  'format.alipay_personal': 'Alipay personal bill (app)',
  'format.alipay_web': 'Alipay transaction list (web)',
  'format.jd_wallet': 'JD bill',
  'format.meituan_wallet': 'Meituan bill',
  'format.paypal_activity': 'PayPal activity',
  'format.orders_csv': 'Orders',
  'format.mt940': 'MT940 bank statement',
  'format.mt942': 'MT942 movements of the day',
  'format.camt052': 'CAMT.052 account report',
  'format.camt053': 'CAMT.053 account statement',
  'format.camt054': 'CAMT.054 credit and debit notification',
  'format.ofx': 'OFX, QFX',
  'format.bank_csv': 'Bank statement (CSV, workbook)',
};
