/** The columns of a person's Alipay bill as the app sends it, in the order of 2021 and in that of 2023: by their words. */
import type { HeaderWords } from '../cells.ts';
import type { WalletShape } from '../wallet-recognise.ts';

const WORDS = {
  time: ['交易时间', '交易创建时间', '付款时间', '时间'],
  category: ['交易分类', '分类', '交易类型', '类型'],
  counterparty: ['交易对方', '对方', '交易对象'],
  counterAccount: ['对方账号', '对方账户'],
  product: ['商品说明', '商品名称', '商品'],
  direction: ['收/支', '收支', '收支类型', '收/支类型', '收入/支出'],
  amount: ['金额', '交易金额', '金额(人民币)'],
  method: ['收/付款方式', '支付方式', '付款方式', '收付款方式'],
  status: ['交易状态', '当前状态', '状态'],
  id: ['交易订单号', '交易号', '支付宝交易号', '交易单号'],
  merchantNo: ['商家订单号', '商户订单号', '商家单号', '商户单号'],
  note: ['备注', '说明'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SHAPE: WalletShape<Field> = {
  wallet: 'alipay_app',
  title: /电子客户回单|支付宝账[户号]\s*[：:]/,
  words: WORDS,
  unused: [],
  needed: ['time', 'direction', 'amount'],
  expected: ['category', 'counterparty', 'product', 'method', 'status', 'id', 'merchantNo'],
};
