/** The columns of a Meituan bill (美团交易账单明细) by their words. */
import type { HeaderWords } from '../cells.ts';
import type { WalletShape } from '../wallet-recognise.ts';

const WORDS = {
  createdAt: ['交易创建时间', '创建时间', '交易时间'],
  paidAt: ['交易成功时间', '成功时间', '支付时间'],
  type: ['交易类型', '类型'],
  product: ['订单标题', '商品', '商品说明'],
  direction: ['收/支', '收支', '收支类型', '收/支类型', '收入/支出'],
  method: ['支付方式', '收/付款方式', '付款方式'],
  orderAmount: ['订单金额'],
  amount: ['实付金额', '支付金额', '金额'],
  id: ['交易单号', '交易订单号', '交易号'],
  merchantNo: ['商家单号', '商户单号', '商家订单号'],
  note: ['备注', '说明'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SHAPE: WalletShape<Field> = {
  wallet: 'meituan',
  title: /美团交易账单|美团用户名\s*[：:]/,
  words: WORDS,
  unused: [],
  needed: ['createdAt', 'direction', 'amount'],
  expected: ['paidAt', 'type', 'product', 'method', 'orderAmount', 'id', 'merchantNo'],
};
