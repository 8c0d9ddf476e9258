/** Writes WeChat bills for tests: only what a test is about is said, the rest is the ordinary row. All names and numbers are made up. */
const TRADE = {
  交易时间: '2026-03-01 10:00:00',
  公众账号ID: 'wx00000000000000aa',
  商户号: '1900000109',
  特约商户号: '0',
  设备号: '',
  微信订单号: '4200000000202603010000000001',
  商户订单号: 'A1',
  用户标识: 'payer-1',
  交易类型: 'JSAPI',
  交易状态: 'SUCCESS',
  付款银行: 'OTHERS',
  货币种类: 'CNY',
  应结订单金额: '100.00',
  代金券金额: '0.00',
  退款申请时间: '',
  退款成功时间: '',
  微信退款单号: '0',
  商户退款单号: '0',
  退款金额: '0.00',
  充值券退款金额: '0.00',
  退款类型: '',
  退款状态: '',
  商品名称: '茶叶',
  商户数据包: '',
  手续费: '0.60000',
  费率: '0.60%',
  订单金额: '100.00',
  申请退款金额: '0.00',
  费率备注: '',
};
export type TradeCell = keyof typeof TRADE;
export type TradeRow = Partial<Record<TradeCell, string>>;

const NOT_IN_ALL: readonly string[] = ['退款申请时间', '退款成功时间'];
const NOT_IN_SUCCESS: readonly string[] = [
  ...NOT_IN_ALL,
  '微信退款单号',
  '商户退款单号',
  '退款金额',
  '充值券退款金额',
  '退款类型',
  '退款状态',
  '申请退款金额',
];
const all = Object.keys(TRADE) as TradeCell[]; // The table is closed: its keys are the columns.
export const ALL_COLUMNS = all.filter((word) => !NOT_IN_ALL.includes(word));
export const SUCCESS_COLUMNS = all.filter((word) => !NOT_IN_SUCCESS.includes(word));
export const REFUND_COLUMNS = all;

export const TOTAL_WORDS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** `totals` null leaves the last two lines out. */
export function tradeBill(
  rows: readonly TradeRow[],
  totals: readonly string[] | null,
  columns: readonly TradeCell[] = ALL_COLUMNS,
): string {
  const lines = [
    columns.join(','),
    ...rows.map((row) => values(columns.map((word) => row[word] ?? TRADE[word]))),
    ...(totals ? [TOTAL_WORDS, values(totals)] : []),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A refund of 40.00 of the ordinary payment, its fee given back. */
export const REFUND: TradeRow = {
  交易时间: '2026-03-02 09:00:00',
  交易状态: 'REFUND',
  应结订单金额: '0.00',
  订单金额: '0.00',
  微信退款单号: '50300000000000000000000000001',
  商户退款单号: 'R1',
  退款金额: '40.00',
  申请退款金额: '40.00',
  退款类型: 'ORIGINAL',
  退款状态: 'SUCCESS',
  手续费: '-0.24000',
};

const FUND = {
  记账时间: '2026-03-01 10:00:01',
  微信支付业务单号: '4200000000202603010000000001',
  资金流水单号: '9000000000000000001',
  业务名称: '交易',
  业务类型: '交易',
  收支类型: '收入',
  '收支金额(元)': '100.00',
  '账户结余(元)': '100.00',
  资金变更提交申请人: 'system',
  备注: '',
  业务凭证号: 'A1',
};
export type FundRow = Partial<Record<keyof typeof FUND, string>>;
export const FUND_COLUMNS = Object.keys(FUND) as (keyof typeof FUND)[]; // As above.
export const FUND_TOTAL_WORDS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

export function fundBill(rows: readonly FundRow[], totals: readonly string[]): string {
  const lines = [
    FUND_COLUMNS.join(','),
    ...rows.map((row) => values(FUND_COLUMNS.map((word) => row[word] ?? FUND[word]))),
    FUND_TOTAL_WORDS,
    values(totals),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

const values = (cells: readonly string[]): string => cells.map((cell) => `\`${cell}`).join(',');
