/** The columns of a person's WeChat Pay bill by their words; those of older and hand-made copies too. */
import type { HeaderWords } from '../cells.ts';
import type { WalletShape } from '../wallet-recognise.ts';

const WORDS = {
  time: ['交易时间', '交易创建时间', '支付时间', '时间'],
  type: ['交易类型', '类型', '业务类型'],
  counterparty: ['交易对方', '对方', '交易对象'],
  product: ['商品', '商品名称', '商品说明'],
  direction: ['收/支', '收支', '收支类型', '收/支类型', '收入/支出'],
  amount: ['金额', '交易金额', '金额(人民币)'],
  method: ['支付方式', '收/付款方式', '付款方式'],
  status: ['当前状态', '交易状态', '状态'],
  id: ['交易单号', '微信支付单号', '微信订单号', '交易订单号', '交易号'],
  merchantNo: ['商户单号', '商户订单号', '商家单号', '商家订单号'],
  note: ['备注', '说明'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SHAPE: WalletShape<Field> = {
  wallet: 'wechat',
  title: /微信支付账单|微信昵称\s*[：:]/,
  words: WORDS,
  unused: [],
  needed: ['time', 'direction', 'amount'],
  expected: ['type', 'counterparty', 'product', 'method', 'status', 'id', 'merchantNo', 'note'],
};
