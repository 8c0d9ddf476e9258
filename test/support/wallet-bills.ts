/** Writes the bills of personal wallets for tests: notes, header, rows, notes. Names, numbers and amounts are made up. */

interface WalletBill {
  readonly before: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly after?: readonly string[];
  readonly end?: string;
}

export const walletBill = ({ before, header, rows, after = [], end = '\n' }: WalletBill): string =>
  [...before, header.join(','), ...rows.map((row) => row.join(',')), ...after].join(end) + end;

/** The same table with its columns in another order. */
export function reordered(bill: WalletBill, order: readonly number[]): WalletBill {
  const pick = (cells: readonly string[]) => order.map((at) => cells[at] ?? '');
  return { ...bill, header: pick(bill.header), rows: bill.rows.map(pick) };
}

export const WECHAT_HEADER = [
  '交易时间',
  '交易类型',
  '交易对方',
  '商品',
  '收/支',
  '金额(元)',
  '支付方式',
  '当前状态',
  '交易单号',
  '商户单号',
  '备注',
];

/** As WeChat wrote it from March 2026 on: one note more; `totals` are the counted lines. */
export const wechatNotes = (...totals: readonly string[]): string[] => [
  '微信支付账单明细',
  '微信昵称：[山茶]',
  '起始时间：[2026-03-01 00:00:00] 终止时间：[2026-03-31 23:59:59]',
  '导出类型：[全部]',
  '导出时间：[2026-04-02 08:30:00]',
  '',
  ...totals,
  '注：',
  '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易',
  '4. 本账单中所有时间均为UTC+08:00时间',
  '',
  '----------------------微信支付账单明细列表--------------------',
];
