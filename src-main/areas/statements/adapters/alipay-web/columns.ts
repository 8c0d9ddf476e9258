/** The columns of Alipay's 交易记录明细查询 (the web site's list) by their words. */
import type { HeaderWords } from '../cells.ts';
import type { WalletShape } from '../wallet-recognise.ts';

const WORDS = {
  id: ['交易号', '支付宝交易号', '交易订单号'],
  merchantNo: ['商家订单号', '商户订单号'],
  createdAt: ['交易创建时间', '创建时间', '交易时间'],
  paidAt: ['付款时间', '支付时间'],
  source: ['交易来源地', '交易来源'],
  type: ['类型', '交易类型'],
  counterparty: ['交易对方', '对方'],
  product: ['商品名称', '商品说明', '商品'],
  amount: ['金额', '交易金额'],
  direction: ['收/支', '收支', '收支类型', '收入/支出'],
  status: ['交易状态', '当前状态', '状态'],
  fee: ['服务费'],
  refunded: ['成功退款', '成功退款金额', '退款金额'],
  note: ['备注'],
  fundState: ['资金状态'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SHAPE: WalletShape<Field> = {
  wallet: 'alipay_web',
  title: /支付宝交易记录明细查询|-交易记录明细列表-/,
  words: WORDS,
  unused: ['最近修改时间', '最后修改时间', '修改时间'],
  needed: ['createdAt', 'direction', 'amount'],
  expected: [
    'id',
    'merchantNo',
    'paidAt',
    'type',
    'counterparty',
    'product',
    'status',
    'fee',
    'refunded',
    'fundState',
  ],
};
