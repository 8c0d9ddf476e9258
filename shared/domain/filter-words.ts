/**
 * The words of the filter language: what may stand before the colon and what may stand after it, in both languages.
 *
 * The first word of each list is the one we write; all are read. Words are compared without case.
 */
import type { ExceptionKind, ExceptionState, GroupState } from './leg.ts';
import type { OrderFinding, OrderState } from './order.ts';
import type { SettlementState } from './settlement.ts';
import type { Channel, Direction, LineKind, LineStatus } from './statement-line.ts';

export type FilterLocale = 'zh-CN' | 'en';
/** Words of one meaning; the first of each is how we write it. */
export interface Words {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}
const words = (zh: string, en: string): Words => ({ zh: zh.split(' '), en: en.split(' ') });

/** Where something stands: a group, an exception, or a line (未匹配: in no group; 已匹配: accepted or confirmed; 已变更: one of several versions). */
export const FILTER_STATES = ['unmatched', 'matched', 'changed'] as const;
/** 已退款, 已关闭 and 失败 are words of a line's status, too: those stand there, and the list of orders reads them as its own. */
type OrderFilterState = Exclude<OrderState, 'refunded' | 'closed' | 'failed'> | OrderFinding;
export type FilterState =
  | (typeof FILTER_STATES)[number]
  | GroupState
  | ExceptionState
  | OrderFilterState
  | SettlementState;

export const FIELD_WORDS = {
  text: words('备注 摘要 对手方 文本', 'text note memo counterparty description'),
  channel: words('渠道 支付渠道', 'channel'),
  amount: words('金额', 'amount'),
  day: words('日期 日', 'day date'),
  age: words('账龄', 'age ageing'),
  kind: words('类型', 'kind type'),
  direction: words('收付 方向', 'direction'),
  status: words('交易状态', 'status'),
  state: words('状态', 'state'),
  exception: words('差异 差异类型', 'exception break'),
  reference: words('单号 订单号 流水号', 'ref reference order'),
  file: words('文件', 'file'),
  row: words('行 行号', 'row'),
  account: words('账户 账号 商户号', 'account'),
  currency: words('币种', 'currency'),
  owner: words('负责人', 'owner assignee'),
  due: words('期限 到期', 'due'),
} as const satisfies Record<string, Words>;
export type FilterField = keyof typeof FIELD_WORDS;

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  none: words('无渠道', 'none'),
  wechat: words('微信 微信支付 财付通', 'wechat weixin tenpay'),
  alipay: words('支付宝', 'alipay'),
  unionpay: words('银联 云闪付', 'unionpay'),
  paypal: words('贝宝', 'paypal'),
  stripe: words('Stripe', 'stripe'),
  bank: words('银行', 'bank'),
  other: words('其他 其他渠道', 'other'),
  adyen: words('Adyen', 'adyen'),
  square: words('Square', 'square'),
  jd: words('京东 京东支付', 'jd'),
  meituan: words('美团 美团支付', 'meituan'),
};

export const KIND_WORDS: Readonly<Record<LineKind, Words>> = {
  payment: words('支付 收款', 'payment'),
  refund: words('退款', 'refund'),
  fee: words('手续费', 'fee'),
  fee_return: words('退还手续费 手续费退还', 'fee_return'),
  payout: words('结算到账 提现 出款', 'payout'),
  top_up: words('充值', 'top_up'),
  transfer: words('转账', 'transfer'),
  adjustment: words('调整 调账', 'adjustment'),
  chargeback: words('拒付', 'chargeback'),
  interest: words('利息', 'interest'),
  other: words('其他', 'other'),
};

export const DIRECTION_WORDS: Readonly<Record<Direction, Words>> = {
  in: words('收 收入', 'in'),
  out: words('付 支出', 'out'),
};

export const STATUS_WORDS: Readonly<Record<LineStatus, Words>> = {
  none: words('无状态', 'none'),
  success: words('成功', 'success'),
  pending: words('处理中 待处理', 'pending'),
  closed: words('已关闭', 'closed'),
  failed: words('失败', 'failed'),
  refunded: words('已退款', 'refunded'),
  revoked: words('已撤销', 'revoked'),
};

export const STATE_WORDS: Readonly<Record<FilterState, Words>> = {
  unmatched: words('未匹配', 'unmatched'),
  matched: words('已匹配', 'matched'),
  changed: words('已变更 变更', 'changed'),
  accepted: words('规则匹配 自动确认', 'accepted'),
  proposed: words('建议', 'proposed'),
  confirmed: words('人工确认 已确认', 'confirmed'),
  rejected: words('已驳回', 'rejected'),
  open: words('待处理 未处理', 'open'),
  waiting: words('在途 等待', 'waiting'),
  explained: words('已说明', 'explained'),
  resolved: words('已解决', 'resolved'),
  created: words('已下单', 'created'),
  paying: words('支付中', 'paying'),
  paid: words('已支付', 'paid'),
  part_refunded: words('部分退款', 'part_refunded'),
  disputed: words('争议中', 'disputed'),
  paid_twice: words('重复支付', 'paid_twice'),
  over_refunded: words('超额退款', 'over_refunded'),
  currency_mixed: words('币种不一致', 'currency_mixed'),
  gathering: words('未齐 归集中', 'gathering'),
  ready: words('待签批 可签批', 'ready'),
  approved: words('已签批', 'approved'),
  partly_approved: words('部分签批', 'partly_approved'),
  held: words('暂缓', 'held'),
  returned: words('退回', 'returned'),
};

export const EXCEPTION_WORDS: Readonly<Record<ExceptionKind, Words>> = {
  missing_in_channel: words('平台有渠道无 渠道漏单', 'missing_in_channel'),
  missing_in_orders: words('渠道有平台无 平台漏单', 'missing_in_orders'),
  missing_in_fund: words('资金账单缺', 'missing_in_fund'),
  missing_in_trade: words('交易账单缺', 'missing_in_trade'),
  missing_in_bank: words('银行未到账', 'missing_in_bank'),
  unexplained_in_bank: words('银行来源不明', 'unexplained_in_bank'),
  amount_differs: words('金额不符', 'amount_differs'),
  fee_differs: words('手续费不符', 'fee_differs'),
  status_differs: words('状态不符', 'status_differs'),
  refund_differs: words('退款不符', 'refund_differs'),
  currency_differs: words('币种不符', 'currency_differs'),
  duplicate: words('重复', 'duplicate'),
  ambiguous: words('多笔候选', 'ambiguous'),
  timing: words('跨期差异 在途', 'timing'),
  missing_file: words('缺文件', 'missing_file'),
  balance_break: words('余额断点', 'balance_break'),
};

/** Every word of a table → its key, lower case. Where two keys share a word, the first keeps it. */
export function indexOf<K extends string>(table: Readonly<Record<K, Words>>): ReadonlyMap<string, K> {
  const index = new Map<string, K>();
  for (const key of Object.keys(table) as K[]) // The tables are closed, so their keys are exactly K.
    for (const word of [...table[key].zh, ...table[key].en, key])
      if (!index.has(word.toLowerCase())) index.set(word.toLowerCase(), key);
  return index;
}

export const wordOf = (each: Words, locale: FilterLocale): string =>
  (locale === 'en' ? each.en[0] : each.zh[0]) ?? '';
