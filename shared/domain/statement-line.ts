/**
 * One vocabulary for every channel: what an adapter makes of one row, and what everything after it reads.
 *
 * A line is a fact: written once, never edited. Direction and kind are said, never read from a sign.
 * Amounts are zero or more; `direction` carries the sense, from the account holder's side.
 */
import type { Currency, Minor } from './money.ts';

/** Where a file's story comes from: our books (订单), channel per trade (交易账单), channel money movements (资金账单), bank (银行流水). */
export const SOURCE_KINDS = ['orders', 'trade_bill', 'fund_bill', 'bank'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Payment channels (支付渠道). `bank` stands for bank accounts, `other` for a named but unknown channel, `none` where the file does not say. */
export const CHANNELS = [
  'none',
  'wechat',
  'alipay',
  'unionpay',
  'paypal',
  'stripe',
  'bank',
  'other',
  // Kept by place in stored columns: new ones only behind.
  'adyen',
  'square',
  'jd',
  'meituan',
] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * 支付 / 退款 / 手续费 / 退还手续费 / 结算到账(提现) / 充值 / 转账 / 调整 / 拒付 / 利息 / 其他.
 * `fee_return` is a fee given back as a row of its own; `payout` is money leaving a channel account for the bank;
 * bank lines are `transfer` unless the statement says fee or interest.
 */
export const LINE_KINDS = [
  'payment',
  'refund',
  'fee',
  'fee_return',
  'payout',
  'top_up',
  'transfer',
  'adjustment',
  'chargeback',
  'interest',
  'other',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** None (null) where the format says that no money of the account moved. */
export const DIRECTIONS = ['in', 'out'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The status in our words; `none` where the format has no status column. The text as printed stays in the original file. */
export const LINE_STATUSES = [
  'none',
  'success',
  'pending',
  'closed',
  'failed',
  'refunded',
  'revoked',
] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** What an adapter hands over for one row. Texts are trimmed, '' when absent; ids stay texts. */
export interface ParsedLine {
  /** 1-based line of the decoded text where the record starts; the sheet row for workbooks. */
  readonly row: number;
  /** Merchant number (商户号), wallet or bank account the money moved on; '' where the file does not say. */
  readonly account: string;
  /** The payment channel of the money: the adapter's own for channel bills, the named one for orders, 'bank' for banks. */
  readonly channel: Channel;
  readonly kind: LineKind;
  readonly direction: Direction | null;
  /** 'YYYY-MM-DDTHH:mm:ss+08:00' with the zone, or 'YYYY-MM-DD' where the file gives only a day. For refunds: when the refund was accepted. */
  readonly occurredAt: string;
  /** 'YYYY-MM-DD' or ''. */
  readonly bookingDate: string;
  readonly valueDate: string;
  /** What was traded before fees; null where the format has one amount only. On payments with both, net = gross − fee; on refunds net = gross + fee. */
  readonly gross: Minor | null;
  /** Positive when charged, negative when given back; null where the format has no fee. */
  readonly fee: Minor | null;
  /** The movement of the account. May be negative only where the fee exceeds the gross, or a refund returns its fee. */
  readonly net: Minor;
  /**
   * What the order says, for the leg to our books, where it differs from `gross` (WeChat 订单金额 with a coupon the merchant
   * bears: the order is 100, the channel settles 90). Null when the same as gross (or net).
   */
  readonly orderAmount: Minor | null;
  readonly currency: Currency;
  /** Running balance after this row, signed; null where not stated. */
  readonly balance: Minor | null;
  readonly status: LineStatus;
  /** 商户订单号. */
  readonly merchantOrderNo: string;
  /** 商户退款单号 / 退款请求号: our number of the refund; '' on other lines. */
  readonly refundNo: string;
  /** The channel's number of this very movement: 微信订单号, on refunds 微信退款单号; 支付宝交易号; fund bills 微信支付业务单号 / 业务流水号. */
  readonly channelTransactionId: string;
  /** A second number of the channel: on refunds the number of the original payment; on fund bills 资金流水单号 / 账务流水号. */
  readonly relatedTransactionId: string;
  /** 结算批次号 / 提现单号, where stated. */
  readonly batchNo: string;
  /** Bank's number of the movement, or the reference text the bank prints. */
  readonly bankReference: string;
  readonly counterparty: string;
  readonly description: string;
}

/** Signed effect on the account: in is plus, out is minus, no direction is nothing. */
export const signedNet = (line: Pick<ParsedLine, 'direction' | 'net'>): number =>
  line.direction === 'in' ? line.net : line.direction === 'out' ? -line.net : 0;
