/** The formats we read, as a clerk calls them; key: format.<adapter id>. */
export const formats = {
  'format.wechat_trade_bill': '微信支付交易账单',
  'format.wechat_fund_bill': '微信支付资金账单',
  'format.alipay_trade_bill': '支付宝业务明细',
  'format.alipay_fund_bill': '支付宝账务明细',
  'format.wechat_personal': '微信支付个人账单',
  'format.alipay_personal': '支付宝个人账单（App）',
  'format.alipay_web': '支付宝交易记录明细（网页）',
  'format.jd_wallet': '京东账单',
  'format.meituan_wallet': '美团账单',
  'format.orders_csv': '订单表',
  'format.mt940': '银行对账单 MT940',
  'format.mt942': '银行当日明细 MT942',
  'format.bank_csv': '银行流水（CSV／工作簿）',
};
