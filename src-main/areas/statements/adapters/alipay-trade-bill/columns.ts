/**
 * The columns of the Alipay merchant trade bill (业务明细) and of its summary, by their words.
 */
import type { RawRow } from '../../adapter.ts';
import { type FieldSources, type Header, type HeaderWords, headerWord, readHeader } from '../cells.ts';

export const WORDS = {
  tradeNo: ['支付宝交易号'],
  merchantOrderNo: ['商户订单号'],
  businessType: ['业务类型'],
  product: ['商品名称'],
  createdAt: ['创建时间'],
  completedAt: ['完成时间'],
  store: ['门店编号'],
  counterparty: ['对方账户', '对方账号'],
  orderAmount: ['订单金额'],
  received: ['商家实收'],
  refundNo: ['退款批次号/请求号', '退款批次号', '退款请求号'],
  fee: ['服务费'],
  split: ['分润'],
  netReceived: ['实收净额'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const SOURCES: FieldSources<Field> = {
  kind: ['businessType'],
  direction: ['businessType'],
  occurredAt: ['completedAt', 'createdAt'],
  gross: ['received'],
  fee: ['fee', 'split'],
  net: ['received', 'fee', 'split', 'netReceived'],
  orderAmount: ['orderAmount'],
  merchantOrderNo: ['merchantOrderNo'],
  refundNo: ['refundNo'],
  channelTransactionId: ['tradeNo'],
  relatedTransactionId: ['tradeNo'],
  counterparty: ['counterparty'],
  description: ['product', 'split'],
};

/** Known, and nothing we keep: what a coupon or card paid is inside 商家实收 or not, and the bill says so there. */
const KNOWN_UNUSED = [
  '门店名称',
  '操作员',
  '终端号',
  '支付宝红包',
  '集分宝',
  '支付宝优惠',
  '商家优惠',
  '券核销金额',
  '券名称',
  '商家红包消费金额',
  '卡消费金额',
  '备注',
  '商户识别号',
  '交易方式',
  '花呗分期手续费',
  '花呗分期数',
];

/** Without any of these a row is no trade we can stand for. */
export const NEEDED: readonly Field[] = ['tradeNo', 'businessType', 'received'];
/** Read where they stand, told as drift where they do not. */
export const EXPECTED: readonly Field[] = ['merchantOrderNo', 'orderAmount', 'refundNo', 'fee', 'split'];

export const SUMMARY_WORDS = ['交易订单总笔数', '退款订单总笔数'];

/** The header row: the channel's trade number beside a kind of business. */
export function headerOf(raw: RawRow): Header<Field> | null {
  if (!raw.cells.some((cell) => headerWord(cell) === WORDS.tradeNo[0])) return null;
  const header = readHeader<Field>(raw.cells, WORDS, KNOWN_UNUSED);
  return header.columns.has('businessType') ? header : null;
}

/** What the parser could not do without and the header lacks; one of the two moments is enough. */
export const lackingOf = (header: Header<Field>): Field[] => [
  ...NEEDED.filter((field) => !header.columns.has(field)),
  ...(header.columns.has('completedAt') || header.columns.has('createdAt') ? [] : (['completedAt'] as const)),
];
