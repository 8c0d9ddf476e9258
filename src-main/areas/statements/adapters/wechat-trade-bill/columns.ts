/**
 * The columns of WeChat's merchant trade bill by their words: ALL, SUCCESS, REFUND, RECHARGE_REFUND, and the layout that old merchants
 * still get.
 */
import type { RawRow } from '../../adapter.ts';
import { type FieldSources, type Header, type HeaderWords, readHeader } from '../cells.ts';

export type Field =
  | 'tradedAt'
  | 'merchant'
  | 'subMerchant'
  | 'transactionId'
  | 'merchantOrderNo'
  | 'payer'
  | 'state'
  | 'currency'
  | 'settled'
  | 'refundAppliedAt'
  | 'refundId'
  | 'refundNo'
  | 'refund'
  | 'couponRefund'
  | 'refundState'
  | 'product'
  | 'packet'
  | 'fee'
  | 'feeReturned'
  | 'orderAmount'
  | 'appliedRefund';

const WORDS: HeaderWords<Field> = {
  tradedAt: ['交易时间'],
  merchant: ['商户号'],
  subMerchant: ['特约商户号', '子商户号'],
  transactionId: ['微信订单号'],
  merchantOrderNo: ['商户订单号'],
  payer: ['用户标识'],
  state: ['交易状态'],
  currency: ['货币种类'],
  settled: ['应结订单金额', '总金额'],
  refundAppliedAt: ['退款申请时间'],
  refundId: ['微信退款单号'],
  refundNo: ['商户退款单号'],
  refund: ['退款金额'],
  couponRefund: ['充值券退款金额', '代金券或立减优惠退款金额', '企业红包退款金额'],
  refundState: ['退款状态'],
  product: ['商品名称'],
  packet: ['商户数据包'],
  // RECHARGE_REFUND calls it 返还手续费, or has both.
  fee: ['手续费', '返还手续费'],
  feeReturned: ['返还手续费'],
  orderAmount: ['订单金额'],
  appliedRefund: ['申请退款金额'],
};

export const SOURCES: FieldSources<Field> = {
  account: ['merchant', 'subMerchant'],
  kind: ['state'],
  direction: ['state', 'refundState'],
  occurredAt: ['tradedAt', 'refundAppliedAt'],
  gross: ['settled', 'refund'],
  fee: ['fee', 'feeReturned'],
  net: ['settled', 'refund', 'fee', 'feeReturned'],
  orderAmount: ['orderAmount', 'appliedRefund'],
  currency: ['currency'],
  status: ['state', 'refundState'],
  merchantOrderNo: ['merchantOrderNo'],
  refundNo: ['refundNo'],
  channelTransactionId: ['transactionId', 'refundId'],
  relatedTransactionId: ['transactionId'],
  counterparty: ['payer'],
  description: ['product'],
};

/** Known, and nothing to us. */
const UNUSED = [
  '公众账号ID',
  '设备号',
  '交易类型',
  '付款银行',
  '代金券金额',
  '代金券或立减优惠金额',
  '企业红包金额',
  '退款成功时间',
  '退款类型',
  '费率',
  '费率备注',
];

/** Without these a row cannot become a line, whichever bill it is. */
const NEEDED: readonly Field[] = [
  'tradedAt',
  'merchant',
  'transactionId',
  'merchantOrderNo',
  'state',
  'currency',
  'settled',
  'fee',
];
/** A bill with any column of refunds needs all of these. */
const NEEDED_FOR_REFUNDS: readonly Field[] = ['refundId', 'refundNo', 'refund'];

/** Told as drift where they do not stand. */
export const EXPECTED: readonly (readonly [Field, string])[] = [
  ['subMerchant', '特约商户号'],
  ['payer', '用户标识'],
  ['product', '商品名称'],
];

/** A header of this bill has WeChat's own order number and at least half of what is needed. */
export function headerOf(raw: RawRow): Header<Field> | null {
  if (!raw.cells.some((cell) => cell.includes('微信订单号') || cell.includes('应结订单金额'))) return null;
  const header = readHeader(raw.cells, WORDS, UNUSED);
  return NEEDED.filter((field) => header.columns.has(field)).length * 2 >= NEEDED.length ? header : null;
}

export function lackingOf(header: Header<Field>): string[] {
  const { columns } = header;
  const hasRefunds = [...NEEDED_FOR_REFUNDS, 'refundState' as const].some((field) => columns.has(field));
  const needed = hasRefunds ? [...NEEDED, ...NEEDED_FOR_REFUNDS] : NEEDED;
  return needed.filter((field) => !columns.has(field)).map((field) => WORDS[field][0] ?? field);
}
