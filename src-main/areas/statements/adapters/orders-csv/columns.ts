/**
 * The columns of an orders file (our own books) in Chinese and English, and the words in its cells.
 */
import type { Channel, LineStatus } from '../../../../../shared/domain/statement-line.ts';
import type { RawRow } from '../../adapter.ts';
import { type Header, type HeaderWords, headerWord, readHeader } from '../cells.ts';

const WORDS = {
  merchantOrderNo: [
    '商户订单号',
    '商家订单号',
    'merchant_order_no',
    'merchant_order_number',
    'out_trade_no',
    '订单号',
    '订单编号',
    'order_no',
    'order_number',
    'order_id',
  ],
  kind: ['类型', '业务类型', '交易类型', '订单类型', 'kind', 'type', 'transaction_type', 'order_type'],
  refundNo: [
    '退款单号',
    '商户退款单号',
    '退款编号',
    'refund_no',
    'refund_number',
    'refund_id',
    'out_refund_no',
  ],
  channel: [
    '支付渠道',
    '渠道',
    '支付方式',
    '付款方式',
    'channel',
    'payment_channel',
    'payment_method',
    'pay_channel',
  ],
  createdAt: ['下单时间', '创建时间', '订单时间', 'created_at', 'created', 'order_time', 'create_time'],
  paidAt: [
    '支付时间',
    '付款时间',
    '完成时间',
    '退款时间',
    '交易时间',
    'paid_at',
    'paid',
    'pay_time',
    'payment_time',
  ],
  amount: ['金额', '订单金额', '支付金额', '实付金额', '交易金额', 'amount', 'order_amount', 'paid_amount'],
  currency: ['币种', '货币', '货币类型', 'currency', 'currency_code'],
  status: ['状态', '订单状态', '支付状态', '交易状态', 'status', 'order_status', 'payment_status', 'state'],
  customer: ['客户', '客户名称', '买家', '会员', 'customer', 'customer_name', 'buyer', 'buyer_name'],
  product: ['商品名称', '商品', '商品说明', '商品描述', 'product', 'product_name', 'subject', 'description'],
} as const satisfies HeaderWords<string>;
export type Field = keyof typeof WORDS;

export const NEEDED: readonly Field[] = ['merchantOrderNo', 'kind', 'amount', 'status'];

/** Columns only channels and banks print: with one of these the file is somebody else's story, order numbers or not. */
const FOREIGN = new Set(
  [
    ...[
      '支付宝交易号',
      '商家实收',
      '账务流水号',
      '业务流水号',
      '微信订单号',
      '微信支付业务单号',
      '资金流水单号',
    ],
    ...[
      '应结订单金额',
      '收/支',
      '收支类型',
      '收入金额',
      '支出金额',
      '账户余额',
      '账户结余',
      '余额',
      '交易单号',
    ],
    ...[
      '交易订单号',
      '资金状态',
      '借方',
      '贷方',
      '借方金额',
      '贷方金额',
      '借方发生额',
      '贷方发生额',
      '借贷标志',
    ],
    ...['balance', 'debit', 'credit', 'gross', 'balance_transaction_id', 'psp_reference'],
  ].map(headerWord),
);

/** Rows in which the header is looked for: a title may stand above it. */
export const HEADER_WITHIN = 20;

/** The header row, whole or not: an order number and an amount beside a kind or a status, and nothing of a channel's or a bank's. */
export function headerOf(raw: RawRow): Header<Field> | null {
  if (raw.cells.some((cell) => FOREIGN.has(headerWord(cell)))) return null;
  const header = readHeader<Field>(raw.cells, WORDS);
  const has = (field: Field) => header.columns.has(field);
  return has('merchantOrderNo') && has('amount') && (has('kind') || has('status')) ? header : null;
}

const lookup = <Value>(table: readonly (readonly [Value, readonly string[]])[]): ReadonlyMap<string, Value> =>
  new Map(table.flatMap(([value, words]) => words.map((word) => [headerWord(word), value] as const)));

const KINDS = lookup<'payment' | 'refund'>([
  ['payment', ['支付', '付款', '收款', '消费', '交易', '订单', 'payment', 'pay', 'sale', 'charge', 'order']],
  ['refund', ['退款', '退货', 'refund', 'return']],
]);
export const kindOf = (text: string): 'payment' | 'refund' | null => KINDS.get(headerWord(text)) ?? null;

const STATUSES = lookup<LineStatus | 'refunding' | 'partly_refunded'>([
  ['success', ['已支付', '支付成功', '已付款', '成功', '交易成功', '已完成', '交易完成']],
  ['success', ['paid', 'success', 'succeeded', 'successful', 'completed', 'complete']],
  [
    'pending',
    [
      '待支付',
      '未支付',
      '待付款',
      '未付款',
      '支付中',
      '处理中',
      'pending',
      'unpaid',
      'processing',
      'created',
    ],
  ],
  ['closed', ['已关闭', '交易关闭', '已取消', '关闭', '取消', 'closed', 'cancelled', 'canceled', 'expired']],
  ['failed', ['支付失败', '失败', '退款失败', 'failed', 'failure', 'refund_failed']],
  ['revoked', ['已撤销', '撤销', 'revoked', 'voided']],
  [
    'refunded',
    ['已退款', '退款成功', '全额退款', '已全额退款', 'refunded', 'refund_success', 'refund_succeeded'],
  ],
  ['refunding', ['退款中', '退款处理中', 'refunding', 'refund_pending']],
  ['partly_refunded', ['部分退款', '已部分退款', 'partially_refunded', 'partly_refunded']],
]);

/** A payment that was refunded did come in; a refund that is 已退款 went out. */
export function statusOf(text: string, kind: 'payment' | 'refund'): LineStatus | null {
  const status = STATUSES.get(headerWord(text));
  if (status === undefined) return null;
  const isPayment = kind === 'payment';
  if (status === 'refunding') return isPayment ? 'success' : 'pending';
  if (status === 'partly_refunded') return 'success';
  if (status === 'refunded') return isPayment ? 'refunded' : 'success';
  return status;
}

const CHANNELS = lookup<Channel>([
  ['wechat', ['wx', 'wxpay', 'weixin', 'weixin_pay', 'tenpay', '财付通']],
  ['alipay', ['ali', 'zfb']],
  ['unionpay', ['云闪付', 'union_pay', 'upop', 'chinapay']],
  // As files made at this desk write them.
  ['adyen', ['adyen']],
  ['square', ['square']],
  ['jd', ['jd']],
  ['meituan', ['meituan']],
  ['bank', ['银行', '银行卡', '银行转账', '对公转账', '转账', '网银', 'bank', 'bank_transfer', 'bank_card']],
]);
const CHANNEL_PARTS: readonly (readonly [Channel, RegExp])[] = [
  ['wechat', /微信|wechat/],
  ['alipay', /支付宝|alipay/],
  ['unionpay', /银联|unionpay/],
  ['paypal', /paypal|贝宝/],
  ['stripe', /stripe/],
];

/** 微信小程序, WECHAT_JSAPI and 微信支付 are one channel; a name we do not know is 'other', no name is 'none'. */
export function channelOf(text: string): Channel {
  if (text === '') return 'none';
  const word = headerWord(text);
  return CHANNELS.get(word) ?? CHANNEL_PARTS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other';
}

const CURRENCIES = new Map([
  ['RMB', 'CNY'],
  ['人民币', 'CNY'],
  ['人民币元', 'CNY'],
  ['元', 'CNY'],
  ['美元', 'USD'],
  ['港币', 'HKD'],
  ['港元', 'HKD'],
  ['欧元', 'EUR'],
  ['日元', 'JPY'],
  ['英镑', 'GBP'],
]);
/** ISO 4217 code or its Chinese name; null for anything else. */
export function currencyOf(text: string): string | null {
  const word = text.normalize('NFKC').toUpperCase();
  return CURRENCIES.get(word) ?? (/^[A-Z]{3}$/.test(word) ? word : null);
}
