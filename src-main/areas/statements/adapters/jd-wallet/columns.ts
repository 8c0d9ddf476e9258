/** The columns of a JD bill (京东账单) by their words; two orders are known, that of 2021 to 2023 and that since 2024. */
import type { HeaderWords } from '../cells.ts';
import type { WalletShape } from '../wallet-recognise.ts';

const WORDS = {
  time: ['交易时间', '交易创建时间', '支付时间', '时间'],
  category: ['交易分类', '分类', '交易类型'],
  counterparty: ['商户名称', '交易对方', '商家名称'],
  product: ['交易说明', '商品说明', '商品名称'],
  direction: ['收/支', '收支', '收支类型', '收/支类型', '收入/支出'],
  amount: ['金额', '交易金额'],
  method: ['收/付款方式', '支付方式', '付款方式'],
  status: ['交易状态', '当前状态', '状态'],
  id: ['交易订单号', '订单号', '交易单号', '交易号'],
  merchantNo: ['商家订单号', '商户订单号', '商户单号'],
  note: ['备注', '说明'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SHAPE: WalletShape<Field> = {
  wallet: 'jd',
  title: /京东账单|京东账号名?\s*[：:]|京东交易流水/,
  words: WORDS,
  unused: [],
  needed: ['time', 'direction', 'amount'],
  expected: ['category', 'counterparty', 'product', 'method', 'status', 'id', 'merchantNo'],
};
